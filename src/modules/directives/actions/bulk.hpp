// One act on many picked assignments. Each row is decided by the act on one record, at the version that was seen, in a
// transaction of its own: what is refused for one leaves the others done.
#pragma once

#include "modules/directives/actions/progress.hpp"
#include "modules/directives/actions/urging.hpp"

#include <string_view>

namespace thienan::directives {

enum class BulkAct { accept, hand_on, internal_due, urge };

constexpr auto names(BulkAct) { return Names{"directives.bulk_", "accept", "hand_on", "internal_due", "urge"}; }

inline constexpr std::size_t kMostPicked = 200;  // of one request

struct Picked {
    Id<Assignment> id;
    std::int64_t version = 0;
};

namespace actions {

struct BulkOrder {
    BulkAct act = BulkAct::accept;
    HandOn to;          // hand_on, internal_due: where neither unit nor person is named, both stay as they are; so does an empty day
    Urging urging;      // urge
};
// Refused as accept, hand_on and urge; conflict directives.nobody_in_charge where an internal day is set for nobody.
Result<Done> act_on(store::WriteTx& tx, const Principal& who, const Picked& row, const BulkOrder& order);

// What can be said before it is tried: version, access, state. Conflict frame.conflict where the record changed since it was picked.
struct Asked {
    BulkAct act = BulkAct::accept;
    Date today;
};
Result<Done> may_act_on(store::ReadTx& tx, const Principal& who, const Picked& row, const Asked& asked);

}  // namespace actions
}  // namespace thienan::directives
