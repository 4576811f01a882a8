#include "modules/overlap/actions/batches.hpp"

#include "modules/audit/actions.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/overlap/access.hpp"
#include "modules/overlap/store/batches.hpp"
#include "modules/overlap/store/tasks.hpp"

#include <cmath>
#include <map>

namespace thienan::overlap {
namespace {

std::int64_t hundredths(double score) { return std::lround(std::min(1.0, std::max(0.0, score)) * 10'000); }

Result<BatchEntry> seen(store::ReadTx& tx, const Principal& who, Id<Batch> id) {
    auto found = rows::find_batch(tx, id);
    if (!found || !access::may_screen(who) || found->agency != who.agency()) return Error{Code::not_found, "frame.not_found"};
    return *std::move(found);
}

// The best hit of each line; false where the program ends.
bool look_up_all(const TaskIndex::View& view, std::vector<BatchItem>& items, outbox::actions::JobRun& job) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (job.should_stop()) return false;
        job.progress(static_cast<int>(i * 50 / items.size()));
        const auto hits = view.index->corpus().screen(items[i].title, items[i].text, {.top = 1});
        if (hits.empty()) continue;
        items[i].task.id = parse_id<EarlierTask>(hits[0].id).value_or(Id<EarlierTask>{});
        items[i].best_score = hundredths(hits[0].score);
        items[i].best_verdict = name_of(hits[0].verdict);
    }
    return true;
}

// Lines that are like one another, each pair once by its better score.
std::optional<std::vector<BatchLink>> link_all(const std::vector<BatchItem>& items, outbox::actions::JobRun& job) {
    Corpus corpus;
    for (const auto& item : items) corpus.add({std::to_string(item.line), item.title, item.text, 0, {}});
    std::map<std::pair<std::int64_t, std::int64_t>, BatchLink> found;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (job.should_stop()) return std::nullopt;
        job.progress(50 + static_cast<int>(i * 45 / items.size()));
        for (const auto& hit : corpus.screen(items[i].title, items[i].text, {.top = 10}, std::to_string(items[i].line))) {
            if (hit.verdict == Verdict::related) continue;
            const auto other = parse_positive(hit.id).value_or(0);
            const BatchLink link{std::min(items[i].line, other), std::max(items[i].line, other), hundredths(hit.score), hit.verdict};
            const auto [it, is_new] = found.emplace(std::pair{link.line, link.other}, link);
            if (!is_new && link.score > it->second.score) it->second = link;
        }
    }
    std::vector<BatchLink> out;
    for (const auto& [pair, link] : found) out.push_back(link);
    return out;
}

}  // namespace

namespace queries {

std::vector<BatchEntry> batches(store::ReadTx& tx, const Principal& who) {
    if (!access::may_screen(who)) return {};
    return rows::batches_of(tx, who.agency());
}

Result<BatchRecord> batch(store::ReadTx& tx, const Principal& who, Id<Batch> id) {
    TRY_ASSIGN(auto entry, seen(tx, who, id));
    return BatchRecord{std::move(entry), rows::items_of(tx, id), rows::links_of(tx, id)};
}

Result<BatchItem> batch_item(store::ReadTx& tx, const Principal& who, Id<Batch> id, std::int64_t line) {
    TRY(seen(tx, who, id));
    for (auto& item : rows::whole_items_of(tx, id))
        if (item.line == line) return std::move(item);
    return Error{Code::not_found, "frame.not_found"};
}

}  // namespace queries

namespace actions {

Result<Id<Job>> queue_batch(store::WriteTx& tx, const Principal& who, std::string_view file_name, const std::vector<BatchItem>& items) {
    TRY(access::may_screen(who));
    const auto id = rows::insert_batch(tx, who, file_name, items);
    audit::append(tx, who, {"overlap.batch_queued", "screening_batch", id.value, {{"file", "", std::string{file_name}}, {"rows", "", std::to_string(items.size())}}, ""});
    return outbox::actions::queue_job(tx, who, "overlap.job_batch", id.str());
}

Result<std::string> run_batch(store::Database& db, TaskIndex& index, const Principal& who, outbox::actions::JobRun& job) {
    const auto id = parse_id<Batch>(job.payload()).value_or(Id<Batch>{});
    index.follow_quickly(db);
    const auto view = index.view();
    if (!view) return Error{Code::unavailable, "overlap.index_not_ready"};
    auto items = db.read([&](store::ReadTx& tx) { return rows::whole_items_of(tx, id); });
    if (!look_up_all(view, items, job)) return outbox::actions::JobRun::stopped();
    const auto links = link_all(items, job);
    if (!links) return outbox::actions::JobRun::stopped();
    const auto saved = db.write([&](store::WriteTx& tx) -> Result<Done> {
        TRY(seen(tx, who, id));
        for (auto& item : items) {
            const auto task = item.task.id ? rows::find_task(tx, item.task.id) : std::nullopt;
            if (task) item.task = *task;
            else item.task = {}, item.best_score = 0, item.best_verdict.clear();
        }
        rows::save_results(tx, id, items, *links);
        rows::save_done(tx, id, view.version, static_cast<std::int64_t>(view.index->corpus().size()));
        return Done{};
    });
    if (!saved) return saved.error();
    return "/screenings/batches/" + id.str();
}

}  // namespace actions
}  // namespace thienan::overlap
