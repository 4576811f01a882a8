#include "modules/identity/store/accounts.hpp"

#include "modules/identity/policy.hpp"
#include "modules/identity/stamp.hpp"

namespace thienan::identity::store_ {
namespace {

constexpr std::string_view kAccountColumns =
    "select id, version, person_id, login, must_change, locked, language, theme, totp_on, created_at, password_changed_at, signed_in_at "
    "from account ";

Account account_row(const store::Row& row) {
    Account account;
    account.id = row.id<Account>(0);
    account.version = row.integer(1);
    account.person = row.id<Person>(2);
    account.login = row.string(3);
    account.must_change = row.flag(4);
    account.locked = row.flag(5);
    account.language = language_of(row.text(6)).value_or(Language::vi);
    account.theme = row.string(7);
    account.totp_on = row.flag(8);
    account.created_at = row.instant(9);
    account.password_changed_at = row.instant(10);
    account.signed_in_at = row.maybe_instant(11);
    return account;
}

template <class V>
std::optional<Account> find_by(store::ReadTx& tx, std::string_view name, std::string_view where, const V& value) {
    const std::string sql = std::string{kAccountColumns} + std::string{where};
    return tx.first({name, sql}, account_row, value);
}

}  // namespace

Result<Account> load_account(store::ReadTx& tx, Id<Account> id) {
    auto account = find_by(tx, "identity/load_account", "where id = $1", id);
    if (!account) return Error{Code::not_found, "frame.not_found"};
    return *std::move(account);
}

std::optional<Account> find_account(store::ReadTx& tx, std::string_view login) {
    return find_by(tx, "identity/find_account", "where login = $1", login);
}

std::optional<Account> account_of(store::ReadTx& tx, Id<Person> person) {
    return find_by(tx, "identity/account_of", "where person_id = $1", person);
}

Id<Account> insert(store::WriteTx& tx, const Account& account, std::string_view password_hash) {
    const auto id = tx.insert<Account>({"identity/insert_account", R"sql(
        insert into account (version, person_id, login, password_hash, must_change, locked, language, theme, totp_on, totp_last_step,
            created_at, password_changed_at)
        values (1, $1, $2, $3, $4, $5, $6, $7, 0, 0, $8, $8) returning id)sql"},
        account.person, account.login, password_hash, account.must_change, account.locked, name_of(account.language), account.theme, tx.now());
    renew_access(tx);
    return id;
}

Result<Done> save(store::WriteTx& tx, const Account& account) {
    const auto changed = tx.execute({"identity/save_account", R"sql(
        update account set version = version + 1, login = $3, must_change = $4, locked = $5, language = $6, theme = $7
        where id = $1 and version = $2)sql"},
        account.id, account.version, account.login, account.must_change, account.locked, name_of(account.language), account.theme);
    if (changed == 0) return Error{Code::conflict, "frame.conflict"};
    renew_access(tx);
    return Done{};
}

std::string password_hash_of(store::ReadTx& tx, Id<Account> id) {
    return tx.first({"identity/password_hash", "select password_hash from account where id = $1"},
                    [](const store::Row& row) { return row.string(0); }, id)
        .value_or(std::string{});
}

void save_password(store::WriteTx& tx, const Account& account, std::string_view hash) {
    tx.execute({"identity/save_password", R"sql(
        update account set version = version + 1, password_hash = $2, must_change = $3, password_changed_at = $4 where id = $1)sql"},
        account.id, hash, account.must_change, tx.now());
    renew_access(tx);
}

void save_signed_in(store::WriteTx& tx, Id<Account> id) {
    tx.execute({"identity/save_signed_in", "update account set signed_in_at = $2 where id = $1"}, id, tx.now());
}

SecondFactor second_factor_of(store::ReadTx& tx, Id<Account> id) {
    return tx.first({"identity/second_factor", "select totp_secret, totp_on, totp_last_step from account where id = $1"},
                    [](const store::Row& row) { return SecondFactor{std::string{row.blob(0)}, row.flag(1), row.integer(2)}; }, id)
        .value_or(SecondFactor{});
}

void save_second_factor(store::WriteTx& tx, Id<Account> id, const SecondFactor& factor) {
    std::optional<store::Blob> secret;
    if (!factor.secret.empty()) secret = store::Blob{factor.secret};
    tx.execute({"identity/save_second_factor", R"sql(
        update account set version = version + 1, totp_secret = $2, totp_on = $3, totp_last_step = $4 where id = $1)sql"},
        id, secret, factor.on, factor.last_step);
    renew_access(tx);
}

void replace_recovery_codes(store::WriteTx& tx, Id<Account> id, const std::vector<std::string>& hashes) {
    tx.execute({"identity/delete_recovery_codes", "delete from recovery_code where account_id = $1"}, id);
    for (const auto& hash : hashes)
        tx.execute({"identity/insert_recovery_code", "insert into recovery_code (account_id, code_hash) values ($1, $2)"}, id, hash);
}

std::int64_t recovery_codes_left(store::ReadTx& tx, Id<Account> id) {
    return tx.number({"identity/recovery_codes_left", "select count(*) from recovery_code where account_id = $1 and used_at is null"}, id);
}

bool use_recovery_code(store::WriteTx& tx, Id<Account> id, std::string_view hash) {
    return tx.execute({"identity/use_recovery_code",
        "update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null"}, id, hash, tx.now()) > 0;
}

SignInFailures failures_of(store::ReadTx& tx, std::string_view login_hash) {
    return tx.first({"identity/failures", "select failures, last_at, locked_until from sign_in_failure where login_hash = $1"},
                    [](const store::Row& row) { return SignInFailures{row.integer(0), row.instant(1), row.instant(2)}; }, login_hash)
        .value_or(SignInFailures{});
}

void save_failures(store::WriteTx& tx, std::string_view login_hash, const SignInFailures& failures) {
    tx.execute({"identity/save_failures", R"sql(
        insert into sign_in_failure (login_hash, failures, last_at, locked_until) values ($1, $2, $3, $4)
        on conflict (login_hash) do update set failures = excluded.failures, last_at = excluded.last_at,
            locked_until = excluded.locked_until)sql"},
        login_hash, failures.count, failures.last_at, failures.locked_until);
}

void forget_failures(store::WriteTx& tx, std::string_view login_hash) {
    tx.execute({"identity/forget_failures", "delete from sign_in_failure where login_hash = $1"}, login_hash);
}

Id<Account> account_to_reset(store::ReadTx& tx, std::string_view token_hash, Instant now) {
    return {tx.number({"identity/account_to_reset",
        "select account_id from password_reset where token_hash = $1 and used_at is null and expires_at > $2"}, token_hash, now)};
}

std::int64_t resets_since(store::ReadTx& tx, Id<Account> account, Instant since) {
    return tx.number({"identity/resets_since", "select count(*) from password_reset where account_id = $1 and created_at > $2"}, account, since);
}

void insert_reset(store::WriteTx& tx, Id<Account> account, std::string_view token_hash, Instant expires_at) {
    tx.execute({"identity/insert_reset",
        "insert into password_reset (account_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4)"}, account, token_hash, tx.now(),
        expires_at);
}

void use_resets(store::WriteTx& tx, Id<Account> account) {
    tx.execute({"identity/use_resets", "update password_reset set used_at = $2 where account_id = $1 and used_at is null"}, account, tx.now());
}

}  // namespace thienan::identity::store_
