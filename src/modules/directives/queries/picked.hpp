// The rows a person picked from a list.
#pragma once

#include "modules/directives/queries/lists.hpp"

namespace thienan::directives::queries {

// Those of the ids that this principal may see, in the order of the ids.
std::vector<Item> picked(store::ReadTx& tx, const Principal& who, const std::vector<Id<Assignment>>& ids, Date today);

}  // namespace thienan::directives::queries
