// What the agency that gave the work out does: all need directives.assign for the owner agency.
// basis: docs/basis/directives.md D5 (four eyes), D6, D8–D10
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::actions {

// Refused: forbidden directives.four_eyes for whoever reported it.
Result<Done> confirm_completion(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view note);
Result<Done> send_back(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view reason);

enum class Decision { grant, refuse };
// A refusal needs words. Refused: forbidden directives.four_eyes for whoever asked; conflict directives.already_decided.
Result<Done> decide_extension(store::WriteTx& tx, const Principal& who, Id<Extension> id, std::int64_t version, Decision decision,
                              std::string_view words);

struct Reassignment {
    Named lead;                             // agency required
    std::vector<Named> with;
    std::optional<Date> due_on;             // none leaves the due as it is
    std::string reason;                     // required
};
Result<Done> reassign(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Reassignment& to);

// What a conditional assignment waited for has happened; it is due on that day.
Result<Done> meet_condition(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, Date due_on, std::string_view note);

// A reason is required by each. A suspended one's clock stands still; it resumes in the state it was in.
Result<Done> suspend(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view reason);
Result<Done> resume(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view reason);
Result<Done> cancel(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view reason);
Result<Done> reopen_assignment(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view reason);
// A standing or recurring assignment is over: no period opens any more.
Result<Done> conclude(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view reason);

// One assignment for each member of the group that leads; the group's own ends. Returns the new ones.
// Refused: conflict directives.lead_is_no_group.
Result<std::vector<Id<Assignment>>> split_by_member(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version);

}  // namespace thienan::directives::actions
