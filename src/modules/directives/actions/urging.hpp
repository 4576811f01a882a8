// The agency that gave the work out asks for it: đôn đốc.
// basis: docs/basis/directives.md D11
#pragma once

#include "modules/directives/actions/loading.hpp"
#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <string_view>

namespace thienan::directives::actions {

struct Urging {
    std::string note;            // may be empty, ≤ 2,000 code points
    std::string public_address;  // for the link in the mail
};
// One mail to whoever is in charge and the leader responsible; where nobody is in charge, to those of the lead agency who may hand
// it on. Changes no record; stands in its history. Needs directives.assign of the owner agency.
// Refused: forbidden as access::may_act for the owner's acts; conflict directives.clock_stands where it does not run,
// directives.urged_already on the same day, directives.nobody_to_urge.
Result<Done> urge(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Urging& urging);

// What of the above can be said before it is tried.
Result<Done> may_urge(store::ReadTx& tx, const Principal& who, const Loaded& loaded, Date today);

}  // namespace thienan::directives::actions
