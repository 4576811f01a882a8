#include "modules/identity/access.hpp"

#include "modules/identity/capabilities.hpp"

#include <algorithm>

namespace thienan::identity::access {

Result<Done> may_administer(const Principal& who) {
    if (who.may(kAdminister)) return Done{};
    return Error{Code::forbidden, "identity.not_administrator"};
}

Result<Done> may_read_directory(const Principal& who) {
    if (who.signed_in() || who.is_system()) return Done{};
    return Error{Code::forbidden, "identity.not_signed_in"};
}

Result<Done> may_manage_own_account(const Principal& who) {
    if (who.via == Principal::Via::browser) return Done{};
    return Error{Code::forbidden, who.signed_in() ? "identity.only_in_browser" : "identity.not_signed_in"};
}

Result<Done> may_act_as(const Principal& who, Id<Post> post) {
    TRY(may_manage_own_account(who));
    const bool own = std::any_of(who.memberships.begin(), who.memberships.end(), [&](const Membership& m) { return m.post == post; });
    if (own) return Done{};
    return Error{Code::forbidden, "identity.not_your_post"};
}

}  // namespace thienan::identity::access
