// Rows of earlier tasks and of what happened to them. Only this module includes it.
#pragma once

#include "modules/overlap/model.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <vector>

namespace thienan::overlap::rows {

EarlierTask task_of(const store::Row& row);

std::optional<EarlierTask> find_task(store::ReadTx& tx, Id<EarlierTask> id);
std::optional<EarlierTask> find_task_by_code(store::ReadTx& tx, std::string_view code);

std::vector<EarlierTask> tasks_with_codes(store::ReadTx& tx, const std::vector<std::string>& codes);

Id<EarlierTask> insert_task(store::WriteTx& tx, const EarlierTask& task);
// frame.conflict where the row no longer has task.version.
Result<Done> update_task(store::WriteTx& tx, const EarlierTask& task);
Result<Done> delete_task(store::WriteTx& tx, Id<EarlierTask> id, std::int64_t version);

// How far the history of the tasks has come.
struct CorpusVersion {
    std::int64_t version = 0;
    std::int64_t stamp = 0;
    friend bool operator==(const CorpusVersion&, const CorpusVersion&) = default;
};
void note_change(store::WriteTx& tx, Id<EarlierTask> task);
CorpusVersion corpus_version(store::ReadTx& tx);
bool has_change(store::ReadTx& tx, CorpusVersion at);

// The next changes after a version, in order; a task that is gone is none.
struct Change {
    CorpusVersion at;
    Id<EarlierTask> task;
};
std::vector<Change> changes_after(store::ReadTx& tx, std::int64_t version, int most);
// Tasks with an id above `after`, in order.
std::vector<EarlierTask> tasks_after(store::ReadTx& tx, Id<EarlierTask> after, int most);

}  // namespace thienan::overlap::rows
