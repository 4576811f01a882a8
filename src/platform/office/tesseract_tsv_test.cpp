#include "platform/office/tesseract_tsv.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

std::string word(const std::string& place, int left, int width, const std::string& confidence, const std::string& text,
                 int top = 100) {
    return "5\t1\t" + place + "\t" + std::to_string(left) + "\t" + std::to_string(top) + "\t" + std::to_string(width) + "\t30\t" + confidence + "\t" + text + "\n";
}

TEST(TesseractTsv, words_become_lines_with_their_confidence_by_length) {
    const OcrPage page = read_tesseract_tsv("level\tpage_num\n4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t\n" +
                                            word("1\t1\t1\t1", 100, 40, "90.7", "Giao") + word("1\t1\t1\t2", 150, 20, "60.1", "Sở") +
                                            word("1\t1\t2\t1", 100, 30, "30", "abc"));
    ASSERT_EQ(page.lines.size(), 2u);
    EXPECT_EQ(page.lines[0].text, "Giao Sở");
    EXPECT_EQ(page.lines[0].confidence, 80);
    EXPECT_FALSE(page.lines[1].starts_block);
    EXPECT_EQ(page.lines[1].confidence, 30);
    EXPECT_EQ(page.confidence, (4 * 90 + 2 * 60 + 3 * 30) / 9);
}

TEST(TesseractTsv, a_wide_gap_parts_columns_and_places_are_kept) {
    const OcrPage page = read_tesseract_tsv(word("1\t1\t1\t1", 100, 40, "90", "UBND") + word("1\t1\t1\t2", 500, 40, "90", "CỘNG") +
                                            word("1\t2\t1\t1", 140, 20, "90", "SỞ", 140) + word("1\t2\t1\t2", 500, 30, "90", "Độc", 140));
    ASSERT_EQ(page.lines.size(), 2u);
    EXPECT_EQ(page.lines[0].text, "UBND\tCỘNG");
    EXPECT_EQ(page.lines[0].laid_out, "UBND" + std::string(36, ' ') + "CỘNG");
    EXPECT_EQ(page.lines[1].laid_out, "    SỞ" + std::string(34, ' ') + "Độc");
    EXPECT_EQ((OcrText{{page}}.text()), "UBND\nSỞ\n\nCỘNG\nĐộc\n");
}

TEST(TesseractTsv, more_white_than_between_lines_starts_a_block) {
    std::string tsv;
    const int tops[] = {100, 140, 180, 260, 300, 50};  // the last in another column
    for (const int top : tops) tsv += word("1\t1\t" + std::to_string(top) + "\t1", 100, 40, "90", "dòng", top);
    const OcrPage page = read_tesseract_tsv(tsv);
    std::vector<bool> starts;
    for (const auto& line : page.lines) starts.push_back(line.starts_block);
    EXPECT_EQ(starts, (std::vector<bool>{false, false, false, true, false, true}));
}

TEST(TesseractTsv, rules_and_broken_rows_are_passed_over) {
    const OcrPage page = read_tesseract_tsv(word("1\t1\t1\t1", 100, 400, "95", " ") + "5\t1\t1\n" + word("1\t1\t1\t2", -4, 40, "9", "x") +
                                            word("1\t1\t1\t2", 4, 40, "-1", "x") + "\n5");
    EXPECT_TRUE(page.lines.empty());
    EXPECT_EQ(page.confidence, 0);
    EXPECT_EQ((OcrText{{page}}.confidence()), 0);
}

}  // namespace
}  // namespace thienan::office
