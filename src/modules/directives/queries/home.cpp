#include "modules/directives/queries/home.hpp"

#include "modules/directives/access.hpp"
#include "modules/directives/queries/items.hpp"
#include "modules/directives/store/progress.hpp"

#include <algorithm>

namespace thienan::directives::queries {
namespace {

using store::QueryText;
using store::Row;

// Where, order and limit of one list of items seen by the acting agency.
class ItemQuery {
public:
    ItemQuery(std::string name, const Principal& who)
        : query_(std::move(name), "select " + std::string{kItemColumns} + " from assignment_seen s join assignment a on a.id = s.assignment_id" +
                                      std::string{kItemJoins}) {
        query_.add("where s.agency_id = $", who.agency());
    }
    template <class... A>
    ItemQuery& add(std::string_view piece, const A&... values) {
        query_.add(piece, values...);
        return *this;
    }
    std::vector<Item> run(store::ReadTx& tx, const Days& days, int most) {
        query_.add(" limit " + std::to_string(most));
        std::vector<Item> out;
        query_.run(tx, [&](const Row& row) { out.push_back(item_at(row, days)); });
        return out;
    }

private:
    QueryText query_;
};

constexpr std::string_view kByDue = " order by s.due_sort, s.assignment_id";

std::vector<Item> mine(store::ReadTx& tx, const Principal& who, const Days& days, std::optional<Date> from, std::optional<Date> to, int most) {
    // By the person's own index: the earlier of the internal and the effective due day.
    QueryText q{"directives/mine", "select " + std::string{kItemColumns} + " from assignment a" + std::string{kItemJoins} +
                                       "join assignment_seen s on s.assignment_id = a.id"};
    q.add(" where a.person_id = $ and a.running = 1 and s.agency_id = $ and s.part <> 'none'", who.person, who.agency());
    if (from) q.add(" and a.work_sort >= $", *from);
    if (to) q.add(" and a.work_sort <= $", *to);
    q.add(" order by a.work_sort, a.id limit " + std::to_string(most));
    std::vector<Item> out;
    q.run(tx, [&](const Row& row) { out.push_back(item_at(row, days)); });
    return out;
}

std::vector<AskedExtension> to_decide(store::ReadTx& tx, const Principal& who, const Days& days, int most) {
    std::vector<AskedExtension> out;
    for (auto& extension : rows::asked_of(tx, who.agency(), most)) {
        if (!access::may_decide(who, extension)) continue;  // who asked does not decide
        auto items = ItemQuery{"directives/asked_item", who}.add(" and s.assignment_id = $", extension.assignment).run(tx, days, 1);
        if (!items.empty()) out.push_back({std::move(extension), std::move(items.front())});
    }
    return out;
}

Date end_of_week(Date today) { return today + (7 - today.weekday()); }

}  // namespace

MyWork my_work(store::ReadTx& tx, const Principal& who, Date today, int most) {
    MyWork work;
    if (!who.agency()) return work;
    const auto days = days_of(tx, today);
    const auto sunday = end_of_week(today);
    work.late = mine(tx, who, days, std::nullopt, today - 1, most);
    work.today = mine(tx, who, days, today, today, most);
    if (sunday > today) work.this_week = mine(tx, who, days, today + 1, sunday, most);
    work.later = mine(tx, who, days, sunday + 1, std::nullopt, most);
    if (who.may(kLead) || who.may(kReport))
        work.to_hand_on = ItemQuery{"directives/to_hand_on", who}
                              .add(" and s.person_id = $ and s.open = 1 and s.part = 'lead' and s.state in ('waiting', 'in_progress')", 0)
                              .add(kByDue).run(tx, days, most);
    work.waiting_for_others = ItemQuery{"directives/waiting_for_others", who}
                                  .add(" and s.person_id = $ and s.open = 1 and s.state in ('reported', 'returned')", who.person)
                                  .add(kByDue).run(tx, days, most);
    if (who.may(kAssign)) {
        const auto owned = [&](std::string_view state) {
            return ItemQuery{"directives/owned", who}.add(" and s.state = $ and s.is_owner = 1", state).add(kByDue).run(tx, days, most);
        };
        work.to_confirm = owned("reported");
        work.to_reassign = owned("returned");
        work.to_decide = to_decide(tx, who, days, most);
    }
    if (who.may(kRegister)) work.to_review = directives(tx, who, {DirectiveState::draft, {}}, {}, most).items;
    return work;
}

std::int64_t my_work_count(store::ReadTx& tx, const Principal& who) {
    constexpr std::int64_t kMost = 99;
    constexpr store::Statement kMine{"directives/count_mine", R"sql(
        select count(*) from (select 1 from assignment where person_id = $1 and running = 1 limit 100) k
    )sql"};
    constexpr store::Statement kToConfirm{"directives/count_to_confirm", R"sql(
        select count(*) from (
            select * from (select assignment_id from assignment_seen where agency_id = $1 and state = 'reported' and is_owner = 1
                order by due_sort, assignment_id limit 100) r
            union all
            select * from (select assignment_id from assignment_seen where agency_id = $1 and state = 'returned' and is_owner = 1
                order by due_sort, assignment_id limit 100) b) k
    )sql"};
    if (!who.agency()) return 0;
    auto n = tx.number(kMine, who.person);
    if (who.may(kAssign)) n += tx.number(kToConfirm, who.agency());
    return std::min(n, kMost);
}

}  // namespace thienan::directives::queries
