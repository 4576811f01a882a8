#include "modules/identity/actions/own_account.hpp"

#include "modules/audit/actions.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/policy.hpp"
#include "modules/identity/rules/totp.hpp"
#include "modules/identity/scopes.hpp"
#include "modules/identity/secrets.hpp"
#include "modules/identity/store/accounts.hpp"
#include "modules/identity/store/people.hpp"

#include <algorithm>

namespace thienan::identity::actions {
namespace {

void note(store::WriteTx& tx, const Principal& who, std::string act, std::vector<audit::Change> changes = {}) {
    audit::append(tx, who, {std::move(act), "account", who.account.value, std::move(changes), ""});
}

std::vector<std::string> fresh_recovery_codes(store::WriteTx& tx, Id<Account> account) {
    std::vector<std::string> codes, hashes;
    for (std::size_t i = 0; i < kPolicy.recovery_codes; ++i) {
        codes.push_back(random_code(4));
        hashes.push_back(hash_secret(plain_code(codes.back())));
    }
    store_::replace_recovery_codes(tx, account, hashes);
    return codes;
}

const Membership* own_post(const Principal& who, Id<Post> post) {
    const auto it = std::find_if(who.memberships.begin(), who.memberships.end(), [&](const Membership& m) { return m.post == post; });
    return it == who.memberships.end() ? nullptr : &*it;
}

Result<Done> check(const Principal& who, NewToken& token, Date today) {
    std::sort(token.scopes.begin(), token.scopes.end());
    token.scopes.erase(std::unique(token.scopes.begin(), token.scopes.end()), token.scopes.end());
    FieldErrors errors;
    if (token.name.empty()) errors.add("name", "form.required");
    const Membership* post = own_post(who, token.post);
    if (!post) errors.add("post", "identity.not_your_post");
    else if (!std::includes(post->capabilities.begin(), post->capabilities.end(), token.scopes.begin(), token.scopes.end()))
        errors.add("scopes", "identity.scope_not_yours");
    const int days = static_cast<int>(kPolicy.token_most / kDay);
    if (token.last_day < today || token.last_day > today + days) errors.add("last_day", "identity.token_day_wrong", {std::to_string(days)});
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

std::int64_t count_live(const std::vector<ApiToken>& tokens, Instant now) {
    return std::count_if(tokens.begin(), tokens.end(), [&](const ApiToken& t) { return !t.revoked_at && now < t.expires_at; });
}

}  // namespace

Result<Done> change_password(store::WriteTx& tx, const Principal& who, const NewPassword& password) {
    TRY(access::may_manage_own_account(who));
    TRY_ASSIGN(auto account, store_::load_account(tx, who.account));
    account.must_change = false;
    store_::save_password(tx, account, password.hash);
    store_::use_resets(tx, account.id);
    store_::end_sessions(tx, account.id, who.session);
    note(tx, who, "identity.password_changed");
    return Done{};
}

Result<std::string> begin_second_factor(store::WriteTx& tx, const Principal& who) {
    TRY(access::may_manage_own_account(who));
    if (store_::second_factor_of(tx, who.account).on) return Error{Code::conflict, "identity.second_factor_is_on"};
    const std::string secret = rules::random_totp_secret();
    store_::save_second_factor(tx, who.account, {secret, false, 0});
    return secret;
}

Result<std::vector<std::string>> confirm_second_factor(store::WriteTx& tx, const Principal& who, std::string_view code) {
    TRY(access::may_manage_own_account(who));
    auto factor = store_::second_factor_of(tx, who.account);
    if (factor.on) return Error{Code::conflict, "identity.second_factor_is_on"};
    if (factor.secret.empty()) return Error{Code::conflict, "identity.no_second_factor_begun"};
    const auto step = rules::matching_step(factor.secret, code, tx.now(), factor.last_step);
    if (!step) {
        FieldErrors errors;
        errors.add("code", "identity.wrong_code");
        return std::move(errors).refusal();
    }
    store_::save_second_factor(tx, who.account, {factor.secret, true, *step});
    auto codes = fresh_recovery_codes(tx, who.account);
    store_::end_sessions(tx, who.account, who.session);
    note(tx, who, "identity.second_factor_added");
    return codes;
}

Result<std::vector<std::string>> renew_recovery_codes(store::WriteTx& tx, const Principal& who) {
    TRY(access::may_manage_own_account(who));
    if (!store_::second_factor_of(tx, who.account).on) return Error{Code::conflict, "identity.no_second_factor_begun"};
    auto codes = fresh_recovery_codes(tx, who.account);
    note(tx, who, "identity.recovery_codes_renewed");
    return codes;
}

Result<Done> stop_second_factor(store::WriteTx& tx, const Principal& who) {
    TRY(access::may_manage_own_account(who));
    store_::save_second_factor(tx, who.account, {});
    store_::replace_recovery_codes(tx, who.account, {});
    note(tx, who, "identity.second_factor_removed");
    return Done{};
}

Result<Done> end_own_session(store::WriteTx& tx, const Principal& who, Id<Session> session) {
    TRY(access::may_manage_own_account(who));
    if (store_::end_session(tx, who.account, session) == 0) return Error{Code::not_found, "frame.not_found"};
    note(tx, who, "identity.sessions_ended", {{"sessions", "", "1"}});
    return Done{};
}

Result<Done> end_other_sessions(store::WriteTx& tx, const Principal& who) {
    TRY(access::may_manage_own_account(who));
    const auto ended = store_::end_sessions(tx, who.account, who.session);
    note(tx, who, "identity.sessions_ended", {{"sessions", "", std::to_string(ended)}});
    return Done{};
}

Result<Done> act_as(store::WriteTx& tx, const Principal& who, Id<Post> post) {
    TRY(access::may_act_as(who, post));
    store_::save_acting_post(tx, who.session, post);
    const Membership* now = own_post(who, post);
    note(tx, who, "identity.acting_changed", {{"agency", who.acting_for() ? who.acting_for()->agency_name : "", now->agency_name},
                                              {"title", who.acting_for() ? who.acting_for()->title : "", now->title}});
    return Done{};
}

Result<Done> set_language(store::WriteTx& tx, const Principal& who, Language language) {
    TRY(access::may_manage_own_account(who));
    TRY_ASSIGN(auto account, store_::load_account(tx, who.account));
    note(tx, who, "identity.language_changed", {{"language", std::string{name_of(account.language)}, std::string{name_of(language)}}});
    account.language = language;
    return store_::save(tx, account);
}

Result<Done> set_theme(store::WriteTx& tx, const Principal& who, std::string_view theme) {
    TRY(access::may_manage_own_account(who));
    if (theme != "" && theme != "light" && theme != "dark") return Error{Code::invalid, "form.not_a_choice"};
    TRY_ASSIGN(auto account, store_::load_account(tx, who.account));
    note(tx, who, "identity.theme_changed", {{"theme", account.theme, std::string{theme}}});
    account.theme = theme;
    return store_::save(tx, account);
}

Result<Done> set_phone(store::WriteTx& tx, const Principal& who, std::string_view phone, std::int64_t person_version) {
    TRY(access::may_manage_own_account(who));
    TRY_ASSIGN(auto person, store_::load_person(tx, who.person));
    audit::append(tx, who, {"identity.person_changed", "person", who.person.value, {{"phone", person.phone, std::string{phone}}}, ""});
    person.version = person_version;
    person.phone = phone;
    return store_::save(tx, person);
}

Result<std::string> add_token(store::WriteTx& tx, const Principal& who, NewToken wanted) {
    TRY(access::may_manage_own_account(who));
    TRY(check(who, wanted, tx.today()));
    if (count_live(store_::tokens_of(tx, who.account), tx.now()) >= kPolicy.tokens_most)
        return Error{Code::conflict, "identity.too_many_tokens", {std::to_string(kPolicy.tokens_most)}};
    ApiToken token;
    token.account = who.account;
    token.post = wanted.post;
    token.name = wanted.name;
    token.scopes = wanted.scopes;
    token.expires_at = office_midnight(wanted.last_day + 1);
    std::string text = "thienan_" + random_secret();
    store_::insert(tx, token, hash_secret(text));
    note(tx, who, "identity.token_added", {{"name", "", token.name}, {"scopes", "", join_scopes(token.scopes)}, {"last_day", "", wanted.last_day.vietnamese()}});
    return text;
}

Result<Done> revoke_token(store::WriteTx& tx, const Principal& who, Id<ApiToken> token) {
    TRY(access::may_manage_own_account(who));
    const auto tokens = store_::tokens_of(tx, who.account);
    const auto revoked = std::find_if(tokens.begin(), tokens.end(), [&](const ApiToken& t) { return t.id == token; });
    if (store_::revoke_token(tx, who.account, token) == 0) return Error{Code::not_found, "frame.not_found"};
    note(tx, who, "identity.token_revoked", {{"token", revoked->name, ""}});
    return Done{};
}

}  // namespace thienan::identity::actions
