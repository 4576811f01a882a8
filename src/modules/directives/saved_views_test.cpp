#include "frame/page_testing.hpp"
#include "modules/directives/actions/saved_views.hpp"
#include "modules/directives/queries/saved_views.hpp"
#include "modules/directives/testing.hpp"

#include <gtest/gtest.h>

namespace thienan::directives {
namespace {

using namespace testing;

TEST(KeptQuery, is_the_filter_in_one_order_without_the_page_one_is_on) {
    EXPECT_EQ(kept_query(Shape::table, "after=2026-01-01~7&state=waiting&view=all&text=s%E1%BB%9F+y"), "view=all&state=waiting&text=s%E1%BB%9F%20y");
    EXPECT_EQ(kept_query(Shape::table, "columns=lead&columns=due&x=1"), "view=open&columns=lead%2Cdue");
    EXPECT_EQ(kept_query(Shape::table, ""), "view=open");
    EXPECT_EQ(kept_query(Shape::board, ""), "view=all");
    EXPECT_EQ(kept_query(Shape::table, kept_query(Shape::table, "text=a%26b%3Dc%23")), "view=open&text=a%26b%3Dc%23");
}

class SavedViews : public EachProvince {
protected:
    void SetUp() override {
        EachProvince::SetUp();
        if (IsSkipped()) return;
        site_.emplace(db(), p().clock());
        add_routes(site_->routes(), {});
    }
    Result<Id<SavedView>> keep(const Principal& who, std::string name, std::string query = "state=waiting", Shape shape = Shape::table) {
        return p().write([&](store::WriteTx& tx) { return actions::keep_view(tx, who, {std::move(name), shape, std::move(query)}); });
    }
    std::vector<SavedView> views(const Principal& who) {
        return p().read([&](store::ReadTx& tx) { return queries::saved_views(tx, who); });
    }
    Result<Done> rename(const Principal& who, Id<SavedView> id, std::int64_t version, std::string_view name) {
        return p().write([&](store::WriteTx& tx) { return actions::rename_view(tx, who, id, version, name); });
    }
    Result<Done> erase(const Principal& who, Id<SavedView> id, std::int64_t version) {
        return p().write([&](store::WriteTx& tx) { return actions::erase_view(tx, who, id, version); });
    }
    Result<Done> choose(const Principal& who, Id<SavedView> id) {
        return p().write([&](store::WriteTx& tx) { return actions::choose_default_view(tx, who, id); });
    }
    std::optional<frame::testing::Site> site_;
};
INSTANTIATE_TEST_SUITE_P(, SavedViews, store::testing::both_engines(), store::testing::engine_name);

TEST_P(SavedViews, a_view_is_its_owners_alone) {
    const auto id = keep(p().director, "Chờ nhận").value();
    EXPECT_EQ(views(p().director).size(), 1u);
    EXPECT_TRUE(views(p().officer).empty());
    EXPECT_EQ(reason_of(rename(p().officer, id, 1, "Của tôi")), "frame.not_found");
    EXPECT_EQ(reason_of(erase(p().officer, id, 1)), "frame.not_found");
    EXPECT_EQ(reason_of(choose(p().officer, id)), "frame.not_found");
    EXPECT_EQ(reason_of(site_->get("/assignments/views/" + id.str(), p().officer)), "frame.not_found");
    EXPECT_EQ(reason_of(keep(p().officer, "Chờ nhận")) == "done", true);
}

TEST_P(SavedViews, names_are_needed_short_and_each_once) {
    const auto id = keep(p().director, "  Chờ   nhận ").value();
    EXPECT_EQ(field_of(keep(p().director, " ")), "name form.required");
    EXPECT_EQ(field_of(keep(p().director, std::string(61, 'a'))), "name form.too_long");
    EXPECT_EQ(field_of(keep(p().director, views(p().director).front().name)), "name directives.view_name_taken");
    EXPECT_EQ(field_of(keep(p().director, "Dài", "text=" + std::string(2'000, 'a'))), "query directives.view_query_too_long");
    keep(p().director, "Khác").value();
    EXPECT_EQ(field_of(rename(p().director, id, 1, "Khác")), "name directives.view_name_taken");
    EXPECT_EQ(field_of(rename(p().director, id, 1, "")), "name form.required");
    EXPECT_EQ(reason_of(rename(p().director, id, 1, "Chờ nhận việc")), "done");
    EXPECT_EQ(reason_of(rename(p().director, id, 1, "Nữa")), "frame.conflict");
    EXPECT_EQ(reason_of(erase(p().director, id, 1)), "frame.conflict");
    EXPECT_EQ(reason_of(erase(p().director, id, 2)), "done");
    EXPECT_EQ(views(p().director).size(), 1u);
}

TEST_P(SavedViews, twenty_are_kept_and_no_more) {
    for (std::size_t i = 0; i < kMostViews; ++i) keep(p().director, "Khung nhìn " + std::to_string(i)).value();
    EXPECT_EQ(field_of(keep(p().director, "Thêm")), "name directives.too_many_views");
    EXPECT_EQ(views(p().director).size(), kMostViews);
}

TEST_P(SavedViews, the_list_opens_with_the_default_one_until_it_is_gone) {
    const auto waiting = keep(p().director, "Chờ nhận").value(), month = keep(p().director, "Tháng này", "", Shape::month).value();
    EXPECT_EQ(site_->get("/assignments", p().director)->status, 200);
    choose(p().director, waiting).value();
    choose(p().director, month).value();
    const auto opened = site_->get("/assignments", p().director);
    EXPECT_EQ(opened->status, 303);
    EXPECT_EQ(frame::testing::header_of(*opened, "Location"), "/assignments/month?view=all");
    EXPECT_EQ(site_->get("/assignments?view=open", p().director)->status, 200);
    EXPECT_EQ(site_->get("/assignments", p().officer)->status, 200);
    erase(p().director, month, 1).value();
    EXPECT_EQ(site_->get("/assignments", p().director)->status, 200);
    choose(p().director, waiting).value();
    EXPECT_EQ(site_->post("/assignments/views/no-default", p().director, {})->status, 303);
    EXPECT_EQ(site_->get("/assignments", p().director)->status, 200);
}

TEST_P(SavedViews, a_saved_view_is_a_tab_and_the_one_looked_at_is_marked) {
    const auto made = site_->post("/assignments/views", p().director, {{"name", "Chờ <nhận>"}, {"shape", "table"}, {"query", "state=waiting&after=x"}});
    ASSERT_TRUE(made);
    EXPECT_EQ(frame::testing::header_of(*made, "Location"), "/assignments?view=open&state=waiting");
    const auto page = site_->get("/assignments?state=waiting&view=open", p().director)->body;
    EXPECT_NE(page.find(R"(<a href="/assignments?view=open&amp;state=waiting" aria-current="page">Chờ &lt;nhận&gt;</a>)"), std::string::npos);
    EXPECT_EQ(page.find("id=\"view-name\""), std::string::npos);
    EXPECT_NE(site_->get("/assignments?view=open", p().director)->body.find("id=\"view-name\""), std::string::npos);
}

TEST_P(SavedViews, the_page_of_all_views_says_what_each_shows) {
    keep(p().director, "Việc trễ", "view=led&timeliness=overdue&sort=-lead").value();
    const auto page = site_->get("/assignments/views", p().director)->body;
    const auto& t = frame::testing::real_words().words(Language::vi);
    for (const auto* key : {"directives.shape_table", "directives.view_led", "directives.timeliness_overdue", "directives.order_lead_last"})
        EXPECT_NE(page.find(std::string{t(key)}), std::string::npos) << key;
    EXPECT_NE(site_->get("/assignments?view=led&timeliness=overdue&sort=-lead", p().director)->body.find(std::string{t("directives.change_this_view")}), std::string::npos);
}

TEST_P(SavedViews, a_refused_name_is_shown_again_with_its_reason) {
    const auto refused = site_->post("/assignments/views", p().director, {{"name", ""}, {"shape", "table"}, {"query", "state=waiting"}});
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->status, 422);
    EXPECT_NE(refused->body.find("value=\"state=waiting\""), std::string::npos);
    EXPECT_EQ(reason_of(site_->post("/assignments/views", p().director, {{"name", "x"}, {"shape", "list"}})), "frame.not_found");
    const auto id = keep(p().director, "Một").value();
    EXPECT_EQ(site_->post("/assignments/views/" + id.str(), p().director, {{"name", ""}, {"version", "1"}})->status, 422);
    EXPECT_EQ(reason_of(site_->post("/assignments/views/" + id.str() + "/erase?version=9", p().director, {})), "frame.conflict");
}

}  // namespace
}  // namespace thienan::directives
