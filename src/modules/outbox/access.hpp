// Who may look after mails that failed.
#pragma once

#include "base/result.hpp"
#include "frame/principal.hpp"

namespace thienan::outbox::access {

inline constexpr std::string_view kAdminister = "identity.administer";

inline Result<Done> may_administer(const Principal& who) {
    if (who.may(kAdminister)) return Done{};
    return Error{Code::forbidden, "outbox.may_not_administer"};
}

}  // namespace thienan::outbox::access
