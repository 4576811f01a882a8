#include "modules/overlap/queries/tasks.hpp"

#include "engines/viet/text.hpp"
#include "modules/overlap/store/tasks.hpp"

#include <algorithm>
#include <array>

namespace thienan::overlap::queries {
namespace {

constexpr store::Statement kCount{"overlap/count_tasks", "select count(*) from (select 1 from earlier_task limit 100001) k"};

struct Order { std::string_view key, column; };
constexpr std::array<Order, 4> kOrders = {{{"year", "year_from"}, {"title", "title_key"}, {"code", "code"}, {"place", "place_key"}}};

// fold leaves only letters, digits and spaces, so nothing needs escaping.
std::string like(std::string_view search) { return "%" + viet::fold(search) + "%"; }

}  // namespace

TaskPage tasks(store::ReadTx& tx, const TaskFilter& filter, Place place, int most) {
    const bool down = filter.sort.starts_with('-'), backward = !place.after && place.before;
    std::string column{kOrders[0].column};
    for (const auto& order : kOrders)
        if (order.key == std::string_view{filter.sort}.substr(down ? 1 : 0)) column = order.column;
    store::QueryText query{"overlap/tasks", R"sql(
        select t.id, t.version, t.code, t.title, '', t.state, t.stop_cause, t.host, t.place, t.year_from, t.year_to, t.level, t.source from earlier_task t where 1 = 1)sql"};
    if (!viet::fold(filter.search).empty()) query.add(" and t.search_key like $", like(filter.search));
    if (filter.state) query.add(" and t.state = $", name_of(*filter.state));
    if (!viet::fold(filter.place).empty()) query.add(" and t.place_key like $", like(filter.place));
    if (filter.year) query.add(" and t.year_from <= $ and (t.year_to >= $ or (t.year_to = 0 and t.year_from = $))", filter.year, filter.year, filter.year);
    const bool up = down == backward;
    if (place.after || place.before)
        query.add(" and (t." + column + ", t.id) " + (up ? ">" : "<") + " (select k." + column + ", k.id from earlier_task k where k.id = $)", backward ? place.before : place.after);
    const std::string way = up ? "" : " desc";
    query.add(" order by t." + column + way + ", t.id" + way + " limit " + std::to_string(most + 1));
    TaskPage page;
    query.run(tx, [&](const store::Row& row) { page.tasks.push_back(rows::task_of(row)); });
    const bool more = page.tasks.size() > static_cast<std::size_t>(most);
    if (more) page.tasks.pop_back();
    if (backward) std::reverse(page.tasks.begin(), page.tasks.end());
    if (page.tasks.empty()) return page;
    if (backward ? more : static_cast<bool>(place.after)) page.previous = page.tasks.front().id.str();
    if (backward || more) page.next = page.tasks.back().id.str();
    return page;
}

Result<EarlierTask> task(store::ReadTx& tx, Id<EarlierTask> id) {
    auto found = rows::find_task(tx, id);
    if (!found) return Error{Code::not_found, "frame.not_found"};
    return *std::move(found);
}

std::int64_t count_tasks(store::ReadTx& tx) { return tx.number(kCount); }

}  // namespace thienan::overlap::queries
