#include "modules/outbox/module.hpp"

namespace thienan::outbox {

frame::AuditedFields audited_fields() {
    using Values = frame::AuditedField::Values;
    return {{"person", "turned_down", "outbox.mails_turned_down", Values::names, ""}};
}

}  // namespace thienan::outbox
