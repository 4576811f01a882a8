#include "modules/directives/rules/recurrence.hpp"

#include "base/check.hpp"
#include "engines/viet/text.hpp"

#include <algorithm>
#include <charconv>

namespace thienan::directives::rules {
namespace {

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

Date day_of(int year, int month, int day) {
    const auto date = Date::from_ymd(year, month, day);
    CHECK(date.has_value());
    return *date;
}

Period week_at(Date day) {
    const Date monday = day - (day.weekday() - 1);
    const Date thursday = monday + 3;
    const int number = (thursday - day_of(thursday.year(), 1, 1)) / 7 + 1;
    return {std::to_string(thursday.year()) + "-W" + two(number), monday, monday + 6};
}

// Months first … first + length - 1 of a year.
Period months(int year, int first, int length, std::string key) {
    return {std::move(key), day_of(year, first, 1), last_day_of_month(year, first + length - 1)};
}

bool holds(std::string_view words, std::string_view part) { return words.find(part) != std::string_view::npos; }

// "truoc ngay 20 hang thang" → 20; 0 where no day stands after "ngay".
int day_in(std::string_view folded) {
    for (std::size_t at = folded.find("ngay "); at != std::string_view::npos; at = folded.find("ngay ", at + 1)) {
        int day = 0;
        const auto* begin = folded.data() + at + 5;
        const auto [end, fault] = std::from_chars(begin, folded.data() + folded.size(), day);
        if (fault == std::errc{} && end != begin && day >= 1 && day <= 31) return day;
    }
    return 0;
}

}  // namespace

Period period_at(Recurrence recurrence, Date day) {
    const int year = day.year(), month = day.month();
    const auto y = std::to_string(year);
    switch (recurrence) {
        case Recurrence::weekly: return week_at(day);
        case Recurrence::monthly: return months(year, month, 1, y + "-" + two(month));
        case Recurrence::quarterly: return months(year, (month - 1) / 3 * 3 + 1, 3, y + "-Q" + std::to_string((month - 1) / 3 + 1));
        case Recurrence::half_yearly: return months(year, month <= 6 ? 1 : 7, 6, y + (month <= 6 ? "-H1" : "-H2"));
        case Recurrence::yearly: return months(year, 1, 12, y);
        case Recurrence::as_needed: break;
    }
    CHECK(false);
}

Period period_after(Recurrence recurrence, const Period& period) { return period_at(recurrence, period.to + 1); }

Date due_in(Recurrence recurrence, const Period& period, int day) {
    if (day <= 0) return period.to;
    if (recurrence == Recurrence::weekly) return period.from + (std::min(day, 7) - 1);
    const int last = days_in_month(period.to.year(), period.to.month());
    return day_of(period.to.year(), period.to.month(), std::min(day, last));
}

std::optional<Period> next_period(const Due& due, Date confirmed_on, std::optional<Date> last_from) {
    if (due.kind != DueKind::recurring || due.recurrence == Recurrence::as_needed) return std::nullopt;
    Period period;
    if (last_from) {
        period = period_after(due.recurrence, period_at(due.recurrence, *last_from));
    } else {
        const Date first = std::max(confirmed_on, due.from.value_or(confirmed_on));
        period = period_at(due.recurrence, first);
        if (due_in(due.recurrence, period, due.recurrence_day) < first) period = period_after(due.recurrence, period);
    }
    if (due.on && period.from > *due.on) return std::nullopt;
    return period;
}

ReadRecurrence recurrence_of(std::string_view words) {
    const auto folded = viet::fold(words);
    const auto every = [&](std::string_view unit) {
        return holds(folded, "hang " + std::string{unit}) || holds(folded, "moi " + std::string{unit}) ||
               holds(folded, "dinh ky " + std::string{unit});
    };
    const int day = day_in(folded);
    if (every("tuan")) return {Recurrence::weekly, 0};
    if (every("thang")) return {Recurrence::monthly, day};
    if (every("quy")) return {Recurrence::quarterly, day};
    if (holds(folded, "6 thang") || holds(folded, "sau thang") || holds(folded, "nua nam")) return {Recurrence::half_yearly, day};
    if (every("nam")) return {Recurrence::yearly, day};
    return {};
}

}  // namespace thienan::directives::rules
