#include "modules/directives/states.hpp"

#include <algorithm>

namespace thienan::directives {

Party party_of(Act act) {
    for (const auto& row : kTransitions)
        if (row.act == act) return row.who;
    CHECK(false);
}

Result<State> advance(State from, Act act, std::optional<State> to) {
    for (const auto& row : kTransitions)
        if (row.from == from && row.act == act && (!to || row.to == *to)) return row.to;
    return Error{Code::conflict, "directives.not_in_this_state", {key_of(from), key_of(act)}};
}

std::vector<Act> acts_from(State from) {
    std::vector<Act> out;
    for (const auto& row : kTransitions)
        if (row.from == from && std::find(out.begin(), out.end(), row.act) == out.end()) out.push_back(row.act);
    return out;
}

Result<DirectiveState> advance(DirectiveState from, DirectiveAct act) {
    for (const auto& row : kDirectiveTransitions)
        if (row.from == from && row.act == act) return row.to;
    return Error{Code::conflict, "directives.directive_not_in_this_state", {key_of(from), key_of(act)}};
}

}  // namespace thienan::directives
