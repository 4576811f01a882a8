// The API does what the pages do.
#include "modules/overlap/testing.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace thienan::overlap {
namespace {

using nlohmann::json;

class Api : public testing::Module {
protected:
    Principal all() { return acting({std::string{kMaintain}, std::string{kScreen}, std::string{kDecide}}); }
    Result<json> send(http::Method method, const std::string& target, const json& body = nullptr) {
        http::Request request;
        request.headers.add("content-type", "application/json");
        request.body = body.dump();
        TRY_ASSIGN(const auto answer, site().ask(method, target, all(), std::move(request)));
        return json::parse(answer.body);
    }
};

TEST_P(Api, a_task_is_added_changed_found_and_removed) {
    const auto id = send(http::Method::post, "/api/v1/earlier-tasks", {{"code", "A"}, {"title", "Trồng quế"}, {"year_from", 2019}, {"level", "province"}})->at("id").get<int>();
    const auto one = "/api/v1/earlier-tasks/" + std::to_string(id);
    EXPECT_EQ(send(http::Method::get, one)->at("level"), "province");
    EXPECT_TRUE(send(http::Method::put, one, {{"version", 1}, {"code", "A"}, {"title", "Trồng quế hai"}}).ok());
    EXPECT_EQ(send(http::Method::put, one, {{"version", 1}, {"code", "A"}, {"title", "Trồng quế ba"}}).error().reason, "frame.conflict");
    EXPECT_EQ(send(http::Method::get, "/api/v1/earlier-tasks?q=que+hai")->at("tasks").size(), 1u);
    EXPECT_EQ(send(http::Method::post, "/api/v1/earlier-tasks", {{"code", "B"}}).error().fields.at(0).reason, "form.required");
    EXPECT_TRUE(send(http::Method::del, one + "?version=2").ok());
    EXPECT_EQ(send(http::Method::get, one).error().code, Code::not_found);
}

TEST_P(Api, a_proposal_is_looked_up_changed_and_decided_on) {
    EXPECT_EQ(send(http::Method::post, "/api/v1/proposals", {{"title", "x"}}).error().reason, "overlap.index_not_ready");
    add({.code = "A", .title = "Kỹ thuật trồng thâm canh cây quế trên đất dốc", .place = "Thanh Lam"});
    index().follow(db());
    const auto found = send(http::Method::post, "/api/v1/proposals", {{"title", "Trồng thâm canh cây quế trên đất dốc"}}).value();
    EXPECT_EQ(found.at("hits").at(0).at("task").at("code"), "A");
    EXPECT_TRUE(found.at("current"));
    const auto proposal = "/api/v1/proposals/" + std::to_string(found.at("proposal").get<int>());
    const auto again = send(http::Method::put, proposal, {{"version", 1}, {"title", "Trồng quế"}}).value();
    EXPECT_EQ(send(http::Method::get, proposal)->at("last_screening"), again.at("id"));
    EXPECT_FALSE(send(http::Method::get, "/api/v1/screenings/" + std::to_string(found.at("id").get<int>()))->at("current"));
    const auto decide = "/api/v1/screenings/" + std::to_string(again.at("id").get<int>()) + "/decision";
    EXPECT_EQ(send(http::Method::post, decide, {{"version", 1}, {"decision", "continues"}, {"reasons", "Mở rộng"}}).error().fields.at(0).reason, "overlap.names_a_task");
    EXPECT_EQ(send(http::Method::post, decide, {{"version", 1}, {"decision", "continues"}, {"reasons", "Mở rộng"}, {"about", 1}})->at("decision"), "continues");
}

INSTANTIATE_TEST_SUITE_P(, Api, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::overlap
