#include "engines/viet/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace thienan::viet {
namespace {

TEST(VietText, FoldingIgnoresCaseToneMarksAndTheBarOfD) {
    EXPECT_EQ(fold("Sở Khoa học và Công nghệ"), "so khoa hoc va cong nghe");
    EXPECT_EQ(fold("ĐỀ ÁN đổi mới"), "de an doi moi");
    EXPECT_EQ(fold("  95/TB-UBND  (tỉnh) "), "95 tb ubnd tinh");
}

TEST(VietText, FoldingIsTheSameForComposedAndDecomposedText) {
    EXPECT_EQ(fold("hoa\xCC\x80 bi\xCC\x80nh"), fold("hoà bình"));
}

TEST(VietText, NormalisingComposesAndDropsInvisibleCharacters) {
    EXPECT_EQ(normalise("ho\xC3\xA0"), "hoà");
    EXPECT_EQ(normalise("hoa\xCC\x80"), "hoà");
    EXPECT_EQ(normalise("a\xE2\x80\x8B" "b\xC2\xA0" "c"), "ab c");
}

TEST(VietText, CaseFollowsVietnameseLetters) {
    EXPECT_EQ(lower("ĐƠN VỊ"), "đơn vị");
    EXPECT_EQ(upper("uỷ ban"), "UỶ BAN");
}

TEST(VietText, SortKeysFollowTheDictionary) {
    std::vector<std::string> words{"đo", "da", "dơ", "ân", "an", "ăn", "êm", "em"};
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
    EXPECT_EQ(words, (std::vector<std::string>{"an", "ăn", "ân", "da", "dơ", "đo", "em", "êm"}));
}

}  // namespace
}  // namespace thienan::viet
