#include "modules/audit/actions.hpp"

#include "base/utf8.hpp"
#include "modules/audit/chain.hpp"
#include "modules/audit/store.hpp"

namespace thienan::audit {
namespace {

constexpr std::size_t kMostText = 20'000;  // code points of one value

void cut(std::string& text) {
    const auto kept = first_code_points(text, kMostText);
    if (kept.size() == text.size()) return;
    text = std::string{kept} + " […" + std::to_string(count_code_points(text)) + "]";
}

constexpr store::Statement kLockChain{"audit/lock_chain", "select pg_advisory_xact_lock(7420001)"};
constexpr store::Statement kSaveHead{"audit/save_head", R"sql(
    insert into audit_head (id, seq, hash) values (1, $1, $2)
    on conflict (id) do update set seq = excluded.seq, hash = excluded.hash
)sql"};
constexpr store::Statement kInsertLink{"audit/insert_link", "insert into audit_chain (seq, entry_id, hash) values ($1, $2, $3)"};
constexpr store::Statement kDeletePending{"audit/delete_pending", "delete from audit_pending where entry_id = $1"};

const std::string kPendingText = "select " + std::string{rows::kColumns} +
                                 " from audit_pending p cross join audit_entry e where e.id = p.entry_id order by p.entry_id limit $1";  // the few pending first: never the whole log

// Goes on from whichever is further: where entries were cut off the end, the gap stays for ever.
rows::Head head_to_go_on_from(store::ReadTx& tx) {
    auto last = rows::last_link(tx), noted = rows::noted_head(tx);
    return noted.seq > last.seq ? std::move(noted) : std::move(last);
}

}  // namespace

void append(store::WriteTx& tx, const Principal& who, Event event) {
    std::erase_if(event.changes, [](const Change& change) { return change.before == change.after; });
    for (auto& change : event.changes) cut(change.before), cut(change.after);
    cut(event.note);
    rows::insert(tx, who, event, false);
    if (tx.engine() == store::Engine::sqlite) link_pending(tx);
    else CHECK(tx.publish(Appended{}).ok());
}

void record_refusal(store::Database& db, const Principal& who, std::string_view act, std::string_view reason) {
    const auto done = db.write([&](store::WriteTx& tx) -> Result<Done> {
        Event event{std::string{act}, "route", 0, {}, std::string{reason}};
        rows::insert(tx, who, event, true);
        if (tx.engine() == store::Engine::sqlite) link_pending(tx);
        else return tx.publish(Appended{});
        return Done{};
    });
    CHECK(done.ok());
}

std::int64_t link_pending(store::WriteTx& tx, std::int64_t most) {
    if (tx.engine() == store::Engine::postgres) tx.each(kLockChain, [](const store::Row&) {});
    auto head = head_to_go_on_from(tx);
    struct Link {
        std::int64_t seq, entry;
        std::string hash;
    };
    std::vector<Link> links;
    tx.each({"audit/pending", kPendingText}, [&](const store::Row& row) {
        const auto values = rows::values_of(row);
        head.hash = link_hash(head.hash, ++head.seq, values);
        links.push_back({head.seq, values.id, head.hash});
    }, most);
    for (const auto& link : links) {
        tx.execute(kInsertLink, link.seq, link.entry, link.hash);
        tx.execute(kDeletePending, link.entry);
    }
    if (!links.empty()) tx.execute(kSaveHead, head.seq, head.hash);
    return static_cast<std::int64_t>(links.size());
}

}  // namespace thienan::audit
