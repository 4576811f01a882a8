#include "modules/calendar/rules.hpp"

#include <toml++/toml.h>

#include <stdexcept>

namespace thienan::calendar {

std::string_view name_of(DayKind kind) { return kind == DayKind::holiday ? "holiday" : "swapped"; }

namespace rules {
namespace {

Date day_of(const toml::table& row, std::string_view name) {
    const auto given = row[name].value<toml::date>();
    const auto day = given ? Date::from_ymd(given->year, given->month, given->day) : std::nullopt;
    if (!day) throw std::runtime_error("calendar: " + std::string{name} + " is not a day");
    return *day;
}

void read(const toml::table& file, std::string_view key, DayKind kind, std::vector<SpecialDay>& out) {
    const auto* rows = file[key].as_array();
    if (!rows) return;
    for (const auto& node : *rows) {
        const auto* row = node.as_table();
        if (!row) throw std::runtime_error("calendar: " + std::string{key} + " holds something that is no table");
        const auto last = row->contains("to") ? day_of(*row, "to") : day_of(*row, "day");
        for (auto day = day_of(*row, "day"); day <= last; day = day + 1)
            if (kind == DayKind::swapped || day.weekday() <= 5) out.push_back({day, kind, (*row)["name"].value_or(std::string{})});
    }
}

}  // namespace

Result<Done> check(const SpecialDay& day) {
    FieldErrors errors;
    if (day.kind == DayKind::swapped && day.day.weekday() <= 5) errors.add("day", "calendar.not_a_weekend");
    if (day.name.empty()) errors.add("name", "form.required");
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

std::vector<SpecialDay> parse_defaults(std::string_view text) {
    try {
        const auto file = toml::parse(text);
        std::vector<SpecialDay> out;
        read(file, "holiday", DayKind::holiday, out);
        read(file, "swapped", DayKind::swapped, out);
        return out;
    } catch (const toml::parse_error& fault) {
        throw std::runtime_error("calendar: line " + std::to_string(fault.source().begin.line) + ": " + std::string{fault.description()});
    }
}

}  // namespace rules
}  // namespace thienan::calendar
