// Rows of assignments with their bodies. Saving keeps what lists, dashboards and search read in step (views.hpp).
#pragma once

#include "modules/directives/model.hpp"
#include "modules/directives/store/directives.hpp"

#include <optional>
#include <vector>

namespace thienan::directives::rows {

// Inserts draft or live; sets the record's id and version.
void insert(store::WriteTx& tx, Assignment& assignment);
std::optional<Assignment> find(store::ReadTx& tx, Id<Assignment> id);
// Of one directive in document order, all states.
std::vector<Assignment> assignments_of(store::ReadTx& tx, Id<Directive> directive);
// Conflict frame.conflict where the stored version is not before.version. `after.version` becomes the new one.
Result<Done> save(store::WriteTx& tx, const Assignment& before, Assignment& after);
Result<Done> erase_draft(store::WriteTx& tx, const Assignment& draft);

// The place of a new draft in document order: after those that begin no later than it, at the end where it has no span; the
// rows after it move down by one.
int make_room(store::WriteTx& tx, Id<Directive> directive, const Span& span);

// The first day of the last period opened of a series.
std::optional<Date> last_period_from(store::ReadTx& tx, Id<Assignment> series);

// What the agency has to do with it, from its row in assignment_seen; none where there is none.
struct SeenAs {
    bool owner = false;
    std::string part;
};
std::optional<SeenAs> seen_as(store::ReadTx& tx, Id<Assignment> assignment, Id<Agency> agency);

// Columns of kSelect, for queries that read whole assignments.
std::string_view assignment_columns();
Assignment assignment_at(const store::Row& row);

}  // namespace thienan::directives::rows
