#include "modules/directives/access.hpp"

namespace thienan::directives::access {
namespace {

Error forbidden(std::string reason) { return Error{Code::forbidden, std::move(reason)}; }

Result<Done> may_act_as_lead(const Principal& who, const Assignment& assignment, const Standing& standing, Act act) {
    if (standing.side != Side::lead) return forbidden("directives.not_the_lead");
    const bool leads = who.may(kLead);
    if (act == Act::hand_on) {
        if (!leads) return forbidden("directives.may_not_hand_on");
        return Done{};
    }
    if (!leads && !who.may(kReport)) return forbidden("directives.may_not_report");
    if (!leads && assignment.person && assignment.person != who.person) return forbidden("directives.not_in_charge");
    return Done{};
}

Result<Done> may_assign(const Principal& who, const Standing& standing) {
    if (!standing.owner) return forbidden("directives.not_the_owner");
    if (!who.may(kAssign)) return forbidden("directives.may_not_assign");
    return Done{};
}

Result<Done> may_act_as_owner(const Principal& who, const Assignment& assignment, const Standing& standing, Act act) {
    TRY(may_assign(who, standing));
    const bool judges = act == Act::confirm || act == Act::send_back;
    if (judges && who.person && who.person == assignment.reported_by) return forbidden("directives.four_eyes");
    return Done{};
}

}  // namespace

bool sees_all_owned(const Principal& who, Id<Agency> owner) {
    if (who.is_system()) return true;
    return who.agency() && who.agency() == owner && (who.may(kReadAll) || who.may(kRegister) || who.may(kAssign));
}

bool may_see(const Principal& who, const Assignment& assignment, const Standing& standing) {
    if (sees_all_owned(who, assignment.owner)) return true;
    return assignment.state != State::draft && standing.side != Side::none;
}

Result<Done> may_register(const Principal& who, Id<Agency> owner) {
    if (who.is_system()) return Done{};
    if (who.agency() != owner) return forbidden("directives.not_the_owner");
    if (!who.may(kRegister)) return forbidden("directives.may_not_register");
    return Done{};
}

Result<Done> may_act(const Principal& who, const Assignment& assignment, const Standing& standing, Act act) {
    if (who.is_system()) return Done{};
    switch (party_of(act)) {
        case Party::lead: return may_act_as_lead(who, assignment, standing, act);
        case Party::owner: return may_act_as_owner(who, assignment, standing, act);
        case Party::registrar: return may_register(who, assignment.owner);
    }
    CHECK(false);
}

Result<Done> may_urge(const Principal& who, const Standing& standing) { return may_assign(who, standing); }

Result<Done> may_report_part(const Principal& who, const Assignment& assignment, const Standing& standing) {
    if (standing.side == Side::with && (who.may(kReport) || who.may(kLead))) return Done{};
    return may_act(who, assignment, standing, Act::report_progress);
}

Result<Done> may_decide(const Principal& who, const Extension& extension) {
    if (who.person && who.person == extension.asked_by) return forbidden("directives.four_eyes");
    return Done{};
}

}  // namespace thienan::directives::access
