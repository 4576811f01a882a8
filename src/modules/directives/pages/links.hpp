// The tab "links" of a record: what is linked from both ends, a search for what to link, a file to put beside it.
#pragma once

#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/links.hpp"

#include <string>
#include <vector>

namespace thienan::directives::pages {

struct LinksTab {
    std::string base;                          // the record's page
    const std::vector<queries::Linked>& links;
    bool may_link = false;
    std::vector<queries::Linked> found;        // by the words searched for
};

// The words searched for: ?q=… of the page, or what a refused form carries along.
std::string_view searched_words(const Context& ctx);

void links_tab(Writer& out, const Context& ctx, const LinksTab& tab, const std::vector<FieldError>& errors);

}  // namespace thienan::directives::pages
