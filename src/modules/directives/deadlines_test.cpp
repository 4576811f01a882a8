// The rules of deadlines: what is shipped as data, what a province sets for itself, what follows from a change.
#include "modules/directives/rules/deadlines.hpp"
#include "modules/directives/testing.hpp"

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

std::string shipped_text() { return frame::testing::text_of_file(THIENAN_SOURCE_DIR "/regulations/deadlines.toml"); }

// What the program says at its start about the shipped file with one thing changed.
std::string fault_of(std::string_view what, std::string_view with) {
    auto text = shipped_text();
    const auto at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    text.replace(at, what.size(), with);
    try {
        rules::parse_shipped(text);
        return "";
    } catch (const std::runtime_error& fault) {
        return fault.what();
    }
}

TEST(ShippedRules, the_file_names_every_rule_with_its_source) {
    const auto all = rules::parse_shipped(shipped_text());
    ASSERT_FALSE(all.empty());
    for (const auto& rule : rules::kNumberRules) EXPECT_FALSE(all.front().sources.at(std::string{rule.name}).empty()) << rule.name;
    EXPECT_TRUE(all.front().rules.roll_to_working_day);
}

TEST(ShippedRules, a_fault_names_file_period_and_rule) {
    EXPECT_EQ(fault_of("value = 5", "value = 61"), "regulations/deadlines.toml: period 1900-01-01, soon_days: value is not a whole number from 0 to 60");
    EXPECT_EQ(fault_of("value = true", "value = 1"), "regulations/deadlines.toml: period 1900-01-01, roll_to_working_day: value is neither true nor false");
    EXPECT_EQ(fault_of("[period.soon_days]", "[period.late_days]"), "regulations/deadlines.toml: period 1900-01-01, late_days: there is no such rule");
    EXPECT_EQ(fault_of("valid_from = 1900-01-01", "valid_from = 3"), "regulations/deadlines.toml: a period: valid_from is not a day");
    EXPECT_EQ(fault_of("source = \"Bộ luật Dân sự 91/2015/QH13, điều 148 khoản 5\"", ""), "regulations/deadlines.toml: period 1900-01-01, roll_to_working_day: source is missing");
    EXPECT_EQ(fault_of("\n[[period]]\n", "\n[other]\n"), "regulations/deadlines.toml: period: there is none");
    EXPECT_NE(fault_of("\n[[period]]\n", "\n[[period\n").find("regulations/deadlines.toml: line"), std::string::npos);
}

TEST(ShippedRules, the_latest_period_that_has_begun_holds) {
    std::vector<rules::ShippedRules> all(2);
    all[0].valid_from = day(1900, 1, 1), all[1].valid_from = day(2027, 1, 1);
    EXPECT_EQ(rules::shipped_on(all, day(2026, 12, 31)).valid_from, day(1900, 1, 1));
    EXPECT_EQ(rules::shipped_on(all, day(2027, 1, 1)).valid_from, day(2027, 1, 1));
}

TEST(InternalDue, is_proposed_that_many_working_days_before_and_never_on_a_past_day) {
    const WorkingCalendar calendar;
    const auto friday = day(2026, 12, 18);
    DeadlineRules rules;
    EXPECT_EQ(rules::proposed_internal_due(friday, day(2026, 12, 1), rules, calendar), std::nullopt);
    rules.internal_days = 2;
    EXPECT_EQ(rules::proposed_internal_due(friday, day(2026, 12, 1), rules, calendar), friday - 2);
    EXPECT_EQ(rules::proposed_internal_due(day(2026, 12, 21), day(2026, 12, 1), rules, calendar), day(2026, 12, 17)) << "over a weekend";
    EXPECT_EQ(rules::proposed_internal_due(friday, friday - 1, rules, calendar), std::nullopt);
    EXPECT_EQ(rules::proposed_internal_due(std::nullopt, friday, rules, calendar), std::nullopt);
}

