// What the acting agency can choose from: its units and its people.
#pragma once

#include "frame/components/forms.hpp"
#include "modules/directives/pages/shown.hpp"

#include <string_view>
#include <vector>

namespace thienan::directives::pages {

// `none` is the locale key of the empty choice.
std::vector<frame::Choice> unit_choices(const Context& ctx, const Surroundings& around, std::string_view none);
std::vector<frame::Choice> person_choices(const Context& ctx, const std::vector<identity::queries::Colleague>& colleagues, std::string_view none);

}  // namespace thienan::directives::pages
