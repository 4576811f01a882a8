// Search over all words of live assignments: their text, product, bodies, the directive's number, symbol and subject, reports.
// Case, tone marks and đ/d do not matter.
#pragma once

#include "modules/directives/queries/lists.hpp"

namespace thienan::directives::queries {

enum class Match { neighbours, all_words };  // neighbours: the words stand one after another

struct Found {
    std::vector<Item> items;                 // newest first
    Match match = Match::neighbours;         // what the items have in common with the query
    std::string next;                        // place of the next page, "" at the end
};
// Words beyond the first 16 are ignored. Nothing is found for a query without a letter or digit.
Found search(store::ReadTx& tx, const Principal& who, std::string_view words, Date today, std::string_view after = {}, int most = 25);

}  // namespace thienan::directives::queries
