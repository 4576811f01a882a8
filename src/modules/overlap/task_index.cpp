#include "modules/overlap/task_index.hpp"

#include "platform/disk/disk.hpp"

#include <chrono>
#include <deque>
#include <filesystem>
#include <fstream>
#include <thread>

namespace thienan::overlap {
namespace {

constexpr int kPage = 500;
constexpr std::int64_t kQuick = 100;     // changes taken in while somebody waits
constexpr std::int64_t kMostOneByOne = 2'000;  // beyond, and beyond a tenth of the index, it is quicker to make it anew

std::string state_file(const std::string& folder) { return folder + "/follows"; }

Record record_of(const EarlierTask& task) { return {task.id.str(), task.title, task.text, task.year_from, task.place}; }

unsigned threads() { return std::max(1u, std::min(4u, std::thread::hardware_concurrency())); }

}  // namespace

TaskIndex::View TaskIndex::view() const {
    const std::lock_guard lock{mutex_};
    return {index_, at_.version};
}

// Which change of the registry the index on disk has taken in last.
rows::CorpusVersion TaskIndex::noted() const {
    std::ifstream in{state_file(folder_)};
    rows::CorpusVersion at;
    if (!(in >> at.version >> at.stamp)) return {-1, 0};
    return at;
}

void TaskIndex::note(rows::CorpusVersion at) {
    disk::replace_file(state_file(folder_), std::to_string(at.version) + " " + std::to_string(at.stamp) + "\n");
    const std::lock_guard lock{mutex_};
    at_ = at;
}

// Waits for who is still searching: they hold it a few milliseconds.
void TaskIndex::close() {
    std::shared_ptr<IndexFolder> last;
    {
        const std::lock_guard lock{mutex_};
        last = std::exchange(index_, nullptr);
    }
    while (last && last.use_count() > 1) std::this_thread::sleep_for(std::chrono::milliseconds{1});
}

void TaskIndex::rebuild(store::Database& db) {
    close();
    std::error_code ignored;
    std::filesystem::remove(state_file(folder_), ignored);
    rows::CorpusVersion at;
    const auto built = db.read([&](store::ReadTx& tx) {
        at = rows::corpus_version(tx);
        std::deque<EarlierTask> page;
        Id<EarlierTask> last;
        return IndexFolder::build(folder_, [&]() -> Result<std::optional<Record>> {
            if (page.empty())
                for (auto& task : rows::tasks_after(tx, last, kPage)) page.push_back(std::move(task));
            if (page.empty()) return std::optional<Record>{};
            last = page.front().id;
            auto record = record_of(page.front());
            page.pop_front();
            return std::optional{std::move(record)};
        }, threads());
    });
    if (!built) return;
    auto opened = IndexFolder::open(folder_, IndexFolder::Use::write);
    if (!opened) return;
    note(at);
    const std::lock_guard lock{mutex_};
    index_ = *std::move(opened);
    reads_only_ = false;
}

void TaskIndex::open(store::Database& db) {
    auto opened = IndexFolder::open(folder_, IndexFolder::Use::write);
    const bool in_use = !opened && opened.error().reason == "overlap.in_use";
    if (in_use) opened = IndexFolder::open(folder_, IndexFolder::Use::read);
    if (!opened) return in_use ? void() : rebuild(db);
    const auto at = noted();
    const bool known = at.version >= 0 && db.read([&](store::ReadTx& tx) { return rows::has_change(tx, at); });
    if (!known) {
        opened->reset();
        return in_use ? void() : rebuild(db);
    }
    const std::lock_guard lock{mutex_};
    index_ = *std::move(opened);
    at_ = at;
    reads_only_ = in_use;
}

void TaskIndex::take_in(store::Database& db, std::int64_t most) {
    for (;;) {
        const auto [index, seen] = view();
        if (!index || most <= 0) return;
        const auto version = seen;  // clang 14 captures no structured binding
        std::vector<rows::Change> changes;
        std::vector<std::optional<EarlierTask>> tasks;
        db.read([&](store::ReadTx& tx) {
            changes = rows::changes_after(tx, version, static_cast<int>(std::min<std::int64_t>(most, kPage)));
            for (const auto& change : changes) tasks.push_back(rows::find_task(tx, change.task));
        });
        if (changes.empty()) return;
        for (std::size_t i = 0; i < changes.size(); ++i) {
            if (tasks[i]) index->add(record_of(*tasks[i]));
            else index->remove(changes[i].task.str());
        }
        note(changes.back().at);
        most -= static_cast<std::int64_t>(changes.size());
    }
}

void TaskIndex::follow(store::Database& db) {
    const std::lock_guard one{following_};
    if (reads_only_ && noted() != at_) close();
    if (!view()) open(db);
    if (!view() || reads_only_) return;
    // Nothing of the index is held here: making it anew waits until nobody does.
    const auto tasks = static_cast<std::int64_t>(view().index->corpus().size());
    const auto [now, known] = db.read([&](store::ReadTx& tx) { return std::pair{rows::corpus_version(tx), rows::has_change(tx, at_)}; });
    const auto behind = now.version - at_.version;
    if (!known || (behind > kMostOneByOne && behind * 10 > tasks)) return rebuild(db);
    take_in(db, behind);
}

void TaskIndex::follow_quickly(store::Database& db) {
    const std::unique_lock one{following_, std::try_to_lock};
    if (!one || reads_only_) return;
    const auto [index, version] = view();
    if (!index) return;
    const auto behind = db.read([](store::ReadTx& tx) { return rows::corpus_version(tx).version; }) - version;
    if (behind > 0 && behind <= kQuick) take_in(db, behind);
}

}  // namespace thienan::overlap
