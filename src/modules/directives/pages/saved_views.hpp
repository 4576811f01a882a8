// Saved views on the pages of a list: tabs beside the built-in ones, and the menu that saves the view one looks at.
#pragma once

#include "modules/directives/pages/shown.hpp"
#include "modules/directives/saved_view.hpp"

#include <optional>
#include <vector>

namespace thienan::directives::pages {

// Which of them is being looked at, if any.
const SavedView* current_view(const Context& ctx, Shape shape, const std::vector<SavedView>& saved);

// Where the view is a saved one already, a link to change it.
void save_menu(Writer& out, const Context& ctx, Shape shape, const std::vector<SavedView>& saved);

}  // namespace thienan::directives::pages
