// The review screen: correcting, splitting, merging, adding and dropping draft assignments, and judging points.
// All need directives.register for the owner agency and a draft directive (conflict directives.directive_not_in_this_state).
// basis: docs/basis/directives.md D1
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::actions {

// The fields of a draft that a person may write. Agencies given only as text are looked up by name.
struct DraftFields {
    std::string text;               // required, ≤ 20,000 code points
    Span span;                      // in the document's text; empty: added by hand
    Id<Point> point;                // 0: the innermost point around the span
    std::vector<Named> leads;
    std::vector<Named> with;
    Id<Person> leader;
    std::string product;
    Due due;
    std::optional<Date> internal_due;
    Force force = Force::hard;
};

// One agency takes the place of every lead the directory does not know (or of none); the document's words for them are kept.
// Refused: invalid directives.agency_vanished.
Result<Done> give_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, Id<Agency> agency);

// Refused (all field errors at once): text, span (directives.span_outside, directives.span_in_character), point, leads, due.on
// (directives.due_needs_day), due.from, due.condition, internal_due; too_large directives.too_many_assignments.
Result<Id<Assignment>> add_draft(store::WriteTx& tx, const Principal& who, Id<Directive> directive, DraftFields fields);
// A corrected draft no longer needs a check.
Result<Done> correct_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, DraftFields fields);
// A person looked at it and found it right.
Result<Done> check_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version);
// Two drafts, the second beginning at byte `at` of the document's text (between words, inside the span); leads, co-operating
// agencies and due stay with both. Returns the second. Refused: directives.split_outside.
Result<Id<Assignment>> split_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::int64_t at);
// The second is taken up into the first: texts joined in document order, spans widened, agencies united, the earlier due kept.
Result<Done> merge_drafts(store::WriteTx& tx, const Principal& who, Id<Assignment> first, std::int64_t first_version,
                          Id<Assignment> second, std::int64_t second_version);
Result<Done> drop_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version);

// Also of an active directive. no_work needs a reason (directives.reason_required) and no assignment of its own
// (conflict directives.point_has_assignments); heading needs points below it (directives.no_points_below).
Result<Done> mark_point(store::WriteTx& tx, const Principal& who, Id<Point> id, Disposition disposition, std::string_view reason);

}  // namespace thienan::directives::actions
