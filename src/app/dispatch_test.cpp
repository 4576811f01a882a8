// What every request passes before its handler, asked through the dispatcher with routes of the test's own.
#include "app/dispatch.hpp"
#include "frame/context.hpp"
#include "frame/page_testing.hpp"
#include "platform/store/testing.hpp"

#include <gtest/gtest.h>

namespace thienan::app {
namespace {

using frame::Access;
using frame::Context;
using http::Method;

constexpr std::string_view kCapability = "directives.register";

Result<http::Response> answer(Context& ctx) {
    http::Response response;
    response.body = "reached by " + ctx.who().name;
    return response;
}

class Dispatch : public ::testing::Test {
protected:
    Dispatch() {
        frame::testing::migrate_all(*test_);
        services_.on_refused = [this](const Principal& who, std::string_view route, const Error& error) {
            recorded_.push_back(who.name + " " + std::string{route} + " " + error.reason);
        };
        for (const auto& [pattern, access] : {std::pair{"open", Access::anyone()}, {"mine", Access::signed_in()}, {"register", Access::needs(kCapability)}}) {
            routes_.get(std::string{"/"} + pattern, access, answer);
            routes_.post(std::string{"/"} + pattern, access, answer);
            routes_.api(Method::post, std::string{"/api/v1/"} + pattern, access, answer, {});
        }
        routes_.post("/things/{id}/acts/{act}", Access::needs(kCapability), answer);
        routes_.post("/me/password", Access::signed_in(), answer);
        routes_.get("/fault", Access::anyone(), [](Context&) -> Result<http::Response> { throw std::runtime_error{"secret words"}; });
    }

    http::Response ask(Method method, const std::string& path, std::vector<std::pair<std::string, std::string>> form = {},
                       std::vector<std::pair<std::string, std::string>> headers = {}) {
        http::Request request;
        request.method = method;
        request.target = request.path = path;
        for (auto& [name, value] : form) request.form.add(name, value);
        for (auto& [name, value] : headers) request.headers.add(name, value);
        request.cookies.add("csrf", "before sign-in");
        return dispatcher_.handle(request);
    }
    http::Response get(const std::string& path) { return ask(Method::get, path); }
    http::Response post(const std::string& path, const std::string& csrf) { return ask(Method::post, path, {{"csrf", csrf}}); }
    static std::string header(const http::Response& response, std::string_view name) {
        for (const auto& [known, value] : response.headers)
            if (known == name) return value;
        return "";
    }
    void officer(std::vector<std::string> capabilities = {}) { who_ = frame::testing::principal(3, 9, std::move(capabilities)); }
    void token(std::vector<std::string> scopes) {
        officer({std::string{kCapability}});
        who_.via = Principal::Via::token;
        who_.token_scopes = std::move(scopes);
    }

