// Records and queries as JSON lines, one object a line, plain or gzipped: {"id","title","text","year"?,"place"?} (contract of `thienan overlap`).
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "engines/overlap/record.hpp"

namespace thienan::overlap {

class JsonLines {
public:
    // "-" is standard input. overlap.unreadable_file
    static Result<JsonLines> open(const std::string& path);
    JsonLines(JsonLines&&) noexcept;
    JsonLines& operator=(JsonLines&&) noexcept;
    ~JsonLines();

    // The next record; empty lines are passed over. overlap.bad_line with the file's name, the line's number and what is wrong.
    Result<std::optional<Record>> next();

private:
    struct Reader;
    explicit JsonLines(std::unique_ptr<Reader> reader);
    std::unique_ptr<Reader> reader_;
};

}  // namespace thienan::overlap
