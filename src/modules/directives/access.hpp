// Who may do what. Pure: the facts come in. A thing that may not be seen does not exist (404) and never reaches these.
// basis: docs/basis/directives.md D3–D6
#pragma once

#include "base/result.hpp"
#include "modules/directives/model.hpp"
#include "modules/directives/states.hpp"

namespace thienan::directives::access {

// What the acting agency has to do with an assignment. lead also: a member of the group that leads, a successor.
enum class Side { none, lead, with };
struct Standing {
    bool owner = false;
    Side side = Side::none;
};

// Acting for the owner agency with a capability that shows all it gave out?
bool sees_all_owned(const Principal& who, Id<Agency> owner);

bool may_see(const Principal& who, const Assignment& assignment, const Standing& standing);

// Refused: forbidden directives.not_the_owner, directives.may_not_register.
Result<Done> may_register(const Principal& who, Id<Agency> owner);

// Refused: forbidden directives.not_the_owner, directives.may_not_assign, directives.four_eyes (confirm and send_back by who
// reported), directives.not_the_lead, directives.may_not_report, directives.may_not_hand_on, directives.not_in_charge.
Result<Done> may_act(const Principal& who, const Assignment& assignment, const Standing& standing, Act act);

// The owner agency asks for it (actions/urging.hpp). Refused as the owner's acts above.
Result<Done> may_urge(const Principal& who, const Standing& standing);

// Co-operating agencies may report their part. Refused as may_act.
Result<Done> may_report_part(const Principal& who, const Assignment& assignment, const Standing& standing);

// Refused: forbidden directives.four_eyes for whoever asked.
Result<Done> may_decide(const Principal& who, const Extension& extension);

}  // namespace thienan::directives::access
