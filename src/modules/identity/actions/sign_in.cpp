#include "modules/identity/actions/sign_in.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "modules/audit/actions.hpp"
#include "modules/identity/address_limit.hpp"
#include "modules/identity/login_key.hpp"
#include "modules/identity/passwords.hpp"
#include "modules/identity/policy.hpp"
#include "modules/identity/rules/lockout.hpp"
#include "modules/identity/rules/totp.hpp"
#include "modules/identity/secrets.hpp"
#include "modules/identity/store/accounts.hpp"
#include "modules/identity/store/people.hpp"

namespace thienan::identity::actions {
namespace {

std::string valid_text(std::string_view text) {
    return is_valid_utf8(text) ? std::string{first_code_points(text, 200)} : std::string{};
}

Principal as_person(store::ReadTx& tx, const Account& account) {
    Principal who;
    who.via = Principal::Via::browser;
    who.account = account.id;
    who.person = account.person;
    if (const auto person = store_::load_person(tx, account.person)) who.name = person->name;
    return who;
}

// Counts one failure and says so in the audit; nobody is signed in, so the account is the subject.
void note_failure(store::WriteTx& tx, std::string_view hash, Id<Account> account, std::string_view reason, std::string_view address) {
    store_::save_failures(tx, hash, rules::after_failure(store_::failures_of(tx, hash), tx.now()));
    audit::append(tx, Principal{}, {"identity.sign_in_failed", "account", account.value, {{"address", "", std::string{address}}}, std::string{reason}});
}

// The oldest sessions end where there are too many.
void end_surplus(store::WriteTx& tx, Id<Account> account) {
    const auto live = store_::sessions_of(tx, account, tx.now());
    for (std::size_t i = kPolicy.sessions_most - 1; i < live.size(); ++i) store_::end_session(tx, account, live[i].id);
}

std::string begin_session(store::WriteTx& tx, const Account& account, const Attempt& from) {
    end_surplus(tx, account.id);
    Session session;
    session.address = from.address;
    session.device = valid_text(from.device);
    session.expires_at = tx.now() + kPolicy.absolute;
    std::string cookie = random_secret();
    const auto acting = store_::last_acting_post(tx, account.id);
    const auto id = store_::insert_session(tx, account.id, hash_secret(cookie), "signed_in", session);
    if (acting) store_::save_acting_post(tx, id, acting);
    store_::save_signed_in(tx, account.id);
    store_::forget_failures(tx, login_hash(account.login));
    audit::append(tx, as_person(tx, account), {"identity.signed_in", "account", account.id.value, {{"address", "", from.address}}, ""});
    return cookie;
}

std::string begin_second_step(store::WriteTx& tx, const Account& account, const Attempt& from) {
    Session session;
    session.address = from.address;
    session.device = valid_text(from.device);
    session.expires_at = tx.now() + kPolicy.second_step;
    std::string cookie = random_secret();
    store_::insert_session(tx, account.id, hash_secret(cookie), "second_step", session);
    return cookie;
}

struct Known {
    std::optional<Account> account;
    std::string hash;  // of the password; empty where there is no account
};

Result<Known> before_trying(store::ReadTx& tx, std::string_view login, Instant now) {
    TRY(rules::may_try(store_::failures_of(tx, login_hash(login)), now));
    Known known;
    known.account = store_::find_account(tx, viet::lower(login));
    if (known.account) known.hash = store_::password_hash_of(tx, known.account->id);
    return known;
}

// A code of the authenticator, or a recovery code.
bool uses_good_code(store::WriteTx& tx, const Account& account, std::string_view code) {
    auto factor = store_::second_factor_of(tx, account.id);
    if (const auto step = rules::matching_step(factor.secret, code, tx.now(), factor.last_step)) {
        factor.last_step = *step;
        store_::save_second_factor(tx, account.id, factor);
        return true;
    }
    return store_::use_recovery_code(tx, account.id, hash_secret(plain_code(code)));
}

}  // namespace

Result<SignedIn> sign_in(store::Database& db, const Attempt& attempt, Instant now) {
    if (!sign_in_limit().has_left(attempt.address, now)) return Error{Code::too_many, "identity.address_slowed"};
    const std::string login{trim(valid_text(attempt.login))};
    TRY_ASSIGN(const Known known, db.read([&](store::ReadTx& tx) { return before_trying(tx, login, now); }));
    TRY_ASSIGN(const bool right, is_password(known.hash, attempt.password));
    if (!right && !sign_in_limit().allow(attempt.address, now)) return Error{Code::too_many, "identity.address_slowed"};
    // What was refused must be written down, so a refusal is a value here and not the end of the transaction.
    using Outcome = Result<SignedIn>;
    TRY_ASSIGN(Outcome outcome, db.write([&](store::WriteTx& tx) -> Result<Outcome> {
        const auto hash = login_hash(login);
        // Many attempts may have been hashed at once: those beyond the limit count as not made.
        if (auto refused = rules::may_try(store_::failures_of(tx, hash), tx.now()); !refused) return Outcome{std::move(refused).error()};
        const auto account = known.account ? known.account->id : Id<Account>{};
        if (!right) {
            note_failure(tx, hash, account, "identity.wrong_password", attempt.address);
            return Outcome{Error{Code::invalid, "identity.wrong_password"}};
        }
        TRY_ASSIGN(const auto person, store_::load_person(tx, known.account->person));
        TRY_ASSIGN(const auto current, store_::load_account(tx, account));
        if (current.locked || (person.left_on && *person.left_on <= tx.today())) {
            note_failure(tx, hash, account, "identity.account_locked", attempt.address);
            return Outcome{Error{Code::forbidden, "identity.account_locked"}};
        }
        if (current.totp_on) return Outcome{SignedIn{begin_second_step(tx, current, attempt), true}};
        return Outcome{SignedIn{begin_session(tx, current, attempt), false}};
    }));
    return outcome;
}

Result<SignedIn> second_step(store::Database& db, std::string_view cookie, std::string_view code, const Attempt& from, Instant now) {
    if (!sign_in_limit().has_left(from.address, now)) return Error{Code::too_many, "identity.address_slowed"};
    using Outcome = Result<SignedIn>;
    TRY_ASSIGN(Outcome outcome, db.write([&](store::WriteTx& tx) -> Result<Outcome> {
        const auto pending = store_::pending_step(tx, hash_secret(cookie), tx.now());
        if (!pending) return Error{Code::forbidden, "identity.sign_in_again"};
        TRY_ASSIGN(const auto account, store_::load_account(tx, pending->account));
        const auto hash = login_hash(account.login);
        TRY(rules::may_try(store_::failures_of(tx, hash), tx.now()));
        if (account.locked) return Error{Code::forbidden, "identity.account_locked"};
        if (!uses_good_code(tx, account, code)) {
            sign_in_limit().allow(from.address, now);
            note_failure(tx, hash, account.id, "identity.wrong_code", from.address);
            return Outcome{Error{Code::invalid, "identity.wrong_code"}};
        }
        store_::end_session(tx, account.id, pending->session);
        return Outcome{SignedIn{begin_session(tx, account, from), false}};
    }));
    return outcome;
}

Result<Done> sign_out(store::WriteTx& tx, const Principal& who) {
    if (!who.session) return Done{};
    if (store_::end_session(tx, who.account, who.session) > 0)
        audit::append(tx, who, {"identity.signed_out", "account", who.account.value, {}, ""});
    return Done{};
}

Result<Done> confirm_password(store::Database& db, const Principal& who, std::string_view password, Instant now) {
    struct Stored {
        std::string login, hash;
    };
    TRY_ASSIGN(const Stored stored, db.read([&](store::ReadTx& tx) -> Result<Stored> {
        TRY_ASSIGN(const auto account, store_::load_account(tx, who.account));
        TRY(rules::may_try(store_::failures_of(tx, login_hash(account.login)), now));
        return Stored{account.login, store_::password_hash_of(tx, who.account)};
    }));
    TRY_ASSIGN(const bool right, is_password(stored.hash, password));
    if (right) return Done{};
    TRY(db.write([&](store::WriteTx& tx) -> Result<Done> {
        note_failure(tx, login_hash(stored.login), who.account, "identity.wrong_present_password", "");
        return Done{};
    }));
    return Error{Code::invalid, "identity.wrong_present_password"};
}

}  // namespace thienan::identity::actions
