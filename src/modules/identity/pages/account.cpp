// My account: profile, language and theme; password, second factor, sessions; API tokens.
#include "modules/identity/account_queries.hpp"
#include "modules/identity/actions/own_account.hpp"
#include "modules/identity/actions/sign_in.hpp"
#include "modules/identity/device_name.hpp"
#include "modules/identity/pages/pages.hpp"
#include "modules/identity/policy.hpp"
#include "modules/identity/qr.hpp"
#include "modules/identity/rules/totp.hpp"

#include <algorithm>

namespace thienan::identity::pages {
namespace {

using Errors = std::vector<FieldError>;

Result<queries::OwnAccount> own(Context& ctx) {
    return ctx.read([&](store::ReadTx& tx) { return queries::own_account(tx, ctx.who(), ctx.now()); });
}

frame::PageHead head_of(const Context& ctx, std::string_view title) {
    return {.title = word(ctx, title), .section = "frame.me", .crumbs = {{word(ctx, "frame.my_account"), "/me"}}};
}

void own_tabs(Writer& out, const Context& ctx, std::string_view current) {
    frame::tabs(out, {{word(ctx, "identity.profile"), "/me", current == "profile"},
                      {word(ctx, "identity.security"), "/me/security", current == "security"},
                      {word(ctx, "identity.tokens"), "/me/tokens", current == "tokens"}}, ctx.t()("frame.my_account"));
}

// ---- profile

void own_posts(Writer& out, const Context& ctx) {
    for (const auto& m : ctx.who().memberships)
        out.put<R"(<p><b>{}</b><br>{}{}</p>)">(m.title, m.unit_name.empty() ? "" : m.unit_name + ", ", m.agency_name);
    if (ctx.who().memberships.empty()) out.put<"<p>{}</p>">(ctx.t()("identity.no_posts"));
}

Result<http::Response> show_profile(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto mine, own(ctx));
    const frame::FormView view{ctx, errors};
    Writer body;
    own_tabs(body, ctx, "profile");
    frame::card(body, mine.person.name, [&](Writer& w) {
        frame::facts(w, {frame::fact(word(ctx, "identity.login"), mine.account.login),
                         frame::fact(word(ctx, "identity.email"), mine.person.email),
                         frame::fact(word(ctx, "identity.code_of_person"), mine.person.code),
                         {word(ctx, "identity.posts"), [&](Writer& v) { own_posts(v, ctx); }}});
        w.put<R"(<p class="ta-muted">{}</p>)">(t("identity.profile_help"));
    });
    frame::card(body, t("identity.change_own"), [&](Writer& w) {
        frame::form(w, ctx, {.action = "/me"}, [&](Writer& f) {
            view.summary(f);
            frame::hidden(f, "version", std::to_string(mine.person.version));
            view.text(f, {.name = "phone", .label = word(ctx, "identity.phone"), .value = mine.person.phone, .type = "tel", .autocomplete = "tel", .most = 30});
            view.select(f, {.name = "language", .label = word(ctx, "identity.language"), .value = std::string{name_of(mine.account.language)}, .required = true},
                        {{"vi", "Tiếng Việt", ""}, {"en", "English", ""}});
            view.select(f, {.name = "theme", .label = word(ctx, "identity.theme"), .value = mine.account.theme, .required = true},
                        {{"", word(ctx, "identity.theme_system"), ""}, {"light", word(ctx, "frame.theme_light"), ""}, {"dark", word(ctx, "frame.theme_dark"), ""}});
            frame::submit(f, t("form.save"));
        });
    });
    return frame::page(ctx, {.title = word(ctx, "frame.my_account"), .section = "frame.me"}, body.take(), status);
}

Result<http::Response> post_profile(Context& ctx) {
    frame::FormReader form{ctx.request().form};
    const auto phone = form.text("phone", {.most = 30});
    const auto version = form.number("version", 1, 1'000'000'000, true);
    const auto language = form.choice("language", {"vi", "en"});
    const auto theme = form.choice("theme", {"light", "dark"}, false);
    if (!form.errors().empty()) return show_profile(ctx, form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) -> Result<Done> {
        TRY(actions::set_phone(tx, ctx.who(), phone, *version));
        TRY(actions::set_language(tx, ctx.who(), *language_of(language)));
        return actions::set_theme(tx, ctx.who(), theme);
    });
    if (!done) return done.error();
    return ctx.redirect("/me", "identity.saved");
}

// ---- security

void second_factor_card(Writer& out, Context& ctx, const queries::OwnAccount& mine, const frame::FormView& view) {
    const auto& t = ctx.t();
    frame::card(out, t("identity.two_steps"), [&](Writer& w) {
        if (mine.account.totp_on) {
            w.put<"<p>{}</p>">(t("identity.two_steps_on", {std::to_string(mine.recovery_codes)}));
            frame::form(w, ctx, {.action = "/me/second-factor/stop"}, [&](Writer& f) {
                view.text(f, {.name = "password", .label = word(ctx, "identity.present_password"), .required = true, .type = "password", .autocomplete = "current-password"});
                f.put<R"(<div class="ta-row">{}{}</div>)">(
                    [&](Writer& b) { frame::submit(b, t("identity.renew_recovery_codes"), frame::Button::plain, "act", "codes"); },
                    [&](Writer& b) { frame::submit(b, t("identity.stop_two_steps"), frame::Button::danger, "act", "stop"); });
            });
            return;
        }
        w.put<"<p>{}</p>">(t("identity.two_steps_off"));
        frame::post_button(w, ctx, "/me/second-factor", t("identity.begin_two_steps"));
    });
}

void sessions_card(Writer& out, Context& ctx, const queries::OwnAccount& mine) {
    const auto& t = ctx.t();
    const std::vector<frame::Column> columns = {{.key = "device", .label = word(ctx, "identity.device")},
                                                {.key = "address", .label = word(ctx, "identity.address"), .is_short = true},
                                                {.key = "began", .label = word(ctx, "identity.began"), .is_short = true},
                                                {.key = "seen", .label = word(ctx, "identity.last_seen"), .is_short = true},
                                                {.key = "acts", .label = word(ctx, "identity.acts")}};
    frame::card(out, t("identity.sessions"), [&](Writer& w) {
        frame::table(w, ctx, {.caption = word(ctx, "identity.sessions"), .columns = columns}, [&](Writer& rows) {
            for (const auto& session : mine.sessions)
                rows.put<"<tr>{}</tr>">([&](Writer& row) {
                    const auto device = device_name(session.device);
                    frame::cell(row, columns[0], [&](Writer& c) { c.put<"{}">(device.empty() ? t("identity.unknown_device") : std::string_view{device}); });
                    frame::cell(row, columns[1], [&](Writer& c) { c.put<"{}">(session.address); });
                    frame::cell(row, columns[2], [&](Writer& c) { c.put<"{}">(t.time(session.created_at)); });
                    frame::cell(row, columns[3], [&](Writer& c) { c.put<"{}">(session.id == ctx.who().session ? std::string{t("identity.this_session")} : t.time(session.last_seen_at)); });
                    frame::cell(row, columns[4], [&](Writer& c) {
                        if (session.id != ctx.who().session) frame::post_button(c, ctx, "/me/sessions/" + session.id.str() + "/end", t("identity.end_session"));
                        else c.put<"–">();
                    });
                });
        });
        if (mine.sessions.size() > 1)
            frame::post_button(w, ctx, "/me/sessions/end-others", t("identity.end_other_sessions"), frame::Button::plain, t("identity.end_other_sessions_question"));
    });
}

Result<http::Response> show_security(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto mine, own(ctx));
    const frame::FormView view{ctx, errors};
    Writer body;
    own_tabs(body, ctx, "security");
    view.summary(body);
    frame::card(body, t("identity.password"), [&](Writer& w) {
        w.put<R"(<p>{}</p><p><a class="btn" href="/me/password">{}</a></p>)">(t("identity.password_since", {t.time(mine.account.password_changed_at)}), t("identity.change_password"));
    });
    second_factor_card(body, ctx, mine, view);
    sessions_card(body, ctx, mine);
    return frame::page(ctx, head_of(ctx, "identity.security"), body.take(), status);
}

