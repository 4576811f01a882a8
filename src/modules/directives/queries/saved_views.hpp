// The views a person keeps.
#pragma once

#include "modules/directives/saved_view.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <vector>

namespace thienan::directives::queries {

std::vector<SavedView> saved_views(store::ReadTx& tx, const Principal& who);
std::optional<SavedView> default_view(store::ReadTx& tx, const Principal& who);

}  // namespace thienan::directives::queries
