#include "modules/audit/store.hpp"

#include "modules/audit/changes.hpp"

namespace thienan::audit::rows {
namespace {

std::string_view name_of(Principal::Via via) {
    switch (via) {
        case Principal::Via::nobody: return "nobody";
        case Principal::Via::browser: return "browser";
        case Principal::Via::token: return "token";
        case Principal::Via::system: return "system";
    }
    CHECK(false);
}

constexpr store::Statement kInsert{"audit/insert", R"sql(
    insert into audit_entry (at, person_id, person_name, agency_id, agency_name, via, act, subject_kind, subject_id, changes, note, refused)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    returning id
)sql"};

constexpr store::Statement kInsertPending{"audit/insert_pending", "insert into audit_pending (entry_id) values ($1)"};

constexpr store::Statement kLastLink{"audit/last_link", "select seq, hash from audit_chain order by seq desc limit 1"};
constexpr store::Statement kNotedHead{"audit/noted_head", "select seq, hash from audit_head where id = 1"};

Head head_of(store::ReadTx& tx, const store::Statement& statement) {
    return tx.first(statement, [](const store::Row& row) { return Head{row.integer(0), row.string(1)}; }).value_or(Head{});
}

}  // namespace

Head last_link(store::ReadTx& tx) { return head_of(tx, kLastLink); }
Head noted_head(store::ReadTx& tx) { return head_of(tx, kNotedHead); }

EntryId insert(store::WriteTx& tx, const Principal& who, const Event& event, bool refused) {
    const auto* acting = who.acting_for();
    const auto id = tx.insert<Entry_>(kInsert, tx.now(), who.person, who.is_system() ? who.system_name : who.name, who.agency(),
                                      acting ? std::string_view{acting->agency_name} : std::string_view{}, name_of(who.via), event.act,
                                      event.subject_kind, event.subject, pack_changes(event.changes), event.note, refused);
    tx.execute(kInsertPending, id);
    return id;
}

StoredEntry values_of(const store::Row& row) {
    return {.id = row.integer(0), .at = row.integer(1), .person = row.integer(2), .agency = row.integer(4), .subject = row.integer(9),
            .refused = row.integer(12), .person_name = row.text(3), .agency_name = row.text(5), .via = row.text(6), .act = row.text(7),
            .subject_kind = row.text(8), .changes = row.text(10), .note = row.text(11)};
}

Entry entry_of(const store::Row& row) {
    Entry entry;
    entry.id = row.id<Entry_>(0);
    entry.at = row.instant(1);
    entry.person = row.id<Person>(2);
    entry.person_name = row.string(3);
    entry.agency = row.id<Agency>(4);
    entry.agency_name = row.string(5);
    entry.via = row.string(6);
    entry.event = {row.string(7), row.string(8), row.integer(9), unpack_changes(row.text(10)), row.string(11)};
    entry.refused = row.flag(12);
    return entry;
}

}  // namespace thienan::audit::rows
