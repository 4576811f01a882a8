// A document's own text in paragraphs, with stretches of it lit.
#pragma once

#include "modules/directives/model.hpp"
#include "platform/html/html.hpp"

#include <string_view>
#include <vector>

namespace thienan::directives::pages {

// [from, to) in bytes of the text.
struct Mark {
    std::size_t from, to;
    Id<Assignment> draft;
};

// <p>…</p> for each paragraph as the engine sees them. Marks are in order and do not overlap; one over several paragraphs is lit in each.
void document_text(html::Writer& out, std::string_view text, const std::vector<Mark>& marks);

}  // namespace thienan::directives::pages
