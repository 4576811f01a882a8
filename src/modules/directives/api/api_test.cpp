#include "frame/page_testing.hpp"
#include "modules/directives/testing.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <set>

namespace thienan::directives {
namespace {

using http::Method;
using nlohmann::json;
using testing::Province;

class Api : public testing::EachProvince {
protected:
    void SetUp() override {
        EachProvince::SetUp();
        if (IsSkipped()) return;
        site_.emplace(db(), p().clock());
        add_api(site_->routes());
    }
    Result<http::Response> send(Method method, const std::string& path, const Principal& who, std::string body, const std::string& type = "application/json") {
        http::Request request;
        request.headers.add("content-type", type);
        request.body = std::move(body);
        return site_->ask(method, "/api/v1" + path, who, std::move(request));
    }
    json post(const std::string& path, const Principal& who, const json& body) { return json::parse(send(Method::post, path, who, body.dump()).value().body); }
    json get(const std::string& path, const Principal& who) { return json::parse(site_->get("/api/v1" + path, who).value().body); }
    // "field reason" of every field error, else the whole refusal's reason, else "done".
    std::set<std::string> refusals(const Result<http::Response>& result) {
        if (result) return {"done"};
        if (result.error().fields.empty()) return {result.error().reason};
        std::set<std::string> out;
        for (const auto& f : result.error().fields) out.insert(f.field + " " + f.reason);
        return out;
    }
    std::optional<frame::testing::Site> site_;
};

using Refusals = std::set<std::string>;

TEST_P(Api, a_document_becomes_tracked_work_and_is_done_with_four_eyes) {
    const auto made = post("/directives", p().clerk, {{"text", p().text()}});
    const auto base = "/directives/" + made["id"].dump();
    const auto review = get(base + "/review", p().clerk);
    for (const auto& draft : review["drafts"])
        ASSERT_TRUE(site_->ask(Method::del, "/api/v1/drafts/" + draft["id"].dump() + "?version=" + draft["version"].dump(), p().clerk));
    post(base + "/drafts", p().clerk, {{"text", "Rà soát nhiệm vụ"}, {"leads", {{{"agency", p().science.value}}}}, {"due", {{"kind", "date"}, {"on", "2026-12-15"}}}});
    const auto version = get(base, p().clerk)["directive"]["version"];
    EXPECT_EQ(post(base + "/confirm", p().clerk, {{"version", version}})["state"], "active");

    const auto item = get("/assignments?view=led", p().director)["items"].at(0);
    EXPECT_EQ(item["effective_due"], "2026-12-15");
    EXPECT_EQ(item["lead"]["agency"], p().science.value);
    const auto work = "/assignments/" + item["id"].dump();
    auto after = post(work + "/accept", p().director, {{"version", item["version"]}});
    EXPECT_EQ(after["state"], "in_progress");
    after = post(work + "/report_completion", p().director, {{"version", after["version"]}, {"text", "Đã xong"}, {"evidence_symbol", "12/BC-SKHCN"}});
    EXPECT_EQ(after["state"], "reported");
    EXPECT_EQ(after["created"].size(), 1u);
    EXPECT_EQ(refusals(send(Method::post, work + "/confirm", p().director, json{{"version", after["version"]}}.dump())), Refusals{"directives.not_the_owner"});
    EXPECT_EQ(post(work + "/confirm", p().monitor, {{"version", after["version"]}})["state"], "completed");
    const auto record = get(work, p().monitor);
    EXPECT_EQ(record["reports"].at(0)["evidence_symbol"], "12/BC-SKHCN");
    EXPECT_FALSE(record["history"].empty());
}

TEST_P(Api, what_is_no_json_object_is_refused) {
    const auto path = "/assignments/" + p().give(p().science).str() + "/accept";
    for (const std::string body : {"", "{", "[]", "7", "{\"version\":1}x", "{\"version\":\"\xff\"}"})
        EXPECT_EQ(refusals(send(Method::post, path, p().director, body)), Refusals{"frame.bad_json"}) << body;
    EXPECT_EQ(refusals(send(Method::post, path, p().director, std::string(500'000, '['))), Refusals{"frame.bad_json"});
    EXPECT_EQ(refusals(send(Method::post, path, p().director, "{\"version\":1}", "text/plain")), Refusals{"frame.bad_json"});
}

TEST_P(Api, every_wrong_field_is_named_and_nothing_is_done) {
    const auto id = p().give(p().science);
    const json body{{"version", "1"}, {"percent", 101}, {"text", 5}, {"files", {1, "x"}}, {"txet", "y"}};
    EXPECT_EQ(refusals(send(Method::post, "/assignments/" + id.str() + "/report_progress", p().director, body.dump())),
              (Refusals{"version form.not_a_number", "percent form.out_of_range", "text frame.wrong_type", "files form.not_a_number", "txet frame.unknown_field"}));
    EXPECT_EQ(p().assignment(id).state, State::waiting);
}

TEST_P(Api, numbers_beyond_any_id_are_refused) {
    const auto path = "/assignments/" + p().give(p().science).str() + "/accept";
    for (const std::string version : {"0", "-1", "18446744073709551615", "9223372036854775807"})
        EXPECT_EQ(refusals(send(Method::post, path, p().director, "{\"version\":" + version + "}")), Refusals{"version form.out_of_range"}) << version;
    EXPECT_EQ(refusals(send(Method::post, path, p().director, "{\"version\":1.5}")), Refusals{"version form.not_a_number"});
}

TEST_P(Api, a_stale_version_is_a_conflict) {
    const auto id = p().give(p().science);
    const auto version = p().version_of(id);
    post("/assignments/" + id.str() + "/accept", p().director, {{"version", version}});
    EXPECT_EQ(refusals(send(Method::post, "/assignments/" + id.str() + "/return_back", p().director, json{{"version", version}, {"reason", "Nhầm"}}.dump())), Refusals{"frame.conflict"});
}

TEST_P(Api, a_file_that_is_not_ones_own_upload_is_no_evidence) {
    const auto id = p().give(p().science);
    const json body{{"version", p().version_of(id)}, {"text", "Đã xong"}, {"files", {99}}};
    EXPECT_EQ(refusals(send(Method::post, "/assignments/" + id.str() + "/report_completion", p().director, body.dump())), Refusals{"files frame.not_found"});
}

TEST_P(Api, a_wrong_filter_is_an_error_and_not_a_longer_list) {
    EXPECT_EQ(refusals(site_->get("/api/v1/assignments?state=x&from=31%2F12%2F2026&lead=a&most=999", p().monitor)),
              (Refusals{"state form.not_a_choice", "from form.not_a_date", "lead form.not_a_number", "most form.out_of_range"}));
}

TEST_P(Api, what_one_may_not_see_does_not_exist) {
    const auto id = p().give(p().science).str();
    EXPECT_EQ(refusals(site_->get("/api/v1/assignments/" + id, p().bystander)), Refusals{"frame.not_found"});
    EXPECT_EQ(refusals(send(Method::post, "/assignments/" + id + "/accept", p().bystander, "{\"version\":1}")), Refusals{"frame.not_found"});
}

TEST_P(Api, a_header_is_replaced_whole) {
    const auto id = p().draft().str();
    const auto version = p().directive_of(*parse_id<Directive>(id)).version;
    const json header{{"number", "17"}, {"symbol", "TB-UBND"}, {"urgency", "urgent"}, {"received_on", "2026-11-23"}};
    EXPECT_EQ(refusals(send(Method::put, "/directives/" + id + "/header", p().clerk, json{{"version", version}}.dump())), Refusals{"header form.required"});
    EXPECT_EQ(refusals(send(Method::put, "/directives/" + id + "/header", p().clerk, json{{"version", version}, {"header", {{"urgency", "x"}}}}.dump())), Refusals{"header.urgency form.not_a_choice"});
    ASSERT_EQ(refusals(send(Method::put, "/directives/" + id + "/header", p().clerk, json{{"version", version}, {"header", header}}.dump())), Refusals{"done"});
    EXPECT_EQ(get("/directives/" + id, p().clerk)["directive"]["full_symbol"], "17/TB-UBND");
}

TEST_P(Api, every_reading_address_answers) {
    p().give(p().science);
    for (const auto path : {"/directives", "/assignments", "/assignment-count", "/assignment-board", "/dashboard", "/dashboard?side=lead", "/search?text=ra+soat", "/my-work", "/deadline-rules"})
        EXPECT_TRUE(get(path, p().monitor).is_object()) << path;
}

TEST_P(Api, every_schema_is_json_and_every_route_has_a_summary) {
    for (const auto& route : site_->routes().all()) {
        EXPECT_FALSE(route->doc.summary.empty()) << route->pattern;
        EXPECT_TRUE(json::accept(route->doc.response_schema)) << route->pattern;
        const bool has_body = route->method != Method::get && route->method != Method::del && route->pattern != "/api/v1/me/feed";
        EXPECT_EQ(json::accept(route->doc.request_schema), has_body) << route->pattern;
    }
}

INSTANTIATE_TEST_SUITE_P(, Api, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::directives
