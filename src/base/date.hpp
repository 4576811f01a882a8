// Dates of the Gregorian calendar and instants of time, as the office uses them.
// A Date has no time zone; an Instant is milliseconds since 1970 in UTC. The office is at UTC+7 all year.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thienan {

// A calendar day between 1900-01-01 and 2199-12-31, held as days since 1970-01-01.
class Date {
public:
    Date() = default;  // 1970-01-01
    static Date from_days(std::int32_t days_since_1970) { return Date{days_since_1970}; }
    // None where no such day exists (30/02) or outside the range above.
    static std::optional<Date> from_ymd(int year, int month, int day);
    // "2026-11-23", exactly; none otherwise.
    static std::optional<Date> parse_iso(std::string_view text);
    // "23/11/2026", "3/1/2026", also with - or . between; two-digit years are refused.
    static std::optional<Date> parse_vietnamese(std::string_view text);

    int year() const;
    int month() const;        // 1…12
    int day() const;          // 1…31
    int weekday() const;      // 1 Monday … 7 Sunday
    std::int32_t days() const { return days_; }

    std::string iso() const;         // "2026-11-23"
    std::string vietnamese() const;  // "23/11/2026"

    friend Date operator+(Date a, int days) { return Date{a.days_ + days}; }
    friend Date operator-(Date a, int days) { return Date{a.days_ - days}; }
    friend int operator-(Date a, Date b) { return a.days_ - b.days_; }
    friend auto operator<=>(Date, Date) = default;

private:
    explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

int days_in_month(int year, int month);
Date last_day_of_month(int year, int month);
Date last_day_of_quarter(int year, int quarter);  // quarter 1…4
// The same day `months` later (may be negative), or that month's last day where it is shorter.
Date add_months(Date from, int months);

// Milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;

    friend auto operator<=>(Instant, Instant) = default;
    friend Instant operator+(Instant a, std::int64_t ms) { return {a.ms + ms}; }
};

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

Date office_day(Instant at);                 // the day in the office (UTC+7)
Instant office_midnight(Date day);           // when that day begins in the office
std::string office_time(Instant at);         // "13:05 23/11/2026"
std::string office_clock(Instant at);        // "13:05"
std::string utc_iso(Instant at);             // "2026-11-23T06:05:00.000Z"

}  // namespace thienan
