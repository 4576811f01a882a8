// What the program registers of the directives: routes, menu, invariants.
#pragma once

#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "modules/directives/rules/deadlines.hpp"

#include <vector>

namespace thienan::directives {

// Pages and API. `shipped`: regulations/deadlines.toml, for the page of the deadline rules; not empty.
void add_routes(frame::Routes& routes, std::vector<rules::ShippedRules> shipped);
void add_api(frame::Routes& routes);
std::vector<frame::NavItem> nav();
std::vector<frame::Invariant> invariants();
frame::AuditedFields audited_fields();

}  // namespace thienan::directives
