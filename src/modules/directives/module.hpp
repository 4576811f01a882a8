// What the program registers of the directives: routes, menu, invariants.
#pragma once

#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"

#include <vector>

namespace thienan::directives {

void add_routes(frame::Routes& routes);   // pages and API
void add_api(frame::Routes& routes);
std::vector<frame::NavItem> nav();
std::vector<frame::Invariant> invariants();

}  // namespace thienan::directives
