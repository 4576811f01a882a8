#include "engines/overlap/text.hpp"

#include <gtest/gtest.h>

namespace thienan::overlap {
namespace {

std::vector<std::uint64_t> fulls(std::string_view text) {
    std::vector<std::uint64_t> out;
    for (const Token& token : read_text(text, {}).tokens) out.push_back(token.full);
    return out;
}
std::vector<std::uint64_t> folds(std::string_view text) {
    std::vector<std::uint64_t> out;
    for (const Token& token : read_text(text, {}).tokens) out.push_back(token.fold);
    return out;
}

TEST(Text, is_the_same_wherever_the_tone_mark_is_placed) {
    EXPECT_EQ(fulls("hoà bình, thuỷ lợi, khoẻ"), fulls("hòa bình thủy lợi khỏe"));
}

TEST(Text, is_the_same_with_i_and_y_at_the_end_of_a_syllable) {
    EXPECT_EQ(fulls("kỹ thuật lý luận y tế Mỹ"), fulls("kĩ thuật lí luận i tế Mĩ"));
    EXPECT_NE(fulls("tay"), fulls("tai")) << "where it makes another syllable it stays";
    EXPECT_NE(fulls("thuy"), fulls("thui"));
}

TEST(Text, is_the_same_in_either_normal_form_and_case) {
    EXPECT_EQ(fulls("nghie\xcc\x82n cu\xcc\x9b\xcc\x81u"), fulls("NGHIÊN CỨU"));
    EXPECT_EQ(fulls("u\xcc\x9b\xcc\xa3"), fulls("ự"));
}

TEST(Text, passes_over_what_cannot_be_seen) {
    EXPECT_EQ(fulls("nghi\u200bên c\u00adứu\ufeff"), fulls("nghiên cứu"));
}

TEST(Text, reads_letters_of_other_scripts_as_what_they_look_like) {
    EXPECT_EQ(fulls("nghiên cứu сау са cao"), fulls("nghiên cứu cay ca cao"));
    EXPECT_EQ(fulls("ｌúa"), fulls("lúa"));
}

TEST(Text, reads_tcvn3_and_vni) {
    EXPECT_EQ(fulls("Nghiªn cøu øng dông khoa häc vµ c«ng nghÖ n«ng nghiÖp ë tØnh"), fulls("Nghiên cứu ứng dụng khoa học và công nghệ nông nghiệp ở tỉnh"));
    EXPECT_EQ(fulls("Nghieân cöùu öùng duïng khoa hoïc vaø coâng ngheä noâng nghieäp ôû tænh"), fulls("Nghiên cứu ứng dụng khoa học và công nghệ nông nghiệp ở tỉnh"));
}

TEST(Text, does_not_take_french_or_german_for_a_legacy_encoding) {
    EXPECT_EQ(folds("Über die Größe"), folds("über die größe"));
    EXPECT_EQ(read_text("Müller và các cộng sự nghiên cứu giống lúa", {}).tokens.size(), 9u);
}

TEST(Text, puts_back_the_letter_that_was_lost_as_a_question_mark) {
    EXPECT_EQ(fulls("nh? nước v? to?n dân"), fulls("nhà nước và toàn dân"));
    EXPECT_EQ(fulls("Thế nào? Vì sao?"), fulls("thế nào vì sao"));
}

TEST(Text, knows_a_syllable_without_marks) {
    const Text text = read_text("nghiên cuu 2024", {});
    ASSERT_EQ(text.tokens.size(), 3u);
    EXPECT_FALSE(text.tokens[0].bare);
    EXPECT_TRUE(text.tokens[1].bare);
    EXPECT_EQ(text.tokens[2].kind, TokenKind::number);
    EXPECT_EQ(folds("nghien cuu"), folds("nghiên cứu"));
    EXPECT_NE(fulls("nghien cuu"), fulls("nghiên cứu"));
}

TEST(Text, counts_places_in_code_points_of_title_newline_text) {
    const Text text = read_text("Lúa, ngô", "và kha\xcc\x81" "c");
    ASSERT_EQ(text.tokens.size(), 4u);
    EXPECT_EQ(text.title_tokens, 2u);
    EXPECT_EQ(text.code_points, 17u);
    EXPECT_EQ(text.tokens[1].begin, 5u);
    EXPECT_EQ(text.tokens[1].end, 8u);
    EXPECT_EQ(text.tokens[2].begin, 9u);
    EXPECT_EQ(text.tokens[3].begin, 12u);
    EXPECT_EQ(text.tokens[3].end, 17u) << "a combining mark is a code point of its own";
}

TEST(Text, reads_anything_without_failing) {
    EXPECT_TRUE(read_text("\xff\xfe\x80", "\xc3").tokens.empty());
    EXPECT_EQ(read_text(std::string(300, 'a'), {}).tokens.size(), 7u) << "a run of letters is cut";
    EXPECT_TRUE(read_text({}, {}).tokens.empty());
}

}  // namespace
}  // namespace thienan::overlap
