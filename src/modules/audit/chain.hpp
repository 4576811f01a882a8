// The hash chain. Pure: values in, hash out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace thienan::audit {

// An entry exactly as stored: what the hash covers.
struct StoredEntry {
    std::int64_t id, at, person, agency, subject, refused;
    std::string_view person_name, agency_name, via, act, subject_kind, changes, note;
};

// BLAKE2b-256, lower-case hex, over the previous hash, the place in the chain and every value with its length.
std::string link_hash(std::string_view previous_hash, std::int64_t seq, const StoredEntry& entry);

}  // namespace thienan::audit
