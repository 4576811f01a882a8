// What app registers of the module: the registry of earlier tasks, and the screening of proposals against them.
#pragma once

#include "frame/capability.hpp"
#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"

#include <vector>

namespace thienan::overlap {

void add_routes(frame::Routes& routes);
std::vector<frame::NavItem> nav();
frame::Capabilities capabilities();
std::vector<frame::Invariant> invariants();
frame::AuditedFields audited_fields();

}  // namespace thienan::overlap
