// What app registers of the audit.
#pragma once

#include "frame/capability.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"

#include <vector>

namespace thienan::audit {

void add_routes(frame::Routes& routes);
std::vector<frame::NavItem> nav();
frame::Capabilities capabilities();

}  // namespace thienan::audit
