#include "engines/notice/words.hpp"

#include <gtest/gtest.h>

namespace thienan::notice {
namespace {

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

}  // namespace
}  // namespace thienan::notice
