// The rules of deadlines as data: what regulations/deadlines.toml ships, and which values a rule may have at all.
// basis: docs/basis/directives.md D11, D13
#pragma once

#include "base/calendar.hpp"
#include "modules/directives/model.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::rules {

// A rule that is a number, 0…most. Its name is the spelling everywhere: file, column, JSON, form, locale "directives.rule_<name>".
struct NumberRule {
    std::string_view name;
    int DeadlineRules::*value;
    int most;
};
inline constexpr std::array kNumberRules = {
    NumberRule{"soon_days", &DeadlineRules::soon_days, 60},
    NumberRule{"remind_before_days", &DeadlineRules::remind_before_days, 60},
    NumberRule{"leader_after_days", &DeadlineRules::leader_after_days, 120},
    NumberRule{"opens_before_days", &DeadlineRules::opens_before_days, 60},
    NumberRule{"internal_days", &DeadlineRules::internal_days, 60},
    NumberRule{"digest_weekday", &DeadlineRules::digest_weekday, 7},
};
inline constexpr std::string_view kRollRule = "roll_to_working_day";

// One [[period]] of the file.
struct ShippedRules {
    Date valid_from;
    DeadlineRules rules;
    std::map<std::string, std::string, std::less<>> sources;  // by name of the rule
};

// In order of valid_from. A fault – a rule that is missing, unknown, without source or out of range, no period, a period twice – is a
// std::runtime_error that names the period and the rule.
std::vector<ShippedRules> parse_shipped(std::string_view toml);

// The period that holds on that day: the latest that has begun, else the first. `all` is not empty.
const ShippedRules& shipped_on(const std::vector<ShippedRules>& all, Date day);

// The last working day that leaves `days` working days before the deadline; none where that is not after today or days is 0.
std::optional<Date> proposed_internal_due(std::optional<Date> due, Date today, const DeadlineRules& rules, const WorkingCalendar& calendar);

}  // namespace thienan::directives::rules
