// The columns of one list row and how they become an Item; shared by every query that lists assignments.
#pragma once

#include "modules/directives/queries/lists.hpp"

#include <string_view>

namespace thienan::directives::queries {

// The days a list is judged by.
struct Days {
    Date today, soon;
};
Days days_of(store::ReadTx& tx, Date today);

// select <kItemColumns> from … a (assignment) <kItemJoins>
extern const std::string_view kItemColumns;
extern const std::string_view kItemJoins;
Item item_at(const store::Row& row, const Days& days);

// What the principal's agency may see of its rows in assignment_seen: all of them, or only those it has a part in.
bool sees_owned(const Principal& who);

}  // namespace thienan::directives::queries
