// The periods of a recurring assignment. Pure. basis: docs/basis/directives.md D7
#pragma once

#include "base/date.hpp"
#include "modules/directives/model.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::rules {

struct Period {
    std::string key;    // "2026-W47", "2026-11", "2026-Q4", "2026-H2", "2026"
    Date from, to;      // first and last day
    friend bool operator==(const Period&, const Period&) = default;
};

// The period that holds the day; `recurrence` is not as_needed. Weeks run Monday to Sunday and carry ISO numbers.
Period period_at(Recurrence recurrence, Date day);
Period period_after(Recurrence recurrence, const Period& period);

// The due day in the period: its last day, or `day`: the weekday of a week, else the day of the period's last month (the
// month's last day where it is shorter).
Date due_in(Recurrence recurrence, const Period& period, int day);

// The period to open next for a series: after `last_from` (first day of the last one opened), or the first one: that of
// due.from or `confirmed_on`, or the one after where its due day is already past. None where there are no periods or the series
// ended (due.on).
std::optional<Period> next_period(const Due& due, Date confirmed_on, std::optional<Date> last_from);

// What words of a document say: "hằng tháng", "trước ngày 20 hằng quý", "thường xuyên" → recurrence and day in the period.
struct ReadRecurrence {
    Recurrence recurrence = Recurrence::as_needed;
    int day = 0;
};
ReadRecurrence recurrence_of(std::string_view words);

}  // namespace thienan::directives::rules
