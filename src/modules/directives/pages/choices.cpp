#include "modules/directives/pages/choices.hpp"

#include <algorithm>

namespace thienan::directives::pages {

std::vector<frame::Choice> unit_choices(const Context& ctx, const Surroundings& around, std::string_view none) {
    std::vector<frame::Choice> out{{"", std::string{ctx.t()(none)}, ""}};
    for (const auto unit : around.agencies->units_of(ctx.who().agency()))
        if (unit != ctx.who().agency()) out.push_back({unit.str(), std::string{around.agencies->name(unit)}, ""});
    return out;
}

std::vector<frame::Choice> person_choices(const Context& ctx, const std::vector<identity::queries::Colleague>& colleagues, std::string_view none) {
    std::vector<frame::Choice> out{{"", std::string{ctx.t()(none)}, ""}};
    for (const auto& c : colleagues)
        if (std::none_of(out.begin(), out.end(), [&](const auto& o) { return o.value == c.person.str(); }))
            out.push_back({c.person.str(), c.name + (c.title.empty() ? "" : ", " + c.title), ""});
    return out;
}

}  // namespace thienan::directives::pages
