// How failed sign-ins slow the next ones down. Pure.
#pragma once

#include "base/result.hpp"
#include "modules/identity/model.hpp"
#include "modules/identity/policy.hpp"

#include <algorithm>

namespace thienan::identity::rules {

// The record after one more failure: the first few are free, then the login waits 1, 2, 4 … minutes up to the most.
// Failures older than a day are forgotten.
inline SignInFailures after_failure(SignInFailures failures, Instant now) {
    if (now > failures.last_at + kPolicy.failures_forgotten) failures = {};
    ++failures.count;
    failures.last_at = now;
    const auto over = failures.count - kPolicy.failures_free;
    if (over < 0) return failures;
    auto wait = kPolicy.lock_first;
    for (std::int64_t i = 0; i < over && wait < kPolicy.lock_most; ++i) wait *= 2;
    failures.locked_until = now + std::min(wait, kPolicy.lock_most);
    return failures;
}

// Refused (too_many): identity.login_locked {0 = minutes to wait}.
inline Result<Done> may_try(const SignInFailures& failures, Instant now) {
    if (now >= failures.locked_until) return Done{};
    const auto minutes = (failures.locked_until.ms - now.ms + kMinute - 1) / kMinute;
    return Error{Code::too_many, "identity.login_locked", {std::to_string(minutes)}};
}

}  // namespace thienan::identity::rules
