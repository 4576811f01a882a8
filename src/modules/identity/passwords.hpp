// Hashing passwords: argon2id, two at a time, outside any transaction (one takes about 40 ms).
#pragma once

#include "base/result.hpp"

#include <string>
#include <string_view>

namespace thienan::identity {

// A password that passed the rules, hashed. Actions take this, never the password.
struct NewPassword {
    std::string hash;
};

// Refused: unavailable identity.busy where no turn came in time.
Result<NewPassword> hash_password(std::string_view password);

// An empty hash (no such account) is compared with a stand-in, so that both take the same time; never true then.
// Refused: as above.
Result<bool> is_password(std::string_view hash, std::string_view password);

}  // namespace thienan::identity
