// Looking proposals up, and deciding what that means.
#pragma once

#include "modules/overlap/screening.hpp"
#include "modules/overlap/task_index.hpp"
#include "platform/store/store.hpp"

namespace thienan::overlap::actions {

struct NewProposal {
    std::string title, text;
    Id<File> file;               // attached to it
    Id<EarlierTask> from_task;   // its title and text stand in for what was not given
};
// Refused: overlap.may_not_screen (forbidden), the field errors of rules::check_proposal, frame.not_found for the task.
Result<Id<Proposal>> add_proposal(store::WriteTx& tx, const Principal& who, NewProposal input);

// The text, so that what was looked up before holds no longer. Refused also: frame.not_found, frame.conflict.
Result<Done> change_proposal(store::WriteTx& tx, const Principal& who, Id<Proposal> id, std::int64_t version, std::string title, std::string text);

// What the index says of a proposal; no transaction, about a millisecond.
struct Found {
    TaskIndex::View view;
    std::vector<Hit> hits;
};
// Refused: overlap.index_not_ready (unavailable).
Result<Found> look_up(const TaskIndex& index, const Proposal& proposal);

// Keeps it, with the tasks as they are now. Where the proposal was changed meanwhile: frame.conflict.
Result<Id<Screening>> keep_screening(store::WriteTx& tx, const Principal& who, const Proposal& proposal, const Found& found);

// The whole: read, look up, keep. Refused: frame.not_found, overlap.may_not_screen, overlap.index_not_ready.
Result<Id<Screening>> screen(store::Database& db, TaskIndex& index, const Principal& who, Id<Proposal> id);

struct NewDecision {
    Decision decision = Decision::independent;
    std::string reasons;
    std::int64_t about = 0;      // rank of the task that is continued or overlapped
};
// Refused: frame.not_found, overlap.may_not_decide, overlap.stale (conflict) where the text changed since or it was looked up again,
// frame.conflict, the field errors of rules::check_decision.
Result<Done> decide(store::WriteTx& tx, const Principal& who, Id<Screening> id, std::int64_t version, NewDecision input);

}  // namespace thienan::overlap::actions
