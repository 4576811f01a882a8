// Failed sign-ins are kept by a hash of what was typed, since people type passwords there by mistake.
#pragma once

#include "engines/viet/text.hpp"
#include "modules/identity/secrets.hpp"

namespace thienan::identity {

inline std::string login_hash(std::string_view login) { return hash_secret("login " + viet::lower(login)); }

}  // namespace thienan::identity
