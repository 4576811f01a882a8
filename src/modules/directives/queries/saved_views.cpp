#include "modules/directives/queries/saved_views.hpp"

#include "modules/directives/store/saved_views.hpp"

namespace thienan::directives::queries {

std::vector<SavedView> saved_views(store::ReadTx& tx, const Principal& who) { return who.person ? rows::views_of(tx, who.person) : std::vector<SavedView>{}; }

std::optional<SavedView> default_view(store::ReadTx& tx, const Principal& who) {
    if (!who.person) return std::nullopt;
    return rows::default_view_of(tx, who.person);
}

}  // namespace thienan::directives::queries
