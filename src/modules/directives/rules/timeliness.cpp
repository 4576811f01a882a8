#include "modules/directives/rules/timeliness.hpp"

#include "modules/directives/states.hpp"

namespace thienan::directives::rules {

std::optional<Date> effective_due(const Due& due, const DeadlineRules& rules, const WorkingCalendar& calendar) {
    if (!due.on) return std::nullopt;
    return rules.roll_to_working_day ? calendar.roll_forward(*due.on) : *due.on;
}

Date soon_until(Date today, const DeadlineRules& rules, const WorkingCalendar& calendar) {
    return calendar.add_working_days(today, rules.soon_days);
}

Timeliness timeliness(const Assignment& assignment, Date today, Date soon_until) {
    const auto& due = assignment.effective_due;
    switch (assignment.state) {
        case State::completed: return assignment.late ? Timeliness::done_late : Timeliness::done_in_time;
        case State::reported:
            return due && assignment.reported_on && *assignment.reported_on > *due ? Timeliness::done_late : Timeliness::done_in_time;
        case State::ongoing:
        case State::cancelled: return Timeliness::no_due;
        case State::suspended: return due ? Timeliness::in_time : Timeliness::no_due;
        case State::draft:
        case State::waiting:
        case State::in_progress:
        case State::returned: break;
    }
    if (!due) return Timeliness::no_due;
    if (*due < today) return Timeliness::overdue;
    return *due <= soon_until ? Timeliness::due_soon : Timeliness::in_time;
}

int days_overdue(const Assignment& assignment, Date today) {
    if (!is_running(assignment.state) || !assignment.effective_due || *assignment.effective_due >= today) return 0;
    return today - *assignment.effective_due;
}

Ageing ageing(int days) {
    if (days <= 30) return Ageing::days_30;
    if (days <= 60) return Ageing::days_60;
    return days <= 120 ? Ageing::days_120 : Ageing::more;
}

DueRange due_days_of(Ageing ageing, Date today) {
    switch (ageing) {
        case Ageing::days_30: return {today - 30, today - 1};
        case Ageing::days_60: return {today - 60, today - 31};
        case Ageing::days_120: return {today - 120, today - 61};
        case Ageing::more: return {std::nullopt, today - 121};
    }
    CHECK(false);
}

std::string due_sort(const std::optional<Date>& day) { return day ? day->iso() : std::string{kNoDay}; }

}  // namespace thienan::directives::rules
