// What app registers of the module: the registry of earlier tasks, and the screening of proposals against them.
#pragma once

#include "frame/capability.hpp"
#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"

#include <vector>

namespace thienan::files {
class Viewers;
}

namespace thienan::overlap {

class TaskIndex;

// `index` must outlive the routes.
void add_routes(frame::Routes& routes, TaskIndex& index);
// Who sees a proposal sees the document it came as.
void add_file_viewers(files::Viewers& viewers);
std::vector<frame::NavItem> nav();
frame::Capabilities capabilities();
std::vector<frame::Invariant> invariants();
frame::AuditedFields audited_fields();

}  // namespace thienan::overlap
