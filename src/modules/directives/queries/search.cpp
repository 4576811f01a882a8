#include "modules/directives/queries/search.hpp"

#include "modules/directives/queries/items.hpp"
#include "modules/directives/queries/matching.hpp"

#include <algorithm>

namespace thienan::directives::queries {

Found search(store::ReadTx& tx, const Principal& who, std::string_view words, Date today, std::string_view after, int most) {
    Found out;
    if (!who.agency()) return out;
    // A place is "w123" or "n123": how the first page matched, and its last id.
    const auto before = after.empty() ? std::nullopt : parse_positive(after.substr(1));
    const auto match = !before ? std::nullopt : std::optional{after.front() == 'w' ? Match::all_words : Match::neighbours};
    const auto matched = matching(tx, who, words, before, static_cast<std::size_t>(most) + 1, match);
    out.match = matched.match;
    if (matched.ids.empty()) return out;
    store::QueryText q{"directives/found", "select " + std::string{kItemColumns} + " from assignment_seen s join assignment a on a.id = s.assignment_id" +
                                               std::string{kItemJoins}};
    q.add("where s.agency_id = $", who.agency());
    if (!sees_owned(who)) q.add(" and s.part <> 'none'");
    const auto shown = std::min(matched.ids.size(), static_cast<std::size_t>(most));
    q.add(" and s.assignment_id in ($", matched.ids.front());
    for (std::size_t i = 1; i < static_cast<std::size_t>(most); ++i) q.add(", $", i < shown ? matched.ids[i] : 0);
    q.add(") order by s.assignment_id desc");
    const auto days = days_of(tx, today);
    q.run(tx, [&](const store::Row& row) { out.items.push_back(item_at(row, days)); });
    if (matched.ids.size() > shown) out.next = (matched.match == Match::all_words ? "w" : "n") + std::to_string(matched.ids[shown - 1]);
    return out;
}

}  // namespace thienan::directives::queries
