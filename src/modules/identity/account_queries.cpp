#include "modules/identity/account_queries.hpp"

#include "modules/identity/access.hpp"
#include "modules/identity/login_key.hpp"
#include "modules/identity/store/accounts.hpp"
#include "modules/identity/store/people.hpp"

#include <algorithm>

namespace thienan::identity::queries {

Result<OwnAccount> own_account(store::ReadTx& tx, const Principal& who, Instant now) {
    TRY(access::may_manage_own_account(who));
    OwnAccount own;
    TRY_ASSIGN(own.account, store_::load_account(tx, who.account));
    TRY_ASSIGN(own.person, store_::load_person(tx, who.person));
    own.sessions = store_::sessions_of(tx, who.account, now);
    own.tokens = store_::tokens_of(tx, who.account);
    own.recovery_codes = store_::recovery_codes_left(tx, who.account);
    if (auto factor = store_::second_factor_of(tx, who.account); !factor.on) own.begun_secret = std::move(factor.secret);
    return own;
}

Result<std::optional<AccountState>> account_state(store::ReadTx& tx, const Principal& who, Id<Person> person, Instant now) {
    TRY(access::may_administer(who));
    auto account = store_::account_of(tx, person);
    if (!account) return std::optional<AccountState>{};
    AccountState state{*std::move(account), 0, 0, {}};
    state.sessions = static_cast<std::int64_t>(store_::sessions_of(tx, state.account.id, now).size());
    const auto tokens = store_::tokens_of(tx, state.account.id);
    state.tokens = std::count_if(tokens.begin(), tokens.end(), [&](const ApiToken& t) { return !t.revoked_at && now < t.expires_at; });
    state.failures = store_::failures_of(tx, login_hash(state.account.login));
    return std::optional{std::move(state)};
}

Result<std::vector<Role>> roles(store::ReadTx& tx, const Principal& who) {
    TRY(access::may_administer(who));
    return store_::all_roles(tx);
}

Result<Role> role(store::ReadTx& tx, const Principal& who, Id<Role> id) {
    TRY(access::may_administer(who));
    return store_::load_role(tx, id);
}

std::vector<std::string> own_words(store::ReadTx& tx, Id<Account> id) {
    const auto account = store_::load_account(tx, id);
    if (!account) return {};
    std::vector<std::string> words = {account->login};
    if (const auto person = store_::load_person(tx, account->person)) {
        words.push_back(person->name);
        words.push_back(person->email);
        words.push_back(person->email.substr(0, person->email.find('@')));
    }
    return words;
}

Id<Account> account_of_link(store::ReadTx& tx, std::string_view secret, Instant now) {
    return store_::account_to_reset(tx, hash_secret(secret), now);
}

}  // namespace thienan::identity::queries
