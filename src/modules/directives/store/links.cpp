#include "modules/directives/store/links.hpp"

namespace thienan::directives::rows {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kInsert{"directives/insert_link", R"sql(
    insert into record_link (holder_kind, holder_id, kind, target_id, title, note) values ($1, $2, $3, $4, $5, $6) on conflict do nothing
)sql"};
constexpr Statement kErase{"directives/delete_link",
                           "delete from record_link where holder_kind = $1 and holder_id = $2 and kind = $3 and target_id = $4"};
constexpr Statement kEraseAll{"directives/delete_links", "delete from record_link where holder_kind = $1 and holder_id = $2"};
constexpr Statement kLinks{"directives/links", R"sql(
    select kind, target_id, note, title from record_link where holder_kind = $1 and holder_id = $2 order by kind, target_id
)sql"};
constexpr Statement kLinksTo{"directives/links_to", R"sql(
    select holder_kind, holder_id, note from record_link where kind = $1 and target_id = $2 order by holder_kind, holder_id limit $3
)sql"};

}  // namespace

void insert(store::WriteTx& tx, const Holder& holder, const Link& link) {
    tx.execute(kInsert, holder.kind, holder.id, link.kind, link.target, link.title, link.note);
}

Removed erase(store::WriteTx& tx, const Holder& holder, std::string_view kind, std::int64_t target) {
    return tx.execute(kErase, holder.kind, holder.id, kind, target) > 0 ? Removed::yes : Removed::no;
}

void erase_all(store::WriteTx& tx, const Holder& holder) { tx.execute(kEraseAll, holder.kind, holder.id); }

std::vector<Link> links_of(store::ReadTx& tx, const Holder& holder) {
    return tx.list(kLinks, [](const Row& row) { return Link{row.string(0), row.integer(1), row.string(2), row.string(3)}; }, holder.kind, holder.id);
}

std::vector<Incoming> links_to(store::ReadTx& tx, std::string_view kind, std::int64_t target, int most) {
    return tx.list(kLinksTo, [](const Row& row) { return Incoming{row.string(0), row.integer(1), row.string(2)}; }, kind, target, most);
}

}  // namespace thienan::directives::rows
