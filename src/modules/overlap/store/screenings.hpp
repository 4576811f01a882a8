// Rows of proposals and their look-ups. Only this module includes it.
#pragma once

#include "modules/overlap/screening.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <vector>

namespace thienan::overlap::rows {

std::optional<Proposal> find_proposal(store::ReadTx& tx, Id<Proposal> id);
Id<Proposal> insert_proposal(store::WriteTx& tx, const Principal& who, const Proposal& proposal);
// The text. frame.conflict where the row no longer has proposal.version.
Result<Done> update_proposal(store::WriteTx& tx, const Proposal& proposal);

std::optional<Screening> find_screening(store::ReadTx& tx, Id<Screening> id);
// Newest first.
std::vector<Screening> screenings_of(store::ReadTx& tx, Id<Proposal> proposal, int most);
// Also makes it the proposal's last one.
Id<Screening> insert_screening(store::WriteTx& tx, const Screening& screening, const std::vector<ScreeningHit>& hits);
// Decision, reasons, about, by whom and when. frame.conflict where the row no longer has screening.version.
Result<Done> update_decision(store::WriteTx& tx, const Screening& screening);

std::vector<ScreeningHit> hits_of(store::ReadTx& tx, Id<Screening> screening);
std::optional<ScreeningHit> find_hit(store::ReadTx& tx, Id<Screening> screening, std::int64_t rank);

}  // namespace thienan::overlap::rows
