// The zip archive inside .docx and .xlsx, read in memory under limits. Names of entries are only ever compared;
// nothing is written to disk, so a path in an archive cannot lead anywhere.
#pragma once

#include "base/result.hpp"
#include "platform/office/limits.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace thienan::office {

class Archive {
public:
    // `bytes` and `limits` must outlive the archive.
    // Refused: office.too_large (input, entries), office.encrypted (an OLE container holding an encrypted package),
    // office.legacy (any other OLE container), office.broken_zip.
    static Result<Archive> open(std::string_view bytes, const Limits& limits);

    bool has(const std::string& name) const;
    // What all entries claim to hold, against part_bytes, unpacked_bytes and unpack_ratio, without unpacking anything.
    // Refused: office.too_large, office.zip_bomb, office.broken_zip. O(entries).
    Result<Done> check_sizes() const;

    // The unpacked entry. Refused: office.part_missing {name}, office.encrypted, office.too_large, office.zip_bomb,
    // office.broken_zip (also on a wrong checksum).
    Result<std::string> read(const std::string& name);

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    Archive(zip* archive, const Limits& limits) : zip_(archive), limits_(&limits) {}

    std::unique_ptr<zip, Close> zip_;
    const Limits* limits_;
    std::size_t unpacked_ = 0;
};

// Packs parts in the order given, all stamped 1980-01-01 so that equal input gives equal bytes.
struct Part {
    std::string name;
    std::string content;
};
std::string pack(const std::vector<Part>& parts);

}  // namespace thienan::office
