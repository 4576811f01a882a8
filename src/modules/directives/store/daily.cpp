#include "modules/directives/store/daily.hpp"

namespace thienan::directives::rows {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kSeries{"directives/series_to_open",
    "select id from assignment where next_opens is not null and next_opens <= $1 order by next_opens, id limit $2"};
constexpr Statement kDueOn{"directives/due_on",
    "select id, person_id, leader_id, unit_id from assignment where running = 1 and due_sort = $1 order by id"};
constexpr Statement kWorkDueOn{"directives/work_due_on",
    "select id, person_id, leader_id, unit_id from assignment where running = 1 and work_sort = $1 order by id"};
constexpr Statement kLeading{"directives/leading",
    "select agency_id from assignment_seen where assignment_id = $1 and part = 'lead' order by agency_id"};
constexpr Statement kRunning{"directives/running_by_person",
    "select person_id, id from assignment where person_id is not null and running = 1 order by person_id, work_sort, id"};
constexpr Statement kDated{"directives/open_with_due", R"sql(
    select id, due_on, due_sort from assignment where due_on is not null and due_kind <> 'recurring'
        and state in ('waiting', 'in_progress', 'reported', 'suspended', 'returned') order by id
)sql"};
constexpr Statement kChanging{"directives/open_of_changing_agencies", R"sql(
    select a.id from assignment a where a.state in ('waiting', 'in_progress', 'reported', 'ongoing', 'suspended', 'returned')
        and (exists (select 1 from agency g where g.id = a.lead_id and (g.kind = 'group' or g.valid_to is not null))
             or exists (select 1 from assignment_body b join agency g on g.id = b.agency_id
                        where b.assignment_id = a.id and b.part = 'with' and (g.kind = 'group' or g.valid_to is not null)))
    order by a.id
)sql"};

Reminded reminded_at(const Row& row) { return {row.id<Assignment>(0), row.id<Person>(1), row.id<Person>(2), row.id<Agency>(3)}; }

}  // namespace

std::vector<Id<Assignment>> series_to_open(store::ReadTx& tx, Date today, std::int64_t most) {
    return tx.list(kSeries, [](const Row& row) { return row.id<Assignment>(0); }, today, most);
}

std::vector<Reminded> due_on(store::ReadTx& tx, Date day) { return tx.list(kDueOn, reminded_at, day); }
std::vector<Reminded> work_due_on(store::ReadTx& tx, Date day) { return tx.list(kWorkDueOn, reminded_at, day); }

std::vector<Id<Agency>> leading(store::ReadTx& tx, Id<Assignment> assignment) {
    return tx.list(kLeading, [](const Row& row) { return row.id<Agency>(0); }, assignment);
}

std::vector<Running> running_by_person(store::ReadTx& tx) {
    return tx.list(kRunning, [](const Row& row) { return Running{row.id<Person>(0), row.id<Assignment>(1)}; });
}

std::vector<Dated> open_with_due(store::ReadTx& tx) {
    return tx.list(kDated, [](const Row& row) { return Dated{row.id<Assignment>(0), row.date(1), row.string(2)}; });
}

std::vector<Id<Assignment>> open_of_changing_agencies(store::ReadTx& tx) {
    return tx.list(kChanging, [](const Row& row) { return row.id<Assignment>(0); });
}

}  // namespace thienan::directives::rows
