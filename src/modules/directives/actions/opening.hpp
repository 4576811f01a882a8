// Opening the periods of one recurring assignment. basis: docs/basis/directives.md D7
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::directives::actions {

// Opens every period of the series whose window has begun (at most 24 at a call) and notes when the next one opens.
// Nothing for an assignment without periods. Returns how many opened. `series` gets its new version.
Result<int> open_due_periods(store::WriteTx& tx, const Principal& who, Assignment& series);

}  // namespace thienan::directives::actions
