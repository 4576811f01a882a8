// How an assignment stands against its deadline. Pure; "today" and the working days come in.
// basis: docs/basis/directives.md D5, D13
#pragma once

#include "base/calendar.hpp"
#include "modules/directives/model.hpp"

#include <optional>
#include <string>

namespace thienan::directives::rules {

// The last day of the time limit: due.on, on the next working day where the rules say so; none where no day is known.
std::optional<Date> effective_due(const Due& due, const DeadlineRules& rules, const WorkingCalendar& calendar);

// The last day that counts as "due soon".
Date soon_until(Date today, const DeadlineRules& rules, const WorkingCalendar& calendar);

// A reported one is judged by the day of its report, as if that were confirmed. Standing, suspended and cancelled ones are
// never overdue.
Timeliness timeliness(const Assignment& assignment, Date today, Date soon_until);

// Calendar days since the deadline of a running one; 0 where it is not overdue.
int days_overdue(const Assignment& assignment, Date today);

// days ≥ 1
Ageing ageing(int days);

// The overdue due days of one ageing: [first, last]; no first for the oldest.
struct DueRange {
    std::optional<Date> first;
    Date last;
};
DueRange due_days_of(Ageing ageing, Date today);

// Texts that sort by day, for the database; those without a day come last.
inline constexpr std::string_view kNoDay = "9999-12-31";
std::string due_sort(const std::optional<Date>& day);

}  // namespace thienan::directives::rules
