// The capability that lets somebody administer agencies, people, roles and accounts.
#pragma once

#include <string_view>

namespace thienan::identity {

inline constexpr std::string_view kAdminister = "identity.administer";

}  // namespace thienan::identity
