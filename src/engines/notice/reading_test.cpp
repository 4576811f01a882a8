#include "engines/notice/reading.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.hpp"

namespace thienan::notice {
namespace {

// "path: lead | lead; …", one for each assignment.
std::string told(std::string_view text) {
    std::string out;
    for (const Assignment& assignment : read(text, Date::from_ymd(2026, 1, 15)).assignments) {
        if (!out.empty()) out += "; ";
        out += assignment.path + ":";
        for (std::size_t i = 0; i < assignment.leads.size(); ++i) out += (i == 0 ? " " : " | ") + assignment.leads[i];
    }
    return out;
}

Assignment first(std::string_view text) {
    const Reading reading = read(text, Date::from_ymd(2026, 1, 15));
    return reading.assignments.empty() ? Assignment{} : reading.assignments.front();
}

TEST(Reading, ALeadInGivesItsBodiesToThePointsBelow) {
    EXPECT_EQ(told("2. Nhiệm vụ\nĐể hoàn thành kế hoạch, yêu cầu Sở Mẫu tập trung thực hiện các nhiệm vụ sau:\n"
                   "a) Rà soát quy chế.\nb) Cần đổi mới công tác truyền thông.\n3. Giao Sở Khác tiếp thu ý kiến.\n"),
              "2.a: Sở Mẫu; 2.b: Sở Mẫu; 3: Sở Khác");
}

TEST(Reading, AHeadingGivesItsBodyToTheBulletsBelow) {
    EXPECT_EQ(
        told("1. Sở Mẫu\n- Kiểm tra hồ sơ.\n- Báo cáo kết quả.\n2. Công an tỉnh:\na) Chỉ đạo lực lượng tuần tra.\n"),
        "1: Sở Mẫu; 1: Sở Mẫu; 2.a: Công an tỉnh");
}

TEST(Reading, SentencesOfOnePointForOneBodyAreOneAssignment) {
    EXPECT_EQ(told("1. Sở Mẫu rà soát hồ sơ. Tổng hợp, báo cáo trước ngày 20/02/2026.\n"), "1: Sở Mẫu");
    EXPECT_EQ(first("1. Sở Mẫu rà soát hồ sơ. Tổng hợp, báo cáo trước ngày 20/02/2026.\n").due,
              Date::from_ymd(2026, 2, 20));
}

TEST(Reading, AnotherBodyInThePointIsAnotherAssignment) {
    EXPECT_EQ(told("1. Sở Mẫu rà soát, gửi báo cáo. Trên cơ sở đó, Sở Khác tổng hợp, trình UBND tỉnh.\n"),
              "1: Sở Mẫu; 1: Sở Khác");
    EXPECT_EQ(told("1. Sở Mẫu chỉ đạo rà soát; UBND các xã có trách nhiệm tuyên truyền.\n"),
              "1: Sở Mẫu; 1: UBND các xã");
}

TEST(Reading, PraiseResultsAndClosingWordsAreNoAssignments) {
    EXPECT_EQ(told("I. ĐÁNH GIÁ CHUNG\n1. Sở Mẫu đã hoàn thành nhiệm vụ.\n2. Đánh giá cao nỗ lực của các địa phương.\n"
                   "II. NHIỆM VỤ\n1. Giao Sở Mẫu lập kế hoạch.\n\n"
                   "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo UBND tỉnh.\n\n"
                   "Văn phòng thông báo để các sở biết, thực hiện./.\n"),
              "II.1: Sở Mẫu");
}

TEST(Reading, TheVerbNearestToTheWorkDecidesTheForce) {
    EXPECT_EQ(first("1. Đề nghị các sở, ngành hỗ trợ số liệu.\n").force, Force::soft);
    EXPECT_EQ(first("1. Giao Sở Mẫu hỗ trợ số liệu.\n").force, Force::hard);
    const Reading listed = read("a) Để làm tốt, đề nghị:\n(i) Sở Mẫu báo cáo.\n(ii) Giao Sở Khác nghiên cứu.\n");
    ASSERT_EQ(listed.assignments.size(), 2u);
    EXPECT_EQ(listed.assignments[0].force, Force::soft);
    EXPECT_EQ(listed.assignments[1].force, Force::hard);
}

TEST(Reading, PartnersAreNotLeads) {
    const Assignment assignment = first("1. Sở Mẫu chủ trì, phối hợp với Sở Khác, các địa phương rà soát.\n");
    EXPECT_EQ(assignment.leads, (std::vector<std::string>{"Sở Mẫu"}));
    EXPECT_EQ(assignment.with, (std::vector<std::string>{"Sở Khác", "các địa phương"}));
}

TEST(Reading, FieldsOfOnePieceOfWorkMakeOneAssignment) {
    const Reading reading = read(
        "II. NỘI DUNG\n1. Tập huấn nghiệp vụ\n- Nội dung thực hiện: Tổ chức tập huấn.\n- Cơ quan chủ trì: Sở Mẫu, Sở "
        "Khác.\n"
        "- Cơ quan phối hợp: UBND các xã.\n- Thời gian thực hiện: Quý II/2026.\n");
    ASSERT_EQ(reading.assignments.size(), 1u);
    EXPECT_EQ(reading.assignments[0].leads, (std::vector<std::string>{"Sở Mẫu", "Sở Khác"}));
    EXPECT_EQ(reading.assignments[0].with, (std::vector<std::string>{"UBND các xã"}));
    EXPECT_EQ(reading.assignments[0].due, Date::from_ymd(2026, 6, 30));
}

TEST(Reading, ADeadlineOfTheLeadInIsEveryBulletsDeadline) {
    const Reading reading =
        read("1. Yêu cầu Sở Mẫu trước ngày 01/3/2026 thực hiện các nhiệm vụ sau:\n- Rà soát hồ sơ.\n- Lập danh mục.\n",
             Date::from_ymd(2026, 1, 15));
    ASSERT_EQ(reading.assignments.size(), 2u);
    EXPECT_EQ(reading.assignments[1].due, Date::from_ymd(2026, 3, 1));
}

TEST(Reading, AnAnswerToAQuestionGivesNoWork) {
    EXPECT_EQ(told("CỤC THỬ\n\nSố: 7/CT-CS\nV/v chính sách\n\nHà Nội, ngày 9 tháng 01 năm 2026\n\nKính gửi: Thuế tỉnh "
                   "An Hải.\n"
                   "Cục Thử nhận được công văn số 3/AHA của Thuế tỉnh An Hải. Về việc này, Cục Thử có ý kiến như sau:\n"
                   "Căn cứ quy định trên, đề nghị Thuế tỉnh An Hải xem xét hồ sơ để xử lý theo quy định.\n"),
              "");
}

TEST(Reading, WrappedLinesPagesAndDecomposedLettersChangeNothing) {
    const std::string_view plain =
        "1. Giao Sở Mẫu chủ trì rà soát toàn bộ hồ sơ, báo cáo UBND tỉnh trước ngày 24 tháng 02 năm 2026.\n";
    const std::string_view wrapped =
        "1. Giao Sở\nMẫu chủ trì rà soát toàn bộ\n\f\n2\nhồ sơ, báo cáo UBND tỉnh trước ngày 24\ntháng 02 năm 2026.\n";
    EXPECT_EQ(first(wrapped).due, first(plain).due);
    EXPECT_EQ(first(wrapped).text, first(plain).text);
}

TEST(Reading, SpansAreBytesOfTheGivenText) {
    const std::string_view text = "1. Mở đầu.\n2. Giao Sở Mẫu rà\nsoát hồ sơ.\n";
    const Reading reading = read(text);
    ASSERT_EQ(reading.assignments.size(), 1u);
    const Span span = reading.assignments[0].span;
    EXPECT_EQ(text.substr(span.from, span.to - span.from), "Giao Sở Mẫu rà\nsoát hồ sơ.");
    EXPECT_EQ(reading.assignments[0].quote, "Giao Sở Mẫu rà soát hồ sơ.");
}

TEST(Reading, ReferencesCarrySymbolDayAndKind) {
    const std::vector<Reference> found = read(
                                             "1. Thực hiện Báo cáo số 429/BC-SKHCN ngày 11/3/2024; Nghị quyết số 66- "
                                             "NQ/TW; Nghị định số 30/2020/NĐ-CP.\n")
                                             .references;
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].symbol, "429/BC-SKHCN");
    EXPECT_EQ(found[0].date, Date::from_ymd(2024, 3, 11));
    EXPECT_EQ(found[0].kind, "BC");
    EXPECT_EQ(found[1].symbol, "66-NQ/TW");
    EXPECT_EQ(found[2].kind, "NĐ");
}

