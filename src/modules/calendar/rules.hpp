// What makes a list of special days acceptable, and the defaults of a new installation.
#pragma once

#include "base/result.hpp"
#include "modules/calendar/model.hpp"

#include <string_view>
#include <vector>

namespace thienan::calendar::rules {

// A swapped day is a Saturday or Sunday; a holiday may be any day. Errors at fields day, name.
Result<Done> check(const SpecialDay& day);

// Reads regulations/calendar-vn.toml: arrays holiday and swapped of {day, to?, name}. A fault is a std::runtime_error.
std::vector<SpecialDay> parse_defaults(std::string_view toml);

}  // namespace thienan::calendar::rules