Result<http::Response> show_begun(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto mine, own(ctx));
    if (mine.begun_secret.empty()) return ctx.redirect("/me/security");
    const frame::FormView view{ctx, errors};
    const auto address = rules::otpauth_address(t("frame.product"), mine.account.login, mine.begun_secret);
    Writer body;
    frame::card(body, "", [&](Writer& w) {
        w.put<R"(<p>{}</p><p>{}</p><p>{} <code>{}</code></p><p><a href="{}">{}</a></p>)">(
            t("identity.scan_text"), qr_code(address, t("identity.scan_label")), t("identity.or_type_key"), rules::base32(mine.begun_secret),
            html::Url{"#key"}, t("identity.key_address"));
        w.put<R"(<p id="key"><small><code>{}</code></small></p>)">(address);
        frame::form(w, ctx, {.action = "/me/second-factor/confirm"}, [&](Writer& f) {
            view.summary(f);
            view.text(f, {.name = "code", .label = word(ctx, "identity.code_of_app"), .required = true, .autocomplete = "one-time-code", .most = 10, .autofocus = true});
            frame::submit(f, t("identity.turn_on"));
        });
    });
    auto response = frame::page(ctx, head_of(ctx, "identity.two_steps"), body.take(), status);
    response.with("Cache-Control", "no-store");
    return response;
}

