#include "base/calendar.hpp"
#include "base/date.hpp"
#include "base/id.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "base/utf8.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace thienan {
namespace {

Date day(int y, int m, int d) { return Date::from_ymd(y, m, d).value(); }

TEST(Date, ADayThatDoesNotExistIsRefused) {
    EXPECT_FALSE(Date::from_ymd(2026, 2, 29));
    EXPECT_FALSE(Date::parse_vietnamese("31/04/2026"));
    EXPECT_FALSE(Date::parse_vietnamese("1/1/26"));
    EXPECT_FALSE(Date::parse_vietnamese("1/1-2026"));
    EXPECT_FALSE(Date::parse_iso("2026-1-01"));
}

TEST(Date, VietnameseAndIsoFormsAreRead) {
    EXPECT_EQ(Date::parse_vietnamese("3/1/2026"), day(2026, 1, 3));
    EXPECT_EQ(Date::parse_vietnamese("03-01-2026"), day(2026, 1, 3));
    EXPECT_EQ(Date::parse_iso("2026-11-23"), day(2026, 11, 23));
    EXPECT_EQ(day(2026, 1, 3).vietnamese(), "03/01/2026");
}

RC_GTEST_PROP(Date, WritingAndReadingADayGivesItBack, ()) {
    const auto d = Date::from_days(*rc::gen::inRange(-25567, 84006));
    RC_ASSERT(Date::parse_iso(d.iso()) == d);
    RC_ASSERT(Date::parse_vietnamese(d.vietnamese()) == d);
}

TEST(Date, AddingMonthsStopsAtTheEndOfAShorterMonth) {
    EXPECT_EQ(add_months(day(2026, 1, 31), 1), day(2026, 2, 28));
    EXPECT_EQ(add_months(day(2026, 1, 31), -2), day(2025, 11, 30));
    EXPECT_EQ(last_day_of_quarter(2026, 4), day(2026, 12, 31));
}

TEST(Date, TheOfficeDayBeginsSeventeenHoursAfterTheUtcDay) {
    EXPECT_EQ(office_day({17 * kHour - 1}), day(1970, 1, 1));
    EXPECT_EQ(office_day({17 * kHour}), day(1970, 1, 2));
    EXPECT_EQ(office_time(office_midnight(day(2026, 11, 23)) + 13 * kHour + 5 * kMinute), "13:05 23/11/2026");
    EXPECT_EQ(utc_iso({0}), "1970-01-01T00:00:00.000Z");
}

TEST(WorkingCalendar, HolidaysAndWeekendsAreNotCounted) {
    const WorkingCalendar calendar{{day(2026, 9, 2), day(2026, 9, 1)}, {}};
    EXPECT_EQ(calendar.add_working_days(day(2026, 8, 31), 1), day(2026, 9, 3));
    EXPECT_EQ(calendar.working_days_between(day(2026, 8, 28), day(2026, 9, 4)), 3);
    EXPECT_EQ(calendar.working_days_between(day(2026, 9, 4), day(2026, 8, 28)), -3);
    EXPECT_EQ(calendar.roll_forward(day(2026, 9, 1)), day(2026, 9, 3));
}

TEST(WorkingCalendar, AWeekendDayWorkedInExchangeCounts) {
    const WorkingCalendar calendar{{}, {day(2026, 8, 22)}};
    EXPECT_TRUE(calendar.is_working(day(2026, 8, 22)));
    EXPECT_FALSE(calendar.is_working(day(2026, 8, 23)));
}

TEST(Money, DotsGroupThousands) {
    EXPECT_EQ(format(Money{1234567}), "1.234.567 đ");
    EXPECT_EQ(group_digits(-1000), "-1.000");
    EXPECT_EQ(group_digits(999), "999");
}

TEST(Utf8, BrokenTextIsFound) {
    EXPECT_TRUE(is_valid_utf8("Quảng Ngãi"));
    EXPECT_FALSE(is_valid_utf8("\xC0\x80"));
    EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
    EXPECT_FALSE(is_valid_utf8("\xE1\xBA"));
    EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
}

TEST(Utf8, CuttingKeepsCodePointsWhole) {
    EXPECT_EQ(first_code_points("ạbc", 1), "ạ");
    EXPECT_EQ(count_code_points("Quảng"), 5u);
    EXPECT_EQ(trim(" \xC2\xA0 a b \n"), "a b");
}

TEST(Id, OnlyPositiveDecimalNumbersAreIds) {
    EXPECT_EQ(parse_positive("12"), 12);
    for (const auto* bad : {"", "0", "-1", "1x", "1234567890123456789"}) EXPECT_FALSE(parse_positive(bad)) << bad;
}

Result<int> half(int n) {
    if (n % 2) return Error{Code::invalid, "odd"};
    return n / 2;
}
Result<int> quarter(int n) {
    TRY_ASSIGN(const int h, half(n));
    return half(h);
}

TEST(Result, ARefusalPassesThroughWithItsReason) {
    EXPECT_EQ(*quarter(8), 2);
    EXPECT_EQ(quarter(6).error().reason, "odd");
}

}  // namespace
}  // namespace thienan
