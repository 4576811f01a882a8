#include "modules/directives/store/views.hpp"

#include "modules/directives/rules/timeliness.hpp"
#include "modules/directives/rules/words.hpp"
#include "modules/directives/states.hpp"
#include "modules/directives/store/directives.hpp"
#include "modules/identity/queries.hpp"

#include <tuple>
#include <vector>

namespace thienan::directives::views {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kInsertSeen{"directives/insert_seen", R"sql(
    insert into assignment_seen (agency_id, assignment_id, is_owner, part, state, open, running, due_sort, lead_id, unit_id,
        person_id, directive_id, force, late)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
)sql"};
constexpr Statement kUpdateSeen{"directives/update_seen", R"sql(
    update assignment_seen set state = $2, open = $3, running = $4, due_sort = $5, lead_id = $6, unit_id = $7, person_id = $8,
        force = $9, late = $10
    where assignment_id = $1
)sql"};
constexpr Statement kSeenBy{"directives/seen_by", "select agency_id, part from assignment_seen where assignment_id = $1 order by agency_id"};
constexpr Statement kDeleteSeen{"directives/delete_seen", "delete from assignment_seen where assignment_id = $1"};
constexpr Statement kTallyUp{"directives/tally_up", R"sql(
    insert into assignment_tally (owner_id, kind, lead_id, bucket, n) values ($1, $2, $3, $4, 1)
    on conflict (owner_id, kind, bucket, lead_id) do update set n = assignment_tally.n + 1
)sql"};
constexpr Statement kTallyDown{"directives/tally_down",
    "update assignment_tally set n = n - 1 where owner_id = $1 and kind = $2 and lead_id = $3 and bucket = $4"};
constexpr Statement kTallyDrop{"directives/tally_drop",
    "delete from assignment_tally where owner_id = $1 and kind = $2 and lead_id = $3 and bucket = $4 and n = 0"};
// Locks the row and gives what it holds, whether it was there or not.
constexpr Statement kHoldWord{"directives/hold_word", R"sql(
    insert into assignment_word (word, block, ids) values ($1, $2, $3)
    on conflict (word, block) do update set block = excluded.block
    returning ids
)sql"};
constexpr Statement kSaveWord{"directives/save_word", "update assignment_word set ids = $3 where word = $1 and block = $2"};

// What an agency has to do with an assignment; lead outweighs with, with outweighs none.
using Viewers = std::map<Id<Agency>, std::string_view>;

void add_viewer(Viewers& viewers, Id<Agency> agency, std::string_view part) {
    auto& held = viewers.try_emplace(agency, "none").first->second;
    if (part == "lead" || (part == "with" && held == "none")) held = part;
}

// The agency itself, its successors where it has vanished, the members of a group.
void add_body(Viewers& viewers, const identity::Directory& directory, Id<Agency> body, std::string_view part, Date today) {
    if (!body) return;
    const auto agency = directory.agency_of(body);
    if (!agency) return;
    const auto* node = directory.find(agency);
    if (node->kind == AgencyKind::group) {
        for (const auto member : directory.members_on(agency, today)) add_viewer(viewers, member, part);
    } else {
        add_viewer(viewers, agency, part);
        for (const auto successor : directory.successors_on(agency, today)) add_viewer(viewers, directory.agency_of(successor), part);
    }
}

Viewers viewers_of(store::WriteTx& tx, const Assignment& a) {
    const auto directory = identity::queries::directory(tx);
    Viewers viewers;
    add_viewer(viewers, a.owner, "none");
    add_body(viewers, *directory, a.lead().agency, "lead", tx.today());
    for (const auto& body : a.with) add_body(viewers, *directory, body.agency, "with", tx.today());
    return viewers;
}

void show(store::WriteTx& tx, const Assignment& a, const Viewers& viewers) {
    std::map<std::string, std::int64_t> seen;
    for (const auto& [agency, part] : viewers) {
        tx.execute(kInsertSeen, agency, a.id, agency == a.owner, part, name_of(a.state), is_open(a.state), is_running(a.state),
                   rules::due_sort(a.effective_due), a.lead().agency, a.unit, a.person, a.directive, name_of(a.force), a.late);
        if (agency != a.owner) rows::show(tx, a.directive, agency, DirectiveState::active);
    }
    WordIndex index;
    for (const auto& [agency, part] : viewers) index.add(a.id, seen_word(agency));
    index.flush(tx);
}

struct Tally {
    std::string_view kind;
    Id<Agency> lead;
    std::string bucket;
    friend bool operator==(const Tally&, const Tally&) = default;
};

std::vector<Tally> tallies_of(const Assignment& a) {
    const auto lead = a.lead().agency;
    const bool done = a.state == State::completed;
    std::vector<Tally> out{{"state", lead, done && a.late ? "completed_late" : std::string{name_of(a.state)}}};
    if (is_running(a.state)) {
        const auto day = rules::due_sort(a.effective_due);
        out.push_back({"due", lead, day});
        out.push_back({"due_month", lead, day.substr(0, 7)});
        out.push_back({"due_all", {}, day});
    }
    if (done) out.push_back({a.late ? "late" : "in_time", lead, a.reported_on->iso().substr(0, 7)});
    return out;
}

void count(store::WriteTx& tx, const Assignment& before, const Assignment& after) {
    const auto old = tallies_of(before), now = tallies_of(after);
    if (old == now) return;
    for (const auto& t : old) {
        tx.execute(kTallyDown, before.owner, t.kind, t.lead, t.bucket);
        tx.execute(kTallyDrop, before.owner, t.kind, t.lead, t.bucket);
    }
    for (const auto& t : now) tx.execute(kTallyUp, after.owner, t.kind, t.lead, t.bucket);
}

auto copied(const Assignment& a) {
    return std::tuple{a.state, a.effective_due, a.lead().agency, a.unit, a.person, a.force, a.late};
}

}  // namespace

