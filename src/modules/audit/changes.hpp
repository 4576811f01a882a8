// The stored form of an entry's changes: fields, values before and after, in order, as one text.
#pragma once

#include "modules/audit/model.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::audit {

// Each change is three counted strings "<bytes>:<text>", so any text may stand in them.
std::string pack_changes(const std::vector<Change>& changes);

// A text that was not packed so gives what could be read before the fault.
std::vector<Change> unpack_changes(std::string_view packed);

}  // namespace thienan::audit
