#include "modules/identity/directory.hpp"

#include <gtest/gtest.h>

namespace thienan::identity {
namespace {

const Date kToday = *Date::from_ymd(2026, 11, 23);
const Date kMerger = *Date::from_ymd(2025, 3, 1);

Agency agency(std::int64_t id, std::string name, std::int64_t parent = 0, AgencyKind kind = AgencyKind::agency) {
    Agency out;
    out.id = {id};
    out.parent = {parent};
    out.kind = kind;
    out.name = std::move(name);
    return out;
}

Directory province() {
    std::vector<Agency> all = {
        agency(1, "Ủy ban nhân dân tỉnh Thanh Lam"),
        agency(2, "Sở Khoa học và Công nghệ"),
        agency(3, "Phòng Quản lý Khoa học", 2, AgencyKind::unit),
        agency(4, "Sở Tài chính"),
        agency(5, "Sở Kế hoạch và Đầu tư"),
        agency(6, "Sở Thông tin và Truyền thông"),
        agency(7, "Phòng Công nghệ thông tin", 6, AgencyKind::unit),
        agency(8, "Ủy ban nhân dân huyện Bình Sơn"),
        agency(9, "Các sở, ban ngành, địa phương", 0, AgencyKind::group),
        agency(10, "Ủy ban nhân dân xã Bình Minh"),
        agency(11, "Ủy ban nhân dân xã Bình Chương"),
        agency(12, "Các xã", 0, AgencyKind::group),
        agency(13, "Tổ Hành chính", 3, AgencyKind::unit),
    };
    all[1].short_name = "Sở KH&CN";
    all[0].short_name = "UBND tỉnh";
    for (const std::size_t merged : {4, 5, 7}) all[merged].valid.to = kMerger - 1;
    all[4].successors = {{{4}, kMerger}};
    all[5].successors = {{{2}, kMerger}};
    all[7].successors = {{{10}, kMerger}, {{11}, kMerger}};
    all[8].members = {{2}, {4}, {5}, {12}};
    all[11].members = {{10}, {11}};
    return Directory{std::move(all), {{"ubnd", "uy ban nhan dan"}, {"kh cn", "khoa hoc va cong nghe"}}};
}

TEST(Directory, a_name_is_found_whatever_its_case_and_marks) {
    const auto p = province();
    EXPECT_EQ(p.sure_by_name("SỞ TÀI CHÍNH", kToday), Id<Agency>{4});
    EXPECT_EQ(p.sure_by_name("so tai chinh", kToday), Id<Agency>{4});
}

TEST(Directory, an_agency_added_later_is_found_like_the_others) {
    auto p = province();
    p.add(agency(20, "Phòng Sở hữu trí tuệ", 2, AgencyKind::unit));
    EXPECT_EQ(p.sure_by_name("phong so huu tri tue", kToday), Id<Agency>{20});
    EXPECT_EQ(p.units_of({2}).size(), 4u);
    ASSERT_EQ(p.named("PHÒNG SỞ HỮU TRÍ TUỆ").size(), 1u);
    EXPECT_EQ(p.named("Phòng Sở hữu trí tuệ").front()->parent, Id<Agency>{2});
    EXPECT_TRUE(p.named("Phong So huu tri tue").empty()) << "marks count";
}

TEST(Directory, an_abbreviation_is_read_as_what_it_stands_for) {
    const auto p = province();
    EXPECT_EQ(p.sure_by_name("UBND huyện Bình Sơn", kToday), Id<Agency>{8});
    EXPECT_EQ(p.sure_by_name("Sở KH&CN", kToday), Id<Agency>{2});
    EXPECT_EQ(p.sure_by_name("UBND tỉnh", kToday), Id<Agency>{1});
}

TEST(Directory, who_acts_for_an_agency_stands_for_it) {
    const auto p = province();
    EXPECT_EQ(p.sure_by_name("Giám đốc Sở Khoa học và Công nghệ", kToday), Id<Agency>{2});
    EXPECT_EQ(p.sure_by_name("Chủ tịch UBND tỉnh", kToday), Id<Agency>{1});
    EXPECT_EQ(p.sure_by_name("Thủ trưởng các sở, ban ngành, địa phương", kToday), Id<Agency>{9});
}

TEST(Directory, a_group_is_found_with_or_without_its_leading_word) {
    const auto p = province();
    EXPECT_EQ(p.sure_by_name("các sở, ban, ngành, địa phương", kToday), Id<Agency>{9});
    EXPECT_EQ(p.sure_by_name("sở, ban ngành, địa phương", kToday), Id<Agency>{9});
}

TEST(Directory, the_province_behind_a_name_does_not_hinder) {
    EXPECT_EQ(province().sure_by_name("Sở Tài chính tỉnh Thanh Lam", kToday), Id<Agency>{4});
}

TEST(Directory, the_tail_of_a_name_is_enough) {
    EXPECT_EQ(province().sure_by_name("huyện Bình Sơn", kToday), Id<Agency>{8});
}

TEST(Directory, a_part_of_a_name_is_offered_but_is_not_sure) {
    const auto p = province();
    EXPECT_EQ(p.sure_by_name("Sở Khoa học", kToday), std::nullopt);
    ASSERT_FALSE(p.find_by_name("Sở Khoa học", kToday).empty());
    EXPECT_EQ(p.find_by_name("Sở Khoa học", kToday)[0].agency, Id<Agency>{2});
    EXPECT_EQ(p.sure_by_name("Bộ Khoa học và Công nghệ", kToday), std::nullopt);
}

TEST(Directory, two_alike_are_not_sure) {
    EXPECT_EQ(province().sure_by_name("xã Bình", kToday), std::nullopt);
}

TEST(Directory, nothing_and_noise_name_nobody) {
    const auto p = province();
    EXPECT_TRUE(p.find_by_name("", kToday).empty());
    EXPECT_TRUE(p.find_by_name("...", kToday).empty());
    EXPECT_TRUE(p.find_by_name(std::string(5000, 'a'), kToday).empty());
    EXPECT_TRUE(p.find_by_name("hợp tác xã nông nghiệp", kToday).empty());
}

TEST(Directory, a_vanished_agency_is_found_and_marked) {
    const auto found = province().find_by_name("Sở Kế hoạch và Đầu tư", kToday);
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found[0].agency, Id<Agency>{5});
    EXPECT_TRUE(found[0].vanished);
}

TEST(Directory, an_agency_does_its_own_work_until_its_last_day) {
    const auto p = province();
    EXPECT_EQ(p.successors_on({5}, kMerger - 1), std::vector<Id<Agency>>{{5}});
    EXPECT_EQ(p.successors_on({5}, kMerger), std::vector<Id<Agency>>{{4}});
}

TEST(Directory, several_successors_share_the_work) {
    EXPECT_EQ(province().successors_on({8}, kToday), (std::vector<Id<Agency>>{{10}, {11}}));
}

TEST(Directory, a_unit_without_successors_follows_its_agency) {
    EXPECT_EQ(province().successors_on({7}, kToday), std::vector<Id<Agency>>{{2}});
}

TEST(Directory, a_successor_that_vanished_too_is_followed_on) {
    std::vector<Agency> all = {agency(1, "A"), agency(2, "B"), agency(3, "C")};
    all[0].valid.to = kMerger - 1;
    all[0].successors = {{{2}, kMerger}};
    all[1].valid.to = kToday - 1;
    all[1].successors = {{{3}, kToday}};
    const Directory d{all, {}};
    EXPECT_EQ(d.successors_on({1}, kMerger), std::vector<Id<Agency>>{{2}});
    EXPECT_EQ(d.successors_on({1}, kToday), std::vector<Id<Agency>>{{3}});
}

TEST(Directory, successors_in_a_circle_end) {
    std::vector<Agency> all = {agency(1, "A"), agency(2, "B")};
    for (auto& a : all) a.valid.to = kMerger - 1;
    all[0].successors = {{{2}, kMerger}};
    all[1].successors = {{{1}, kMerger}};
    EXPECT_TRUE((Directory{all, {}}.successors_on({1}, kToday).empty()));
}

TEST(Directory, a_unit_belongs_to_the_nearest_agency_above) {
    const auto p = province();
    EXPECT_EQ(p.agency_of({13}), Id<Agency>{2});
    EXPECT_EQ(p.agency_of({2}), Id<Agency>{2});
    EXPECT_EQ(p.agency_of({99}), Id<Agency>{});
    EXPECT_TRUE(p.is_inside({13}, {2}));
    EXPECT_TRUE(p.is_inside({13}, {3}));
    EXPECT_FALSE(p.is_inside({2}, {13}));
    EXPECT_EQ(p.units_of({2}), (std::vector<Id<Agency>>{{2}, {3}, {13}}));
    EXPECT_EQ(p.names_within_agency({13}),
              (std::vector<std::string_view>{"Sở Khoa học và Công nghệ", "Phòng Quản lý Khoa học", "Tổ Hành chính"}));
}

TEST(Directory, members_of_a_group_are_those_that_exist_with_groups_resolved) {
    const auto p = province();
    EXPECT_EQ(p.members_on({9}, kToday), (std::vector<Id<Agency>>{{2}, {4}, {10}, {11}}));
    EXPECT_EQ(p.members_on({9}, kMerger - 1), (std::vector<Id<Agency>>{{2}, {4}, {5}, {10}, {11}}));
    EXPECT_EQ(p.groups_of({10}), (std::vector<Id<Agency>>{{12}, {9}}));
}

}  // namespace
}  // namespace thienan::identity
