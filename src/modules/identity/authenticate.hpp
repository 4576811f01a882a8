// Who is asking: from a session cookie or an API token to a Principal.
// Costs one tiny query where this process has seen the secret since the last change of access, else four. A session ended,
// an account locked, a grant changed in any process takes effect at the next request. Who must change the password first has no
// capability until then.
#pragma once

#include "frame/principal.hpp"
#include "platform/store/store.hpp"

#include <string_view>

namespace thienan::identity {

// Refused (forbidden): identity.not_signed_in – no such session, ended, idle or too old, account locked, person left.
Result<Principal> authenticate(store::ReadTx& tx, std::string_view session_cookie, Instant now);

// For `Authorization: Bearer thienan_…`; the principal may only what both its post and the token's scopes allow.
// Refused (forbidden): identity.token_not_valid – unknown, revoked, expired, account locked, the post ended.
Result<Principal> authenticate_token(store::ReadTx& tx, std::string_view token, Instant now);

// The value of an Authorization header without "Bearer "; empty where it is another scheme.
std::string_view bearer_of(std::string_view authorization);

// Writes down when sessions and tokens were last used, as noted since the last call. A job runs this about once a minute
// and once before the program ends; requests never write. Returns how many were noted.
std::int64_t save_last_seen(store::WriteTx& tx);

}  // namespace thienan::identity
