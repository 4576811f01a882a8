// What app registers of the calendar.
#pragma once

#include "frame/capability.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"

#include <vector>

namespace thienan::calendar {

void add_routes(frame::Routes& routes);
std::vector<frame::NavItem> nav();
frame::Capabilities capabilities();
frame::AuditedFields audited_fields();

}  // namespace thienan::calendar
