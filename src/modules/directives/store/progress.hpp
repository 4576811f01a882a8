// Rows of reports and extensions of assignments.
#pragma once

#include "modules/directives/model.hpp"
#include "modules/directives/store/directives.hpp"

#include <optional>
#include <vector>

namespace thienan::directives::rows {

Id<Report> insert(store::WriteTx& tx, const Report& report);
std::vector<Report> reports_of(store::ReadTx& tx, Id<Assignment> assignment);

Id<Extension> insert(store::WriteTx& tx, const Extension& extension, Id<Agency> owner);
std::optional<Extension> find(store::ReadTx& tx, Id<Extension> id);
std::optional<Extension> pending_extension(store::ReadTx& tx, Id<Assignment> assignment);
std::vector<Extension> extensions_of(store::ReadTx& tx, Id<Assignment> assignment);
// Oldest first, those of assignments that agency gave out.
std::vector<Extension> asked_of(store::ReadTx& tx, Id<Agency> owner, int most);
Result<Done> save_decision(store::WriteTx& tx, Extension& extension);

}  // namespace thienan::directives::rows
