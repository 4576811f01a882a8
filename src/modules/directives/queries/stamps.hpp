// Short texts that are different as soon as what a page shows is: what live notes compare. Each costs a few index look-ups.
#pragma once

#include "modules/directives/queries/home.hpp"
#include "modules/directives/queries/records.hpp"

#include <string>

namespace thienan::directives::queries {

// Of rows of a list: which they are and at which version.
std::string stamp_of(const std::vector<Item>& items);
std::string stamp_of(const MyWork& work);
// As stamp() gives it.
std::string stamp_of(const AssignmentRecord& record);
std::string stamp_of(const Review& review);

// Of a record: its own version and what belongs to it (reports of co-operating agencies; the directive's points and assignments).
// not_found where the principal may not see it.
Result<std::string> stamp(store::ReadTx& tx, const Principal& who, Id<Assignment> id);
Result<std::string> stamp(store::ReadTx& tx, const Principal& who, Id<Directive> id);

}  // namespace thienan::directives::queries
