// What app registers of the directives.
#pragma once

#include "frame/capability.hpp"
#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "modules/directives/rules/deadlines.hpp"
#include "modules/files/access.hpp"
#include "modules/outbox/model.hpp"

#include <vector>

namespace thienan::directives {

// Pages and API. `shipped`: regulations/deadlines.toml, for the page of the deadline rules; not empty.
void add_routes(frame::Routes& routes, std::vector<rules::ShippedRules> shipped);
void add_api(frame::Routes& routes);
std::vector<frame::NavItem> nav();
std::vector<frame::Invariant> invariants();
frame::Capabilities capabilities();
std::vector<outbox::MailKind> mail_kinds();       // that people may turn down
void add_file_viewers(files::Viewers& viewers, const Clock& clock);
frame::AuditedFields audited_fields();

}  // namespace thienan::directives
