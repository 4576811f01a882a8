#include "engines/notice/reading.hpp"

#include <gtest/gtest.h>

namespace thienan::notice {
namespace {

constexpr std::string_view kTwoColumns =
    "   ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "     TỈNH AN HẢI                     Độc lập - Tự do - Hạnh phúc\n"
    "    Số: 45/TB-UBND                  An Hải, ngày 03 tháng 02 năm 2026\n\n"
    "                            THÔNG BÁO\n"
    "     Kết luận của Phó Chủ tịch UBND tỉnh Lê Thị Ví Dụ\n"
    "         tại cuộc họp về công tác thủy lợi\n\n"
    "Ngày 30 và 31/01/2026, Phó Chủ tịch UBND tỉnh chủ trì họp và kết luận như sau:\n"
    "1. Giao Sở Mẫu rà soát.\n\n"
    "Nơi nhận:                               TL. CHỦ TỊCH\n"
    "- Thường trực Tỉnh ủy (b/c);            KT. CHÁNH VĂN PHÒNG\n"
    "- Các sở, ban,                          PHÓ CHÁNH VĂN PHÒNG\n"
    "ngành;\n"
    "- Lưu: VT.                              Trần Văn Thử\n";

TEST(Header, TwoColumnsSideBySideAreRead) {
    const Header header = read(kTwoColumns).header;
    EXPECT_EQ(header.kind, "TB");
    EXPECT_EQ(header.number, "45");
    EXPECT_EQ(header.symbol, "TB-UBND");
    EXPECT_EQ(header.issuer, "Ủy ban nhân dân tỉnh An Hải");
    EXPECT_EQ(header.place, "An Hải");
    EXPECT_EQ(header.date, Date::from_ymd(2026, 2, 3));
    EXPECT_EQ(header.subject, "Kết luận của Phó Chủ tịch UBND tỉnh Lê Thị Ví Dụ tại cuộc họp về công tác thủy lợi");
    EXPECT_EQ(header.signer, "Trần Văn Thử");
}

TEST(Header, WhoSendsATelegramIsNotItsSubject) {
    const Header header = read(
                              "BỘ XÂY DỰNG\n-------\nSố: 7/CĐ-BXD\nHà Nội, ngày 05 tháng 10 năm 2025\n\nCÔNG ĐIỆN\n"
                              "VỀ VIỆC ỨNG PHÓ BÃO\nBỘ TRƯỞNG BỘ\nXÂY DỰNG ĐIỆN:\n\n- Các Cục trực thuộc;\n\n"
                              "Bộ trưởng Bộ Xây dựng yêu cầu:\n1. Các Cục trực ban.\n")
                              .header;
    EXPECT_EQ(header.subject, "VỀ VIỆC ỨNG PHÓ BÃO");
    EXPECT_EQ(header.issuer, "Bộ Xây dựng");
}

TEST(Header, AnHourMayStandBeforeTheDay) {
    const Header header = read(
                              "SỞ MẪU\nSố: 7/CĐ-SM\nAn Hải, hồi 10 giờ 00 ngày 03 tháng 10 năm 2025\n\nCÔNG ĐIỆN\n"
                              "Về việc ứng phó bão\n\nSở Mẫu yêu cầu:\n1. Các đơn vị trực ban.\n")
                              .header;
    EXPECT_EQ(header.place, "An Hải");
    EXPECT_EQ(header.date, Date::from_ymd(2025, 10, 3));
}

TEST(Header, ASubjectMayBeginLikeTheBody) {
    EXPECT_EQ(
        read("SỞ MẪU\nSố: 7/KH-SM\nAn Hải, ngày 03 tháng 10 năm 2025\n\nKẾ HOẠCH\nThực hiện chuyển đổi số năm 2026\n\n"
             "Sở Mẫu ban hành kế hoạch như sau:\n1. Lập danh mục.\n")
            .header.subject,
        "Thực hiện chuyển đổi số năm 2026");
}

TEST(Header, TheLowestOfThreeLinesIssues) {
    EXPECT_EQ(
        read("BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\nCỤC CHĂN NUÔI\n-------\nSố: 9/CN-DT\nV/v bệnh dại\n\nKính gửi: Các sở.\n")
            .header.issuer,
        "Cục Chăn nuôi");
    EXPECT_EQ(read("ỦY BAN NHÂN DÂN\nTỈNH AN HẢI\nVĂN PHÒNG\n-------\nSố: 9/TB-VP\n\nTHÔNG BÁO\nKết luận cuộc họp\n")
                  .header.issuer,
              "Văn phòng Ủy ban nhân dân tỉnh An Hải");
}

TEST(Header, AnAbbreviationInTheIssuersNameStaysInCapitals) {
    const Header header = read(
                              "VĂN PHÒNG UBND                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
                              "TỈNH THANH LAM                      Độc lập - Tự do - Hạnh phúc\n"
                              "Số: 1466/VP-KGVX\nV/v báo cáo kết quả\n\nKính gửi: Sở Mẫu.\n")
                              .header;
    EXPECT_EQ(header.issuer, "Văn phòng UBND tỉnh Thanh Lam");
}

TEST(Header, AMeetingOfTwoDaysTakesTheLater) {
    EXPECT_EQ(read(kTwoColumns).header.meeting_date, Date::from_ymd(2026, 1, 31));
}

TEST(Header, TheTailsTwoColumnsAreToldApart) {
    const Reading reading = read(kTwoColumns);
    EXPECT_EQ(reading.recipients,
              (std::vector<std::string>{"Thường trực Tỉnh ủy (b/c)", "Các sở, ban, ngành", "Lưu: VT"}));
    EXPECT_EQ(reading.header.signature_chain,
              (std::vector<std::string>{"TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"}));
}

TEST(Header, ALetterHasItsSubjectUnderTheNumber) {
    const Reading reading = read(
        "BỘ MẪU\nCỤC THỬ\n-------\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
        "Số: 7/CT-VP\nV/v báo cáo\nsố liệu năm 2025\n\nHà\nNội, ngày 9\ntháng 01 năm 2026\n\n"
        "Kính gửi:\n- Sở Mẫu;\n- UBND các xã.\n\nĐề nghị các đơn vị báo cáo./.\n\nKT. CỤC TRƯỞNG\nPHÓ CỤC "
        "TRƯỞNG\nLê\nThị Hai\n");
    EXPECT_EQ(reading.header.kind, "CV");  // CT-VP is the office, not a chỉ thị
    EXPECT_EQ(reading.header.issuer, "Cục Thử");
    EXPECT_EQ(reading.header.subject, "V/v báo cáo số liệu năm 2025");
    EXPECT_EQ(reading.header.place, "Hà Nội");
    EXPECT_EQ(reading.header.date, Date::from_ymd(2026, 1, 9));
    EXPECT_EQ(reading.header.meeting_date, std::nullopt);
    EXPECT_EQ(reading.header.signer, "Lê Thị Hai");
    EXPECT_EQ(reading.addressees, (std::vector<std::string>{"Sở Mẫu", "UBND các xã"}));
}

TEST(Header, ASubjectInCapitalsEndsBeforeWhoSendsTheTelegram) {
    const Header header = read(
                              "THỦ TƯỚNG CHÍNH PHỦ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 5/CĐ-TTg\n\nHà Nội, "
                              "ngày 02 tháng 3 năm 2026\n\n"
                              "CÔNG ĐIỆN\nVỀ VIỆC ỨNG PHÓ\nBÃO SỐ 1\nTHỦ\nTƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng các "
                              "Bộ.\n\nTrong tháng 3 có bão.\n")
                              .header;
    EXPECT_EQ(header.kind, "CĐ");
    EXPECT_EQ(header.subject, "VỀ VIỆC ỨNG PHÓ BÃO SỐ 1");
    EXPECT_EQ(header.issuer, "Thủ tướng Chính phủ");
}

TEST(Header, WhatIsNotPrintedIsNone) {
    const Header header = read(
                              "THÔNG BÁO\nKết luận cuộc họp\n\nNgày 3/2/2026, Giám đốc Sở kết luận như sau:\n1. Giao "
                              "Phòng Mẫu rà soát.\n")
                              .header;
    EXPECT_EQ(header.kind, "TB");
    EXPECT_EQ(header.number, std::nullopt);
    EXPECT_EQ(header.symbol, std::nullopt);
    EXPECT_EQ(header.issuer, std::nullopt);
    EXPECT_EQ(header.date, std::nullopt);
    EXPECT_EQ(header.signer, std::nullopt);
    EXPECT_EQ(header.meeting_date, Date::from_ymd(2026, 2, 3));
}

TEST(Header, ATextThatIsNoDirectiveGivesAnEmptyReading) {
    for (const std::string_view text : {"", "\n\n\f", "abc", "\xFF\xFE", "(((((", "1.", "- ", "Số:"}) {
        const Reading reading = read(text);
        EXPECT_TRUE(reading.assignments.empty()) << text;
        EXPECT_EQ(reading.header.issuer, std::nullopt) << text;
    }
}

}  // namespace
}  // namespace thienan::notice
