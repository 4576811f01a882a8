#include "platform/office/xlsx_dates.hpp"

#include "base/date.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <system_error>

namespace thienan::office {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

// Days since 1970 of serial day 0.
constexpr int kDay1900 = -25'569;  // 1899-12-30: right from 1 March 1900 on
constexpr int kDay1904 = -24'107;  // 1904-01-01

std::string decimal(double value) {
    // People see at most 15 digits; the 17 stored ones show 0.30000000000000004 for 0.3.
    std::array<char, 64> digits;
    auto [end, fault] = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 15);
    double rounded = value;
    if (fault == std::errc{}) std::from_chars(digits.data(), end, rounded);
    std::array<char, 512> text;
    const auto [stop, fault_too] = std::to_chars(text.data(), text.data() + text.size(), rounded, std::chars_format::fixed);
    return fault_too == std::errc{} ? std::string(text.data(), stop) : std::string(digits.data(), end);
}

std::string clock_of(std::int64_t seconds) {
    const std::int64_t hours = seconds / 3600;
    const std::int64_t minutes = seconds / 60 % 60;
    if (seconds % 60 == 0) return fmt::format("{:02}:{:02}", hours, minutes);
    return fmt::format("{:02}:{:02}:{:02}", hours, minutes, seconds % 60);
}

// None outside the calendar; day 60 of the 1900 system is a 29 February that never was.
std::optional<Date> date_of(std::int64_t serial, Epoch epoch) {
    if (serial < 0 || serial > 200'000 || (epoch == Epoch::from_1900 && (serial == 60 || serial == 0))) return std::nullopt;
    const int start = epoch == Epoch::from_1904 ? kDay1904 : serial < 60 ? kDay1900 + 1 : kDay1900;
    const Date date = Date::from_days(start + static_cast<int>(serial));
    if (date.year() < 1900 || date.year() > 2199) return std::nullopt;
    return date;
}

std::string shown_moment(double value, Shows shows, Epoch epoch) {
    if (!(value >= 0 && value < 200'000)) return decimal(value);
    const auto seconds = static_cast<std::int64_t>(std::llround(value * static_cast<double>(kDaySeconds)));
    if (shows == Shows::time) return clock_of(seconds);
    const auto date = date_of(seconds / kDaySeconds, epoch);
    if (!date) return decimal(value);
    const std::int64_t in_day = seconds % kDaySeconds;
    if (shows == Shows::date || in_day == 0) return date->iso();
    return date->iso() + " " + clock_of(in_day);
}

Shows shown(bool date, bool time) {
    if (date) return time ? Shows::date_time : Shows::date;
    return time ? Shows::time : Shows::number;
}

}  // namespace

Shows shown_by_builtin(int format) {
    if (format == 22) return Shows::date_time;
    if ((format >= 14 && format <= 17) || (format >= 27 && format <= 31) || format == 36 || (format >= 50 && format <= 58))
        return Shows::date;
    if ((format >= 18 && format <= 21) || (format >= 32 && format <= 35) || (format >= 45 && format <= 47)) return Shows::time;
    return Shows::number;
}

Shows shown_by_code(std::string_view code) {
    code = code.substr(0, code.find(';'));  // the part for positive numbers
    bool date = false, time = false, months_or_minutes = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i] >= 'A' && code[i] <= 'Z' ? static_cast<char>(code[i] - 'A' + 'a') : code[i];
        if (c == '"' || c == '[') {
            const std::size_t end = code.find(c == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) break;
            const auto inside = code.substr(i + 1, end - i - 1);  // "[hh]" counts hours on past a day
            if (c == '[' && !inside.empty() && inside.find_first_not_of("hmsHMS") == std::string_view::npos) time = true;
            i = end;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;  // the next character is shown as it is, or only measured
        } else if (c == 'd' || c == 'y') {
            date = true;
        } else if (c == 'h' || c == 's') {
            time = true;
        } else if (c == 'm') {
            months_or_minutes = true;
        } else if (c == 'g' && code.size() - i >= 7) {
            i += 6;  // "General"
        }
    }
    return shown(date || (months_or_minutes && !time), time);
}

std::string shown_number(std::string_view stored, Shows shows, Epoch epoch) {
    double value = 0;
    const auto [end, fault] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (stored.empty() || fault != std::errc{} || end != stored.data() + stored.size() || !std::isfinite(value))
        return std::string(stored);
    if (shows != Shows::number) return shown_moment(value, shows, epoch);
    // Plain digits are what people typed: an identity number of 16 digits must not be rounded.
    if (stored.find_first_not_of("0123456789-") == std::string_view::npos) return std::string(stored);
    return std::fabs(value) < 1e21 ? decimal(value) : std::string(stored);
}

}  // namespace thienan::office
