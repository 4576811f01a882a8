#include "frame/page_testing.hpp"
#include "modules/directives/testing.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace thienan::directives {
namespace {

using http::Method;
using nlohmann::json;
using testing::field_of;
using testing::reason_of;

class ListsApi : public testing::EachProvince {
protected:
    void SetUp() override {
        EachProvince::SetUp();
        if (IsSkipped()) return;
        site_.emplace(db(), p().clock());
        add_api(site_->routes());
    }
    Result<http::Response> send(Method method, const std::string& path, const Principal& who, const json& body = {}) {
        http::Request request;
        request.headers.add("content-type", "application/json");
        request.body = body.dump();
        return site_->ask(method, "/api/v1" + path, who, std::move(request));
    }
    json read(const Result<http::Response>& answer) { return json::parse(answer.value().body); }
    json row(Id<Assignment> id) { return {{"id", id.value}, {"version", p().version_of(id)}}; }
    std::optional<frame::testing::Site> site_;
};
INSTANTIATE_TEST_SUITE_P(, ListsApi, store::testing::both_engines(), store::testing::engine_name);

TEST_P(ListsApi, one_act_on_many_answers_for_each_what_became_of_it) {
    const auto good = p().give(p().science), others = p().give(p().finance), changed = p().give(p().science);
    const json rows{row(good), row(others), {{"id", changed.value}, {"version", 77}}};
    const auto items = read(send(Method::post, "/assignments/bulk", p().director, {{"act", "accept"}, {"rows", rows}}))["items"];
    ASSERT_EQ(items.size(), 3u);
    EXPECT_EQ(items[0], (json{{"id", good.value}, {"done", true}, {"code", nullptr}, {"title", nullptr}}));
    EXPECT_EQ(items[1]["code"], "frame.not_found");
    EXPECT_EQ(items[2]["code"], "frame.conflict");
    EXPECT_EQ(p().assignment(good).state, State::in_progress);
    const auto handed = read(send(Method::post, "/assignments/bulk", p().director, {{"act", "internal_due"}, {"rows", json::array({row(good), row(changed)})}, {"internal_due", p().today().iso()}}))["items"];
    EXPECT_EQ(handed[0]["done"], true);
    EXPECT_EQ(handed[1]["code"], "directives.nobody_in_charge");
}

TEST_P(ListsApi, a_request_about_many_that_is_not_whole_is_refused_and_nothing_is_done) {
    const auto id = p().give(p().science);
    const auto path = "/assignments/bulk";
    EXPECT_EQ(field_of(send(Method::post, path, p().director, {{"act", "cancel"}, {"rows", json::array({row(id)})}})), "act form.not_a_choice");
    EXPECT_EQ(field_of(send(Method::post, path, p().director, {{"act", "accept"}, {"rows", json::array()}})), "rows directives.nothing_picked");
    EXPECT_EQ(field_of(send(Method::post, path, p().director, {{"act", "accept"}, {"rows", json::array({{{"id", 1}}})}})), "rows.0.version form.required");
    EXPECT_EQ(field_of(send(Method::post, path, p().director, {{"act", "accept"}, {"rows", json::array({7})}})), "rows.0 frame.wrong_type");
    EXPECT_EQ(field_of(send(Method::post, path, p().director, {{"act", "internal_due"}, {"rows", json::array({row(id)})}})), "internal_due form.required");
    EXPECT_EQ(field_of(send(Method::post, path, p().director, {{"act", "accept"}, {"rows", std::vector<json>(201, row(id))}})), "rows frame.too_many_values");
    EXPECT_EQ(p().assignment(id).state, State::waiting);
}

TEST_P(ListsApi, views_of_ones_own_are_kept_renamed_chosen_and_erased) {
    const auto made = read(send(Method::post, "/me/views", p().director, {{"name", "Quá hạn"}, {"shape", "board"}, {"query", "timeliness=overdue"}}));
    const auto one = "/me/views/" + made["id"].dump();
    auto items = read(send(Method::get, "/me/views", p().director))["items"];
    ASSERT_EQ(items.size(), 1u);
    EXPECT_EQ(items[0]["query"], "view=all&timeliness=overdue");
    EXPECT_EQ(items[0]["default"], false);
    EXPECT_TRUE(send(Method::put, "/me/default-view", p().director, {{"view", made["id"]}}));
    EXPECT_EQ(read(send(Method::put, one, p().director, {{"version", 1}, {"name", "Trễ hạn"}}))["version"], 2);
    items = read(send(Method::get, "/me/views", p().director))["items"];
    EXPECT_EQ(items[0]["name"], "Trễ hạn");
    EXPECT_EQ(items[0]["default"], true);
    EXPECT_TRUE(send(Method::put, "/me/default-view", p().director, {{"view", nullptr}}));
    EXPECT_EQ(reason_of(send(Method::del, one + "?version=1", p().director)), "frame.conflict");
    EXPECT_EQ(reason_of(send(Method::del, one + "?version=2", p().officer)), "frame.not_found");
    EXPECT_EQ(reason_of(send(Method::put, "/me/default-view", p().officer, {{"view", made["id"]}})), "frame.not_found");
    EXPECT_TRUE(send(Method::del, one + "?version=2", p().director));
    EXPECT_TRUE(read(send(Method::get, "/me/views", p().director))["items"].empty());
    EXPECT_EQ(field_of(send(Method::post, "/me/views", p().director, {{"name", ""}, {"shape", "table"}})), "name form.required");
    EXPECT_EQ(field_of(send(Method::post, "/me/views", p().director, {{"name", "x"}, {"shape", "list"}})), "shape form.not_a_choice");
}

TEST_P(ListsApi, a_list_is_ordered_as_the_pages_are) {
    const auto later = p().give(p().finance, p().today() + 9), sooner = p().give(p().science, p().today() + 2);
    const auto first = [&](const std::string& sort) { return read(send(Method::get, "/assignments?view=all&sort=" + sort, p().monitor))["items"][0]["id"]; };
    EXPECT_EQ(first("due"), sooner.value);
    EXPECT_EQ(first("-due"), later.value);
    EXPECT_EQ(first("lead"), sooner.value);
    EXPECT_EQ(first("-lead"), later.value);
    EXPECT_EQ(first("newest"), sooner.value);
}

}  // namespace
}  // namespace thienan::directives
