#include "modules/directives/actions/bulk.hpp"

namespace thienan::directives::actions {
namespace {

Act act_of(BulkAct act) { return act == BulkAct::accept ? Act::accept : Act::hand_on; }

Result<Done> somebody_in_charge(const Assignment& a) {
    if (a.unit || a.person) return Done{};
    return Error{Code::conflict, "directives.nobody_in_charge"};
}

// Nobody who has it loses it because somebody set a day for many.
Result<Done> hand_on_keeping(store::WriteTx& tx, const Principal& who, const Picked& row, const BulkOrder& order) {
    TRY_ASSIGN(const auto held, load_for(tx, who, row.id, row.version, Act::hand_on));
    if (order.act == BulkAct::internal_due) TRY(somebody_in_charge(held));
    auto to = order.to;
    if (!to.unit && !to.person) to.unit = held.unit, to.person = held.person;
    if (!to.internal_due) to.internal_due = held.internal_due;
    return hand_on(tx, who, row.id, row.version, to);
}

}  // namespace

Result<Done> act_on(store::WriteTx& tx, const Principal& who, const Picked& row, const BulkOrder& order) {
    switch (order.act) {
        case BulkAct::accept: return accept(tx, who, row.id, row.version);
        case BulkAct::hand_on:
        case BulkAct::internal_due: return hand_on_keeping(tx, who, row, order);
        case BulkAct::urge: return urge(tx, who, row.id, row.version, order.urging);
    }
    CHECK(false);
}

Result<Done> may_act_on(store::ReadTx& tx, const Principal& who, const Picked& row, const Asked& asked) {
    TRY_ASSIGN(const auto loaded, load_assignment(tx, who, row.id));
    const auto& a = loaded.assignment;
    if (a.version != row.version) return rows::stale();
    if (asked.act == BulkAct::urge) return may_urge(tx, who, loaded, asked.today);
    TRY(access::may_act(who, a, loaded.standing, act_of(asked.act)));
    TRY(advance(a.state, act_of(asked.act)));
    if (asked.act == BulkAct::internal_due) TRY(somebody_in_charge(a));
    return Done{};
}

}  // namespace thienan::directives::actions
