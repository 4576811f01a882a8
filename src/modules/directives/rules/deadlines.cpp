#include "modules/directives/rules/deadlines.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <stdexcept>

namespace thienan::directives::rules {
namespace {

[[noreturn]] void fail(const std::string& where, std::string_view what) {
    throw std::runtime_error("regulations/deadlines.toml: " + where + ": " + std::string{what});
}

class PeriodReader {
public:
    explicit PeriodReader(const toml::table& period) : period_(period) {
        const auto given = period["valid_from"].value<toml::date>();
        const auto day = given ? Date::from_ymd(given->year, given->month, given->day) : std::nullopt;
        if (!day) fail("a period", "valid_from is not a day");
        out_.valid_from = *day;
    }

    ShippedRules read() {
        for (const auto& [name, node] : period_)
            if (name != "valid_from" && !is_rule(name.str())) fail(where(name.str()), "there is no such rule");
        const auto roll = rule(kRollRule)["value"].value_exact<bool>();
        if (!roll) fail(where(kRollRule), "value is neither true nor false");
        out_.rules.roll_to_working_day = *roll;
        for (const auto& known : kNumberRules) {
            const auto value = rule(known.name)["value"].value_exact<std::int64_t>();
            if (!value || *value < 0 || *value > known.most) fail(where(known.name), "value is not a whole number from 0 to " + std::to_string(known.most));
            out_.rules.*known.value = static_cast<int>(*value);
        }
        return std::move(out_);
    }

private:
    static bool is_rule(std::string_view name) {
        return name == kRollRule || std::any_of(kNumberRules.begin(), kNumberRules.end(), [&](const NumberRule& r) { return r.name == name; });
    }
    std::string where(std::string_view name) const { return "period " + out_.valid_from.iso() + ", " + std::string{name}; }

    const toml::table& rule(std::string_view name) {
        const auto* table = period_[name].as_table();
        if (!table) fail(where(name), "is missing");
        const auto source = (*table)["source"].value_or(std::string{});
        if (source.empty()) fail(where(name), "source is missing");
        out_.sources.emplace(name, source);
        return *table;
    }

    const toml::table& period_;
    ShippedRules out_;
};

}  // namespace

std::vector<ShippedRules> parse_shipped(std::string_view text) {
    toml::table file;
    try {
        file = toml::parse(text);
    } catch (const toml::parse_error& fault) {
        fail("line " + std::to_string(fault.source().begin.line), fault.description());
    }
    std::vector<ShippedRules> out;
    if (const auto* periods = file["period"].as_array())
        for (const auto& node : *periods) {
            const auto* period = node.as_table();
            if (!period) fail("period", "is not a table");
            out.push_back(PeriodReader{*period}.read());
        }
    if (out.empty()) fail("period", "there is none");
    std::sort(out.begin(), out.end(), [](const ShippedRules& a, const ShippedRules& b) { return a.valid_from < b.valid_from; });
    for (std::size_t i = 1; i < out.size(); ++i)
        if (out[i].valid_from == out[i - 1].valid_from) fail("period " + out[i].valid_from.iso(), "stands twice");
    return out;
}

const ShippedRules& shipped_on(const std::vector<ShippedRules>& all, Date day) {
    const auto* found = &all.front();
    for (const auto& period : all)
        if (period.valid_from <= day) found = &period;
    return *found;
}

std::optional<Date> proposed_internal_due(std::optional<Date> due, Date today, const DeadlineRules& rules, const WorkingCalendar& calendar) {
    if (!due || rules.internal_days == 0) return std::nullopt;
    Date day = *due;
    while (day > today && (!calendar.is_working(day) || calendar.working_days_between(day, *due) < rules.internal_days)) day = day - 1;
    return day > today ? std::optional{day} : std::nullopt;
}

}  // namespace thienan::directives::rules
