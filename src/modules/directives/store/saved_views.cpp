#include "modules/directives/store/saved_views.hpp"

#include "modules/directives/store/directives.hpp"

namespace thienan::directives::rows {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kViewsOf{"directives/views_of", R"sql(
    select v.id, v.version, v.person_id, v.name, v.shape, v.query, case when d.view_id is null then 0 else 1 end
    from saved_view v left join default_view d on d.view_id = v.id where v.person_id = $1 order by v.id
)sql"};
constexpr Statement kFindView{"directives/find_view", R"sql(
    select v.id, v.version, v.person_id, v.name, v.shape, v.query, case when d.view_id is null then 0 else 1 end
    from saved_view v left join default_view d on d.view_id = v.id where v.id = $1
)sql"};
constexpr Statement kDefaultView{"directives/default_view", R"sql(
    select v.id, v.version, v.person_id, v.name, v.shape, v.query, 1
    from default_view d join saved_view v on v.id = d.view_id where d.person_id = $1
)sql"};
constexpr Statement kInsertView{"directives/insert_view", R"sql(
    insert into saved_view (version, person_id, name, shape, query, created_at) values (1, $1, $2, $3, $4, $5)
    on conflict (person_id, name) do nothing returning id
)sql"};
constexpr Statement kRenameView{"directives/rename_view", "update saved_view set name = $3, version = version + 1 where id = $1 and version = $2"};
constexpr Statement kEraseView{"directives/erase_view", "delete from saved_view where id = $1 and version = $2"};
constexpr Statement kEraseDefault{"directives/erase_default", "delete from default_view where view_id = $1"};
constexpr Statement kSetDefault{"directives/set_default", R"sql(
    insert into default_view (person_id, view_id) values ($1, $2) on conflict (person_id) do update set view_id = excluded.view_id
)sql"};
constexpr Statement kClearDefault{"directives/clear_default", "delete from default_view where person_id = $1"};

SavedView view_at(const Row& row) {
    return {row.id<SavedView>(0), row.integer(1), row.id<Person>(2), row.string(3), parse_name<Shape>(row.text(4)).value_or(Shape::table), row.string(5), row.flag(6)};
}

}  // namespace

std::vector<SavedView> views_of(store::ReadTx& tx, Id<Person> person) { return tx.list(kViewsOf, view_at, person); }
std::optional<SavedView> find(store::ReadTx& tx, Id<SavedView> id) { return tx.first(kFindView, view_at, id); }
std::optional<SavedView> default_view_of(store::ReadTx& tx, Id<Person> person) { return tx.first(kDefaultView, view_at, person); }

std::optional<Id<SavedView>> insert(store::WriteTx& tx, const SavedView& view) {
    return tx.first(kInsertView, [](const Row& row) { return row.id<SavedView>(0); }, view.person, view.name, name_of(view.shape), view.query, tx.now());
}

Result<Done> save_name(store::WriteTx& tx, const SavedView& view) {
    if (tx.execute(kRenameView, view.id, view.version, view.name) == 0) return stale();
    return Done{};
}

Result<Done> erase(store::WriteTx& tx, const SavedView& view) {
    tx.execute(kEraseDefault, view.id);
    if (tx.execute(kEraseView, view.id, view.version) == 0) return stale();
    return Done{};
}

void set_default(store::WriteTx& tx, const SavedView& view) { tx.execute(kSetDefault, view.person, view.id); }
void clear_default(store::WriteTx& tx, Id<Person> person) { tx.execute(kClearDefault, person); }

}  // namespace thienan::directives::rows
