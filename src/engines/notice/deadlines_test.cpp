#include "engines/notice/deadlines.hpp"

#include "engines/notice/lexicon.hpp"

#include <gtest/gtest.h>

namespace thienan::notice {
namespace {

const std::optional<Date> kDated = Date::from_ymd(2025, 11, 18);

Deadline in(std::string_view text) {
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    look_up(tokens, 0);
    return find_deadline(text, tokens, {0, tokens.size()}, kDated);
}

std::string due(std::string_view text) {
    const Deadline found = in(text);
    return found.due ? found.due->iso() : "none";
}

Deadline field(std::string_view text) {
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    look_up(tokens, 0);
    return read_time_field(text, tokens, {0, tokens.size()}, kDated);
}

TEST(Deadlines, ADayIsTheLastDay) {
    EXPECT_EQ(due("báo cáo trước ngày 20 tháng 12 năm 2025."), "2025-12-20");
    EXPECT_EQ(due("báo cáo trước ngày 20/12/2025."), "2025-12-20");
    EXPECT_EQ(due("báo cáo trước 17 giờ ngày 27/11/2025"), "2025-11-27");
    EXPECT_EQ(due("gửi chậm nhất là ngày 05/01/2026"), "2026-01-05");
    EXPECT_EQ(due("hoàn thành trước 30/11/2025"), "2025-11-30");
}

TEST(Deadlines, HoursPartsOfAYearAndNamedTimesAreRead) {
    EXPECT_EQ(due("báo cáo trước 15h00 ngày 28/11"), "2025-11-28");
    EXPECT_EQ(due("hoàn thành trong 6 tháng đầu năm 2026"), "2026-06-30");
    EXPECT_EQ(due("hoàn thành trong 6 tháng cuối năm 2026"), "2026-12-31");
    EXPECT_EQ(due("thời hạn báo cáo: ngày 25/12/2025"), "2025-12-25");
    EXPECT_TRUE(in("gửi báo cáo trước ngày 25 của tháng cuối quý").recurring);
}

TEST(Deadlines, ADayWithoutAYearIsTheNextSuchDay) {
    EXPECT_EQ(due("báo cáo trước ngày 20/12"), "2025-12-20");
    EXPECT_EQ(due("báo cáo trước ngày 15 tháng 3"), "2026-03-15");
}

TEST(Deadlines, AMonthQuarterOrYearEndsWithItsLastDay) {
    EXPECT_EQ(due("ký hợp đồng trong tháng 12 năm 2025"), "2025-12-31");
    EXPECT_EQ(due("trình trong quý I/2026"), "2026-03-31");
    EXPECT_EQ(due("trình trong quý IV năm 2026"), "2026-12-31");
    EXPECT_EQ(due("đưa vào vận hành trong năm 2027"), "2027-12-31");
    EXPECT_EQ(due("hoàn thành trong tháng 2/2028"), "2028-02-29");
    EXPECT_EQ(due("hoàn thành trong tháng 3"), "2026-03-31");
}

TEST(Deadlines, ARangeEndsWithItsEnd) {
    EXPECT_EQ(due("thời gian trong tuần ngày 15 đến ngày 31 tháng 12 năm 2025"), "2025-12-31");
    EXPECT_EQ(field("Quý IV/2025 - Quý II/2026").due->iso(), "2026-06-30");
    EXPECT_EQ(field("Tháng 12/2025").due->iso(), "2025-12-31");
    EXPECT_EQ(field("Trước ngày 30/11/2025").due->iso(), "2025-11-30");
}

TEST(Deadlines, AnOpenEndHasNoDay) {
    EXPECT_EQ(field("Năm 2026 và các năm tiếp theo").due, std::nullopt);
    EXPECT_EQ(field("Từ 01/01/2026").due, std::nullopt);
}

TEST(Deadlines, TheEarlierOfTwoDaysCounts) {
    EXPECT_EQ(due("lập kế hoạch trước ngày 15/12/2025, hoàn thành trước ngày 01/12/2025"), "2025-12-01");
}

TEST(Deadlines, APeriodFromAnEventHasTextButNoDay) {
    const Deadline found = in("trả lời trong thời hạn 10 ngày làm việc kể từ ngày nhận hồ sơ");
    EXPECT_EQ(found.due, std::nullopt);
    EXPECT_EQ(found.text, "trong thời hạn 10 ngày làm việc");
}

TEST(Deadlines, ARhythmIsNoDay) {
    const Deadline found = in("tổng hợp báo cáo trước ngày 25/12 hằng năm");
    EXPECT_EQ(found.due, std::nullopt);
    EXPECT_EQ(found.recurring, "hằng năm");
    EXPECT_EQ(in("Định kỳ hàng quý tổng hợp kết quả").recurring.has_value(), true);
    EXPECT_EQ(field("Thường xuyên, hằng năm").recurring, "Thường xuyên");
}

TEST(Deadlines, ABudgetOfEveryYearIsNoRhythm) {
    EXPECT_EQ(in("bố trí từ ngân sách nhà nước hằng năm").recurring, std::nullopt);
}

TEST(Deadlines, DaysOfDocumentsAndHasteAreNoDeadlines) {
    EXPECT_EQ(due("thực hiện Quyết định số 5/QĐ-UBND ngày 20/12/2025 của UBND tỉnh"), "none");
    EXPECT_EQ(due("khắc phục ngay trong thời gian sớm nhất"), "none");
    EXPECT_EQ(due("các nhiệm vụ được giao trong năm 2025"), "none");
}

}  // namespace
}  // namespace thienan::notice
