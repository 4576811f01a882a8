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

TEST(Deadlines, PeriodsOfTheDocumentsYearEndWithIt) {
    EXPECT_EQ(due("từ nay đến hết năm, tổ chức ba hội nghị"), "2025-12-31");
    EXPECT_EQ(due("hoàn thành trong năm nay"), "2025-12-31");
    EXPECT_EQ(due("báo cáo trong tháng này"), "2025-11-30");
    EXPECT_EQ(due("xong trong quý này"), "2025-12-31");
    EXPECT_EQ(due("kéo dài đến hết năm học"), "none");
    EXPECT_EQ(due("phấn đấu đến cuối năm 2026 đạt 80%"), "2026-12-31");
    EXPECT_EQ(due("phấn đấu đến 30/6/2026 hoàn thành"), "2026-06-30");
}

TEST(Deadlines, ADayBehindItsWeekdayIsRead) {
    EXPECT_EQ(due("gửi trước thứ Sáu (21/11)"), "2025-11-21");
    EXPECT_EQ(due("gửi trước 15 giờ thứ Sáu, ngày 21/11/2025"), "2025-11-21");
}

TEST(Deadlines, ADayOfEveryMonthHasWordsAndARhythm) {
    const Deadline monthly = in("Trước ngày 15 hằng tháng, tổng hợp số liệu");
    EXPECT_EQ(monthly.text, "Trước ngày 15 hằng tháng");
    EXPECT_EQ(monthly.recurring, "hằng tháng");
    EXPECT_FALSE(monthly.due);
    EXPECT_EQ(in("Hằng tháng, trước ngày 05 của tháng sau, báo cáo").text, "trước ngày 05 của tháng sau");
    EXPECT_EQ(in("gửi trước ngày 20 của tháng cuối quý").text, "trước ngày 20 của tháng cuối quý");
    EXPECT_EQ(in("báo cáo trước 16 giờ hằng ngày").recurring, "hằng ngày");
}

TEST(Deadlines, ARhythmIsTakenWhole) {
    EXPECT_EQ(in("Định kỳ hằng tháng báo cáo").recurring, "Định kỳ hằng tháng");
    EXPECT_EQ(in("Định kỳ 6 tháng một lần kiểm tra").recurring, "Định kỳ 6 tháng một lần");
    EXPECT_EQ(in("diễn tập ít nhất một lần mỗi năm").recurring, "một lần mỗi năm");
    EXPECT_EQ(in("kiểm tra 02 lần/năm").recurring, "02 lần/năm");
}

TEST(Deadlines, ADayWithoutTheWordForItIsReadAfterBefore) {
    EXPECT_EQ(due("chuẩn bị vật tư xong trước 30/4"), "2026-04-30");
    EXPECT_EQ(due("không quá 1/3 số phiếu"), "none");
    EXPECT_EQ(in("định kỳ ngày 05 và ngày 20 hằng tháng báo cáo").recurring, "định kỳ ngày 05 và ngày 20 hằng tháng");
}

TEST(Deadlines, PlannedWorkPayAndResolutionsAreNoRhythm) {
    EXPECT_FALSE(in("thanh tra theo định kỳ hoặc đột xuất").recurring);
    EXPECT_FALSE(in("kiểm tra định kỳ và đột xuất").recurring);
    EXPECT_FALSE(in("theo Nghị quyết hằng năm của HĐND tỉnh").recurring);
    EXPECT_FALSE(in("bố trí 10% kinh phí công nghệ thông tin hằng năm").recurring);
    EXPECT_FALSE(in("sản lượng mỗi tháng đạt 20%").recurring);
}

TEST(Deadlines, ASemicolonPartsADayFromARhythm) {
    const Deadline found = in("nộp ngân sách trong quý I; định kỳ hằng quý báo cáo");
    ASSERT_TRUE(found.due);
    EXPECT_EQ(found.due->iso(), "2026-03-31");
    EXPECT_EQ(found.recurring, "định kỳ hằng quý");
    EXPECT_EQ(due("tổng kết hằng năm; báo cáo trước ngày 20 tháng 12"), "none");
}

TEST(Deadlines, ADayThatTellsWhatWasIsNone) { EXPECT_EQ(due("cơ sở trước 31/12/2025 là tuyến huyện"), "none"); }

TEST(Deadlines, AFieldsRangeEndsWithItsEnd) {
    EXPECT_EQ(field("từ ngày 11/9/2026 đến ngày 20/9/2026").due->iso(), "2026-09-20");
    EXPECT_EQ(field("từ ngày 11/9 đến hết năm 2026").due->iso(), "2026-12-31");
    EXPECT_FALSE(field("từ quý II/2026").due);
}

}  // namespace
}  // namespace thienan::notice
