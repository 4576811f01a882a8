// Reading the audit: a record's history, the whole log for those who may, and the proof.
#pragma once

#include "modules/audit/model.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace thienan::audit {

// The capability to read the whole log; a record's own history is shown by the module that owns the record.
inline constexpr std::string_view kReadAll = "audit.read_all";

// Newest first, at most `most`. Refused attempts are not part of a record's history.
std::vector<Entry> history_of(store::ReadTx& tx, std::string_view subject_kind, std::int64_t subject, int most = 200);

struct Filter {
    std::string act;             // exact locale key, "" = all
    std::string subject_kind;
    std::int64_t subject = 0;
    Id<Person> person;
    std::optional<Date> from, to;
    bool refused_only = false;
    EntryId before;              // page: entries older than this one; 0 = newest
};
std::vector<Entry> log(store::ReadTx& tx, const Principal& who, const Filter& filter, int most = 50);

// What the proof found wrong first.
struct Break {
    EntryId entry;
    std::string what;            // "edited" (values or order), "removed", "added", "cut_off"
};
struct Proof {
    std::int64_t entries = 0;    // linked entries re-read
    std::int64_t pending = 0;    // committed but not linked yet
    std::string head;            // hex of the chain's last hash
    std::optional<Break> broken;
};
// Re-reads every entry's values and recomputes the whole chain; entries cut off the end are missed by the head noted beside the chain.
// Who can write to the database can also forge entries, links and head together: `expected_head` (Proof::head of an earlier proof, kept
// elsewhere) finds even that. Linear; reads in one snapshot.
Proof verify(store::ReadTx& tx, std::string_view expected_head = {});

// Where the chain ends now, for a note kept outside the database. One row.
struct ChainEnd {
    std::int64_t entries = 0;
    std::string head;
};
ChainEnd chain_end(store::ReadTx& tx);

}  // namespace thienan::audit
