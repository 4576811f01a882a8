// Every number of signing in, in one place.
#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <cstdint>

namespace thienan::identity {

struct Policy {
    // Sessions end after so long without a request, and after so long in any case.
    std::int64_t idle = 8 * kHour;
    std::int64_t absolute = 7 * kDay;
    std::int64_t second_step = 10 * kMinute;       // to type the code after the password

    // Passwords, in code points.
    std::size_t password_least = 10;
    std::size_t password_most = 200;
    // argon2id: two hashes at once need at most 2 × 19 MiB and about 40 ms each.
    unsigned long long hash_passes = 3;
    std::size_t hash_bytes = 19u << 20;
    std::int64_t hash_wait = 3'000;                // a request waits so long for its turn

    // From this failure on a login waits 1, 2, 4 … minutes, at most the last.
    std::int64_t failures_free = 5;
    std::int64_t lock_first = kMinute;
    std::int64_t lock_most = 30 * kMinute;
    std::int64_t failures_forgotten = kDay;
    // Failed attempts from one address, however many logins: this many at once, then one more each interval.
    std::int64_t address_burst = 30;
    std::int64_t address_interval = 6'000;

    std::int64_t reset_valid = kHour;
    std::int64_t resets_a_day = 5;                 // mails to one account

    std::size_t recovery_codes = 10;

    std::int64_t token_most = 366 * kDay;          // longest life of an API token
    std::int64_t tokens_most = 20;                 // live tokens of one account
    std::int64_t sessions_most = 20;               // live sessions of one account; the oldest ends
};

inline constexpr Policy kPolicy{};

}  // namespace thienan::identity
