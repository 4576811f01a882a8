// The pages of the outbox; module.cpp registers them.
#pragma once

#include "frame/routes.hpp"
#include "modules/outbox/model.hpp"

#include <vector>

namespace thienan::outbox {

void add_pages(frame::Routes& routes, const std::vector<MailKind>& kinds);
void add_job_pages(frame::Routes& routes);
void add_api(frame::Routes& routes, const std::vector<MailKind>& kinds);

}  // namespace thienan::outbox
