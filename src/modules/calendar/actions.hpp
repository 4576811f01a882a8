// Maintaining the calendar.
#pragma once

#include "frame/principal.hpp"
#include "modules/calendar/model.hpp"
#include "platform/store/store.hpp"

#include <vector>

namespace thienan::calendar::actions {

// Sets a day, replacing what it was. forbidden without calendar.maintain; invalid by rules::check.
Result<Done> set_day(store::WriteTx& tx, const Principal& who, const SpecialDay& day);

// Makes a day an ordinary one again. not_found where it is ordinary already.
Result<Done> clear_day(store::WriteTx& tx, const Principal& who, Date day);

// Puts in the defaults of a new installation where the calendar is empty; returns how many days were set.
Result<std::int64_t> load_defaults(store::WriteTx& tx, const std::vector<SpecialDay>& defaults);

}  // namespace thienan::calendar::actions
