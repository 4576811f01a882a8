// Rows of agencies. Only this module includes it.
#pragma once

#include "modules/identity/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::identity::store_ {

// With aliases, successors and members. Returns the id.
Id<Agency> insert(store::WriteTx& tx, const Agency& agency);

// Refused: conflict frame.conflict where the stored version is not agency.version.
Result<Done> save(store::WriteTx& tx, const Agency& agency);

// Does anybody hold, has held or will hold a post right there?
bool has_posts(store::ReadTx& tx, Id<Agency> node);

}  // namespace thienan::identity::store_
