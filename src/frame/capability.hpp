// Something that roles may allow, declared by the module that asks for it (its module.hpp: capabilities()).
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

namespace thienan::frame {

struct Capability {
    std::string_view key;                       // "loans.register": the same in the database, in code and as a locale key
    std::vector<std::string_view> usual_roles;  // codes of the usual roles that have it in a new installation
};
using Capabilities = std::vector<Capability>;   // in the order a role's page shows them

inline bool knows(const Capabilities& known, std::string_view key) {
    return std::any_of(known.begin(), known.end(), [&](const Capability& c) { return c.key == key; });
}

}  // namespace thienan::frame
