// Files people upload and the program makes: what they are called, what they are, who holds them.
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "frame/principal.hpp"
#include "platform/office/sniff.hpp"

#include <cstdint>
#include <string>

namespace thienan {

// A stored file. Its content never changes; another version is another file.
struct File {
    Id<File> id;
    std::string sha256;        // lower-case hex
    std::int64_t size = 0;     // bytes
    office::Kind kind = office::Kind::unknown;
    std::string name;          // for people, with the extension of its kind; never a path
    Id<Person> uploaded_by;    // 0: the program itself
    Id<Agency> agency;
    Instant at;
    bool is_loose = false;     // no record holds it; removed a day later
};

namespace files {

// A record of some module, as what it holds the file: {"directive", 7, "document"}.
struct Subject {
    std::string kind;
    std::int64_t id = 0;
    std::string role;
};

// A content as it lies in the store.
struct Content {
    std::string sha256;
    std::int64_t size = 0;
    office::Kind kind = office::Kind::unknown;
};

// What verify() found wrong, for the operator.
struct Damage {
    std::string sha256;
    std::string what;          // "missing" or "changed"
    std::string name;          // of one of its files
};

}  // namespace files
}  // namespace thienan
