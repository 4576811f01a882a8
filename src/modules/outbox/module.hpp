// What app registers of the outbox.
#pragma once

#include "frame/invariant.hpp"
#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "modules/outbox/model.hpp"

#include <vector>

namespace thienan::outbox {

// /me/notifications, /jobs, /jobs/{id}, /admin/mails and their API. `kinds` are the kinds of mail people may turn down.
void add_routes(frame::Routes& routes, std::vector<MailKind> kinds);
std::vector<frame::NavItem> nav();
std::vector<frame::Invariant> invariants();
frame::AuditedFields audited_fields();

}  // namespace thienan::outbox
