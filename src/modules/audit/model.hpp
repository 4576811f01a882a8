// The audit: every act, by whom for whom, when, with the values before and after; hash-chained.
// basis: notice point 2d/2e "open, objective, transparent"; NĐ 224/2026 logging duty
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "frame/principal.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace thienan::audit {

struct Entry_;
using EntryId = Id<Entry_>;

// One field of the record, as text people can read. Secrets (passwords, tokens, sealed scores) never stand here.
struct Change {
    std::string field;
    std::string before;
    std::string after;
};

// What happened to what. `act` is a locale key: "directives.assignment_accepted".
struct Event {
    std::string act;
    std::string subject_kind;      // "assignment", "directive", "account", …
    std::int64_t subject = 0;      // its id; 0 where the act has no stored subject
    std::vector<Change> changes;
    std::string note;              // grounds given by the person, or the reason key of a refusal
};

struct Entry {
    EntryId id;
    Instant at;
    Id<Person> person;             // 0: nobody signed in, or the system
    std::string person_name;       // at that time
    Id<Agency> agency;             // for which agency
    std::string agency_name;
    std::string via;               // browser, token, system, nobody
    Event event;
    bool refused = false;
};

}  // namespace thienan::audit
