#include "engines/notice/lines.hpp"

#include <gtest/gtest.h>

namespace thienan::notice {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> out;
    for (const Line& line : split_lines(text).lines) out.emplace_back(text.substr(line.from, line.to - line.from));
    return out;
}

TEST(Lines, PageNumbersAndRulesAreLeftOut) {
    EXPECT_EQ(lines_of("một\n\f\n 2 \n- 3 -\nTrang 4/7\n-------\nhai\n"), (std::vector<std::string>{"một", "hai"}));
}

TEST(Lines, ALabelIsNoPageNumber) { EXPECT_EQ(lines_of("1.\nmột"), (std::vector<std::string>{"1.", "một"})); }

TEST(Lines, AHeaderRepeatedAtTheTopOfPagesIsLeftOut) {
    EXPECT_EQ(lines_of("đầu\n\fSở Mẫu trang 1\na\n\fSở Mẫu trang 2\nb\n\fSở Mẫu trang 3\nc"),
              (std::vector<std::string>{"đầu", "a", "b", "c"}));
}

TEST(Lines, EmptyLinesBetweenAllLinesMeanNothing) {
    EXPECT_TRUE(split_lines("Một dòng\n\nchưa hết\n\nvẫn chưa\n\nvẫn còn\n\nhết rồi.\n").blanks_mean_nothing);
    EXPECT_FALSE(split_lines("Một dòng\nchưa hết\n\nĐoạn hai\nvẫn còn\n").blanks_mean_nothing);
}

TEST(Lines, IndentedFirstLinesPartParagraphs) {
    std::string text;
    for (int i = 0; i < 6; ++i) text += "     Dòng đầu của đoạn được thụt vào.\nDòng sau sát lề.\nDòng cuối sát lề.\n";
    EXPECT_TRUE(split_lines(text).indents_part);
    EXPECT_FALSE(split_lines("Dòng một.\nDòng hai.\nDòng ba.\n").indents_part);
}

TEST(Lines, AnEndlessLineIsCutBetweenCharacters) {
    std::string text;
    for (int i = 0; i < 40'000; ++i) text += "ộ";
    const Lines lines = split_lines(text);
    ASSERT_GT(lines.lines.size(), 1u);
    for (const Line& line : lines.lines) EXPECT_EQ((line.to - line.from) % 3, 0u);
}

}  // namespace
}  // namespace thienan::notice
