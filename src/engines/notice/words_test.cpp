#include "engines/notice/words.hpp"
#include "engines/notice/syllable.hpp"

#include <gtest/gtest.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace thienan::notice {
namespace {

std::string in_capitals(const char* name) {
    std::string out;
    return icu::UnicodeString::fromUTF8(name).toUpper(icu::Locale::getRoot()).toUTF8String(out);
}

TEST(Words, CaseNormalFormAndThePlaceOfTheToneMarkDoNotMatter) {
    EXPECT_EQ(word_key("ủy"), word_key("UỶ"));
    EXPECT_EQ(word_key("hòa"), word_key("hoà"));
    EXPECT_EQ(word_key("Đường"), word_key("đường"));
    EXPECT_EQ(word_key("sở"), word_key("so\xCC\x9B\xCC\x89"));  // NFD: o, horn, hook
    EXPECT_NE(word_key("sở"), word_key("sổ"));
    EXPECT_NE(word_key("đa"), word_key("da"));
}

TEST(Words, TokensKeepTheirBytesInTheDocument) {
    const std::string_view text = "  Số: 12/TB";
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    ASSERT_EQ(tokens.size(), 5u);
    EXPECT_EQ(text.substr(tokens[0].from, tokens[0].to - tokens[0].from), "Số");
    EXPECT_TRUE(tokens[2].is_number());
    EXPECT_EQ(tokens[2].key, 12u);
    EXPECT_TRUE(tokens[4].all_caps);
}

TEST(Words, DashesQuotesAndBulletsOfEveryKindAreOne) {
    const std::string_view text = "– — “ ” • …";
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    ASSERT_EQ(tokens.size(), 6u);
    EXPECT_TRUE(tokens[0].is('-') && tokens[1].is('-') && tokens[2].is('"') && tokens[3].is('"') && tokens[4].is('*') &&
                tokens[5].is('.'));
}

TEST(Words, WhiteSpaceInWordsOfIsOneSpaceAndTextIsComposed) {
    const std::string text = "So\xCC\x9B\xCC\x89 \n\t  Y   te\xCC\x82\xCC\x81,";
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    EXPECT_EQ(words_of(text, tokens, {0, tokens.size()}), "Sở Y tế,");
    EXPECT_EQ(first_words_of(text, tokens, {0, tokens.size()}, 2), "Sở Y");
}

TEST(Words, ANameInCapitalsGetsItsNormalCapitalisation) {
    EXPECT_EQ(name_case("ỦY BAN NHÂN DÂN TỈNH AN HẢI"), "Ủy ban nhân dân tỉnh An Hải");
    EXPECT_EQ(name_case("BỘ KHOA HỌC VÀ CÔNG NGHỆ"), "Bộ Khoa học và Công nghệ");
    EXPECT_EQ(name_case("ỦY BAN NHÂN DÂN THÀNH PHỐ BẮC SƠN"), "Ủy ban nhân dân thành phố Bắc Sơn");
    EXPECT_EQ(name_case("Sở Y tế"), "Sở Y tế");
    EXPECT_EQ(name_case("TỈNH ỦY AN HẢI"), "Tỉnh ủy An Hải");
    EXPECT_EQ(name_case("BAN QUẢN LÝ KHU KINH TẾ BẮC SƠN"), "Ban Quản lý khu kinh tế Bắc Sơn");
    EXPECT_EQ(name_case("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM"), "Ngân hàng Nhà nước Việt Nam");
}

// Names as they should be written; printed in capitals in a head they must come out so again.
TEST(Words, NamesOfEveryKindOfBodyGetTheirCapitals) {
    for (const char* name : {
             "Văn phòng UBND tỉnh Thanh Lam",
             "Văn phòng Ủy ban nhân dân tỉnh Thanh Lam",
             "Văn phòng Đoàn Đại biểu Quốc hội và Hội đồng nhân dân tỉnh Thanh Lam",
             "Văn phòng HĐND và UBND xã An Phú",
             "UBND phường Tân Lập",
             "Ủy ban nhân dân xã Krông Na",
             "Ủy ban nhân dân đặc khu Hòn Sơn",
             "Hội đồng nhân dân thành phố Bắc Sơn",
             "Thường trực HĐND tỉnh Thanh Lam",
             "Sở KH&CN tỉnh Thanh Lam",
             "Sở GD&ĐT",
             "Sở TT&TT Thanh Lam",
             "Sở Khoa học và Công nghệ",
             "Sở Nông nghiệp và Môi trường tỉnh Thanh Lam",
             "Sở Văn hóa, Thể thao và Du lịch",
             "Sở Dân tộc và Tôn giáo",
             "Sở Y tế Thanh Lam",
             "Sở Quy hoạch - Kiến trúc",
             "Bộ Nông nghiệp và Môi trường",
             "Bộ Văn hóa, Thể thao và Du lịch",
             "Cục Sở hữu trí tuệ",
             "Cục Thuế",
             "Chi cục Thuế khu vực IX",
             "Kho bạc Nhà nước khu vực VI",
             "Chi cục Tiêu chuẩn Đo lường Chất lượng",
             "Chi cục Kiểm lâm",
             "Ban Chỉ đạo Chuyển đổi số tỉnh Thanh Lam",
             "Ban Chỉ đạo Trung ương",
             "BCĐ Phòng chống thiên tai tỉnh Thanh Lam",
             "Ban Quản lý khu kinh tế Bắc Sơn",
             "Ban Quản lý dự án Đầu tư xây dựng tỉnh Thanh Lam",
             "Ban QLDA Đầu tư xây dựng phường Tân Lập",
             "Ban Dân tộc tỉnh Thanh Lam",
             "Ban Tuyên giáo và Dân vận Tỉnh ủy",
             "Ban Tổ chức Trung ương",
             "Đảng ủy UBND tỉnh Thanh Lam",
             "Đảng ủy xã An Phú",
             "Đảng ủy các cơ quan đảng tỉnh",
             "Tỉnh ủy Thanh Lam",
             "Thành ủy Bắc Sơn",
             "Văn phòng Tỉnh ủy",
             "Ủy ban Kiểm tra Tỉnh ủy",
             "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Thanh Lam",
             "Hội Liên hiệp Phụ nữ tỉnh Thanh Lam",
             "Hội Nông dân Việt Nam",
             "Hội Cựu chiến binh xã An Phú",
             "Liên hiệp các hội Khoa học và Kỹ thuật tỉnh Thanh Lam",
             "Hiệp hội Doanh nghiệp nhỏ và vừa tỉnh Thanh Lam",
             "Liên đoàn Lao động tỉnh Thanh Lam",
             "Liên minh Hợp tác xã tỉnh Thanh Lam",
             "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
             "Tỉnh đoàn Thanh Lam",
             "Trung tâm Kiểm soát bệnh tật tỉnh Thanh Lam",
             "Trung tâm Ứng dụng và Thông tin khoa học công nghệ",
             "Trung tâm Phục vụ hành chính công",
             "Trung tâm Y tế Sông Trà",
             "Trung tâm Phát triển quỹ đất",
             "Trường Đại học Thanh Lam",
             "Trường Cao đẳng Nghề Thanh Lam",
             "Trường Tiểu học Lê Lợi",
             "Trường THPT chuyên Lê Quý Đôn",
             "Trường Chính trị tỉnh Thanh Lam",
             "Bệnh viện Đa khoa tỉnh Thanh Lam",
             "Bệnh viện Sản Nhi tỉnh Thanh Lam",
             "Công ty Cổ phần Cấp nước Thanh Lam",
             "Công ty TNHH Một thành viên Khai thác công trình thủy lợi Thanh Lam",
             "Công ty TNHH MTV Xổ số kiến thiết Thanh Lam",
             "Tổng công ty Điện lực miền Trung",
             "Tập đoàn Dầu khí Quốc gia Việt Nam",
             "Hợp tác xã Nông nghiệp Tân Phú",
             "Ngân hàng Chính sách xã hội",
             "Ngân hàng Nhà nước chi nhánh khu vực 9",
             "Công an tỉnh Thanh Lam",
             "Bộ Chỉ huy Quân sự tỉnh Thanh Lam",
             "Bộ Chỉ huy Bộ đội Biên phòng",
             "Tòa án nhân dân tỉnh Thanh Lam",
             "Viện kiểm sát nhân dân khu vực 3",
             "Thanh tra tỉnh Thanh Lam",
             "Bảo hiểm xã hội tỉnh Thanh Lam",
             "Báo và Phát thanh, Truyền hình Thanh Lam",
             "Đài Phát thanh và Truyền hình Thanh Lam",
             "Viện Nghiên cứu phát triển kinh tế - xã hội",
             "Quỹ Phát triển khoa học và công nghệ",
             "Hội đồng Thi đua - Khen thưởng",
             "Thủ tướng Chính phủ",
             "Văn phòng Chính phủ",
             "Ủy ban Thường vụ Quốc hội",
             "Điện lực Sông Trà",
         })
        EXPECT_EQ(name_case(in_capitals(name)), name);
}

TEST(Words, ToneMarksOfKnownNamesStandWhereTheyShould) {
    EXPECT_EQ(name_case("UỶ BAN NHÂN DÂN TỈNH HOÀ SƠN"), "Ủy ban nhân dân tỉnh Hoà Sơn");
}

TEST(Words, AnAbbreviationIsToldByItsLetters) {
    for (const char* word : {"UBND", "HĐND", "KH", "CN", "GD", "ĐT", "TNHH", "QLDA", "OCOP", "UBMTTQ", "BCĐ", "EVN"})
        EXPECT_TRUE(is_abbreviation(word)) << word;
    for (const char* word : {"NGUYỄN", "QUYẾT", "GIÁO", "ĐẮK", "KRÔNG", "Y", "ỦY", "HUYỀN", "PLEIKU", "XOAY", "KHUYA"})
        EXPECT_FALSE(is_abbreviation(word)) << word;
}

}  // namespace
}  // namespace thienan::notice
