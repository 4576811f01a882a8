#include "modules/identity/actions/own_account.hpp"
#include "modules/identity/actions/sign_in.hpp"
#include "modules/identity/module.hpp"
#include "modules/identity/pages/pages.hpp"
#include "modules/identity/policy.hpp"

namespace thienan::identity::pages {
namespace {

actions::Attempt attempt_of(const Context& ctx) {
    return {std::string{ctx.form("login")}, std::string{ctx.form("password")}, ctx.request().peer, std::string{ctx.request().header("user-agent")}};
}

std::string next_of(const Context& ctx) {
    return local_address(ctx.form("next").empty() ? ctx.query("next") : ctx.form("next"));
}

void language_switch(Writer& out, const Context& ctx) {
    frame::form(out, ctx, {.action = "/preferences", .css = "ta-inline"}, [&](Writer& w) {
        frame::hidden(w, "next", ctx.request().path);
        frame::submit(w, ctx.t()("frame.switch_language"), frame::Button::plain, "language", ctx.t().language() == Language::vi ? "en" : "vi");
    });
}

http::Response show_sign_in(Context& ctx, const std::vector<FieldError>& errors, int status) {
    guard_forms(ctx);
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    Writer body;
    for (const auto& error : errors) frame::note(body, ctx, frame::Tone::bad, t(error.reason, error.args));
    frame::form(body, ctx, {.action = "/sign-in"}, [&](Writer& w) {
        frame::hidden(w, "next", next_of(ctx));
        view.text(w, {.name = "login", .label = word(ctx, "identity.login"), .value = std::string{ctx.form("login")}, .required = true,
                      .autocomplete = "username", .most = 60, .autofocus = errors.empty()});
        view.text(w, {.name = "password", .label = word(ctx, "identity.password"), .required = true, .type = "password",
                      .autocomplete = "current-password", .most = kPolicy.password_most, .autofocus = !errors.empty()});
        frame::submit(w, t("identity.sign_in"));
    });
    body.put<R"(<p><a href="/forgot-password">{}</a></p>)">(t("identity.forgot_password"));
    language_switch(body, ctx);
    return guarded_page(ctx, t("identity.sign_in_title"), body.take(), status);
}

http::Response show_second_step(Context& ctx, const std::vector<FieldError>& errors, int status) {
    guard_forms(ctx);
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    Writer body;
    for (const auto& error : errors) frame::note(body, ctx, frame::Tone::bad, t(error.reason, error.args));
    body.put<"<p>{}</p>">(t("identity.second_step_text"));
    frame::form(body, ctx, {.action = "/sign-in/code"}, [&](Writer& w) {
        frame::hidden(w, "next", next_of(ctx));
        view.text(w, {.name = "code", .label = word(ctx, "identity.code_of_app"), .help = word(ctx, "identity.code_help"), .required = true,
                      .autocomplete = "one-time-code", .most = 30, .autofocus = true});
        frame::submit(w, t("identity.sign_in"));
    });
    body.put<R"(<p><a href="/sign-in">{}</a></p>)">(t("identity.begin_again"));
    return guarded_page(ctx, t("identity.second_step_title"), body.take(), status);
}

http::Response signed_in(Context& ctx, const actions::SignedIn& done, std::string_view address) {
    auto response = ctx.redirect(address);
    response.with("Set-Cookie", http::set_cookie(kSessionCookie, done.cookie, kPolicy.absolute / 1000, ctx.services().settings.secure_cookies));
    return response;
}

Result<http::Response> post_sign_in(Context& ctx) {
    const auto done = actions::sign_in(ctx.services().db, attempt_of(ctx), ctx.now());
    if (!done)
        return show_sign_in(ctx, {{"login", done.error().reason, done.error().args}}, done.error().code == Code::too_many ? 429 : 422);
    if (done->second_step) return signed_in(ctx, *done, "/sign-in/code?next=" + http::percent_encode(next_of(ctx)));
    return signed_in(ctx, *done, next_of(ctx));
}

Result<http::Response> post_second_step(Context& ctx) {
    const auto done = actions::second_step(ctx.services().db, ctx.request().cookies.get(kSessionCookie), ctx.form("code"), attempt_of(ctx), ctx.now());
    if (done) return signed_in(ctx, *done, next_of(ctx));
    if (done.error().code == Code::forbidden) return show_sign_in(ctx, {{"login", done.error().reason, done.error().args}}, 422);
    return show_second_step(ctx, {{"code", done.error().reason, done.error().args}}, done.error().code == Code::too_many ? 429 : 422);
}

Result<http::Response> post_sign_out(Context& ctx) {
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::sign_out(tx, ctx.who()); }));
    auto response = ctx.redirect("/sign-in");
    response.with("Set-Cookie", http::set_cookie(kSessionCookie, "", 0, ctx.services().settings.secure_cookies));
    return response;
}

constexpr std::int64_t kYear = 365 * 24 * 3600;

// Language and theme: kept with the account of who is signed in, else in a cookie.
Result<http::Response> post_preferences(Context& ctx) {
    const auto language = language_of(ctx.form("language"));
    const auto theme = ctx.request().form.find("theme");
    const bool secure = ctx.services().settings.secure_cookies;
    auto response = ctx.redirect(local_address(ctx.form("next")));
    if (language) {
        if (ctx.who().signed_in()) TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_language(tx, ctx.who(), *language); }));
        response.with("Set-Cookie", http::set_cookie("language", name_of(*language), kYear, secure));
    }
    if (theme && (*theme == "" || *theme == "light" || *theme == "dark")) {
        if (ctx.who().signed_in()) TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_theme(tx, ctx.who(), *theme); }));
        response.with("Set-Cookie", http::set_cookie("theme", *theme, kYear, secure));
    }
    return response;
}

Result<http::Response> post_agency(Context& ctx) {
    const auto post = parse_id<Post>(ctx.form("post")).value_or(Id<Post>{});
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::act_as(tx, ctx.who(), post); }));
    return ctx.redirect(local_address(ctx.form("next")), "identity.acting_changed");
}

}  // namespace

void add_sign_in(frame::Routes& routes) {
    using frame::Access;
    routes.get("/sign-in", Access::anyone(), [](Context& ctx) -> Result<http::Response> {
        if (ctx.who().signed_in()) return ctx.redirect(next_of(ctx));
        return show_sign_in(ctx, {}, 200);
    });
    routes.post("/sign-in", Access::anyone(), post_sign_in);
    routes.get("/sign-in/code", Access::anyone(), [](Context& ctx) -> Result<http::Response> { return show_second_step(ctx, {}, 200); });
    routes.post("/sign-in/code", Access::anyone(), post_second_step);
    routes.post("/sign-out", Access::signed_in(), post_sign_out);
    routes.post("/preferences", Access::anyone(), post_preferences);
    routes.post("/me/agency", Access::signed_in(), post_agency);
}

}  // namespace thienan::identity::pages
