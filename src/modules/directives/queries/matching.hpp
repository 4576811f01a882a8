// Which assignments hold all words of a query and may be seen: blocks of ids, intersected newest first.
#pragma once

#include "modules/directives/queries/search.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace thienan::directives::queries {

struct Matching {
    std::vector<std::int64_t> ids;   // newest first
    Match match = Match::neighbours;
};
// At most `most`, older than `before` where given. Ids of the agency's own view; the caller joins assignment_seen, which decides.
// Without `match`: neighbours, or all words where no assignment holds them side by side.
Matching matching(store::ReadTx& tx, const Principal& who, std::string_view words, std::optional<std::int64_t> before, std::size_t most,
                  std::optional<Match> match = std::nullopt);

}  // namespace thienan::directives::queries
