// Acts on agencies; all need identity.administer.
#pragma once

#include "modules/identity/directory.hpp"
#include "platform/store/store.hpp"

namespace thienan::identity::actions {

// `agency.id` and `version` are given by the store. Refused: rules::check_agency's field errors.
Result<Id<Agency>> add_agency(store::WriteTx& tx, const Principal& who, Agency agency);
// The same for many in one transaction: checked against `growing`, which began as this transaction's directory, and added to it.
Result<Id<Agency>> add_agency(store::WriteTx& tx, const Principal& who, Agency agency, Directory& growing);

// Replaces everything but the successors. Refused: as above; conflict frame.conflict where `agency.version` is old.
Result<Done> change_agency(store::WriteTx& tx, const Principal& who, Agency agency);

// Merger, division, abolition: the agencies exist until the day before `from`, then the successors do their work (none: nobody).
// Refused: rules::check_succession.
Result<Done> succeed(store::WriteTx& tx, const Principal& who, const std::vector<Id<Agency>>& vanishing,
                     const std::vector<Id<Agency>>& successors, Date from);

}  // namespace thienan::identity::actions
