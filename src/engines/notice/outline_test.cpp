#include "engines/notice/outline.hpp"

#include "engines/notice/reading.hpp"

#include <gtest/gtest.h>

namespace thienan::notice {
namespace {

std::string paths_of(std::string_view text) {
    std::string out;
    for (const Point& point : read(text).points) out += (out.empty() ? "" : " ") + point.path;
    return out;
}

TEST(Outline, LettersRunWithOrWithoutTheLetterD) {
    EXPECT_EQ(paths_of("1. Một:\na) A.\nb) B.\nc) C.\nd) D.\nđ) Đ.\ne) E.\ng) G.\n"), "1 1.a 1.b 1.c 1.d 1.đ 1.e 1.g");
    EXPECT_EQ(paths_of("1. Một:\na) A.\nb) B.\nc) C.\nd) D.\ne) E.\nf) F.\ng) G.\nh) H.\ni) I.\nk) K.\n"),
              "1 1.a 1.b 1.c 1.d 1.e 1.f 1.g 1.h 1.i 1.k");
}

TEST(Outline, ADottedLabelReplacesItsParentsNumber) {
    EXPECT_EQ(paths_of("I. PHẦN\n1. Một\n1.1. Nhỏ\na) A.\n1.2. Nữa\n2. Hai\n2.1. Ba\n"),
              "I I.1 I.1.1 I.1.1.a I.1.2 I.2 I.2.1");
}

TEST(Outline, ListsInBracketsStandUnderTheirPoint) {
    EXPECT_EQ(paths_of("1. Hai gồm:\n(1) Một;\n(2) Hai.\n2. Ba:\na) Chữ:\n(i) Một;\n(ii) Hai.\n"),
              "1 1.1 1.2 2 2.a 2.a.i 2.a.ii");
}

TEST(Outline, ALabelPrintedTwiceOpensASecondPoint) {
    EXPECT_EQ(paths_of("1. Một.\na) Hai.\nb) Ba.\nb) Bốn.\nc) Năm.\n"), "1 1.a 1.b 1.b 1.c");
}

TEST(Outline, ALabelAloneOnItsLineHasItsTextBelow) {
    const Reading reading = read("1.\nMột việc.\n2.\nHai việc.\n");
    ASSERT_EQ(reading.points.size(), 2u);
    EXPECT_EQ(reading.points[1].text, "Hai việc.");
}

TEST(Outline, APointAfterABlankLineIsNoReference) {
    EXPECT_EQ(paths_of("4. Phát triển nền tảng\nsố\n\n4.1. Bản đồ số\n\n4.2. Camera\n"), "4 4.1 4.2");
}

TEST(Outline, LabelsThatAScanMisreadAreTakenWhereTheyFit) {
    EXPECT_EQ(paths_of("Mở đầu.\n1. Một.\n2, Hai việc.\n3. Ba theo khoản\n1, Điều 4 của Luật.\n"), "1 2 3");
    EXPECT_EQ(paths_of("I1. CHUNG\n1. Một.\nII. NHIỆM VỤ CHÍNH\n1. Hai.\n"), "1 II II.1");
}

TEST(Outline, ATextMayBeginInTheMiddle) { EXPECT_EQ(paths_of("4. Bốn.\n5. Năm.\n"), "4 5"); }

TEST(Outline, ANumberThatBeginsAWrappedLineIsNoPoint) {
    EXPECT_EQ(
        paths_of("1. Thực hiện theo điểm\na) khoản 2 Điều\n3. Luật này trong năm\n2026. Đồng thời rà soát.\n2. Hai.\n"),
        "1 2");
}

TEST(Outline, AListInsideASentenceIsNoOutline) {
    EXPECT_EQ(paths_of("1. Gồm: (1) việc một; (2) việc\nhai; (3) việc ba.\n2. Khác.\n"), "1 2");
}

TEST(Outline, PointsGoOnOverPagesAndBlankLines) {
    EXPECT_EQ(paths_of("1. Một câu dài\n\n\f\n3\n\ncòn tiếp.\n\n2. Hai.\n"), "1 2");
}

TEST(Outline, AMillionPointsAreRead) {
    std::string text;
    for (int i = 1; i <= 200'000; ++i) text += "a) b.\n";
    EXPECT_EQ(read(text).points.size(), 200'000u);
}

}  // namespace
}  // namespace thienan::notice
