// The working-day calendar: Monday to Friday, less holidays, plus days worked in exchange.
// Which days those are is data a province maintains; this only computes.
#pragma once

#include "base/date.hpp"

#include <vector>

namespace thienan {

class WorkingCalendar {
public:
    WorkingCalendar() = default;
    // `holidays` are days off that would be worked, `swapped` are weekend days worked in exchange.
    WorkingCalendar(std::vector<Date> holidays, std::vector<Date> swapped);

    bool is_working(Date day) const;
    // The day itself if worked, else the next worked day.
    Date roll_forward(Date day) const;
    // The n-th working day after `from` (n ≥ 0; n = 0 is `from` itself). The day of the act is not counted.
    Date add_working_days(Date from, int n) const;
    // Working days in (from, to]; negative when `to` is before `from`.
    int working_days_between(Date from, Date to) const;

private:
    std::vector<Date> holidays_;  // sorted
    std::vector<Date> swapped_;   // sorted
};

}  // namespace thienan
