#include "modules/identity/actions/accounts.hpp"

#include "engines/viet/text.hpp"
#include "modules/audit/actions.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/actions/agencies.hpp"
#include "modules/identity/actions/last_administrator.hpp"
#include "modules/identity/actions/people.hpp"
#include "modules/identity/events.hpp"
#include "modules/identity/login_key.hpp"
#include "modules/identity/names.hpp"
#include "modules/identity/policy.hpp"
#include "modules/identity/store/accounts.hpp"

namespace thienan::identity::actions {
namespace {

void note(store::WriteTx& tx, const Principal& who, std::string act, Id<Account> id, std::vector<audit::Change> changes = {}) {
    audit::append(tx, who, {std::move(act), "account", id.value, std::move(changes), ""});
}

std::string yes_no(int on) { return on != 0 ? "1" : "0"; }

Result<Done> save_locked(store::WriteTx& tx, const Principal& who, Account account, std::string act) {
    TRY(store_::save(tx, account));
    note(tx, who, std::move(act), account.id, {{"locked", yes_no(!account.locked), yes_no(account.locked)}});
    return Done{};
}

// The person of an account that may be reset: by login or by mail address.
std::optional<Account> account_meant(store::ReadTx& tx, std::string_view login_or_email) {
    if (auto account = store_::find_account(tx, viet::lower(login_or_email))) return account;
    const auto person = store_::holder_of_email(tx, login_or_email);
    return person ? store_::account_of(tx, person) : std::nullopt;
}

}  // namespace

Result<Id<Account>> add_account(store::WriteTx& tx, const Principal& who, Id<Person> person, std::string_view login,
                                const NewPassword& password, FirstPassword first) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(const auto owner, store_::load_person(tx, person));
    Account account;
    account.person = person;
    account.login = viet::lower(login);
    account.must_change = first == FirstPassword::must_change;
    FieldErrors errors;
    if (!is_login(account.login)) errors.add("login", "identity.not_a_login");
    else if (store_::find_account(tx, account.login)) errors.add("login", "identity.login_taken");
    if (store_::account_of(tx, person)) errors.add("person", "identity.has_account");
    if (!errors.empty()) return std::move(errors).refusal();
    account.id = store_::insert(tx, account, password.hash);
    note(tx, who, "identity.account_added", account.id, {{"login", "", account.login}, {"person", "", owner.name}});
    return account.id;
}

Result<Id<Account>> add_first_administrator(store::WriteTx& tx, const FirstAdministrator& first, const NewPassword& password, const UsualRoles& roles) {
    if (tx.exists({"identity/any_account", "select 1 from account limit 1"})) return Error{Code::conflict, "identity.not_the_first"};
    const Principal who = Principal::system("first run");
    TRY(ensure_usual_roles(tx, who, roles));
    Agency agency;
    agency.name = first.agency_name;
    TRY_ASSIGN(const auto node, add_agency(tx, who, std::move(agency)));
    Person person;
    person.name = first.name;
    person.email = first.email;
    TRY_ASSIGN(const auto id, add_person(tx, who, std::move(person)));
    Post post;
    post.person = id;
    post.node = node;
    TRY(add_post(tx, who, std::move(post), {{{}, store_::find_role(tx, "administrator").value().id, {}}}));
    return add_account(tx, who, id, first.login, password, FirstPassword::keep);
}

Result<Done> lock_account(store::WriteTx& tx, const Principal& who, Id<Account> id, std::int64_t version) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(auto account, store_::load_account(tx, id));
    account.version = version;
    account.locked = true;
    const LastAdministrator guard{tx};
    TRY(save_locked(tx, who, account, "identity.account_was_locked"));
    store_::use_resets(tx, id);
    store_::end_sessions(tx, id, {});
    return guard.still_there();
}

Result<Done> unlock_account(store::WriteTx& tx, const Principal& who, Id<Account> id, std::int64_t version) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(auto account, store_::load_account(tx, id));
    account.version = version;
    account.locked = false;
    store_::forget_failures(tx, login_hash(account.login));
    return save_locked(tx, who, account, "identity.account_was_unlocked");
}

Result<Done> set_first_password(store::WriteTx& tx, const Principal& who, Id<Account> id, const NewPassword& password) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(auto account, store_::load_account(tx, id));
    account.must_change = true;
    store_::save_password(tx, account, password.hash);
    store_::use_resets(tx, id);
    store_::end_sessions(tx, id, {});
    store_::forget_failures(tx, login_hash(account.login));
    note(tx, who, "identity.first_password_set", id);
    return Done{};
}

Result<Done> require_new_password(store::WriteTx& tx, const Principal& who, Id<Account> id, std::int64_t version) {
    TRY(access::may_administer(who));
    TRY_ASSIGN(auto account, store_::load_account(tx, id));
    account.version = version;
    account.must_change = true;
    TRY(store_::save(tx, account));
    note(tx, who, "identity.new_password_required", id);
    return Done{};
}

Result<Done> remove_second_factor(store::WriteTx& tx, const Principal& who, Id<Account> id) {
    TRY(access::may_administer(who));
    TRY(store_::load_account(tx, id));
    store_::save_second_factor(tx, id, {});
    store_::replace_recovery_codes(tx, id, {});
    store_::end_sessions(tx, id, {});
    note(tx, who, "identity.second_factor_removed", id);
    return Done{};
}

Result<Done> end_all_sessions(store::WriteTx& tx, const Principal& who, Id<Account> id) {
    TRY(access::may_administer(who));
    TRY(store_::load_account(tx, id));
    const auto ended = store_::end_sessions(tx, id, {});
    note(tx, who, "identity.sessions_ended", id, {{"sessions", "", std::to_string(ended)}});
    return Done{};
}

Result<Done> request_reset(store::WriteTx& tx, std::string_view login_or_email) {
    const auto account = account_meant(tx, login_or_email);
    note(tx, Principal{}, "identity.reset_requested", account ? account->id : Id<Account>{});
    if (!account || account->locked) return Done{};
    TRY_ASSIGN(const auto person, store_::load_person(tx, account->person));
    const bool left = person.left_on && *person.left_on <= tx.today();
    if (left || person.email.empty() || store_::resets_since(tx, account->id, tx.now() + -kDay) >= kPolicy.resets_a_day) return Done{};
    const std::string secret = random_secret();
    const Instant expires_at = tx.now() + kPolicy.reset_valid;
    store_::insert_reset(tx, account->id, hash_secret(secret), expires_at);
    return tx.publish(PasswordResetRequested{person.id, person.name, person.email, account->language, "/reset-password/" + secret, expires_at});
}

Result<Done> reset_password(store::WriteTx& tx, std::string_view secret, const NewPassword& password) {
    const auto id = store_::account_to_reset(tx, hash_secret(secret), tx.now());
    if (!id) return Error{Code::forbidden, "identity.link_not_valid"};
    TRY_ASSIGN(auto account, store_::load_account(tx, id));
    if (account.locked) return Error{Code::forbidden, "identity.link_not_valid"};
    account.must_change = false;
    store_::use_resets(tx, id);
    store_::save_password(tx, account, password.hash);
    store_::end_sessions(tx, id, {});
    store_::forget_failures(tx, login_hash(account.login));
    note(tx, Principal{}, "identity.password_reset", id);
    return Done{};
}

}  // namespace thienan::identity::actions
