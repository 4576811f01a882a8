// What people do with their own account: password, second factor, sessions, tokens, language, acting post.
// All are refused outside a browser session: forbidden identity.only_in_browser.
#pragma once

#include "modules/identity/model.hpp"
#include "modules/identity/passwords.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::identity::actions {

// The page has confirmed the present password (confirm_password) and the rules. Ends all other sessions and waiting reset links.
Result<Done> change_password(store::WriteTx& tx, const Principal& who, const NewPassword& password);

// A fresh secret, not in force until confirmed. Refused: conflict identity.second_factor_is_on.
Result<std::string> begin_second_factor(store::WriteTx& tx, const Principal& who);
// In force from now on; returns the recovery codes, which are shown once. Refused: invalid identity.wrong_code (field code);
// conflict identity.no_second_factor_begun.
Result<std::vector<std::string>> confirm_second_factor(store::WriteTx& tx, const Principal& who, std::string_view code);
Result<std::vector<std::string>> renew_recovery_codes(store::WriteTx& tx, const Principal& who);
Result<Done> stop_second_factor(store::WriteTx& tx, const Principal& who);

// Refused: not_found for a session that is not one's own.
Result<Done> end_own_session(store::WriteTx& tx, const Principal& who, Id<Session> session);
Result<Done> end_other_sessions(store::WriteTx& tx, const Principal& who);

// Refused: forbidden identity.not_your_post.
Result<Done> act_as(store::WriteTx& tx, const Principal& who, Id<Post> post);

Result<Done> set_language(store::WriteTx& tx, const Principal& who, Language language);
// "", "light" or "dark". Refused: invalid form.not_a_choice.
Result<Done> set_theme(store::WriteTx& tx, const Principal& who, std::string_view theme);
Result<Done> set_phone(store::WriteTx& tx, const Principal& who, std::string_view phone, std::int64_t person_version);

struct NewToken {
    std::string name;
    Id<Post> post;                    // as which of one's posts it acts
    std::vector<std::string> scopes;  // capabilities of that post; none: only what everybody may read
    Date last_day;
};
// Returns the token, which is shown once. Field errors: name form.required; post identity.not_your_post;
// scopes identity.scope_not_yours; last_day identity.token_day_wrong. Refused: conflict identity.too_many_tokens {0}.
Result<std::string> add_token(store::WriteTx& tx, const Principal& who, NewToken token);
Result<Done> revoke_token(store::WriteTx& tx, const Principal& who, Id<ApiToken> token);

}  // namespace thienan::identity::actions
