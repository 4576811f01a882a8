// Every page and API answer of the module, asked through the table of routes as a browser would, in both languages.
#include "frame/context.hpp"
#include "modules/identity/actions/own_account.hpp"
#include "modules/identity/testing.hpp"

#include "platform/office/xlsx_reader.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thienan::identity {
namespace {

std::string file_text(const std::string& path) {
    std::ifstream file{std::string{THIENAN_SOURCE_DIR} + path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

class NoAssets final : public frame::Assets {
public:
    std::string_view address(std::string_view) const override { return "/assets/x"; }
};

class Pages : public ::testing::Test {
protected:
    Pages() : office_(test_), locale_(file_text("/locale/vi.toml"), file_text("/locale/en.toml")), services_{*test_, test_.clock(), locale_, assets_, {}, nav()} {
        add_routes(routes_);
    }
    ~Pages() override { office_.expect_invariants(); }

    http::Response ask(http::Method method, const std::string& target, Principal who, std::vector<std::pair<std::string, std::string>> form = {}) {
        http::Request request;
        request.method = method;
        request.target = target;
        auto parsed = http::parse_target(target).value();
        request.path = parsed.path;
        request.query = parsed.query;
        request.peer = "192.0.2.77";
        for (auto& [name, value] : form) request.form.add(name, value);
        const auto match = routes_.match(method, request.path);
        EXPECT_TRUE(match.route) << target;
        frame::Context ctx{request, *match.route, match.values, std::move(who), services_};
        auto result = match.route->handle(ctx);
        if (result) return *std::move(result);
        http::Response refused;
        refused.status = 400;
        refused.body = result.error().reason;
        return refused;
    }
    http::Response get(const std::string& target, const Principal& who) { return ask(http::Method::get, target, who); }

    store::testing::TestDatabase test_{store::Engine::sqlite};
    testing::Office office_;
    frame::Locale locale_;
    NoAssets assets_;
    frame::Services services_;
    frame::Routes routes_;
};

TEST_F(Pages, every_page_answers_an_administrator_in_both_languages_with_words_for_every_key) {
    auto who = office_.principal("quantri");
    const std::string person = office_.director.str(), post = office_.director_post.str(), agency = office_.department.str();
    for (const auto language : {Language::vi, Language::en}) {
        who.language = language;
        for (const auto& target : std::vector<std::string>{
                 "/me", "/me/password", "/me/security", "/me/tokens", "/agencies", "/agencies?q=khoa+hoc&kind=unit&existing=all&sort=-name", "/agencies/new?parent=" + agency,
                 "/agencies/" + agency, "/agencies/" + agency + "/chart", "/agencies/" + office_.group.str(), "/agencies/" + agency + "/edit", "/agencies/merge?agency=" + agency, "/people",
                 "/people?q=anh&account=yes&sort=-signed_in&agency=" + agency, "/people/new", "/people/" + person, "/people/" + person + "/edit",
                 "/people/" + person + "/posts/new", "/people/" + person + "/posts/" + post, "/roles", "/roles/new", "/roles/1", "/imports", "/sign-in/code",
                 "/forgot-password", "/api/v1/me", "/api/v1/agencies", "/api/v1/agencies/" + agency, "/api/v1/people?q=khoi", "/api/v1/people/" + person}) {
            const auto answer = get(target, who);
            EXPECT_EQ(answer.status, 200) << target << " " << answer.body;
            EXPECT_EQ(answer.body.find(">identity."), std::string::npos) << target << ": a key without words: " << answer.body.substr(answer.body.find(">identity."), 60);
        }
    }
}

TEST_F(Pages, lists_are_saved_as_workbooks_with_the_same_filter_and_columns_and_logins_only_for_administrators) {
    const auto table = [&](const std::string& target, const Principal& who) {
        const auto sheets = office::read_xlsx(get(target, who).body).value();
        return sheets.front().rows;
    };
    const auto has = [](const auto& rows, std::string_view text) {
        return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return std::find(row.begin(), row.end(), text) != row.end(); });
    };
    const auto admin = office_.principal("quantri");
    const auto all = table("/people.xlsx", admin);
    EXPECT_TRUE(has(all, "Trần Đình Khôi"));
    EXPECT_TRUE(has(all, "quantri"));
    EXPECT_FALSE(has(table("/people.xlsx?q=khoi", admin), "quantri"));
    EXPECT_FALSE(has(table("/people.xlsx?columns=email", admin), "quantri"));
    EXPECT_FALSE(has(table("/people.xlsx", office_.principal("minhanh")), "quantri"));
    EXPECT_GT(table("/agencies.xlsx?kind=unit", admin).size(), 2u);
}

TEST_F(Pages, what_does_not_exist_is_not_found) {
    const auto who = office_.principal("quantri");
    for (const auto* target : {"/agencies/999", "/people/999", "/roles/999", "/imports/999", "/people/1/posts/999", "/agencies/x", "/api/v1/agencies/999", "/api/v1/people/0"})
        EXPECT_EQ(get(target, who).body, "frame.not_found") << target;
}

TEST_F(Pages, an_organisation_chart_shows_the_units_of_today_and_who_leads) {
    const auto who = office_.principal("minhanh");
    const auto body = get("/agencies/" + office_.department.str() + "/chart", who).body;
    for (const auto* shown : {"Phòng Quản lý Khoa học", "Phòng Kế hoạch - Tài chính", "Trần Đình Khôi"}) EXPECT_NE(body.find(shown), std::string::npos) << shown;
    EXPECT_EQ(body.find("Nguyễn Thị Minh Anh</a>, Chuyên viên"), std::string::npos) << "only who leads is named";
    EXPECT_EQ(get("/agencies/" + office_.group.str() + "/chart", who).body, "frame.not_found") << "a group has no units";
    EXPECT_EQ(get("/agencies/999/chart", who).body, "frame.not_found");
}

TEST_F(Pages, a_name_with_markup_is_shown_as_text) {
    const auto id = office_.write([&](store::WriteTx& tx) { return actions::add_person(tx, testing::office(), {{}, 0, "<script>x</script>", "", "", "", {}}); }).value();
    const auto body = get("/people/" + id.str(), office_.principal("quantri")).body;
    EXPECT_EQ(body.find("<script>x"), std::string::npos);
    EXPECT_NE(body.find("&lt;script&gt;x"), std::string::npos);
}

TEST_F(Pages, signing_in_sets_the_session_and_goes_where_one_wanted_but_never_off_the_site) {
    const auto post = [&](std::string password, std::string next) {
        return ask(http::Method::post, "/sign-in", {}, {{"login", "giamdoc"}, {"password", std::move(password)}, {"next", std::move(next)}});
    };
    EXPECT_EQ(post("sai mat khau 99", "/people").status, 422);
    const auto header = [](const http::Response& response, std::string_view name) {
        for (const auto& [key, value] : response.headers)
            if (key == name) return value;
        return std::string{};
    };
    const auto done = post(testing::kPassword, "/people?q=a");
    EXPECT_EQ(done.status, 303);
    EXPECT_EQ(header(done, "Location"), "/people?q=a");
    EXPECT_TRUE(header(done, "Set-Cookie").starts_with("session="));
    EXPECT_EQ(header(post(testing::kPassword, "//evil.example"), "Location"), "/");
    EXPECT_EQ(header(post(testing::kPassword, "https://evil.example"), "Location"), "/");
}

TEST_F(Pages, a_form_with_faults_is_shown_again_with_what_was_typed) {
    const auto who = office_.principal("quantri");
    const auto answer = ask(http::Method::post, "/people/new", who, {{"name", "Nguyễn Thử"}, {"email", "hỏng"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find("Nguyễn Thử"), std::string::npos);
    EXPECT_NE(answer.body.find(std::string{locale_.words(Language::vi)("identity.not_an_email")}), std::string::npos);
    EXPECT_EQ(ask(http::Method::post, "/agencies/new", who, {{"kind", "agency"}}).status, 422);
    EXPECT_EQ(ask(http::Method::post, "/agencies/merge", who, {}).status, 422);
    EXPECT_EQ(ask(http::Method::post, "/roles/new", who, {{"name", "x"}, {"code", "Có dấu"}}).status, 422);
    EXPECT_EQ(ask(http::Method::post, "/me/tokens", who, {}).status, 422);
    EXPECT_EQ(ask(http::Method::post, "/imports", who, {}).status, 422);
    const auto differ = ask(http::Method::post, "/me/password", who, {{"password", "x"}, {"new_password", "ngan"}, {"again", "khac"}});
    EXPECT_EQ(differ.status, 422);
    EXPECT_NE(differ.body.find(std::string{locale_.words(Language::vi)("identity.passwords_differ")}), std::string::npos);
}

TEST_F(Pages, a_new_account_shows_its_first_password_once) {
    const auto who = office_.principal("quantri");
    const auto id = office_.write([&](store::WriteTx& tx) { return actions::add_person(tx, testing::office(), {{}, 0, "Người Mới", "", "moi@thanhlam.example", "", {}}); }).value();
    const auto answer = ask(http::Method::post, "/people/" + id.str() + "/account", who, {{"login", "moi"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_NE(answer.body.find(std::string{locale_.words(Language::vi)("identity.first_password_once")}), std::string::npos);
    EXPECT_EQ(ask(http::Method::post, "/people/" + id.str() + "/account", who, {{"login", "moi"}}).status, 422);
}

TEST_F(Pages, the_second_factor_is_shown_as_a_picture_and_as_text) {
    const auto who = office_.principal("giamdoc");
    EXPECT_EQ(ask(http::Method::post, "/me/second-factor", who).status, 303);
    const auto body = get("/me/second-factor", who).body;
    EXPECT_NE(body.find("<svg role=\"img\""), std::string::npos);
    EXPECT_NE(body.find("otpauth://totp/"), std::string::npos);
    EXPECT_EQ(ask(http::Method::post, "/me/second-factor/confirm", who, {{"code", "000000"}}).status, 422);
}

TEST_F(Pages, acting_for_another_agency_is_a_form_of_the_frame) {
    const auto who = office_.principal("giamdoc");
    const auto page = get("/people", who).body;
    for (const auto& membership : who.memberships)
        EXPECT_NE(page.find(R"(name="post" value=")" + membership.post.str() + "\""), std::string::npos) << "the frame offers " << membership.agency_name;
    EXPECT_EQ(ask(http::Method::post, "/me/agency", who, {{"post", office_.second_post.str()}, {"next", "/people"}}).status, 303);
    const auto at_finance = office_.principal("giamdoc");
    EXPECT_EQ(at_finance.agency(), office_.finance);
    EXPECT_EQ(ask(http::Method::post, "/me/agency", at_finance, {{"post", office_.director_post.str()}}).status, 303);
    EXPECT_EQ(office_.principal("giamdoc").agency(), office_.department);
    for (const auto& other : {office_.officer_post.str(), std::string{"999"}, std::string{"x"}, std::string{}})
        EXPECT_EQ(ask(http::Method::post, "/me/agency", who, {{"post", other}}).body, "identity.not_your_post") << other;
}

}  // namespace
}  // namespace thienan::identity
