#include "modules/identity/choices.hpp"

namespace thienan::identity {

std::vector<frame::Choice> agency_choices(const frame::Context& ctx, const Directory& directory, Offer offer, Id<Agency> also) {
    std::vector<frame::Choice> choices = {{"", std::string{ctx.t()("form.choose")}, ""}};
    const Date today = ctx.today();
    for (const auto& agency : directory.all()) {
        if (agency.kind == AgencyKind::unit) continue;
        if (agency.kind == AgencyKind::group && offer != Offer::agencies_and_groups) continue;
        if (!directory.exists_on(agency.id, today) && agency.id != also) continue;
        choices.push_back({agency.id.str(), agency.name, ""});
        if (offer != Offer::agencies_and_units) continue;
        for (const auto unit : directory.units_of(agency.id))
            if (unit != agency.id && (directory.exists_on(unit, today) || unit == also))
                choices.push_back({unit.str(), std::string{directory.name(unit)} + ", " + agency.name, ""});
    }
    return choices;
}

}  // namespace thienan::identity
