#include "modules/identity/account_queries.hpp"
#include "modules/identity/actions/accounts.hpp"
#include "modules/identity/actions/own_account.hpp"
#include "modules/identity/actions/sign_in.hpp"
#include "modules/identity/address_limit.hpp"
#include "modules/identity/pages/pages.hpp"
#include "modules/identity/policy.hpp"
#include "modules/identity/rules/password_rules.hpp"

namespace thienan::identity::pages {
namespace {

// Both fields alike and good enough, hashed.
Result<NewPassword> new_password(Context& ctx, Id<Account> account) {
    const auto words = ctx.read([&](store::ReadTx& tx) { return queries::own_words(tx, account); });
    FieldErrors errors;
    if (auto checked = rules::check_password(ctx.form("new_password"), {words.begin(), words.end()}); !checked)
        errors.add("new_password", checked.error().reason, checked.error().args);
    if (ctx.form("new_password") != ctx.form("again")) errors.add("again", "identity.passwords_differ");
    if (!errors.empty()) return std::move(errors).refusal();
    return hash_password(ctx.form("new_password"));
}

void new_password_fields(Writer& w, const Context& ctx, const frame::FormView& view) {
    view.text(w, {.name = "new_password", .label = word(ctx, "identity.new_password"),
                  .help = ctx.t()("identity.password_help", {std::to_string(kPolicy.password_least)}), .required = true, .type = "password",
                  .autocomplete = "new-password", .most = kPolicy.password_most});
    view.text(w, {.name = "again", .label = word(ctx, "identity.new_password_again"), .required = true, .type = "password",
                  .autocomplete = "new-password", .most = kPolicy.password_most});
}

http::Response show_own(Context& ctx, const std::vector<FieldError>& errors, int status) {
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    Writer body;
    if (ctx.who().must_change_password) frame::note(body, ctx, frame::Tone::warn, t("identity.must_change_text"));
    frame::form(body, ctx, {.action = "/me/password"}, [&](Writer& w) {
        view.summary(w);
        view.text(w, {.name = "password", .label = word(ctx, "identity.present_password"), .required = true, .type = "password",
                      .autocomplete = "current-password", .most = kPolicy.password_most});
        new_password_fields(w, ctx, view);
        frame::submit(w, t("identity.change_password"));
    });
    const auto title = t("identity.change_password");
    if (ctx.who().must_change_password) {
        frame::post_button(body, ctx, "/sign-out", t("frame.sign_out"));
        return frame::plain_page(ctx, title, body.take(), status);
    }
    return frame::page(ctx, {.title = std::string{title}, .section = "frame.me", .crumbs = {{word(ctx, "frame.my_account"), "/me"}}}, body.take(), status);
}

Result<http::Response> post_own(Context& ctx) {
    const auto again = [&](const std::vector<FieldError>& errors, int status) { return show_own(ctx, errors, status); };
    auto hashed = new_password(ctx, ctx.who().account);
    if (!hashed) return shown_again(hashed.error(), again);
    if (ctx.form("password") == ctx.form("new_password")) return again({{"new_password", "identity.password_is_the_old_one", {}}}, 422);
    if (const auto known = actions::confirm_password(ctx.services().db, ctx.who(), ctx.form("password"), ctx.now()); !known)
        return again({{"password", known.error().reason, known.error().args}}, 422);
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::change_password(tx, ctx.who(), *hashed); }));
    return ctx.redirect(ctx.who().must_change_password ? "/" : "/me", "identity.password_changed");
}

http::Response show_forgot(Context& ctx) {
    guard_forms(ctx);
    const auto& t = ctx.t();
    const frame::FormView view{ctx};
    Writer body;
    body.put<"<p>{}</p>">(t("identity.forgot_text"));
    frame::form(body, ctx, {.action = "/forgot-password"}, [&](Writer& w) {
        view.text(w, {.name = "login", .label = word(ctx, "identity.login_or_email"), .required = true, .autocomplete = "username", .most = 254, .autofocus = true});
        frame::submit(w, t("identity.send_link"));
    });
    body.put<R"(<p><a href="/sign-in">{}</a></p>)">(t("identity.back_to_sign_in"));
    return guarded_page(ctx, t("identity.forgot_password"), body.take(), 200);
}

Result<http::Response> post_forgot(Context& ctx) {
    if (!sign_in_limit().allow(ctx.request().peer, ctx.now())) return Error{Code::too_many, "identity.address_slowed"};
    frame::FormReader form{ctx.request().form};
    const auto login = form.text("login", {.most = 254});
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::request_reset(tx, login); }));
    Writer body;
    frame::note(body, ctx, frame::Tone::info, ctx.t()("identity.link_sent"));
    body.put<R"(<p><a href="/sign-in">{}</a></p>)">(ctx.t()("identity.back_to_sign_in"));
    return guarded_page(ctx, ctx.t()("identity.forgot_password"), body.take(), 200);
}

http::Response show_reset(Context& ctx, const std::vector<FieldError>& errors, int status) {
    guard_forms(ctx);
    const frame::FormView view{ctx, errors};
    Writer body;
    frame::form(body, ctx, {.action = "/reset-password/" + std::string{ctx.value()}}, [&](Writer& w) {
        view.summary(w);
        new_password_fields(w, ctx, view);
        frame::submit(w, ctx.t()("identity.set_password"));
    });
    return guarded_page(ctx, ctx.t()("identity.set_password"), body.take(), status);
}

Id<Account> account_of_link(Context& ctx) {
    return ctx.read([&](store::ReadTx& tx) { return queries::account_of_link(tx, ctx.value(), ctx.now()); });
}

http::Response show_dead_link(Context& ctx) {
    Writer body;
    frame::note(body, ctx, frame::Tone::bad, ctx.t()("identity.link_not_valid"));
    body.put<R"(<p><a href="/forgot-password">{}</a></p>)">(ctx.t()("identity.forgot_password"));
    return frame::plain_page(ctx, ctx.t()("identity.set_password"), body.take(), 403);
}

Result<http::Response> get_reset(Context& ctx) {
    if (!account_of_link(ctx)) return show_dead_link(ctx);
    return show_reset(ctx, {}, 200);
}

Result<http::Response> post_reset(Context& ctx) {
    if (!sign_in_limit().allow(ctx.request().peer, ctx.now())) return Error{Code::too_many, "identity.address_slowed"};
    const auto account = account_of_link(ctx);
    if (!account) return show_dead_link(ctx);
    auto hashed = new_password(ctx, account);
    if (!hashed) return shown_again(hashed.error(), [&](const std::vector<FieldError>& errors, int status) { return show_reset(ctx, errors, status); });
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::reset_password(tx, ctx.value(), *hashed); }));
    return ctx.redirect("/sign-in", "identity.password_was_set");
}

}  // namespace

void add_passwords(frame::Routes& routes) {
    using frame::Access;
    routes.get("/me/password", Access::signed_in(), [](Context& ctx) -> Result<http::Response> { return show_own(ctx, {}, 200); });
    routes.post("/me/password", Access::signed_in(), post_own);
    routes.get("/forgot-password", Access::anyone(), [](Context& ctx) -> Result<http::Response> { return show_forgot(ctx); });
    routes.post("/forgot-password", Access::anyone(), post_forgot);
    routes.get("/reset-password/{secret}", Access::anyone(), get_reset);
    routes.post("/reset-password/{secret}", Access::anyone(), post_reset);
}

}  // namespace thienan::identity::pages
