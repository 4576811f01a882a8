// Links from a directive or an assignment to any other record of the house.
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::directives::actions {

// A directive's: whoever registers or assigns for its owner. An assignment's: also the lead side; of a draft, who registers.
// Refused: not_found where the record may not be seen; the reasons of access::may_act and may_register.
Result<Done> may_link(store::ReadTx& tx, const Principal& who, const Holder& holder);

// `kind` is a record kind of the house; the target of a known kind ("directive", "assignment", "file") must be one `who` may see. A file
// is one's own upload and is held by the record from now on. Twice is once.
// Refused: may_link; form errors kind, target (form.not_a_choice, form.required, frame.not_found, directives.link_to_itself), note, title.
Result<Done> add_link(store::WriteTx& tx, const Principal& who, const Holder& holder, const Link& link);
// Refused: may_link; not_found where there is no such link.
Result<Done> remove_link(store::WriteTx& tx, const Principal& who, const Holder& holder, const Link& link);

}  // namespace thienan::directives::actions
