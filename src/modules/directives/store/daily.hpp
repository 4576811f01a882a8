// What the daily jobs look for.
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <vector>

namespace thienan::directives::rows {

// Series whose next period opens on that day or before, at most `most`.
std::vector<Id<Assignment>> series_to_open(store::ReadTx& tx, Date today, std::int64_t most);

struct Reminded {
    Id<Assignment> assignment;
    Id<Person> person, leader;
    Id<Agency> unit;
};
// Running ones due on that day: by the effective due day, or by the earlier of it and the internal one.
std::vector<Reminded> due_on(store::ReadTx& tx, Date day);
std::vector<Reminded> work_due_on(store::ReadTx& tx, Date day);
// Agencies that lead it today (members of a group, successors).
std::vector<Id<Agency>> leading(store::ReadTx& tx, Id<Assignment> assignment);

struct Running {
    Id<Person> person;
    Id<Assignment> assignment;
};
// Everything running somebody is in charge of, by person, most urgent first.
std::vector<Running> running_by_person(store::ReadTx& tx);

struct Dated {
    Id<Assignment> assignment;
    Date due_on;
    std::string due_sort;
};
// Not over, with a due day of their own.
std::vector<Dated> open_with_due(store::ReadTx& tx);
// Open ones that name a group, or an agency that ends on some day.
std::vector<Id<Assignment>> open_of_changing_agencies(store::ReadTx& tx);

}  // namespace thienan::directives::rows
