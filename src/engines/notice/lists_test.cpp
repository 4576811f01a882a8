#include "engines/notice/reading.hpp"

#include <gtest/gtest.h>

// Lists under a heading or lead-in, fields of plans, and what in them is no work.
namespace thienan::notice {
namespace {

const std::optional<Date> kDated = Date::from_ymd(2026, 1, 15);

// "path: lead | lead: first words; …", one for each assignment.
std::string told(std::string_view text) {
    std::string out;
    for (const Assignment& assignment : read(text, kDated).assignments) {
        if (!out.empty()) out += "; ";
        out += assignment.path + ":";
        for (std::size_t i = 0; i < assignment.leads.size(); ++i) out += (i == 0 ? " " : " | ") + assignment.leads[i];
        std::size_t end = 0;
        for (int word = 0; word < 3 && end != std::string::npos; ++word)
            end = assignment.quote.find(' ', end == 0 ? 0 : end + 1);
        out += ": " + assignment.quote.substr(0, end);
    }
    return out;
}

TEST(Lists, APointUnderSomebodysHeadingIsWorkWhateverWordBeginsIt) {
    EXPECT_EQ(told("1. Sở Mẫu\na) Vớt bèo trên kênh chính.\nb) Hồ sơ thẩm định phải ghi rõ lý do. Hướng dẫn các xã.\n"),
              "1.a: Sở Mẫu: Vớt bèo trên; 1.b: Sở Mẫu: Hồ sơ thẩm");
    EXPECT_EQ(told("1. Sở Mẫu\na) Các xã đã hoàn thành nhiệm vụ được giao.\nb) 100% số xã bố trí đủ người.\n"), "");
}

TEST(Lists, ItemsUnderALeadInThatSetsWorkAreItsContent) {
    EXPECT_EQ(
        told("1. Sở Mẫu thống kê, báo cáo UBND tỉnh các số liệu về:\n(1) Số hộ bị ngập nước.\n(2) Số nhà bị sập đổ.\n"),
        "1: Sở Mẫu: Sở Mẫu thống");
}

TEST(Lists, ALeadInThatOnlyAnnouncesOrDirectsIsNoWork) {
    EXPECT_EQ(
        told("UBND tỉnh yêu cầu Sở Mẫu nâng cao trách nhiệm, tập trung thực hiện các nhiệm vụ trọng tâm, cấp bách "
             "sau đây:\n1. Rà soát hồ sơ.\n"),
        "1: Sở Mẫu: Rà soát hồ");
    EXPECT_EQ(told("1. Cục Mẫu chỉ đạo các chi cục, đề nghị các Sở Xây dựng:\na) Rà soát hồ sơ.\n"),
              "1.a: Cục Mẫu: Rà soát hồ");
}

TEST(Lists, WorkBeforeTheColonOpensTheListForTheSameBodies) {
    EXPECT_EQ(told("Sở Mẫu đề nghị UBND các xã, phường; các đơn vị trực thuộc điều chỉnh giờ làm việc. Cụ thể:\n"
                   "- Hạn chế họp ngoài trời.\n- Trường hợp mưa lớn, các trường học chủ động cho học sinh nghỉ.\n"),
              ": UBND các xã, phường | các đơn vị trực thuộc: Sở Mẫu đề; "
              ": UBND các xã, phường | các đơn vị trực thuộc: Hạn chế họp; : các trường học: Trường hợp mưa");
}

TEST(Lists, WhoIsAskedGivesAnOrderOn) {
    EXPECT_EQ(told("Kính gửi: UBND các tỉnh.\nBộ Mẫu đề nghị UBND các tỉnh:\n- Rà soát hồ sơ.\n"
                   "- Giao Thống kê tỉnh cập nhật số liệu.\n"),
              ": UBND các tỉnh: Rà soát hồ; : UBND các tỉnh: Giao Thống kê");
}

TEST(Lists, WhatIsEnclosedIsNoWorkOfTheListBefore) {
    EXPECT_EQ(told("Bộ Mẫu đề nghị UBND các tỉnh quan tâm chỉ đạo:\n1. Phổ biến tài liệu.\n"
                   "Bộ Mẫu gửi kèm bộ tài liệu gồm:\n- Cẩm nang dành cho công chức cấp xã;\n- Phim giới thiệu.\n"),
              "1: UBND các tỉnh: Phổ biến tài");
}

TEST(Lists, ATitleOverBulletsIsNoWork) {
    EXPECT_EQ(told("Sở Mẫu yêu cầu các trường thực hiện các nhiệm vụ sau:\n"
                   "1. Tăng cường bồi dưỡng, nâng cao chất lượng giáo viên.\n- Rà soát đội ngũ.\n- Mở lớp tập huấn.\n"),
              "1: các trường: Rà soát đội; 1: các trường: Mở lớp tập");
}

TEST(Lists, TitlesInCapitalsCriteriaAndQuotasNameNobody) {
    EXPECT_EQ(told("III. CHỦ ĐỀ, NỘI DUNG CÁC HOẠT ĐỘNG\n1. Chủ đề năm nay\nDòng sông quê.\n2. Các hoạt động\n"), "");
    EXPECT_EQ(told("III. TIÊU CHÍ THI ĐUA\n1. Đối với các xã\n- Hoàn thành chỉ tiêu.\n"
                   "IV. SỐ LƯỢNG KHEN THƯỞNG\n1. Sở Mẫu: Không quá 05 cá nhân.\n"),
              "");
}

TEST(Lists, OneSetOfFieldsServesEveryBulletBeforeIt) {
    const std::string_view text =
        "III. NHIỆM VỤ\n1. Bồi dưỡng cán bộ\n- Biên soạn tài liệu.\n- Mở lớp tập huấn.\nĐơn vị chủ trì thực hiện: Sở "
        "Mẫu.\n"
        "Thời gian thực hiện: Quý II/2026.\n- Chuẩn bị hội trường.\nĐơn vị chủ trì: Sở Khác.\nThời gian thực hiện: "
        "Thường "
        "xuyên.\n2. Học tập kinh nghiệm\nTổ chức đoàn đi học tập.\n- Đơn vị chủ trì: Sở Mẫu.\n";
    EXPECT_EQ(told(text),
              "III.1: Sở Mẫu: Biên soạn tài; III.1: Sở Mẫu: Mở lớp tập; III.1: Sở Khác: Chuẩn bị hội; "
              "III.2: Sở Mẫu: Tổ chức đoàn");
    const Reading reading = read(text, kDated);
    EXPECT_EQ(reading.assignments[1].due, Date::from_ymd(2026, 6, 30));
    EXPECT_EQ(reading.assignments[2].recurring, "Thường xuyên");
}

TEST(Lists, ASentenceOfItsOwnKeepsItsBodiesAndTakesTheFieldsTime) {
    const Reading reading = read(
        "III. NHIỆM VỤ\n1. Nhận thức\n- Các xã tiếp tục nâng cao nhận thức của người dân.\n"
        "Đơn vị thực hiện: Các sở, ngành.\nThời gian thực hiện: Thường xuyên.\n");
    ASSERT_EQ(reading.assignments.size(), 1u);
    EXPECT_EQ(reading.assignments[0].leads, (std::vector<std::string>{"Các xã"}));
    EXPECT_EQ(reading.assignments[0].recurring, "Thường xuyên");
}

TEST(Lists, AFieldOverBulletsNamesBodiesAndMayTellWork) {
    EXPECT_EQ(
        told("III. NHIỆM VỤ\na) Hoạt động 1\n- Nội dung: Treo băng rôn trên các tuyến phố.\n- Cơ quan thực hiện:\n"
             "+ Sở Mẫu chủ trì, phối hợp với các sở, ngành.\n+ Sở Khác đăng tải thông điệp trên bảng điện tử.\n"),
        "III.a: Sở Khác: Sở Khác đăng; III.a: Sở Mẫu: Nội dung: Treo");
}

TEST(Lists, ATimeAtThePointsEndIsMeantForAllItsAssignments) {
    const Reading reading = read(
        "1. Sở Mẫu rà soát hồ sơ. UBND xã Đông lập danh sách. Thời hạn hoàn thành: trước ngày 30/01/2026.\n", kDated);
    ASSERT_EQ(reading.assignments.size(), 2u);
    EXPECT_EQ(reading.assignments[0].due, Date::from_ymd(2026, 1, 30));
    EXPECT_EQ(reading.assignments[1].due, Date::from_ymd(2026, 1, 30));
}

TEST(Lists, AShorterNameOfTheSameBodiesIsTheSame) {
    const Reading reading = read(
        "Bộ Mẫu đề nghị các cơ sở đào tạo trực thuộc Bộ thực hiện các nhiệm vụ sau:\n"
        "1. Tuyển sinh đúng quy chế. Bộ Mẫu yêu cầu các cơ sở đào tạo gửi báo cáo trước ngày "
        "20/01/2026.\n",
        kDated);
    ASSERT_EQ(reading.assignments.size(), 1u);
    EXPECT_EQ(reading.assignments[0].due, Date::from_ymd(2026, 1, 20));
}

TEST(Lists, ConditionsNameWhoMustActThen) {
    EXPECT_EQ(told("1. Sở Mẫu\na) Trường hợp các đơn vị có ý kiến khác nhau, cơ quan chủ trì có trách nhiệm báo cáo.\n"
                   "b) Nếu có khó khăn, vướng mắc, các đơn vị kịp thời báo cáo.\n"),
              "1.a: cơ quan chủ trì: Trường hợp các");
}

TEST(Lists, AClosingThatOnlyUrgesIsNoWorkButAReportInItIs) {
    EXPECT_EQ(
        told("1. Giao Sở Mẫu lập kế hoạch.\n\nĐề nghị các Bộ trưởng dành thời gian chỉ đạo hoàn thành các nhiệm vụ "
             "nêu trên./.\n"),
        "1: Sở Mẫu: Giao Sở Mẫu");
    EXPECT_EQ(
        told("1. Giao Sở Mẫu lập kế hoạch.\n\nĐề nghị các xã nghiêm túc triển khai thực hiện. Định kỳ hằng năm (trước "
             "ngày 30 tháng 11) báo cáo kết quả về Sở Mẫu./.\n"),
        "1: Sở Mẫu: Giao Sở Mẫu; : các xã: Định kỳ hằng");
}

TEST(Lists, OrdersToldOfOrMadeBySeveralBodiesAreNotTheDocuments) {
    EXPECT_EQ(told("Bộ Mẫu đã có Văn bản số 8091/BM-TC ngày 17/9/2025 đề nghị các địa phương báo cáo.\n"), "");
    EXPECT_EQ(told("1. Đối với công trình: các Ban Quản lý dự án yêu cầu nhà thầu tạm dừng thi công.\n"),
              "1: các Ban Quản lý dự án: các Ban Quản");
    EXPECT_EQ(told("1. Sở Mẫu\n- Sửa các quy định như: yêu cầu nộp bản gốc; yêu cầu có mặt để ký nhận.\n"),
              "1: Sở Mẫu: Sửa các quy");
}

TEST(Lists, ARegulationsDutiesStandAndAreNoWork) {
    const std::string head =
        "ỦY BAN NHÂN DÂN\nTỈNH AN HẢI\nSố: 12/2026/QĐ-UBND\nAn Hải, ngày 05 tháng 01 năm 2026\n\n"
        "QUYẾT ĐỊNH\nBan hành Quy chế phối hợp\n\n";
    EXPECT_EQ(
        told(head +
             "Điều 1. Trách nhiệm của Sở Mẫu\n1. Chủ trì tham mưu kế hoạch.\n2. Sở Mẫu có trách nhiệm kiểm tra.\n"),
        "");
    EXPECT_EQ(told(head + "Điều 2. Tổ chức thực hiện\n1. Giao Sở Mẫu theo dõi, báo cáo kết quả.\n"),
              "2.1: Sở Mẫu: Giao Sở Mẫu");
}

TEST(Lists, ATimeAheadOfTheVerbIsWorkOfWhomTheListIsFor) {
    EXPECT_EQ(
        told("Yêu cầu Sở Mẫu tập trung thực hiện:\na) Định kỳ hằng tháng báo cáo tiến độ thực hiện các nhiệm vụ nêu "
             "trên.\nb) Hằng quý, báo cáo UBND tỉnh.\nc) Trước ngày 15 hằng tháng, tổng hợp số liệu.\n"
             "d) Trong quý I năm 2027, hoàn thành đề án.\nđ) Từ nay đến hết năm, tổ chức ba hội nghị.\n"),
        "a: Sở Mẫu: Định kỳ hằng; b: Sở Mẫu: Hằng quý, báo; c: Sở Mẫu: Trước ngày 15; d: Sở Mẫu: Trong quý I; đ: "
        "Sở Mẫu: Từ nay đến");
}

TEST(Lists, WhatAnOrderRestsOnOpensItsSentence) {
    EXPECT_EQ(told("Triển khai Công điện số 5/CĐ-TTg ngày 10/01/2026, Bộ Mẫu yêu cầu các cơ quan, đơn vị:\n"
                   "1. Quán triệt các nội dung.\n"),
              "1: các cơ quan, đơn vị: Quán triệt các");
}

TEST(Lists, BulletsUnderAPointWithASubjectAreItsWork) {
    EXPECT_EQ(
        told("I. NHIỆM VỤ\n1. Các cơ quan, đơn vị xây dựng kế hoạch.\n- Giới thiệu điển hình.\n- Báo cáo kết quả.\n"),
        "I.1: Các cơ quan, đơn vị: Các cơ quan,; I.1: Các cơ quan, đơn vị: Giới thiệu điển; I.1: Các cơ quan, đơn "
        "vị: Báo cáo kết");
}

TEST(Lists, AReferenceNamesWhoMustAct) {
    EXPECT_EQ(
        told("Yêu cầu các sở:\n1. Đối với các chủ đầu tư cần dọn dẹp mặt bằng.\n2. Riêng Sở Mẫu đề nghị bổ sung báo "
             "cáo.\n3. Đối với các cơ quan báo chí: tăng cường tuyên truyền.\n"),
        "1: các chủ đầu tư: Đối với các; 2: Sở Mẫu: Riêng Sở Mẫu; 3: các cơ quan báo chí: Đối với các");
}

TEST(Lists, ASentenceBehindATitleKeepsItsSubject) {
    EXPECT_EQ(told("Yêu cầu các sở:\n1. Thực hiện chi trả: Sau khi mở tài khoản, UBND xã ký hợp đồng với ngân hàng.\n"),
              "1: UBND xã: Sau khi mở");
}

TEST(Lists, ProhibitionsAwardsAndQuotasAreNoWork) {
    EXPECT_EQ(told("Yêu cầu các sở:\n1. Nghiêm cấm các hành vi gây ô nhiễm.\n2. Chủ tịch UBND tỉnh xem xét tặng Bằng "
                   "khen.\n3. Mỗi đơn vị đề xuất không quá 03 nhiệm vụ.\n"),
              "");
}

TEST(Lists, WorkAfterARelativeClauseIsNoName) {
    EXPECT_EQ(told("1. Giao các sở, ngành được phân công hoàn thiện dự thảo, gửi Sở Tư pháp.\n"),
              "1: các sở, ngành được phân công: Giao các sở,");
    EXPECT_EQ(told("Yêu cầu:\n1. Trưởng các thôn thống kê thiệt hại.\n2. UBMTTQ xã vận động quyên góp.\n"),
              "1: Trưởng các thôn: Trưởng các thôn; 2: UBMTTQ xã: UBMTTQ xã vận");
}

TEST(Lists, TheOfficeOfTwoCouncilsIsOne) {
    EXPECT_EQ(told("1. Giao Văn phòng HĐND và UBND xã rà soát hồ sơ.\n"),
              "1: Văn phòng HĐND và UBND xã: Giao Văn phòng");
}

}  // namespace
}  // namespace thienan::notice
