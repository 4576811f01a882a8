// Adding files, tying them to records, and removing what nobody holds.
#pragma once

#include "frame/principal.hpp"
#include "modules/files/actions/contents.hpp"
#include "modules/files/model.hpp"
#include "platform/store/store.hpp"

#include <string_view>
#include <vector>

namespace thienan::files::actions {

// A content taken into the store becomes a file of `who`, seen by nobody else until a record holds it. `name` as the browser said.
// Refused: files.may_not_upload (forbidden) for nobody signed in.
Result<Id<File>> add_file(store::WriteTx& tx, const Principal& who, const Content& content, std::string_view name);

// The record holds the file from now on; whoever sees the record sees the file. The caller has checked that `who` may change the
// record. Twice is once. Refused: frame.not_found where there is no such file or it is another's upload.
Result<Done> attach(store::WriteTx& tx, const Principal& who, Id<File> file, const Subject& subject);

// The record no longer holds it. A file no record holds is seen by its uploader only and removed a day later.
// Refused: frame.not_found. The caller has checked that `who` may change the record.
Result<Done> detach(store::WriteTx& tx, const Principal& who, Id<File> file, const Subject& subject);

// The job: removes files no record held for a day, then contents and copies on disk that belong to no file. Returns how many
// files and contents went.
struct Swept {
    int files = 0;
    int contents = 0;
};
Swept sweep(store::Database& db, const Contents& contents);

// Re-hashes every content a file names. Reads the whole store; no transaction is open meanwhile.
std::vector<Damage> verify(store::Database& db, const Contents& contents);

}  // namespace thienan::files::actions