    store::testing::TestDatabase test_{store::Engine::sqlite};
    frame::testing::NoAssets assets_;
    frame::Services services_{.db = *test_, .clock = test_.clock(), .locale = frame::testing::real_words(), .assets = assets_, .settings = {}};
    frame::Routes routes_;
    Principal who_;
    Dispatcher dispatcher_{routes_, services_, [this](store::ReadTx&, const http::Request&) { return who_; }};
    std::vector<std::string> recorded_;
};

TEST_F(Dispatch, a_stranger_reaches_only_what_is_open_to_anyone) {
    EXPECT_EQ(get("/open").status, 200);
    EXPECT_EQ(get("/mine").status, 303);
    EXPECT_EQ(header(get("/mine"), "Location"), "/sign-in?next=%2Fmine");
    EXPECT_EQ(post("/mine", "before sign-in").status, 401);
    EXPECT_EQ(post("/api/v1/register", "before sign-in").status, 401);
    EXPECT_NE(post("/api/v1/register", "before sign-in").body.find(std::string{frame::testing::real_words().words(Language::vi)("frame.sign_in_first")}), std::string::npos);
    EXPECT_EQ(header(post("/api/v1/mine", ""), "WWW-Authenticate"), "Bearer");
}

TEST_F(Dispatch, a_capability_is_asked_for_and_its_lack_recorded) {
    officer();
    EXPECT_EQ(get("/mine").status, 200);
    EXPECT_EQ(get("/register").status, 403);
    EXPECT_EQ(recorded_, std::vector<std::string>{"Người thử 3 /register frame.forbidden"});
    officer({std::string{kCapability}});
    EXPECT_EQ(get("/register").status, 200);
}

TEST_F(Dispatch, a_refusal_names_the_record_but_no_secret_of_the_address) {
    officer();
    post("/things/17/acts/confirm", "test");
    post("/things/x7Gh_secret/acts/confirm", "test");
    EXPECT_EQ(recorded_, (std::vector<std::string>{"Người thử 3 /things/17/acts/{act} frame.forbidden", "Người thử 3 /things/{id}/acts/{act} frame.forbidden"}));
}

TEST_F(Dispatch, what_is_not_there_is_404_and_another_method_405) {
    EXPECT_EQ(get("/nowhere").status, 404);
    EXPECT_EQ(ask(Method::del, "/mine").status, 405);
    EXPECT_EQ(get("/api/v1/nowhere").content_type, "application/problem+json; charset=utf-8");
}

TEST_F(Dispatch, a_form_without_the_sessions_own_mark_is_refused_and_recorded) {
    officer();
    EXPECT_EQ(post("/mine", "test").status, 200);
    EXPECT_EQ(post("/mine", "").status, 403);
    EXPECT_EQ(post("/mine", "before sign-in").status, 403) << "the cookie's mark is for those who are not signed in";
    EXPECT_EQ(ask(Method::post, "/mine", {}, {{"x-csrf-token", "test"}}).status, 200);
    for (const auto* site : {"cross-site", "same-site"}) EXPECT_EQ(ask(Method::post, "/mine", {{"csrf", "test"}}, {{"sec-fetch-site", site}}).status, 403) << site;
    EXPECT_EQ(recorded_.size(), 4u);
}

TEST_F(Dispatch, a_strangers_forged_form_is_refused_but_fills_no_audit) {
    EXPECT_EQ(post("/open", "before sign-in").status, 200);
    EXPECT_EQ(post("/open", "").status, 403);
    EXPECT_TRUE(recorded_.empty());
}

TEST_F(Dispatch, a_token_needs_no_mark_but_a_scope_to_change_anything) {
    token({std::string{kCapability}});
    EXPECT_EQ(ask(Method::post, "/api/v1/register").status, 200);
    token({"directives.report"});
    EXPECT_EQ(ask(Method::post, "/api/v1/register").status, 403);
    EXPECT_EQ(ask(Method::post, "/api/v1/mine").status, 200);
    token({});
    EXPECT_EQ(get("/mine").status, 200);
    const auto refused = ask(Method::post, "/api/v1/mine");
    EXPECT_EQ(refused.status, 403);
    EXPECT_NE(refused.body.find("frame.token_only_reads"), std::string::npos);
    EXPECT_EQ(recorded_.back(), "Người thử 3 /api/v1/mine frame.token_only_reads");
}

TEST_F(Dispatch, who_must_change_the_password_can_do_nothing_else) {
    officer({std::string{kCapability}});
    who_.must_change_password = true;
    EXPECT_EQ(header(get("/mine"), "Location"), "/me/password");
    EXPECT_EQ(post("/api/v1/mine", "test").status, 403);
    EXPECT_EQ(post("/me/password", "test").status, 200);
}

TEST_F(Dispatch, a_fault_shows_a_number_and_nothing_of_what_went_wrong) {
    const auto broken = get("/fault");
    EXPECT_EQ(broken.status, 500);
    EXPECT_EQ(broken.body.find("secret words"), std::string::npos);
}

TEST_F(Dispatch, every_answer_carries_what_keeps_browsers_safe) {
    officer();
    for (const auto& response : {get("/open"), get("/register"), get("/nowhere"), get("/fault"), post("/mine", "")}) {
        EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(header(response, "X-Frame-Options"), "DENY");
        EXPECT_TRUE(header(response, "Content-Security-Policy").starts_with("default-src 'none'"));
        EXPECT_EQ(header(response, "Content-Security-Policy").find("unsafe"), std::string::npos);
        EXPECT_NE(header(response, "Cache-Control"), "");
    }
}

TEST_F(Dispatch, what_the_server_itself_refuses_is_a_problem_for_the_api_and_a_page_for_people) {
    http::Request request;
    request.path = "/api/v1/files";
    EXPECT_EQ(dispatcher_.refuse(413, request).content_type, "application/problem+json; charset=utf-8");
    request.path = "/directives/new";
    EXPECT_EQ(dispatcher_.refuse(413, request).content_type, "text/html; charset=utf-8");
    EXPECT_EQ(dispatcher_.refuse(400, {}).status, 400);
}

}  // namespace
}  // namespace thienan::app
