// The law as data, carried inside the program (regulations/*.toml) and read when it starts.
#pragma once

#include "modules/calendar/model.hpp"
#include "modules/directives/rules/deadlines.hpp"

#include <vector>

namespace thienan::app {

struct Regulations {
    std::vector<calendar::SpecialDay> holidays;              // calendar-vn.toml
    std::vector<directives::rules::ShippedRules> deadlines;  // deadlines.toml
};

// A fault in one of the files is a std::runtime_error that names it and the place.
Regulations read_regulations();

}  // namespace thienan::app
