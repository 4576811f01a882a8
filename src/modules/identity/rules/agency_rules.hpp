// What a directory of agencies must satisfy. Pure.
#pragma once

#include "base/result.hpp"
#include "modules/identity/directory.hpp"

namespace thienan::identity::rules {

// Trims nothing; `agency.id` 0 means a new one. Collects field errors under the form's names (name, code, parent, kind, valid_to,
// members): identity.agency_name_taken (same name under the same parent at overlapping times), identity.code_taken,
// identity.parent_unknown, identity.parent_inside_itself, identity.unit_needs_parent, identity.group_has_no_units,
// identity.members_only_of_groups, identity.member_unknown, identity.ends_before_start, identity.ends_after_successor {day}.
void check_agency(const Directory& directory, const Agency& agency, FieldErrors& errors);

// May these vanish, their work going on from `from` at the successors? Refused (invalid) with
// identity.nothing_chosen, identity.successor_is_itself, identity.successor_not_there, identity.already_vanished {name}.
Result<Done> check_succession(const Directory& directory, const std::vector<Id<Agency>>& vanishing,
                              const std::vector<Id<Agency>>& successors, Date from);

}  // namespace thienan::identity::rules
