// Which passwords are good enough. Pure.
#pragma once

#include "base/result.hpp"

#include <string_view>
#include <vector>

namespace thienan::identity::rules {

// Length from Policy::password_least to password_most code points; not made of the login, the person's name or the mail
// address (`own_words`, those of at least four letters); not one of the common ones; not fewer than five different characters.
// Refused (invalid): identity.password_too_short {0}, password_too_long {0}, password_is_own_name, password_is_common,
// password_too_plain, password_not_text (broken UTF-8).
Result<Done> check_password(std::string_view password, const std::vector<std::string_view>& own_words);

}  // namespace thienan::identity::rules
