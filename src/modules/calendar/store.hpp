// Writing the special days. Not for other modules.
#pragma once

#include "modules/calendar/model.hpp"
#include "platform/store/store.hpp"

#include <optional>

namespace thienan::calendar::rows {

// A row of (day, kind, name).
SpecialDay day_of_row(const store::Row& row);

std::optional<SpecialDay> find(store::ReadTx& tx, Date day);
bool is_empty(store::ReadTx& tx);

// Replaces what the day was.
void put(store::WriteTx& tx, const SpecialDay& day);
void remove(store::WriteTx& tx, Date day);

// Tells every process that keeps the calendar in memory that it changed; once an act.
void renew_stamp(store::WriteTx& tx);

}  // namespace thienan::calendar::rows