void appeared(store::WriteTx& tx, const Assignment& a) {
    show(tx, a, viewers_of(tx, a));
    for (const auto& t : tallies_of(a)) tx.execute(kTallyUp, a.owner, t.kind, t.lead, t.bucket);
}

void moved(store::WriteTx& tx, const Assignment& before, const Assignment& a) {
    if (copied(before) != copied(a))
        tx.execute(kUpdateSeen, a.id, name_of(a.state), is_open(a.state), is_running(a.state), rules::due_sort(a.effective_due),
                   a.lead().agency, a.unit, a.person, name_of(a.force), a.late);
    if (before.lead().agency != a.lead().agency || before.with != a.with) refresh(tx, a);
    count(tx, before, a);
}

Shown refresh(store::WriteTx& tx, const Assignment& a) {
    const auto viewers = viewers_of(tx, a);
    std::map<Id<Agency>, std::string> held;
    tx.each(kSeenBy, [&](const Row& row) { held.emplace(row.id<Agency>(0), row.string(1)); }, a.id);
    const bool same = held.size() == viewers.size() &&
                      std::equal(held.begin(), held.end(), viewers.begin(), [](const auto& x, const auto& y) {
                          return x.first == y.first && x.second == y.second;
                      });
    if (same) return {false};
    tx.execute(kDeleteSeen, a.id);
    show(tx, a, viewers);
    rows::hide_unseen(tx, a.directive);
    return {true};
}

std::string seen_word(Id<Agency> agency) { return "@" + agency.str(); }

void WordIndex::add(Id<Assignment> assignment, std::string_view text) {
    if (text.starts_with('@')) {
        words_[std::string{text}].insert(assignment.value);
        return;
    }
    const auto words = rules::words_of(text);
    for (const auto& word : words.single) words_[word].insert(assignment.value);
    for (const auto& pair : words.neighbours) words_[pair].insert(assignment.value);
}

void WordIndex::flush(store::WriteTx& tx) {
    for (const auto& [word, ids] : words_) {
        for (auto id = ids.begin(); id != ids.end();) {
            const auto block = *id / rules::kBlockSize;
            std::string added;
            for (; id != ids.end() && *id / rules::kBlockSize == block; ++id)
                added = rules::with_offset(added, static_cast<int>(*id % rules::kBlockSize));
            const auto held = tx.first(kHoldWord, [](const Row& row) { return std::string{row.blob(0)}; }, word, block, store::Blob{added}).value();
            auto merged = held;
            for (const int offset : rules::unpack_offsets(added)) merged = rules::with_offset(merged, offset);
            if (merged != held) tx.execute(kSaveWord, word, block, store::Blob{merged});
        }
    }
    words_.clear();
}

}  // namespace thienan::directives::views
