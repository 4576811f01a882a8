// Who may do what with agencies, people and accounts. Pure. Refusals are forbidden with a reason people can read.
#pragma once

#include "base/result.hpp"
#include "frame/principal.hpp"
#include "modules/identity/model.hpp"

namespace thienan::identity::access {

// Agencies, people, posts, roles, accounts, imports. Refused: identity.not_administrator.
Result<Done> may_administer(const Principal& who);

// Names of agencies and of people with their posts. Refused: identity.not_signed_in.
Result<Done> may_read_directory(const Principal& who);

// Password, second factor, sessions, tokens, language: only the person, in a browser (a token must not make another one).
// Refused: identity.only_in_browser, identity.not_signed_in.
Result<Done> may_manage_own_account(const Principal& who);

// Acting for another of one's own posts. Refused: identity.not_your_post.
Result<Done> may_act_as(const Principal& who, Id<Post> post);

}  // namespace thienan::identity::access
