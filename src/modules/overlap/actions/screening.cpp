#include "modules/overlap/actions/screening.hpp"

#include "base/utf8.hpp"
#include "modules/audit/actions.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/overlap/access.hpp"
#include "modules/overlap/queries/screenings.hpp"
#include "modules/overlap/queries/tasks.hpp"
#include "modules/overlap/store/screenings.hpp"

#include <cmath>

namespace thienan::overlap::actions {
namespace {

ScreeningHit hit_of(const Hit& found, EarlierTask task) {
    ScreeningHit hit;
    hit.task = std::move(task);
    hit.score = std::lround(std::min(1.0, std::max(0.0, found.score)) * 10'000);
    hit.verdict = found.verdict;
    hit.passages = found.passages;
    hit.grounds = rules::grounds_of(shipped_model().contributions(found.features));
    return hit;
}

// The hits with the tasks as they stand in this transaction. Where the registry has gone on since the index was asked, the places in a
// task's text may have moved: then the two texts are compared anew.
std::vector<ScreeningHit> hits_with_tasks(store::ReadTx& tx, const Proposal& proposal, const Found& found) {
    const bool moved = rows::corpus_version(tx).version != found.view.version;
    std::vector<ScreeningHit> out;
    for (const auto& hit : found.hits) {
        const auto id = parse_id<EarlierTask>(hit.id);
        auto task = id ? rows::find_task(tx, *id) : std::nullopt;
        if (!task) continue;
        const auto now = moved ? found.view.index->corpus().compare({{}, proposal.title, proposal.text}, {hit.id, task->title, task->text}) : hit;
        out.push_back(hit_of(now, *std::move(task)));
    }
    if (moved) std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    for (std::size_t i = 0; i < out.size(); ++i) out[i].rank = static_cast<std::int64_t>(i + 1);
    return out;
}

}  // namespace

Result<Id<Proposal>> add_proposal(store::WriteTx& tx, const Principal& who, NewProposal input) {
    TRY(access::may_screen(who));
    if (input.from_task) {
        TRY_ASSIGN(auto task, queries::task(tx, input.from_task));
        if (input.title.empty() && input.text.empty()) input.title = std::move(task.title), input.text = std::move(task.text);
    }
    TRY(rules::check_proposal(input.title, input.text));
    Proposal proposal{.agency = who.agency(), .title = input.title, .text = input.text, .text_hash = rules::text_hash(input.title, input.text), .file = input.file, .from_task = input.from_task};
    const auto id = rows::insert_proposal(tx, who, proposal);
    if (input.file) TRY(files::actions::attach(tx, who, input.file, {"proposal", id.value, "original"}));
    audit::append(tx, who, {"overlap.proposal_added", "proposal", id.value, {{"title", "", proposal.title}, {"text", "", proposal.text}}, ""});
    return id;
}

Result<Done> change_proposal(store::WriteTx& tx, const Principal& who, Id<Proposal> id, std::int64_t version, std::string title, std::string text) {
    TRY_ASSIGN(auto proposal, queries::proposal(tx, who, id));
    TRY(access::may_screen(who));
    TRY(rules::check_proposal(title, text));
    const std::vector<audit::Change> changes{{"title", proposal.title, title}, {"text", proposal.text, text}};
    proposal.version = version;
    proposal.text_hash = rules::text_hash(title, text);
    proposal.title = std::move(title);
    proposal.text = std::move(text);
    TRY(rows::update_proposal(tx, proposal));
    audit::append(tx, who, {"overlap.proposal_changed", "proposal", id.value, changes, ""});
    return Done{};
}

Result<Found> look_up(const TaskIndex& index, const Proposal& proposal) {
    Found found{index.view(), {}};
    if (!found.view) return Error{Code::unavailable, "overlap.index_not_ready"};
    const auto self = proposal.from_task ? proposal.from_task.str() : std::string{};
    found.hits = found.view.index->corpus().screen(proposal.title, proposal.text, {.top = rules::kMostHits}, self);
    return found;
}

Result<Id<Screening>> keep_screening(store::WriteTx& tx, const Principal& who, const Proposal& proposal, const Found& found) {
    TRY_ASSIGN(const auto now, queries::proposal(tx, who, proposal.id));
    TRY(access::may_screen(who));
    if (now.text_hash != proposal.text_hash) return Error{Code::conflict, "frame.conflict"};
    const auto hits = hits_with_tasks(tx, proposal, found);
    Screening screening;
    screening.proposal = proposal.id;
    screening.title = proposal.title;
    screening.text = proposal.text;
    screening.text_hash = proposal.text_hash;
    screening.corpus_version = found.view.version;
    screening.corpus_tasks = static_cast<std::int64_t>(found.view.index->corpus().size());
    screening.screened_by = who.name;
    if (!hits.empty()) screening.best_score = hits[0].score, screening.best_verdict = name_of(hits[0].verdict);
    const auto id = rows::insert_screening(tx, screening, hits);
    audit::append(tx, who, {"overlap.screened", "proposal", proposal.id.value,
                            {{"corpus_version", "", std::to_string(screening.corpus_version)}, {"best_verdict", "", screening.best_verdict}}, ""});
    return id;
}

Result<Id<Screening>> screen(store::Database& db, TaskIndex& index, const Principal& who, Id<Proposal> id) {
    index.follow_quickly(db);
    TRY_ASSIGN(const auto proposal, db.read([&](store::ReadTx& tx) { return queries::proposal(tx, who, id); }));
    TRY(access::may_screen(who));
    TRY_ASSIGN(const auto found, look_up(index, proposal));
    return db.write([&](store::WriteTx& tx) { return keep_screening(tx, who, proposal, found); });
}

Result<Done> decide(store::WriteTx& tx, const Principal& who, Id<Screening> id, std::int64_t version, NewDecision input) {
    TRY_ASSIGN(auto record, queries::screening(tx, who, id));
    TRY(access::may_decide(who));
    if (!is_current(record.proposal, record.screening)) return Error{Code::conflict, "overlap.stale"};
    if (input.decision == Decision::independent) input.about = 0;
    TRY(rules::check_decision(input.decision, input.reasons, input.about, static_cast<std::int64_t>(record.hits.size())));
    auto& s = record.screening;
    const auto code = [&](std::int64_t rank) { return rank ? record.hits.at(static_cast<std::size_t>(rank - 1)).task.code : std::string{}; };
    const std::vector<audit::Change> changes{{"decision", s.decision ? std::string{name_of(*s.decision)} : std::string{}, std::string{name_of(input.decision)}},
                                             {"about", code(s.about), code(input.about)}, {"reasons", s.reasons, input.reasons}};
    s.version = version;
    s.decision = input.decision;
    s.reasons = std::string{trim(input.reasons)};
    s.about = input.about;
    s.decided_by = who.name;
    s.decided_at = tx.now();
    TRY(rows::update_decision(tx, s));
    audit::append(tx, who, {"overlap.decided", "proposal", s.proposal.value, changes, ""});
    return Done{};
}

}  // namespace thienan::overlap::actions
