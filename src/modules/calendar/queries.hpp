// Reading the calendar.
#pragma once

#include "base/calendar.hpp"
#include "modules/calendar/model.hpp"
#include "platform/store/store.hpp"

#include <memory>
#include <vector>

namespace thienan::calendar::queries {

// The province's working days. Kept in memory; one tiny query tells whether it is still true.
std::shared_ptr<const WorkingCalendar> working_calendar(store::ReadTx& tx);

// The special days of one year, in order.
std::vector<SpecialDay> days_of(store::ReadTx& tx, int year);

}  // namespace thienan::calendar::queries
