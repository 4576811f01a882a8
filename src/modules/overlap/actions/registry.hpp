// Keeping the registry of earlier tasks.
#pragma once

#include "modules/overlap/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::overlap::actions {

// Refused: overlap.may_not_maintain (forbidden), the field errors of rules::checked, and overlap.code_taken at field code.
Result<Id<EarlierTask>> add_task(store::WriteTx& tx, const Principal& who, EarlierTask task);
// task.version as it was seen. Also refused: frame.not_found, frame.conflict.
Result<Done> change_task(store::WriteTx& tx, const Principal& who, EarlierTask task);
Result<Done> remove_task(store::WriteTx& tx, const Principal& who, Id<EarlierTask> id, std::int64_t version);

}  // namespace thienan::overlap::actions
