#include "modules/calendar/module.hpp"

namespace thienan::calendar {

frame::AuditedFields audited_fields() {
    using Values = frame::AuditedField::Values;
    return {{"calendar_day", "day", "calendar.day", Values::day},
            {"calendar_day", "kind", "calendar.kind", Values::names, "calendar.kind_"},
            {"calendar_day", "name", "calendar.name"}};
}

}  // namespace thienan::calendar
