#include "modules/audit/queries.hpp"

#include "modules/audit/chain.hpp"
#include "modules/audit/store.hpp"

namespace thienan::audit {
namespace {

const std::string kColumnsFrom = "select " + std::string{rows::kColumns} + " from audit_entry e ";
const std::string kHistory = kColumnsFrom + "where e.subject_kind = $1 and e.subject_id = $2 and e.refused = 0 order by e.id desc limit $3";
const std::string kChain = "select " + std::string{rows::kColumns} +
                           ", c.seq, c.hash from audit_chain c join audit_entry e on e.id = c.entry_id order by c.seq";

constexpr store::Statement kAt{"audit/at", "select at from audit_entry where id = $1"};
constexpr store::Statement kLinked{"audit/linked", "select count(*) from audit_chain"};
constexpr store::Statement kPending{"audit/pending_count", "select count(*) from audit_pending"};
// An entry that is neither linked nor waiting to be linked was put in behind the program's back.
constexpr store::Statement kStray{"audit/stray", R"sql(
    select e.id from audit_entry e
    where not exists (select 1 from audit_chain c where c.entry_id = e.id)
      and not exists (select 1 from audit_pending p where p.entry_id = e.id)
    order by e.id limit 1
)sql"};

}  // namespace

std::vector<Entry> history_of(store::ReadTx& tx, std::string_view subject_kind, std::int64_t subject, int most) {
    return tx.list({"audit/history", kHistory}, rows::entry_of, subject_kind, subject, most);
}

std::vector<Entry> log(store::ReadTx& tx, const Principal& who, const Filter& filter, int most) {
    if (!who.may(kReadAll)) return {};
    store::QueryText query{"audit/log", kColumnsFrom + "where 1 = 1"};
    if (!filter.act.empty()) query.add(" and e.act = $", filter.act);
    if (!filter.subject_kind.empty()) query.add(" and e.subject_kind = $ and e.subject_id = $", filter.subject_kind, filter.subject);
    if (filter.person) query.add(" and e.person_id = $", filter.person);
    if (filter.from) query.add(" and e.at >= $", office_midnight(*filter.from));
    if (filter.to) query.add(" and e.at < $", office_midnight(*filter.to + 1));
    if (filter.refused_only) query.add(" and e.refused = 1");
    if (filter.before) {
        const auto at = tx.first(kAt, [](const store::Row& row) { return row.instant(0); }, filter.before);
        if (!at) return {};
        query.add(" and (e.at, e.id) < ($, $)", *at, filter.before);
    }
    query.add(" order by e.at desc, e.id desc limit " + std::to_string(most));
    std::vector<Entry> out;
    query.run(tx, [&](const store::Row& row) { out.push_back(rows::entry_of(row)); });
    return out;
}

Proof verify(store::ReadTx& tx, std::string_view expected_head) {
    Proof proof;
    proof.pending = tx.number(kPending);
    const auto linked = tx.number(kLinked);
    bool seen_expected = expected_head.empty();
    std::string stored_previous;
    std::int64_t last = 0;
    const auto check = [&](const store::Row& row) {
        const auto values = rows::values_of(row);
        const auto seq = row.integer(13);
        const auto break_here = [&](std::string what) { proof.broken = Break{{values.id}, std::move(what)}; };
        if (seq != last + 1) break_here("removed");
        else if (link_hash(stored_previous, seq, values) != row.text(14)) break_here("edited");
        if (proof.broken) return false;
        last = seq;
        ++proof.entries;
        stored_previous = row.string(14);
        seen_expected = seen_expected || stored_previous == expected_head;
        return true;
    };
    tx.each_with({"audit/chain", kChain}, {}, check);
    proof.head = stored_previous;
    if (!proof.broken && proof.entries != linked) proof.broken = Break{{}, "removed"};
    if (!proof.broken && !seen_expected) proof.broken = Break{{}, "cut_off"};
    if (!proof.broken)
        if (const auto stray = tx.first(kStray, [](const store::Row& row) { return row.id<Entry_>(0); })) proof.broken = Break{*stray, "added"};
    return proof;
}

}  // namespace thienan::audit
