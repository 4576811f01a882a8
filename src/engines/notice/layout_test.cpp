#include "engines/notice/layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thienan::notice {
namespace {

std::vector<std::string> paragraphs(std::string_view text) {
    std::vector<std::string> out;
    for (const auto& lines : lay_out(text)) {
        std::string joined;
        for (const auto& line : lines) joined += (joined.empty() ? "" : " ") + std::string{text.substr(line.from, line.to - line.from)};
        out.push_back(std::move(joined));
    }
    return out;
}

constexpr std::string_view kWrapped =
    "THÔNG BÁO\nKết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh\n\n"
    "Sau khi nghe báo cáo, Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận\nnhư sau:\n\n"
    "1. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với các sở, ban\nngành rà soát các nhiệm vụ khoa học và công nghệ đang thực hiện, báo\n"
    "2\n\fcáo Ủy ban nhân dân tỉnh trước ngày 20/12/2026.\n\n"
    "2. Sở Tài chính cân đối kinh phí.\n";

TEST(Layout, wrapped_lines_are_one_paragraph) {
    const auto all = paragraphs(kWrapped);
    const auto found = std::find_if(all.begin(), all.end(), [](const auto& p) { return p.starts_with("1. Giao Sở"); });
    ASSERT_NE(found, all.end());
    EXPECT_NE(found->find("các sở, ban ngành rà soát"), std::string::npos) << *found;
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const auto& p) { return p == "2. Sở Tài chính cân đối kinh phí."; }));
}

TEST(Layout, every_point_of_the_reading_begins_a_paragraph) {
    const auto reading = read(kWrapped);
    const auto all = lay_out(kWrapped);
    ASSERT_FALSE(reading.points.empty());
    for (const auto& point : reading.points)
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const LaidOut& lines) { return lines.front().from == point.span.from; })) << point.path;
}

TEST(Layout, stretches_are_in_order_and_never_overlap) {
    std::size_t end = 0;
    for (const auto& lines : lay_out(kWrapped))
        for (const auto& line : lines) {
            EXPECT_LE(end, line.from);
            EXPECT_LT(line.from, line.to);
            end = line.to;
        }
    EXPECT_LE(end, kWrapped.size());
}

TEST(Layout, an_empty_text_has_no_paragraphs) { EXPECT_TRUE(lay_out("").empty()); }

}  // namespace
}  // namespace thienan::notice
