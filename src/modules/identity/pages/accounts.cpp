// Accounts as administrators see them, on the page of the person.
#include "modules/identity/actions/accounts.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/pages/account_card.hpp"
#include "modules/identity/secrets.hpp"

namespace thienan::identity::pages {
namespace {

using queries::AccountState;

void new_account_form(Writer& out, const Context& ctx, const Person& person, const std::vector<FieldError>& errors) {
    const frame::FormView view{ctx, errors};
    out.put<"<p>{}</p>">(ctx.t()("identity.no_account_text"));
    frame::form(out, ctx, {.action = "/people/" + person.id.str() + "/account"}, [&](Writer& w) {
        view.summary(w);
        const auto proposal = person.email.substr(0, person.email.find('@'));
        view.text(w, {.name = "login", .label = word(ctx, "identity.login"), .value = ctx.form("login").empty() ? proposal : std::string{ctx.form("login")}, .required = true, .most = 60});
        frame::submit(w, ctx.t()("identity.create_account"));
    });
}

void account_acts(Writer& out, const Context& ctx, const Person& person, const Account& account) {
    const auto& t = ctx.t();
    const std::string base = "/people/" + person.id.str() + "/account/";
    const auto act = [&](std::string_view name, std::string_view label, std::string_view question) {
        frame::post_button(out, ctx, base + std::string{name} + "?version=" + std::to_string(account.version), t(label), frame::Button::plain, t(question, {person.name}));
    };
    if (account.locked) act("unlock", "identity.unlock", "identity.unlock_question");
    else act("lock", "identity.lock", "identity.lock_question");
    act("password", "identity.new_first_password", "identity.new_first_password_question");
    if (!account.must_change) act("must-change", "identity.require_change", "identity.require_change_question");
    act("end-sessions", "identity.end_sessions", "identity.end_sessions_question");
    if (account.totp_on) act("remove-second-factor", "identity.remove_second_factor", "identity.remove_second_factor_question");
}

Result<Account> account_here(Context& ctx) {
    return ctx.read([&](store::ReadTx& tx) -> Result<Account> {
        TRY_ASSIGN(const auto id, ctx.id<Person>());
        TRY_ASSIGN(const auto state, queries::account_state(tx, ctx.who(), id, ctx.now()));
        if (!state) return Error{Code::not_found, "frame.not_found"};
        return state->account;
    });
}

// Shown once, to be handed over in person; it must be changed at the first sign-in.
http::Response show_first_password(Context& ctx, std::string_view login, std::string_view password) {
    const auto& t = ctx.t();
    Writer body;
    frame::note(body, ctx, frame::Tone::warn, t("identity.first_password_once"));
    frame::card(body, "", [&](Writer& w) {
        w.put<R"(<dl class="ta-facts"><dt>{}</dt><dd><code>{}</code></dd><dt>{}</dt><dd><code>{}</code></dd></dl><p><a class="btn btn-primary" href="/people/{}">{}</a></p>)">(
            t("identity.login"), login, t("identity.first_password"), password, ctx.value(), t("identity.token_kept"));
    });
    auto response = frame::page(ctx, {.title = word(ctx, "identity.first_password"), .section = "identity.people", .crumbs = {{word(ctx, "identity.people"), "/people"}}}, body.take());
    response.with("Cache-Control", "no-store");
    return response;
}

Result<http::Response> post_new(Context& ctx) {
    frame::FormReader form{ctx.request().form};
    TRY_ASSIGN(const auto person, ctx.id<Person>());
    const auto login = form.text("login", {.required = true, .most = 60});
    if (!form.errors().empty()) return show_person(ctx, form.errors().all(), 422);
    const std::string first = random_code(4);
    TRY_ASSIGN(const auto hashed, hash_password(first));
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::add_account(tx, ctx.who(), person, login, hashed, actions::FirstPassword::must_change); });
    if (done) return show_first_password(ctx, login, first);
    if (done.error().code == Code::invalid) return show_person(ctx, done.error().fields, 422);
    return done.error();
}

Result<http::Response> post_password(Context& ctx) {
    TRY_ASSIGN(const auto account, account_here(ctx));
    const std::string first = random_code(4);
    TRY_ASSIGN(const auto hashed, hash_password(first));
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_first_password(tx, ctx.who(), account.id, hashed); }));
    return show_first_password(ctx, account.login, first);
}

// An act on the account with the version the page was shown with.
template <class Act>
auto act_on(Act act) {
    return [act](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto account, account_here(ctx));
        const auto version = parse_positive(ctx.query("version")).value_or(0);
        TRY(ctx.write([&](store::WriteTx& tx) { return act(tx, ctx.who(), account.id, version); }));
        return ctx.redirect("/people/" + std::string{ctx.value()}, "identity.saved");
    };
}

}  // namespace

void account_card(Writer& out, const Context& ctx, const Person& person, const std::optional<AccountState>& state, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    frame::card(out, t("identity.account"), [&](Writer& w) {
        if (!state) return new_account_form(w, ctx, person, errors);
        const Account& account = state->account;
        frame::facts(w, {frame::fact(word(ctx, "identity.login"), account.login),
                         {word(ctx, "identity.state"), [&](Writer& v) {
                              if (account.locked) frame::badge(v, ctx, frame::Tone::bad, "lock", t("identity.account_is_locked"));
                              else if (state->failures.locked_until > ctx.now()) frame::badge(v, ctx, frame::Tone::warn, "clock", t("identity.account_waits", {t.time(state->failures.locked_until)}));
                              else if (account.must_change) frame::badge(v, ctx, frame::Tone::warn, "clock", t("identity.must_change"));
                              else frame::badge(v, ctx, frame::Tone::ok, "circle-check", t("identity.account_open"));
                          }},
                         frame::fact(word(ctx, "identity.two_steps"), word(ctx, account.totp_on ? "identity.yes" : "identity.no")),
                         frame::fact(word(ctx, "identity.last_sign_in"), account.signed_in_at ? t.time(*account.signed_in_at) : word(ctx, "identity.never")),
                         frame::fact(word(ctx, "identity.sessions"), std::to_string(state->sessions)),
                         frame::fact(word(ctx, "identity.tokens"), std::to_string(state->tokens))});
        w.put<R"(<div class="ta-row">{}</div>)">([&](Writer& v) { account_acts(v, ctx, person, account); });
    });
}

void add_accounts(frame::Routes& routes) {
    const auto admin = frame::Access::needs(kAdminister);
    using Tx = store::WriteTx;
    routes.post("/people/{id}/account", admin, post_new);
    routes.post("/people/{id}/account/password", admin, post_password);
    routes.post("/people/{id}/account/lock", admin, act_on(actions::lock_account));
    routes.post("/people/{id}/account/unlock", admin, act_on(actions::unlock_account));
    routes.post("/people/{id}/account/must-change", admin, act_on(actions::require_new_password));
    routes.post("/people/{id}/account/end-sessions", admin, act_on([](Tx& tx, const Principal& who, Id<Account> id, std::int64_t) { return actions::end_all_sessions(tx, who, id); }));
    routes.post("/people/{id}/account/remove-second-factor", admin,
                act_on([](Tx& tx, const Principal& who, Id<Account> id, std::int64_t) { return actions::remove_second_factor(tx, who, id); }));
}

}  // namespace thienan::identity::pages
