// Who may do what. The registry itself is public knowledge: everybody who is signed in reads it. Proposals are the matter of the agency
// that looks them up.
#pragma once

#include "base/result.hpp"
#include "modules/overlap/screening.hpp"

namespace thienan::overlap::access {

inline Result<Done> may_maintain(const Principal& who) {
    if (who.may(kMaintain)) return Done{};
    return Error{Code::forbidden, "overlap.may_not_maintain"};
}

inline Result<Done> may_screen(const Principal& who) {
    if (who.may(kScreen)) return Done{};
    return Error{Code::forbidden, "overlap.may_not_screen"};
}

// Another agency's proposal does not exist for them.
inline Result<Done> may_see(const Principal& who, const Proposal& proposal) {
    if ((who.may(kScreen) || who.may(kDecide)) && (who.is_system() || who.agency() == proposal.agency)) return Done{};
    return Error{Code::not_found, "frame.not_found"};
}

inline Result<Done> may_decide(const Principal& who) {
    if (who.may(kDecide)) return Done{};
    return Error{Code::forbidden, "overlap.may_not_decide"};
}

}  // namespace thienan::overlap::access