http::Response show_codes(Context& ctx, const std::vector<std::string>& codes) {
    const auto& t = ctx.t();
    Writer body;
    frame::note(body, ctx, frame::Tone::warn, t("identity.codes_once"));
    frame::card(body, t("identity.recovery_codes"), [&](Writer& w) {
        w.put<"<ol>{}</ol>">([&](Writer& list) {
            for (const auto& code : codes) list.put<"<li><code>{}</code></li>">(code);
        });
        w.put<R"(<p><a class="btn btn-primary" href="/me/security">{}</a></p>)">(t("identity.codes_kept"));
    });
    auto response = frame::page(ctx, head_of(ctx, "identity.recovery_codes"), body.take());
    response.with("Cache-Control", "no-store");
    return response;
}

Result<http::Response> post_confirm(Context& ctx) {
    const auto codes = ctx.write([&](store::WriteTx& tx) { return actions::confirm_second_factor(tx, ctx.who(), ctx.form("code")); });
    if (codes) return show_codes(ctx, *codes);
    if (codes.error().code == Code::invalid) return show_begun(ctx, codes.error().fields, 422);
    return codes.error();
}

// Turning off and new recovery codes both need the password.
Result<http::Response> post_stop(Context& ctx) {
    if (const auto known = actions::confirm_password(ctx.services().db, ctx.who(), ctx.form("password"), ctx.now()); !known)
        return show_security(ctx, {{"password", known.error().reason, known.error().args}}, 422);
    if (ctx.form("act") == "codes") {
        TRY_ASSIGN(const auto codes, ctx.write([&](store::WriteTx& tx) { return actions::renew_recovery_codes(tx, ctx.who()); }));
        return show_codes(ctx, codes);
    }
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::stop_second_factor(tx, ctx.who()); }));
    return ctx.redirect("/me/security", "identity.second_factor_removed");
}

// ---- tokens

std::vector<frame::Choice> scope_choices(const Context& ctx) {
    std::vector<std::string> all;
    for (const auto& m : ctx.who().memberships) all.insert(all.end(), m.capabilities.begin(), m.capabilities.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::vector<frame::Choice> choices;
    for (const auto& scope : all) choices.push_back({scope, word(ctx, scope), ""});
    return choices;
}

void tokens_table(Writer& out, Context& ctx, const queries::OwnAccount& mine) {
    const auto& t = ctx.t();
    const std::vector<frame::Column> columns = {{.key = "name", .label = word(ctx, "identity.token_name")},
                                                {.key = "scopes", .label = word(ctx, "identity.scopes")},
                                                {.key = "ends", .label = word(ctx, "identity.ends"), .is_short = true},
                                                {.key = "used", .label = word(ctx, "identity.last_used"), .is_short = true},
                                                {.key = "acts", .label = word(ctx, "identity.acts")}};
    frame::table(out, ctx, {.caption = word(ctx, "identity.tokens"), .columns = columns}, [&](Writer& rows) {
        for (const auto& token : mine.tokens)
            rows.put<"<tr>{}</tr>">([&](Writer& row) {
                frame::cell(row, columns[0], [&](Writer& c) { c.put<"{}">(token.name); });
                frame::cell(row, columns[1], [&](Writer& c) {
                    for (const auto& scope : token.scopes) c.put<"<div>{}</div>">(t(scope));
                    if (token.scopes.empty()) c.put<"{}">(t("identity.scope_read"));
                });
                frame::cell(row, columns[2], [&](Writer& c) { c.put<"{}">(office_day(token.expires_at + -1).vietnamese()); });
                frame::cell(row, columns[3], [&](Writer& c) { c.put<"{}">(token.last_used_at ? t.time(*token.last_used_at) : std::string{t("identity.never")}); });
                frame::cell(row, columns[4], [&](Writer& c) {
                    if (token.revoked_at) frame::badge(c, ctx, frame::Tone::neutral, "ban", t("identity.revoked"));
                    else if (token.expires_at <= ctx.now()) frame::badge(c, ctx, frame::Tone::neutral, "clock", t("identity.expired"));
                    else frame::post_button(c, ctx, "/me/tokens/" + token.id.str() + "/revoke", t("identity.revoke"), frame::Button::plain, t("identity.revoke_question", {token.name}));
                });
            });
    });
}

Result<http::Response> show_tokens(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto mine, own(ctx));
    const frame::FormView view{ctx, errors};
    std::vector<frame::Choice> posts;
    for (const auto& m : ctx.who().memberships) posts.push_back({m.post.str(), m.title + ", " + m.agency_name, ""});
    std::vector<std::string> chosen;
    for (const auto scope : ctx.request().form.all("scopes")) chosen.emplace_back(scope);
    Writer body;
    own_tabs(body, ctx, "tokens");
    if (mine.tokens.empty()) frame::empty_state(body, {word(ctx, "identity.no_tokens"), word(ctx, "identity.no_tokens_text"), "", ""});
    else tokens_table(body, ctx, mine);
    frame::card(body, t("identity.new_token"), [&](Writer& w) {
        frame::form(w, ctx, {.action = "/me/tokens"}, [&](Writer& f) {
            view.summary(f);
            view.text(f, {.name = "name", .label = word(ctx, "identity.token_name"), .help = word(ctx, "identity.token_name_help"), .value = std::string{ctx.form("name")}, .required = true, .most = 100});
            view.select(f, {.name = "post", .label = word(ctx, "identity.token_post"), .value = std::string{ctx.form("post")}, .required = true}, posts);
            view.checkboxes(f, {.name = "scopes", .label = word(ctx, "identity.scopes"), .help = word(ctx, "identity.scopes_help")}, scope_choices(ctx), chosen);
            view.date(f, {.name = "last_day", .label = word(ctx, "identity.last_day"), .value = std::string{ctx.form("last_day")}, .required = true});
            frame::submit(f, t("identity.create_token"));
        });
    });
    return frame::page(ctx, head_of(ctx, "identity.tokens"), body.take(), status);
}

