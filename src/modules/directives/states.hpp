// The life of an assignment and of a directive: the only tables of what may follow what. Code, buttons, docs and CHECKs
// derive from them.
#pragma once

#include "base/result.hpp"
#include "modules/directives/model.hpp"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace thienan::directives {

enum class Act {
    confirm_reading, accept, hand_on, report_progress, ask_extension, return_back, report_completion,
    confirm, send_back, reassign, decide_extension, meet_condition, suspend, resume, cancel, reopen, conclude, split,
};
// Who does it: the lead agency's side, the owner agency that gave the work out, or whoever registers the document.
enum class Party { lead, owner, registrar };

constexpr auto names(Act) {
    return Names{"directives.act_",
                 "confirm_reading", "accept", "hand_on", "report_progress", "ask_extension", "return_back", "report_completion",
                 "confirm", "send_back", "reassign", "decide_extension", "meet_condition", "suspend", "resume", "cancel", "reopen",
                 "conclude", "split"};
}
constexpr auto names(Party) { return Names{"directives.party_", "lead", "owner", "registrar"}; }

struct Transition {
    State from;
    Act act;
    State to;
    Party who;
    std::string_view basis;  // point of docs/basis/directives.md
};

// Where an act has two rows for one state (confirming a reading, resuming) the act says which is meant.
inline constexpr std::array kTransitions = {
    Transition{State::draft, Act::confirm_reading, State::waiting, Party::registrar, "D2"},
    Transition{State::draft, Act::confirm_reading, State::ongoing, Party::registrar, "D7"},

    Transition{State::waiting, Act::accept, State::in_progress, Party::lead, "D3"},
    Transition{State::waiting, Act::hand_on, State::in_progress, Party::lead, "D3"},
    Transition{State::waiting, Act::report_progress, State::in_progress, Party::lead, "D4"},
    Transition{State::waiting, Act::report_completion, State::reported, Party::lead, "D5"},
    Transition{State::waiting, Act::ask_extension, State::waiting, Party::lead, "D6"},
    Transition{State::waiting, Act::decide_extension, State::waiting, Party::owner, "D6"},
    Transition{State::waiting, Act::meet_condition, State::waiting, Party::owner, "D8"},
    Transition{State::waiting, Act::return_back, State::returned, Party::lead, "D3"},
    Transition{State::waiting, Act::reassign, State::waiting, Party::owner, "D3"},
    Transition{State::waiting, Act::suspend, State::suspended, Party::owner, "D9"},
    Transition{State::waiting, Act::cancel, State::cancelled, Party::owner, "D9"},
    Transition{State::waiting, Act::split, State::cancelled, Party::owner, "D10"},

    Transition{State::in_progress, Act::hand_on, State::in_progress, Party::lead, "D3"},
    Transition{State::in_progress, Act::report_progress, State::in_progress, Party::lead, "D4"},
    Transition{State::in_progress, Act::report_completion, State::reported, Party::lead, "D5"},
    Transition{State::in_progress, Act::ask_extension, State::in_progress, Party::lead, "D6"},
    Transition{State::in_progress, Act::decide_extension, State::in_progress, Party::owner, "D6"},
    Transition{State::in_progress, Act::meet_condition, State::in_progress, Party::owner, "D8"},
    Transition{State::in_progress, Act::return_back, State::returned, Party::lead, "D3"},
    Transition{State::in_progress, Act::reassign, State::waiting, Party::owner, "D3"},
    Transition{State::in_progress, Act::suspend, State::suspended, Party::owner, "D9"},
    Transition{State::in_progress, Act::cancel, State::cancelled, Party::owner, "D9"},
    Transition{State::in_progress, Act::split, State::cancelled, Party::owner, "D10"},

    Transition{State::reported, Act::confirm, State::completed, Party::owner, "D5"},
    Transition{State::reported, Act::send_back, State::in_progress, Party::owner, "D5"},
    Transition{State::reported, Act::cancel, State::cancelled, Party::owner, "D9"},

    Transition{State::returned, Act::reassign, State::waiting, Party::owner, "D3"},
    Transition{State::returned, Act::cancel, State::cancelled, Party::owner, "D9"},

    Transition{State::ongoing, Act::hand_on, State::ongoing, Party::lead, "D7"},
    Transition{State::ongoing, Act::report_progress, State::ongoing, Party::lead, "D7"},
    Transition{State::ongoing, Act::reassign, State::ongoing, Party::owner, "D7"},
    Transition{State::ongoing, Act::suspend, State::suspended, Party::owner, "D9"},
    Transition{State::ongoing, Act::conclude, State::completed, Party::owner, "D7"},
    Transition{State::ongoing, Act::cancel, State::cancelled, Party::owner, "D9"},
    Transition{State::ongoing, Act::split, State::cancelled, Party::owner, "D10"},

    Transition{State::suspended, Act::resume, State::waiting, Party::owner, "D9"},
    Transition{State::suspended, Act::resume, State::in_progress, Party::owner, "D9"},
    Transition{State::suspended, Act::resume, State::ongoing, Party::owner, "D9"},
    Transition{State::suspended, Act::cancel, State::cancelled, Party::owner, "D9"},

    Transition{State::completed, Act::reopen, State::in_progress, Party::owner, "D9"},
    Transition{State::cancelled, Act::reopen, State::waiting, Party::owner, "D9"},
};

// Whose act it is. Every act has one party, whatever the state.
Party party_of(Act act);

// The state after the act. `to` chooses where the table has several; conflict "directives.not_in_this_state" {state, act}
// where the table has none.
Result<State> advance(State from, Act act, std::optional<State> to = std::nullopt);

// What the table lets anybody do now, each act once, in table order.
std::vector<Act> acts_from(State from);

// The clock runs: a deadline that passes makes it overdue.
constexpr bool is_running(State state) {
    return state == State::waiting || state == State::in_progress || state == State::returned;
}
// Not over.
constexpr bool is_open(State state) {
    return state != State::draft && state != State::completed && state != State::cancelled;
}

enum class DirectiveAct { confirm, close, reopen, withdraw };

constexpr auto names(DirectiveAct) { return Names{"directives.directive_act_", "confirm", "close", "reopen", "withdraw"}; }

struct DirectiveTransition {
    DirectiveState from;
    DirectiveAct act;
    DirectiveState to;
};
inline constexpr std::array kDirectiveTransitions = {
    DirectiveTransition{DirectiveState::draft, DirectiveAct::confirm, DirectiveState::active},
    DirectiveTransition{DirectiveState::draft, DirectiveAct::withdraw, DirectiveState::withdrawn},
    DirectiveTransition{DirectiveState::active, DirectiveAct::close, DirectiveState::closed},
    DirectiveTransition{DirectiveState::active, DirectiveAct::withdraw, DirectiveState::withdrawn},
    DirectiveTransition{DirectiveState::closed, DirectiveAct::reopen, DirectiveState::active},
};
// Conflict "directives.directive_not_in_this_state" {state, act} where the table has no such row.
Result<DirectiveState> advance(DirectiveState from, DirectiveAct act);

}  // namespace thienan::directives
