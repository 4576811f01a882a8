// The contents of files on disk, each once under its SHA-256: <data folder>/files/ab/abcdef….
// Nothing a user says is ever part of a path. A content is written beside its place, synced, and renamed into it, read-only.
// Cheap to make where it is needed; several processes may use one folder.
#pragma once

#include "base/result.hpp"
#include "modules/files/model.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace thienan::files {

class Contents {
public:
    static constexpr std::int64_t kUsualMost = 100 << 20;

    // `most` bytes of one file. Folders are made when something is first written.
    explicit Contents(std::string data_folder, std::int64_t most = kUsualMost);

    // Copies an upload's temporary file into the store. Do it before the transaction; then actions::add_file within. What no
    // file row names after a day is swept away. A disk that cannot be written is an exception.
    // Refused (invalid): files.empty, files.unreadable, the reasons of rules::may_take, files.bomb; (too_large): files.too_large {MB}.
    Result<Content> take(const std::string& temporary_file) const;
    // The same with bytes the program has in memory.
    Result<Content> keep(std::string_view bytes) const;

    // Where a content lies; `sha256` must be one (CHECK).
    std::string path_of(std::string_view sha256) const;
    bool has(std::string_view sha256) const;
    // Re-reads it: "" where it is whole, else what is wrong: "missing", "changed".
    std::string damage_of(std::string_view sha256) const;

    // Removes contents and unfinished copies last written before `before` that `is_known` denies. Returns how many.
    int sweep(Instant before, const std::function<bool(std::string_view sha256)>& is_known) const;

private:
    Result<Content> settle(int descriptor, const std::string& temporary) const;

    std::string root_;
    std::int64_t most_;
};

}  // namespace thienan::files
