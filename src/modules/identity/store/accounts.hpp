// Rows of accounts, sessions, failed sign-ins, resets and tokens. Only this module includes it.
#pragma once

#include "modules/identity/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::identity::store_ {

// ---- accounts

Result<Account> load_account(store::ReadTx& tx, Id<Account> id);
std::optional<Account> find_account(store::ReadTx& tx, std::string_view login);
std::optional<Account> account_of(store::ReadTx& tx, Id<Person> person);
Id<Account> insert(store::WriteTx& tx, const Account& account, std::string_view password_hash);
// Login, must_change, locked, language, theme. Refused: conflict frame.conflict where the stored version is another.
Result<Done> save(store::WriteTx& tx, const Account& account);
std::string password_hash_of(store::ReadTx& tx, Id<Account> id);
void save_password(store::WriteTx& tx, const Account& account, std::string_view hash);
void save_signed_in(store::WriteTx& tx, Id<Account> id);

struct SecondFactor {
    std::string secret;          // raw bytes; empty: none
    bool on = false;
    std::int64_t last_step = 0;  // the latest step used: codes up to it are refused
};
SecondFactor second_factor_of(store::ReadTx& tx, Id<Account> id);
void save_second_factor(store::WriteTx& tx, Id<Account> id, const SecondFactor& factor);
void replace_recovery_codes(store::WriteTx& tx, Id<Account> id, const std::vector<std::string>& hashes);
std::int64_t recovery_codes_left(store::ReadTx& tx, Id<Account> id);
// True where such an unused code existed; it is used now.
bool use_recovery_code(store::WriteTx& tx, Id<Account> id, std::string_view hash);

// ---- failed sign-ins

SignInFailures failures_of(store::ReadTx& tx, std::string_view login_hash);
void save_failures(store::WriteTx& tx, std::string_view login_hash, const SignInFailures& failures);
void forget_failures(store::WriteTx& tx, std::string_view login_hash);

// ---- sessions

struct PendingStep {
    Id<Session> session;
    Id<Account> account;
};
Id<Session> insert_session(store::WriteTx& tx, Id<Account> account, std::string_view token_hash, std::string_view stage,
                           const Session& session);
std::optional<PendingStep> pending_step(store::ReadTx& tx, std::string_view token_hash, Instant now);
std::vector<Session> sessions_of(store::ReadTx& tx, Id<Account> account, Instant now);  // live ones, last seen first
// Each returns how many were ended.
std::int64_t end_session(store::WriteTx& tx, Id<Account> account, Id<Session> session);
std::int64_t end_sessions(store::WriteTx& tx, Id<Account> account, Id<Session> except);
void save_acting_post(store::WriteTx& tx, Id<Session> session, Id<Post> post);
Id<Post> last_acting_post(store::ReadTx& tx, Id<Account> account);

// ---- password resets

Id<Account> account_to_reset(store::ReadTx& tx, std::string_view token_hash, Instant now);  // 0: none
std::int64_t resets_since(store::ReadTx& tx, Id<Account> account, Instant since);
void insert_reset(store::WriteTx& tx, Id<Account> account, std::string_view token_hash, Instant expires_at);
void use_resets(store::WriteTx& tx, Id<Account> account);  // all of the account

// ---- API tokens

std::vector<ApiToken> tokens_of(store::ReadTx& tx, Id<Account> account);  // newest first, revoked and expired ones too
Id<ApiToken> insert(store::WriteTx& tx, const ApiToken& token, std::string_view token_hash);
std::int64_t revoke_token(store::WriteTx& tx, Id<Account> account, Id<ApiToken> token);

// Sessions, failures and resets that mean nothing any more. Returns rows removed.
std::int64_t delete_outdated(store::WriteTx& tx);

}  // namespace thienan::identity::store_
