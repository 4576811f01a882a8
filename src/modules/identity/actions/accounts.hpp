// Acts of administrators on accounts, and the reset of a forgotten password.
#pragma once

#include "modules/identity/actions/people.hpp"
#include "modules/identity/model.hpp"
#include "modules/identity/passwords.hpp"
#include "platform/store/store.hpp"

namespace thienan::identity::actions {

enum class FirstPassword { keep, must_change };

// One account a person. Field errors: login identity.not_a_login, identity.login_taken; person identity.has_account.
Result<Id<Account>> add_account(store::WriteTx& tx, const Principal& who, Id<Person> person, std::string_view login,
                                const NewPassword& password, FirstPassword first);

// The very first account, of an installation without any: person, post, role administrator and account at once.
// Refused: conflict identity.not_the_first; field errors as add_account and add_person.
struct FirstAdministrator {
    std::string agency_name;
    std::string name;
    std::string email;
    std::string login;
};
Result<Id<Account>> add_first_administrator(store::WriteTx& tx, const FirstAdministrator& first, const NewPassword& password, const UsualRoles& roles);

// Signs the person out everywhere and keeps them out. Refused: conflict identity.last_administrator, frame.conflict.
Result<Done> lock_account(store::WriteTx& tx, const Principal& who, Id<Account> id, std::int64_t version);
// Also forgets failed attempts.
Result<Done> unlock_account(store::WriteTx& tx, const Principal& who, Id<Account> id, std::int64_t version);
// A new first password that must be changed; ends all sessions.
Result<Done> set_first_password(store::WriteTx& tx, const Principal& who, Id<Account> id, const NewPassword& password);
Result<Done> require_new_password(store::WriteTx& tx, const Principal& who, Id<Account> id, std::int64_t version);
// For who lost the authenticator and the recovery codes.
Result<Done> remove_second_factor(store::WriteTx& tx, const Principal& who, Id<Account> id);
Result<Done> end_all_sessions(store::WriteTx& tx, const Principal& who, Id<Account> id);

// Always done, whether or not an account with such a login or mail address exists; publishes PasswordResetRequested where one does.
Result<Done> request_reset(store::WriteTx& tx, std::string_view login_or_email);
// Sets the password by a link's secret, uses up all links of the account and ends all its sessions.
// Refused: forbidden identity.link_not_valid.
Result<Done> reset_password(store::WriteTx& tx, std::string_view secret, const NewPassword& password);

}  // namespace thienan::identity::actions
