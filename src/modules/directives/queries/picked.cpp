#include "modules/directives/queries/picked.hpp"

#include "modules/directives/queries/items.hpp"

#include <unordered_map>

namespace thienan::directives::queries {

std::vector<Item> picked(store::ReadTx& tx, const Principal& who, const std::vector<Id<Assignment>>& ids, Date today) {
    if (ids.empty() || !who.agency()) return {};
    store::QueryText q{"directives/picked", "select " + std::string{kItemColumns} + " from assignment_seen s join assignment a on a.id = s.assignment_id" +
                                                std::string{kItemJoins}};
    q.add("where s.agency_id = $", who.agency());
    if (!sees_owned(who)) q.add(" and s.part <> 'none'");
    q.add(" and s.assignment_id in ($", ids.front());
    // Filled up to a few sizes, so that the statement cache stays small.
    std::size_t size = 8;
    while (size < ids.size()) size *= 4;
    for (std::size_t i = 1; i < size; ++i) q.add(", $", i < ids.size() ? ids[i] : Id<Assignment>{});
    q.add(")");
    const auto days = days_of(tx, today);
    std::unordered_map<std::int64_t, Item> found;
    q.run(tx, [&](const store::Row& row) {
        auto item = item_at(row, days);
        found.emplace(item.id.value, std::move(item));
    });
    std::vector<Item> out;
    for (const auto id : ids)
        if (auto item = found.extract(id.value)) out.push_back(std::move(item.mapped()));
    return out;
}

}  // namespace thienan::directives::queries
