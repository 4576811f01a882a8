// Reading proposals and their look-ups: those of the agency one acts for.
#pragma once

#include "modules/overlap/screening.hpp"
#include "platform/store/store.hpp"

namespace thienan::overlap::queries {

// frame.not_found, also for another agency's.
Result<Proposal> proposal(store::ReadTx& tx, const Principal& who, Id<Proposal> id);

struct ScreeningRecord {
    Proposal proposal;
    Screening screening;
    std::vector<ScreeningHit> hits;
};
Result<ScreeningRecord> screening(store::ReadTx& tx, const Principal& who, Id<Screening> id);
// All look-ups of a proposal, newest first.
std::vector<Screening> screenings(store::ReadTx& tx, const Proposal& proposal);

struct ProposalFilter {
    std::string search;                 // in titles; diacritics ignored
    enum class Decided { any, no, independent, continues, overlaps } decided = Decided::any;
};
struct ProposalItem {
    Id<Proposal> id;
    std::string title;
    Instant created_at;
    bool screened = false, stale = false;
    std::int64_t best_score = 0;
    std::string best_verdict;
    std::optional<Decision> decision;
};
struct ProposalPage {
    std::vector<ProposalItem> items;
    std::string previous, next;
};
// Newest first. `after` and `before`: as in the page's URL; 0 = from the newest.
ProposalPage proposals(store::ReadTx& tx, const Principal& who, const ProposalFilter& filter, Id<Proposal> after, Id<Proposal> before, int most);

}  // namespace thienan::overlap::queries
