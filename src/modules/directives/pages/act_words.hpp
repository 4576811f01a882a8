// Which acts have a form of their own under /assignments/{id}/<act>.
#pragma once

#include "modules/directives/states.hpp"

namespace thienan::directives::pages {

// Confirming a reading is the review screen's; deciding an extension has its own address.
constexpr bool has_form(Act act) { return act != Act::confirm_reading && act != Act::decide_extension; }

}  // namespace thienan::directives::pages
