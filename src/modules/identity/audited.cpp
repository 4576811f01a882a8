#include "modules/identity/module.hpp"

namespace thienan::identity {

frame::AuditedFields audited_fields() {
    using Values = frame::AuditedField::Values;
    return {{"account", "login", "identity.field_login"},
            {"account", "person", "identity.field_person"},
            {"account", "sessions", "identity.field_sessions"},
            {"account", "agency", "identity.field_agency"},
            {"account", "title", "identity.field_title"},
            {"account", "address", "identity.field_address"},
            {"account", "token", "identity.field_token"},
            {"account", "name", "identity.field_name"},
            {"account", "locked", "identity.field_locked", Values::flag},
            {"account", "language", "identity.field_language", Values::names, "identity.language_name_"},
            {"account", "theme", "identity.field_theme", Values::names, "frame.theme_"},
            {"account", "scopes", "identity.field_scopes", Values::names, ""},
            {"account", "last_day", "identity.field_last_day", Values::day},
            {"person", "name", "identity.field_name"},
            {"person", "code", "identity.field_code"},
            {"person", "email", "identity.field_email"},
            {"person", "phone", "identity.field_phone"},
            {"person", "node", "identity.field_node"},
            {"person", "title", "identity.field_title"},
            {"person", "roles", "identity.field_roles"},
            {"person", "left_on", "identity.field_left_on", Values::day},
            {"person", "is_leader", "identity.field_is_leader", Values::flag},
            {"person", "valid_from", "identity.field_valid_from", Values::day},
            {"person", "valid_to", "identity.field_valid_to", Values::day},
            {"role", "name", "identity.field_name"},
            {"role", "capabilities", "identity.field_capabilities", Values::names, ""},
            {"agency", "kind", "identity.field_kind", Values::names, "identity.kind_"},
            {"agency", "name", "identity.field_name"},
            {"agency", "short_name", "identity.field_short_name"},
            {"agency", "code", "identity.field_code"},
            {"agency", "parent", "identity.field_parent"},
            {"agency", "aliases", "identity.field_aliases"},
            {"agency", "members", "identity.field_members"},
            {"agency", "successors", "identity.field_successors"},
            {"agency", "valid_from", "identity.field_valid_from", Values::day},
            {"agency", "valid_to", "identity.field_valid_to", Values::day},
            {"import", "file", "identity.field_file"},
            {"import", "agencies", "identity.field_agencies"},
            {"import", "people", "identity.field_people"},
            {"import", "accounts", "identity.field_accounts"}};
}

}  // namespace thienan::identity
