// What mails about assignments have in common.
#pragma once

#include "modules/directives/model.hpp"
#include "modules/outbox/model.hpp"
#include "platform/store/store.hpp"

#include <string>

namespace thienan::directives::actions {

// The assignment's words, its document and due day, its address; nothing where it is gone.
void add_to_mail(store::ReadTx& tx, outbox::NewMail& mail, Id<Assignment> id, const std::string& public_address);
// How to get no more mails of this kind.
void end_mail(outbox::NewMail& mail, const std::string& public_address);

}  // namespace thienan::directives::actions
