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

TEST(Bodies, TheFieldOfAnOfficeBelongsToItsName) {
    EXPECT_EQ(bodies_in("Cục Quản lý đấu thầu rà soát"), "Cục Quản lý đấu thầu");
    EXPECT_EQ(bodies_in("Vụ Vận tải và An toàn giao thông chủ trì"), "Vụ Vận tải và An toàn giao thông");
    EXPECT_EQ(bodies_in("Ban Quản lý dự án đầu tư xây dựng tỉnh hoàn thành"), "Ban Quản lý dự án đầu tư xây dựng tỉnh");
    EXPECT_EQ(bodies_in("Bộ Ngoại giao thông báo"), "Bộ Ngoại giao");
    EXPECT_EQ(bodies_in("các cơ quan đăng ký đầu tư tổ chức lấy ý kiến"), "các cơ quan đăng ký đầu tư");
    EXPECT_EQ(bodies_in("Ban quản lý Khu Nông nghiệp ứng dụng Công nghệ cao phối hợp công bố"),
              "Ban quản lý Khu Nông nghiệp ứng dụng Công nghệ cao");
    EXPECT_EQ(bodies_in("Quỹ Bảo vệ môi trường tỉnh hỗ trợ"), "Quỹ Bảo vệ môi trường tỉnh");
    EXPECT_EQ(bodies_in("Báo và Phát thanh, Truyền hình tỉnh tăng thời lượng"), "Báo và Phát thanh, Truyền hình tỉnh");
}

TEST(Bodies, ASemicolonMayPartNames) {
    EXPECT_EQ(bodies_in("Thủ trưởng các sở; Chủ tịch UBND các xã căn cứ chức năng"),
              "Thủ trưởng các sở | Chủ tịch UBND các xã");
    EXPECT_EQ(bodies_in("người đứng đầu cấp ủy; thủ trưởng cơ quan trực tiếp chỉ đạo"),
              "người đứng đầu cấp ủy; thủ trưởng cơ quan");
}

TEST(Bodies, WhatAsidesSayOfABodyIsLeftOut) {
    EXPECT_EQ(bodies_in("Bộ Tài chính - Cơ quan thường trực Ban Chỉ đạo đôn đốc"), "Bộ Tài chính");
    EXPECT_EQ(bodies_in("đồng chí Lê Thị Mẫu, Phó Chủ tịch UBND tỉnh chỉ đạo"), "Lê Thị Mẫu | Phó Chủ tịch UBND tỉnh");
}

TEST(Bodies, AVerbIsNoBody) {
    EXPECT_EQ(bodies_in("Tổ chức hội nghị triển khai"), "");
    EXPECT_EQ(bodies_in("rà soát các sở"), "");
    EXPECT_EQ(bodies_in("cơ sở dữ liệu đất đai"), "");
    EXPECT_EQ(bodies_in("Tổ chức Chương trình hỗ trợ"), "");
    EXPECT_EQ(bodies_in("vụ việc phức tạp"), "");
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
