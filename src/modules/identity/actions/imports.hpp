// Uploading, looking at and confirming an import.
#pragma once

#include "modules/identity/import.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::identity {

struct Import {
    Id<Import> id;
    std::string file_name;
    Instant uploaded_at;
    std::optional<Instant> confirmed_at;
    std::int64_t agencies = 0, people = 0, accounts = 0;  // added
};

namespace queries {
// Newest first, at most 50. Refused: access::may_administer.
Result<std::vector<Import>> imports(store::ReadTx& tx, const Principal& who);
Result<Import> import(store::ReadTx& tx, const Principal& who, Id<Import> id);
}  // namespace queries

namespace actions {

// Keeps the file until it is confirmed (at most a week). Refused: read_import's refusals; conflict identity.import_done_before {0}
// where a file of the same content was confirmed.
Result<Id<Import>> upload_import(store::WriteTx& tx, const Principal& who, std::string_view file_name, std::string_view bytes, const Headings& headings);

// Applies the file and takes everything back.
Result<ImportReport> preview_import(store::Database& db, const Principal& who, Id<Import> id, const Headings& headings);

// All lines or none. Refused: conflict identity.import_has_errors {0}, identity.import_done_before {0}.
Result<ImportReport> confirm_import(store::WriteTx& tx, const Principal& who, Id<Import> id, const Headings& headings);

}  // namespace actions
}  // namespace thienan::identity