class Deadlines : public EachProvince {
protected:
    DeadlineRules held(Date day) { return p().read([&](store::ReadTx& tx) { return queries::deadline_rules(tx, day); }); }
    Result<Done> set(const Principal& who, Date from, const DeadlineRules& rules) {
        return p().write([&](store::WriteTx& tx) { return acts::set_deadline_rules(tx, who, from, rules); });
    }
    Result<Done> remove(const Principal& who, Date from) {
        return p().write([&](store::WriteTx& tx) { return acts::remove_deadline_rules(tx, who, from); });
    }
};
INSTANTIATE_TEST_SUITE_P(, Deadlines, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Deadlines, a_changed_rule_moves_the_deadlines_of_open_work) {
    const auto saturday = day(2026, 11, 28);
    const auto id = p().give(p().science, saturday);
    EXPECT_EQ(p().assignment(id).effective_due, saturday + 2);
    auto rules = held(p().today());
    rules.roll_to_working_day = false;
    EXPECT_TRUE(set(p().monitor, p().today(), rules));
    EXPECT_EQ(p().write([&](store::WriteTx& tx) { return acts::recompute_deadlines(tx); }).value(), 1);
    EXPECT_EQ(p().assignment(id).effective_due, saturday);
}

TEST_P(Deadlines, only_who_maintains_the_calendar_sets_them_and_never_for_a_past_day) {
    auto rules = held(p().today());
    EXPECT_EQ(reason_of(set(p().second_monitor, p().today(), rules)), "frame.forbidden");
    EXPECT_EQ(field_of(set(p().monitor, p().today() - 1, rules)), "valid_from directives.day_in_past");
    rules.soon_days = 61;
    EXPECT_EQ(field_of(set(p().monitor, p().today(), rules)), "soon_days form.out_of_range");
}

TEST_P(Deadlines, what_the_province_set_holds_from_its_day_and_goes_before_what_is_shipped) {
    const auto before = held(p().today());
    auto rules = before;
    rules.soon_days = 9;
    ASSERT_TRUE(set(p().monitor, p().today() + 10, rules));
    EXPECT_EQ(held(p().today() + 9), before);
    EXPECT_EQ(held(p().today() + 10), rules);
    auto shipped = rules::parse_shipped(shipped_text());
    shipped.push_back(shipped.front());
    shipped.back().valid_from = p().today() + 20;
    shipped.back().rules.soon_days = 1;
    p().write([&](store::WriteTx& tx) { return acts::load_shipped_rules(tx, shipped); }).value();
    EXPECT_EQ(held(p().today() + 30), rules);
}

TEST_P(Deadlines, what_has_not_begun_is_taken_back_what_has_held_is_not) {
    const auto before = held(p().today());
    auto rules = before;
    rules.digest_weekday = 0;
    ASSERT_TRUE(set(p().monitor, p().today() + 1, rules));
    EXPECT_EQ(reason_of(remove(p().second_monitor, p().today() + 1)), "frame.forbidden");
    EXPECT_TRUE(remove(p().monitor, p().today() + 1));
    EXPECT_EQ(held(p().today() + 1), before);
    EXPECT_EQ(reason_of(remove(p().monitor, p().today() + 1)), "frame.not_found");
    ASSERT_TRUE(set(p().monitor, p().today(), rules));
    p().pass_days(1);
    EXPECT_EQ(reason_of(remove(p().monitor, p().today() - 1)), "directives.rules_have_held");
}

TEST_P(Deadlines, the_shipped_rules_are_put_in_once_and_follow_the_file) {
    auto shipped = rules::parse_shipped(shipped_text());
    const auto load = [&] { return p().write([&](store::WriteTx& tx) { return acts::load_shipped_rules(tx, shipped); }).value(); };
    EXPECT_EQ(load(), 0) << "they are there already";
    shipped.front().rules.remind_before_days = 4;
    EXPECT_EQ(load(), 1);
    EXPECT_EQ(held(p().today()).remind_before_days, 4);
}

}  // namespace
}  // namespace thienan::directives
