// What the lead agency does with an assignment. Who: a member of the lead agency (of a member agency where the lead is a
// group, of a successor where it has vanished) with directives.report who is in charge, or nobody is, or who holds
// directives.lead. basis: docs/basis/directives.md D3–D6
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::actions {

Result<Done> accept(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version);

// To a unit of the lead agency, a person of it, or both; with a due day of the agency's own. Needs directives.lead.
struct HandOn {
    Id<Agency> unit;
    Id<Person> person;
    Id<Person> leader;                  // responsible; 0 leaves it
    std::optional<Date> internal_due;
    std::string note;
};
// Refused: form errors unit, person (directives.not_of_the_lead_agency), internal_due (directives.internal_due_after_due).
Result<Done> hand_on(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const HandOn& to);

struct Progress {
    std::string text;                   // required, ≤ 20,000 code points
    int percent = 0;                    // 0…100
    std::vector<Id<File>> files;
};
// Co-operating agencies may report too; their report changes neither state nor percent.
Result<Id<Report>> report_progress(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Progress& progress);

// Refused: form errors grounds, new_due (directives.new_due_not_later); conflict directives.extension_pending, directives.no_due_to_extend.
Result<Id<Extension>> ask_extension(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version,
                                    std::string_view grounds, Date new_due);

Result<Done> return_back(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view reason);

struct Completion {
    std::string text;
    std::string evidence_symbol;        // number of the document that proves it: "12/BC-SKHCN"
    std::optional<Date> evidence_on;
    std::vector<Id<File>> files;
};
// Refused: form error evidence_symbol directives.evidence_required where there is neither a document nor a file;
// evidence_on directives.day_in_future.
Result<Id<Report>> report_completion(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Completion& completion);

}  // namespace thienan::directives::actions