TEST(Reading, TheJsonHasNullsAndNeverANullList) {
    EXPECT_EQ(to_json(Reading{}),
              "{\"header\": {\"kind\": null, \"number\": null, \"symbol\": null, \"issuer\": null, \"place\": null, "
              "\"date\": null, "
              "\"subject\": null, \"meeting_date\": null, \"signer\": null}, \"points\": [], \"assignments\": [], "
              "\"references\": [], "
              "\"recipients\": []}\n");
    Reading reading;
    reading.recipients = {"a \"b\" \\ \n\t \xFF"};
    EXPECT_NE(to_json(reading).find("\"a \\\"b\\\" \\\\ \\n\\u0009 \xEF\xBF\xBD\""), std::string::npos);
}

RC_GTEST_PROP(Reading, AnyMixtureOfPiecesIsReadWithSpansInside, ()) {
    static const std::vector<std::string> pieces = {"1. ",         "a) ",
                                                    "(1) ",        "I. ",
                                                    "Điều 2. ",    "- ",
                                                    "\n",          "\n\n",
                                                    "\f",          "Giao ",
                                                    "Sở Mẫu ",     "các sở, ngành ",
                                                    "rà soát ",    "trước ngày 20/3",
                                                    "/2026",       ", ",
                                                    "; ",          ": ",
                                                    ". ",          "./.",
                                                    "đề nghị ",    "phối hợp với ",
                                                    "Nơi nhận:\n", "KT. CHỦ TỊCH\n",
                                                    "Kính gửi: ",  "Số: 5/QĐ-UBND",
                                                    "(",           ")",
                                                    "\"",          "\xFF",
                                                    "quý IV ",     "hằng tháng "};
    const auto chosen = *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()));
    std::string text;
    for (const std::size_t i : chosen) text += pieces[i];
    const Reading reading = read(text);
    for (const Assignment& assignment : reading.assignments) {
        RC_ASSERT(assignment.span.from < assignment.span.to && assignment.span.to <= text.size());
        RC_ASSERT(!assignment.leads.empty());
    }
    for (const Point& point : reading.points) RC_ASSERT(point.span.to <= text.size());
    RC_ASSERT(is_valid_utf8(to_json(reading)));
}

}  // namespace
}  // namespace thienan::notice
