// What roles may allow. Each is spelled the same in the database, in code and as a locale key.
#pragma once

#include <array>
#include <string_view>

namespace thienan::identity {

inline constexpr std::string_view kAdminister = "identity.administer";

// Every capability of the house, in the order a role's page shows them.
inline constexpr std::array<std::string_view, 8> kCapabilities = {
    kAdminister,         "audit.read_all",      "calendar.maintain",  "directives.register",
    "directives.assign", "directives.read_all", "directives.report", "directives.lead",
};

constexpr bool is_capability(std::string_view text) {
    for (const auto c : kCapabilities)
        if (c == text) return true;
    return false;
}

}  // namespace thienan::identity
