#include "frame/form_reader.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"

#include <algorithm>
#include <charconv>

namespace thienan::frame {
namespace {

// Carriage returns dropped; where one line is meant, line ends and tabs become spaces.
std::string lines(std::string_view text, bool several) {
    std::string out;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n' && !several) out += ' ';
        else if (static_cast<unsigned char>(c) >= ' ' || c == '\n') out += c;
        else out += ' ';
    }
    return out;
}

// "1.234.567" → "1234567". False where a dot does not stand before each three last digits: "1.5" is not fifteen.
bool take_grouping_dots(std::string& number) {
    for (std::size_t from_end = 1; from_end <= number.size(); ++from_end) {
        const bool dot = number[number.size() - from_end] == '.';
        if (dot && (from_end % 4 != 0 || from_end == number.size())) return false;
        if (!dot && from_end % 4 == 0 && number.find('.') != std::string::npos && number[number.size() - from_end] != '-') return false;
    }
    number.erase(std::remove(number.begin(), number.end(), '.'), number.end());
    return true;
}

}  // namespace

std::string FormReader::text(std::string_view name, TextRule rule) {
    std::string value{trim(lines(viet::normalise(fields_->get(name)), rule.several_lines))};
    if (value.empty() && rule.required) errors_.add(std::string{name}, "form.required");
    if (count_code_points(value) > rule.most) errors_.add(std::string{name}, "form.too_long", {std::to_string(rule.most)});
    return value;
}

std::optional<Date> FormReader::date(std::string_view name, bool required) {
    const std::string raw = text(name, {.required = required, .most = 20});
    if (raw.empty()) return std::nullopt;
    auto day = Date::parse_vietnamese(raw);
    if (!day) day = Date::parse_iso(raw);
    if (!day) errors_.add(std::string{name}, "form.not_a_date");
    return day;
}

std::optional<std::int64_t> FormReader::number(std::string_view name, std::int64_t least, std::int64_t most, bool required) {
    std::string raw = text(name, {.required = required, .most = 30});
    if (raw.empty()) return std::nullopt;
    const bool grouped = take_grouping_dots(raw);
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (!grouped || fault != std::errc{} || end != raw.data() + raw.size()) {
        errors_.add(std::string{name}, "form.not_a_number");
        return std::nullopt;
    }
    if (value < least || value > most) {
        errors_.add(std::string{name}, "form.out_of_range", {std::to_string(least), std::to_string(most)});
        return std::nullopt;
    }
    return value;
}

std::string FormReader::choice(std::string_view name, std::initializer_list<std::string_view> choices, bool required) {
    const std::string raw = text(name, {.required = required, .most = 60});
    if (raw.empty()) return {};
    if (std::find(choices.begin(), choices.end(), raw) != choices.end()) return raw;
    errors_.add(std::string{name}, "form.not_a_choice");
    return {};
}

bool FormReader::flag(std::string_view name) const {
    const auto raw = fields_->get(name);
    return raw == "1" || raw == "on" || raw == "true";
}

}  // namespace thienan::frame