Result<http::Response> post_token(Context& ctx) {
    frame::FormReader form{ctx.request().form};
    actions::NewToken wanted;
    wanted.name = form.text("name", {.required = true, .most = 100});
    wanted.post = form.id<Post>("post", true);
    for (const auto scope : ctx.request().form.all("scopes")) wanted.scopes.emplace_back(scope);
    const auto last_day = form.date("last_day", true);
    if (!form.errors().empty()) return show_tokens(ctx, form.errors().all(), 422);
    wanted.last_day = *last_day;
    const auto token = ctx.write([&](store::WriteTx& tx) { return actions::add_token(tx, ctx.who(), wanted); });
    if (!token) return shown_again(token.error(), [&](const Errors& errors, int status) { return show_tokens(ctx, errors, status); });
    Writer body;
    frame::note(body, ctx, frame::Tone::warn, ctx.t()("identity.token_once"));
    frame::card(body, wanted.name, [&](Writer& w) {
        w.put<R"(<p><code>{}</code></p><p><a class="btn btn-primary" href="/me/tokens">{}</a></p>)">(*token, ctx.t()("identity.token_kept"));
    });
    auto response = frame::page(ctx, head_of(ctx, "identity.new_token"), body.take());
    response.with("Cache-Control", "no-store");
    return response;
}

template <class Act>
auto act_then(std::string address, std::string flash, Act act) {
    return [=](Context& ctx) -> Result<http::Response> {
        TRY(ctx.write([&](store::WriteTx& tx) { return act(tx, ctx); }));
        return ctx.redirect(address, flash);
    };
}

}  // namespace

void add_account(frame::Routes& routes) {
    using frame::Access;
    const auto in = Access::signed_in();
    routes.get("/me", in, [](Context& ctx) { return show_profile(ctx, {}, 200); });
    routes.post("/me", in, post_profile);
    routes.get("/me/security", in, [](Context& ctx) { return show_security(ctx, {}, 200); });
    routes.post("/me/second-factor", in, act_then("/me/second-factor", "", [](store::WriteTx& tx, Context& ctx) { return actions::begin_second_factor(tx, ctx.who()); }));
    routes.get("/me/second-factor", in, [](Context& ctx) { return show_begun(ctx, {}, 200); });
    routes.post("/me/second-factor/confirm", in, post_confirm);
    routes.post("/me/second-factor/stop", in, post_stop);
    routes.post("/me/sessions/{id}/end", in, act_then("/me/security", "identity.sessions_ended", [](store::WriteTx& tx, Context& ctx) -> Result<Done> {
                    TRY_ASSIGN(const auto id, ctx.id<Session>());
                    return actions::end_own_session(tx, ctx.who(), id);
                }));
    routes.post("/me/sessions/end-others", in, act_then("/me/security", "identity.sessions_ended", [](store::WriteTx& tx, Context& ctx) { return actions::end_other_sessions(tx, ctx.who()); }));
    routes.get("/me/tokens", in, [](Context& ctx) { return show_tokens(ctx, {}, 200); });
    routes.post("/me/tokens", in, post_token);
    routes.post("/me/tokens/{id}/revoke", in, act_then("/me/tokens", "identity.token_revoked", [](store::WriteTx& tx, Context& ctx) -> Result<Done> {
                    TRY_ASSIGN(const auto id, ctx.id<ApiToken>());
                    return actions::revoke_token(tx, ctx.who(), id);
                }));
}

}  // namespace thienan::identity::pages
