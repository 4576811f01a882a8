#include "frame/testing.hpp"
#include "modules/audit/testing.hpp"
#include "modules/calendar/actions.hpp"
#include "modules/calendar/module.hpp"
#include "modules/calendar/queries.hpp"
#include "modules/calendar/rules.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace thienan::calendar {
namespace {

using frame::testing::principal;

Date day(int y, int m, int d) { return Date::from_ymd(y, m, d).value(); }

std::vector<SpecialDay> shipped() {
    std::ifstream in{THIENAN_SOURCE_DIR "/regulations/calendar-vn.toml"};
    std::ostringstream text;
    text << in.rdbuf();
    return rules::parse_defaults(text.str());
}

class Calendar : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (!IsSkipped()) frame::testing::migrate_all(db());
    }
    Result<Done> set(const Principal& who, SpecialDay special) {
        return db().write([&](store::WriteTx& tx) { return actions::set_day(tx, who, special); });
    }
    bool is_working(Date d) {
        return db().read([&](store::ReadTx& tx) { return queries::working_calendar(tx)->is_working(d); });
    }
    const Principal keeper_ = principal(1, 1, {std::string{kMaintain}});
};

TEST_P(Calendar, a_holiday_set_by_the_keeper_counts_at_once) {
    EXPECT_TRUE(is_working(day(2026, 11, 24)));
    ASSERT_TRUE(set(keeper_, {day(2026, 11, 24), DayKind::holiday, "Ngày nghỉ của tỉnh"}).ok());
    EXPECT_FALSE(is_working(day(2026, 11, 24)));
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::clear_day(tx, keeper_, day(2026, 11, 24)); }).ok());
    EXPECT_TRUE(is_working(day(2026, 11, 24)));
}

TEST_P(Calendar, only_the_keeper_may_change_it) {
    EXPECT_EQ(set(principal(1, 1, {}), {day(2026, 11, 24), DayKind::holiday, "x"}).error().code, Code::forbidden);
    EXPECT_EQ(db().write([&](store::WriteTx& tx) { return actions::clear_day(tx, principal(1, 1, {}), day(2026, 11, 24)); }).error().code, Code::forbidden);
}

TEST_P(Calendar, a_working_day_cannot_be_worked_in_exchange) {
    const auto refused = set(keeper_, {day(2026, 11, 24), DayKind::swapped, "x"});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().fields.at(0).reason, "calendar.not_a_weekend");
}

TEST_P(Calendar, clearing_an_ordinary_day_is_refused) {
    EXPECT_EQ(db().write([&](store::WriteTx& tx) { return actions::clear_day(tx, keeper_, day(2026, 11, 24)); }).error().code, Code::not_found);
}

TEST_P(Calendar, the_defaults_are_loaded_once) {
    const auto load = [&] { return *db().write([&](store::WriteTx& tx) { return actions::load_defaults(tx, shipped()); }); };
    EXPECT_GT(load(), 40);
    EXPECT_EQ(load(), 0);
    EXPECT_FALSE(is_working(day(2026, 2, 17)));
    EXPECT_TRUE(is_working(day(2026, 8, 22))) << "a Saturday worked in exchange";
}

TEST_P(Calendar, what_was_changed_can_be_said_to_people) {
    ASSERT_TRUE(set(keeper_, {day(2026, 11, 24), DayKind::holiday, "Ngày nghỉ của tỉnh"}));
    ASSERT_TRUE(set(keeper_, {day(2026, 11, 28), DayKind::swapped, "Làm bù"}));
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::clear_day(tx, keeper_, day(2026, 11, 24)); }));
    audit::testing::expect_words(db(), audited_fields());
}

INSTANTIATE_TEST_SUITE_P(, Calendar, store::testing::both_engines(), store::testing::engine_name);

TEST(CalendarDefaults, a_day_that_is_no_day_is_a_clear_fault) {
    EXPECT_THROW(rules::parse_defaults("holiday = [ { day = \"x\", name = \"y\" } ]"), std::runtime_error);
    EXPECT_THROW(rules::parse_defaults("holiday = ["), std::runtime_error);
}

}  // namespace
}  // namespace thienan::calendar
