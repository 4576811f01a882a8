// When a mail is tried again, and what may be queued. Pure.
#pragma once

#include "base/result.hpp"
#include "modules/outbox/model.hpp"

namespace thienan::outbox::rules {

inline constexpr std::int64_t kMailLease = 5 * kMinute;   // longer than a transport may take for one mail
inline constexpr std::int64_t kJobLease = 5 * kMinute;    // renewed every minute while the work runs
inline constexpr std::int64_t kJobAttempts = 3;           // starts of one piece of work, when the process dies meanwhile
inline constexpr std::int64_t kJobsWaiting = 20;          // unfinished pieces of work of one person

// How long to wait after the n-th try failed (n ≥ 1): 1, 5, 15 minutes, 1, 3, 6, 12 hours; none after the eighth: give up.
std::optional<std::int64_t> wait_after(std::int64_t attempts);

// An address of this site ("/directives/7"), which may be followed.
bool is_address_here(std::string_view result);

}  // namespace thienan::outbox::rules
