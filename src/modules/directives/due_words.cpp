#include "modules/directives/due_words.hpp"

#include "base/check.hpp"

#include <array>

namespace thienan::directives {

using frame::Words;

std::string due_words(const Words& t, const Due& due, std::optional<Date> effective) {
    switch (due.kind) {
        case DueKind::none: return std::string{t(key_of(due.kind))};
        case DueKind::date: return t.date(effective ? effective : due.on);
        case DueKind::period:
            return due.from && due.on ? due.from->vietnamese() + " – " + due.on->vietnamese() : t.date(effective ? effective : due.on);
        case DueKind::recurring: return std::string{t(key_of(due.recurrence))};
        case DueKind::condition:
            return due.on ? t.date(effective ? effective : due.on) : t("directives.waits_for", {due.condition.empty() ? due.text : due.condition});
    }
    CHECK(false);
}

std::string period_words(const Words& t, std::string_view key) {
    const std::string year{key.substr(0, 4)}, part{key.size() > 5 ? key.substr(5) : std::string_view{}};
    if (key.empty()) return {};
    if (part.empty()) return t("directives.period_year", {year});
    const auto rest = part.substr(1);
    static constexpr std::array<std::string_view, 4> kQuarters = {"I", "II", "III", "IV"};
    switch (part.front()) {
        case 'W': return t("directives.period_week", {rest, year});
        case 'Q': return t("directives.period_quarter", {std::string{kQuarters.at(static_cast<std::size_t>(rest.front() - '1'))}, year});
        case 'H': return t(rest == "1" ? "directives.period_first_half" : "directives.period_second_half", {year});
        default: return t("directives.period_month", {part, year});
    }
}

}  // namespace thienan::directives
