// Taking lists of earlier tasks in: uploaded, looked at, confirmed, then carried out as long work.
#pragma once

#include "modules/outbox/actions/working.hpp"
#include "modules/overlap/import.hpp"

namespace thienan::overlap {

struct Import;  // a list that was uploaded
struct ImportEntry {
    Id<Import> id;
    std::string file_name, source;
    Instant uploaded_at;
    std::optional<Instant> confirmed_at;
    std::int64_t rows = 0, added = 0, changed = 0, refused = 0;
};

namespace queries {

// Newest first. Refused: overlap.may_not_maintain.
Result<std::vector<ImportEntry>> imports(store::ReadTx& tx, const Principal& who);
// Also frame.not_found.
Result<ImportEntry> import(store::ReadTx& tx, const Principal& who, Id<Import> id);
// What its lines would do now.
Result<std::vector<WeighedLine>> import_lines(store::ReadTx& tx, const Principal& who, Id<Import> id, const Headings& headings);

}  // namespace queries

namespace actions {

// A list that read_import could read: do that before the transaction, a large one takes a second.
struct NewImport {
    std::string file_name;
    std::string source;      // for lines that name none
    std::string_view bytes;
    std::size_t lines = 0;
};
// Refused: overlap.may_not_maintain.
Result<Id<Import>> upload_import(store::WriteTx& tx, const Principal& who, const NewImport& input);
// Leaves the work behind; returns its job. Refused: overlap.import_done_before (conflict), outbox.too_many_jobs.
Result<Id<Job>> confirm_import(store::WriteTx& tx, const Principal& who, Id<Import> id);
// The work: line by line in short transactions, so that others can write meanwhile; done twice is done once. Lines with errors are left out.
Result<std::string> run_import(store::Database& db, const Principal& who, outbox::actions::JobRun& job, const Headings& headings);

}  // namespace actions
}  // namespace thienan::overlap
