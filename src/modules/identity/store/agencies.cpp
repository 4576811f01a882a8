#include "modules/identity/store/agencies.hpp"

#include "engines/viet/text.hpp"
#include "modules/identity/stamp.hpp"

namespace thienan::identity::store_ {
namespace {

std::string search_key(const Agency& agency) {
    std::string all = agency.name + " " + agency.short_name + " " + agency.code;
    for (const auto& alias : agency.aliases) all += " " + alias;
    return viet::fold(all);
}

std::optional<Id<Agency>> parent_of(const Agency& agency) {
    return agency.parent ? std::optional{agency.parent} : std::nullopt;
}

void insert_parts(store::WriteTx& tx, Id<Agency> id, const Agency& agency) {
    for (const auto& alias : agency.aliases)
        tx.execute({"identity/insert_alias",
                    "insert into agency_alias (agency_id, alias, alias_key) values ($1, $2, $3) on conflict do nothing"},
                   id, alias, viet::fold(alias));
    for (const auto& successor : agency.successors)
        tx.execute({"identity/insert_successor", "insert into agency_successor (agency_id, successor_id, from_day) values ($1, $2, $3)"}, id,
                   successor.agency, successor.from);
    for (const auto member : agency.members)
        tx.execute({"identity/insert_member",
                    "insert into agency_group_member (group_id, agency_id) values ($1, $2) on conflict do nothing"}, id, member);
}

void delete_parts(store::WriteTx& tx, Id<Agency> id) {
    tx.execute({"identity/delete_aliases", "delete from agency_alias where agency_id = $1"}, id);
    tx.execute({"identity/delete_successors", "delete from agency_successor where agency_id = $1"}, id);
    tx.execute({"identity/delete_members", "delete from agency_group_member where group_id = $1"}, id);
}

}  // namespace

Id<Agency> insert(store::WriteTx& tx, const Agency& agency) {
    const auto id = tx.insert<Agency>({"identity/insert_agency", R"sql(
        insert into agency (version, parent_id, kind, code, name, short_name, name_key, name_sort, search_key, valid_from, valid_to)
        values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id)sql"},
        parent_of(agency), name_of(agency.kind), agency.code, agency.name, agency.short_name, viet::fold(agency.name),
        viet::sort_key(agency.name), search_key(agency), agency.valid.from, agency.valid.to);
    insert_parts(tx, id, agency);
    renew_directory(tx);
    return id;
}

Result<Done> save(store::WriteTx& tx, const Agency& agency) {
    const auto changed = tx.execute({"identity/save_agency", R"sql(
        update agency set version = version + 1, parent_id = $3, kind = $4, code = $5, name = $6, short_name = $7, name_key = $8,
            name_sort = $9, search_key = $10, valid_from = $11, valid_to = $12
        where id = $1 and version = $2)sql"},
        agency.id, agency.version, parent_of(agency), name_of(agency.kind), agency.code, agency.name, agency.short_name,
        viet::fold(agency.name), viet::sort_key(agency.name), search_key(agency), agency.valid.from, agency.valid.to);
    if (changed == 0) return Error{Code::conflict, "frame.conflict"};
    delete_parts(tx, agency.id);
    insert_parts(tx, agency.id, agency);
    renew_directory(tx);
    return Done{};
}

bool has_posts(store::ReadTx& tx, Id<Agency> node) { return tx.exists({"identity/has_posts", "select 1 from post where node_id = $1 limit 1"}, node); }

}  // namespace thienan::identity::store_
