// Reading accounts: one's own, and those of others for administrators.
#pragma once

#include "modules/identity/model.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::identity::queries {

struct OwnAccount {
    Account account;
    Person person;
    std::vector<Session> sessions;      // live, last seen first
    std::vector<ApiToken> tokens;       // newest first, ended ones too
    std::int64_t recovery_codes = 0;    // unused
    std::string begun_secret;           // of a second factor not confirmed yet; raw bytes
};
// Refused: access::may_manage_own_account.
Result<OwnAccount> own_account(store::ReadTx& tx, const Principal& who, Instant now);

struct AccountState {
    Account account;
    std::int64_t sessions = 0;          // live
    std::int64_t tokens = 0;            // live
    SignInFailures failures;
};
// None where the person has none. Refused: access::may_administer.
Result<std::optional<AccountState>> account_state(store::ReadTx& tx, const Principal& who, Id<Person> person, Instant now);

// Roles as lists and forms need them. Refused: access::may_administer.
Result<std::vector<Role>> roles(store::ReadTx& tx, const Principal& who);
Result<Role> role(store::ReadTx& tx, const Principal& who, Id<Role> id);

// What a password of this account must not be made of: login, name, mail address.
std::vector<std::string> own_words(store::ReadTx& tx, Id<Account> id);

// Whose password a reset link may set; 0 where the link is no good.
Id<Account> account_of_link(store::ReadTx& tx, std::string_view secret, Instant now);

}  // namespace thienan::identity::queries
