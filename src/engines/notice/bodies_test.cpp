#include "engines/notice/bodies.hpp"

#include "engines/notice/lexicon.hpp"

#include <gtest/gtest.h>

namespace thienan::notice {
namespace {

std::string bodies_in(std::string_view text) {
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    look_up(tokens, 0);
    const BodyList list = read_bodies(tokens, 0, tokens.size());
    std::string out;
    for (const std::string& body : split_bodies(text, tokens, list.range)) out += (out.empty() ? "" : " | ") + body;
    return out;
}

TEST(Bodies, ANameEndsBeforeTheVerb) {
    EXPECT_EQ(bodies_in("Sở Giáo dục và Đào tạo khẩn trương rà soát"), "Sở Giáo dục và Đào tạo");
    EXPECT_EQ(bodies_in("Bộ Quốc phòng, Bộ Công an chỉ đạo"), "Bộ Quốc phòng | Bộ Công an");
    EXPECT_EQ(bodies_in("Ủy ban nhân dân các xã, phường tổ chức rà soát"), "Ủy ban nhân dân các xã, phường");
    EXPECT_EQ(bodies_in("Công an tỉnh theo chức năng, nhiệm vụ được giao phối hợp"), "Công an tỉnh");
}

TEST(Bodies, AGroupWithOneModifierStaysTogether) {
    EXPECT_EQ(bodies_in("các sở, ban, ngành liên quan có trách nhiệm"), "các sở, ban, ngành liên quan");
    EXPECT_EQ(bodies_in("Các Bộ: Giáo dục và Đào tạo, Y tế chủ động"), "Các Bộ: Giáo dục và Đào tạo, Y tế");
    EXPECT_EQ(bodies_in("Chủ tịch UBND các tỉnh: An Hải, Bắc Sơn và Cù Lao khẩn trương"),
              "Chủ tịch UBND các tỉnh: An Hải, Bắc Sơn và Cù Lao");
}

TEST(Bodies, TheWordComradeAndBracketsAreLeftOut) {
    EXPECT_EQ(bodies_in("đồng chí Bộ trưởng Bộ Xây dựng trực tiếp chỉ đạo"), "Bộ trưởng Bộ Xây dựng");
    EXPECT_EQ(bodies_in("Nhà đầu tư (Công ty Mẫu) rà soát"), "Nhà đầu tư");
}

TEST(Bodies, AClauseInsideANameBelongsToIt) {
    EXPECT_EQ(bodies_in("Các cơ quan được phân công chủ trì nhiệm vụ có trách nhiệm lập dự toán"),
              "Các cơ quan được phân công chủ trì nhiệm vụ");
    EXPECT_EQ(bodies_in("các cơ quan phối hợp có trách nhiệm cử người"), "các cơ quan phối hợp");
    EXPECT_EQ(bodies_in("Viện Nghiên cứu phát triển Thành phố chủ trì"), "Viện Nghiên cứu phát triển Thành phố");
    EXPECT_EQ(bodies_in("Sở Xây dựng quản lý chất lượng"), "Sở Xây dựng");
    EXPECT_EQ(bodies_in("Cục Kết cấu hạ tầng xây dựng tham mưu"), "Cục Kết cấu hạ tầng xây dựng");
}

TEST(Bodies, AVerbIsNoBody) {
    EXPECT_EQ(bodies_in("Tổ chức hội nghị triển khai"), "");
    EXPECT_EQ(bodies_in("rà soát các sở"), "");
    EXPECT_EQ(bodies_in("cơ sở dữ liệu đất đai"), "");
}

TEST(Bodies, PartnersFollowTheirPhrase) {
    const std::string_view text =
        "chủ trì, phối hợp với Sở Nội vụ, Sở Y tế và các địa phương rà soát; phối hợp chặt chẽ với Công an tỉnh xử lý";
    Tokens tokens;
    tokenize(text, 0, text.size(), tokens);
    look_up(tokens, 0);
    EXPECT_EQ(find_partners(text, tokens, {0, tokens.size()}),
              (std::vector<std::string>{"Sở Nội vụ", "Sở Y tế", "các địa phương", "Công an tỉnh"}));
}

}  // namespace
}  // namespace thienan::notice
