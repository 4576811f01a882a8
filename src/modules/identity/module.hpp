// What app/ registers of this module.
#pragma once

#include "frame/capability.hpp"
#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"

#include <vector>

namespace thienan::identity {

// The cookie that holds the session's secret.
inline constexpr std::string_view kSessionCookie = "session";

void add_routes(frame::Routes& routes);
std::vector<frame::NavItem> nav();
std::vector<frame::Invariant> invariants();
frame::Capabilities capabilities();
frame::AuditedFields audited_fields();

}  // namespace thienan::identity
