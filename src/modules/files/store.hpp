// Rows of files. Only this module includes it.
#pragma once

#include "modules/files/model.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <vector>

namespace thienan::files::rows {

std::optional<File> find(store::ReadTx& tx, Id<File> id);
std::vector<Subject> subjects_of(store::ReadTx& tx, Id<File> id);
bool is_known(store::ReadTx& tx, std::string_view sha256);

Id<File> insert(store::WriteTx& tx, const File& file);
// False where the record holds it as that already.
bool attach(store::WriteTx& tx, Id<File> id, const Subject& subject);
// False where the record does not hold it as that.
bool detach(store::WriteTx& tx, Id<File> id, const Subject& subject);
// Writes down whether any record holds the file now.
void save_looseness(store::WriteTx& tx, Id<File> id);
// At most `most`.
std::vector<File> loose_before(store::ReadTx& tx, Instant before, int most);
void remove(store::WriteTx& tx, Id<File> id);

File file_of(const store::Row& row);
inline constexpr std::string_view kColumns = "f.id, f.sha256, f.size, f.kind, f.name, f.uploaded_by, f.agency_id, f.at, f.loose_since";

}  // namespace thienan::files::rows
