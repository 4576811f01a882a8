#include "base/date.hpp"

#include "base/check.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace thienan {
namespace {

constexpr std::int64_t kOfficeOffset = 7 * kHour;

std::chrono::year_month_day civil(std::int32_t days) {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days}}};
}

std::optional<int> digits(std::string_view text, std::size_t least, std::size_t most) {
    if (text.size() < least || text.size() > most) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) return std::nullopt;
    return Date{static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> Date::parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4), 4, 4), m = digits(text.substr(5, 2), 2, 2), d = digits(text.substr(8, 2), 2, 2);
    if (!y || !m || !d) return std::nullopt;
    return from_ymd(*y, *m, *d);
}

std::optional<Date> Date::parse_vietnamese(std::string_view text) {
    const auto first = text.find_first_of("/-.");
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = text.find(text[first], first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto d = digits(text.substr(0, first), 1, 2), m = digits(text.substr(first + 1, second - first - 1), 1, 2),
               y = digits(text.substr(second + 1), 4, 4);
    if (!y || !m || !d) return std::nullopt;
    return from_ymd(*y, *m, *d);
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(civil(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(civil(days_).day())); }
int Date::weekday() const {
    return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{std::chrono::days{days_}}}.iso_encoding());
}

std::string Date::iso() const {
    std::array<char, 32> out{};
    const int n = std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year(), month(), day());
    return {out.data(), static_cast<std::size_t>(n)};
}

std::string Date::vietnamese() const {
    std::array<char, 32> out{};
    const int n = std::snprintf(out.data(), out.size(), "%02d/%02d/%04d", day(), month(), year());
    return {out.data(), static_cast<std::size_t>(n)};
}

int days_in_month(int year, int month) {
    using namespace std::chrono;
    const year_month_day_last last{std::chrono::year{year} / std::chrono::month{static_cast<unsigned>(month)} / std::chrono::last};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date last_day_of_month(int year, int month) {
    const auto date = Date::from_ymd(year, month, days_in_month(year, month));
    CHECK(date.has_value());
    return *date;
}

Date last_day_of_quarter(int year, int quarter) { return last_day_of_month(year, quarter * 3); }

Date add_months(Date from, int months) {
    const int index = from.year() * 12 + (from.month() - 1) + months;
    const int year = static_cast<int>(floor_div(index, 12)), month = index - year * 12 + 1;
    const int day = std::min(from.day(), days_in_month(year, month));
    const auto date = Date::from_ymd(year, month, day);
    CHECK(date.has_value());
    return *date;
}

Date office_day(Instant at) {
    return Date::from_days(static_cast<std::int32_t>(floor_div(at.ms + kOfficeOffset, kDay)));
}

Instant office_midnight(Date day) { return {static_cast<std::int64_t>(day.days()) * kDay - kOfficeOffset}; }

std::string office_clock(Instant at) {
    const std::int64_t minutes = (at.ms - office_midnight(office_day(at)).ms) / kMinute;
    std::array<char, 16> out{};
    const int n = std::snprintf(out.data(), out.size(), "%02d:%02d", static_cast<int>(minutes / 60), static_cast<int>(minutes % 60));
    return {out.data(), static_cast<std::size_t>(n)};
}

std::string office_time(Instant at) { return office_clock(at) + " " + office_day(at).vietnamese(); }

std::string utc_iso(Instant at) {
    const auto day = Date::from_days(static_cast<std::int32_t>(floor_div(at.ms, kDay)));
    const std::int64_t ms = at.ms - static_cast<std::int64_t>(day.days()) * kDay;
    std::array<char, 48> out{};
    const int n = std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(ms / kHour),
                                static_cast<int>(ms / kMinute % 60), static_cast<int>(ms / 1000 % 60), static_cast<int>(ms % 1000));
    return day.iso() + std::string{out.data(), static_cast<std::size_t>(n)};
}

}  // namespace thienan
