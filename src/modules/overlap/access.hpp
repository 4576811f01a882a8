// Who may do what. The registry itself is public knowledge: everybody who is signed in reads it.
#pragma once

#include "base/result.hpp"
#include "modules/overlap/model.hpp"

namespace thienan::overlap::access {

inline Result<Done> may_maintain(const Principal& who) {
    if (who.may(kMaintain)) return Done{};
    return Error{Code::forbidden, "overlap.may_not_maintain"};
}

}  // namespace thienan::overlap::access
