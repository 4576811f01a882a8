// Figures from tallies kept in the same transaction as every act; each figure has the filter that lists what it counts.
#pragma once

#include "modules/directives/queries/lists.hpp"

namespace thienan::directives::queries {

// total = completed (in time + late) + not completed; suspended, ongoing and reported ones stand apart from the running.
struct Figures {
    std::int64_t done_in_time = 0, done_late = 0;
    std::int64_t open_no_due = 0, open_in_time = 0, open_soon = 0, open_overdue = 0;   // running; in_time without soon
    std::int64_t reported = 0, suspended = 0, ongoing = 0, cancelled = 0;
    std::int64_t overdue_30 = 0, overdue_60 = 0, overdue_120 = 0, overdue_more = 0;    // of open_overdue; of all, not by agency
    std::int64_t open() const { return open_no_due + open_in_time + open_soon + open_overdue + reported + suspended + ongoing; }
    std::int64_t total() const { return done_in_time + done_late + open(); }
};
struct AgencyFigures {
    Id<Agency> agency;                       // the lead; 0: no agency known
    Figures figures;
};
struct MonthFigures {
    int year = 0, month = 0;
    std::int64_t done_in_time = 0, done_late = 0;
};
struct Dashboard {
    enum class Side { owner, lead };
    Side side = Side::lead;                  // owner: all the acting agency gave out; lead: all it has to do
    Figures all;
    std::vector<AgencyFigures> agencies;     // owner: by lead; lead: by owner; most overdue first
    std::vector<MonthFigures> months;        // the last twelve, oldest first, gaps filled
};
// The owner's side where the principal holds read_all, register or assign, unless the lead's is asked for.
Dashboard dashboard(store::ReadTx& tx, const Principal& who, Date today, std::optional<Dashboard::Side> side = std::nullopt);

// One agency's page: what it leads of all this principal may see. Of the owner: from the tallies.
Figures figures_of(store::ReadTx& tx, const Principal& who, Id<Agency> lead, Date today);

}  // namespace thienan::directives::queries
