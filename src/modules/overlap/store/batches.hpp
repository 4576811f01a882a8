// Rows of lists looked up at once. Only this module includes it.
#pragma once

#include "modules/overlap/batch.hpp"
#include "platform/store/store.hpp"

namespace thienan::overlap::rows {

std::optional<BatchEntry> find_batch(store::ReadTx& tx, Id<Batch> id);
std::vector<BatchEntry> batches_of(store::ReadTx& tx, Id<Agency> agency);
// With its lines, nothing found yet.
Id<Batch> insert_batch(store::WriteTx& tx, const Principal& who, std::string_view file_name, const std::vector<BatchItem>& items);
std::vector<BatchItem> items_of(store::ReadTx& tx, Id<Batch> id);        // without their texts
std::vector<BatchItem> whole_items_of(store::ReadTx& tx, Id<Batch> id);
std::vector<BatchLink> links_of(store::ReadTx& tx, Id<Batch> id);
// In place of what an earlier try left.
void save_results(store::WriteTx& tx, Id<Batch> id, const std::vector<BatchItem>& items, const std::vector<BatchLink>& links);
void save_done(store::WriteTx& tx, Id<Batch> id, std::int64_t corpus_version, std::int64_t corpus_tasks);

}  // namespace thienan::overlap::rows
