#include "base/calendar.hpp"

#include "base/check.hpp"

#include <algorithm>

namespace thienan {

WorkingCalendar::WorkingCalendar(std::vector<Date> holidays, std::vector<Date> swapped)
    : holidays_(std::move(holidays)), swapped_(std::move(swapped)) {
    std::sort(holidays_.begin(), holidays_.end());
    std::sort(swapped_.begin(), swapped_.end());
}

bool WorkingCalendar::is_working(Date day) const {
    if (std::binary_search(swapped_.begin(), swapped_.end(), day)) return true;
    return day.weekday() <= 5 && !std::binary_search(holidays_.begin(), holidays_.end(), day);
}

Date WorkingCalendar::roll_forward(Date day) const {
    while (!is_working(day)) day = day + 1;
    return day;
}

Date WorkingCalendar::add_working_days(Date from, int n) const {
    CHECK(n >= 0);
    for (Date day = from; n > 0; from = day) {
        day = day + 1;
        if (is_working(day)) --n;
    }
    return from;
}

int WorkingCalendar::working_days_between(Date from, Date to) const {
    if (to < from) return -working_days_between(to, from);
    int count = 0;
    for (Date day = from + 1; day <= to; day = day + 1) count += is_working(day);
    return count;
}

}  // namespace thienan
