// Signing in and out. These take the database, not a transaction, because hashing must not hold one open.
#pragma once

#include "modules/identity/model.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <string_view>

namespace thienan::identity::actions {

struct Attempt {
    std::string login;
    std::string password;
    std::string address;  // of the client
    std::string device;   // User-Agent as sent
};

struct SignedIn {
    std::string cookie;        // the session's secret: for the cookie only
    bool second_step = false;  // a code is still needed; the cookie is good for nothing else
};

// An unknown login costs the same and gets the same answer as a wrong password.
// Refused: invalid identity.wrong_password; too_many identity.login_locked {minutes}, identity.address_slowed;
// forbidden identity.account_locked (only to who knows the password); unavailable identity.busy.
Result<SignedIn> sign_in(store::Database& db, const Attempt& attempt, Instant now);

// The second step with a code of the authenticator or a recovery code. The cookie is replaced.
// Refused: forbidden identity.sign_in_again (no such step is waiting); invalid identity.wrong_code; too_many as above.
Result<SignedIn> second_step(store::Database& db, std::string_view cookie, std::string_view code, const Attempt& from, Instant now);

// Ends the session; idempotent.
Result<Done> sign_out(store::WriteTx& tx, const Principal& who);

// Is this the signed-in person's present password? Counts as an attempt to sign in.
// Refused: invalid identity.wrong_present_password; too_many, unavailable as above.
Result<Done> confirm_password(store::Database& db, const Principal& who, std::string_view password, Instant now);

}  // namespace thienan::identity::actions
