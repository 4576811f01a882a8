// What app registers of files.
#pragma once

#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "modules/files/access.hpp"

#include <vector>

namespace thienan::files {

// GET /files/{id} and the API. `viewers` must outlive the routes. `most` bytes of one upload.
void add_routes(frame::Routes& routes, const Viewers& viewers, std::int64_t most);
std::vector<frame::Invariant> invariants();
frame::AuditedFields audited_fields();

}  // namespace thienan::files
