// Reading about files. Whoever shows a record's files may see the record; a single file is asked for with find_visible.
#pragma once

#include "modules/files/access.hpp"
#include "modules/files/model.hpp"
#include "platform/store/store.hpp"

#include <string_view>
#include <vector>

namespace thienan::files::queries {

// Refused: frame.not_found – no such file, or `who` may not see it.
Result<File> find_visible(store::ReadTx& tx, const Viewers& viewers, const Principal& who, Id<File> id);

struct Held {
    File file;
    std::string role;
};
// The files a record holds, in the order they were uploaded.
std::vector<Held> held_by(store::ReadTx& tx, std::string_view subject_kind, std::int64_t subject);

// The file itself, whoever asks: for the module that owns a record holding it, and for jobs.
std::optional<File> find(store::ReadTx& tx, Id<File> id);

}  // namespace thienan::files::queries
