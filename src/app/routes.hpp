// Every module's routes, menu entries, capabilities and invariants, in one place.
#pragma once

#include "app/regulations.hpp"
#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "modules/files/access.hpp"
#include "modules/overlap/task_index.hpp"

#include <vector>

namespace thienan::app {

// Which records' files somebody may see.
void add_all_file_viewers(files::Viewers& viewers, const Clock& clock);
// What routes work with; must outlive them. `viewers` say who may see a file, `index` is that of the earlier tasks.
struct RouteNeeds {
    const files::Viewers& viewers;
    const Regulations& regulations;
    overlap::TaskIndex& index;
};
void add_all_routes(frame::Routes& routes, const RouteNeeds& needs);
std::vector<frame::NavItem> all_nav();
frame::Capabilities all_capabilities();
std::vector<frame::Invariant> all_invariants();
frame::AuditedFields all_audited_fields();

// The OpenAPI 3.1 description of every route under /api/v1, made from the table of routes.
std::string openapi(const frame::Routes& routes);

}  // namespace thienan::app
