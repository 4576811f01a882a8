// Looking up a whole list: taken in, then carried out as long work.
#pragma once

#include "modules/outbox/actions/working.hpp"
#include "modules/overlap/batch.hpp"
#include "modules/overlap/task_index.hpp"

namespace thienan::overlap {

namespace queries {

// Those of the agency, newest first.
std::vector<BatchEntry> batches(store::ReadTx& tx, const Principal& who);
struct BatchRecord {
    BatchEntry batch;
    std::vector<BatchItem> items;   // without their texts
    std::vector<BatchLink> links;
};
// frame.not_found, also for another agency's.
Result<BatchRecord> batch(store::ReadTx& tx, const Principal& who, Id<Batch> id);
Result<BatchItem> batch_item(store::ReadTx& tx, const Principal& who, Id<Batch> id, std::int64_t line);

}  // namespace queries

namespace actions {

// Refused: overlap.may_not_screen, as rules::read_batch, outbox.too_many_jobs.
Result<Id<Job>> queue_batch(store::WriteTx& tx, const Principal& who, std::string_view file_name, const std::vector<BatchItem>& items);
// The work. Refused: overlap.index_not_ready.
Result<std::string> run_batch(store::Database& db, TaskIndex& index, const Principal& who, outbox::actions::JobRun& job);

}  // namespace actions
}  // namespace thienan::overlap
