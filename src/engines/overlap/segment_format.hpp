// The bytes of a segment, version 1. Little-endian. A head of fixed size, then the sections it names, each with its own CRC-32C.
#pragma once

#include <array>
#include <cstdint>

namespace thienan::overlap {

inline constexpr std::array<char, 8> kMagic{'T', 'A', 'O', 'V', 'E', 'R', 'L', '\n'};
inline constexpr std::uint32_t kVersion = 1;

enum Section : std::uint32_t {
    kFulls,      // u64 for each word of the vocabulary
    kFolds,      // u64
    kKinds,      // u8
    kLengths,    // u8
    kRarities,   // u8
    kByFold,     // u32: words ordered by fold
    kStarts,     // u64 for each record and one more: where its bytes begin in kForward
    kForward,    // the records' bytes (record.hpp)
    kIds,        // {u64 hash of the id, u32 record} ordered by hash
    kBuckets,    // u64 for each bucket and one more: where it begins in kTerms
    kTerms,      // of each bucket: varint count; {u16 next bits of the term, varint records, varint bytes} each; then their postings (shard.hpp)
    kSections
};

struct SectionPlace { std::uint64_t offset = 0, size = 0; std::uint32_t crc = 0, unused = 0; };

struct SegmentHead {
    std::array<char, 8> magic = kMagic;
    std::uint32_t version = kVersion, records = 0, vocabulary = 0, bucket_bits = 0;
    std::array<SectionPlace, kSections> sections{};
    std::uint32_t crc = 0, unused = 0;  // of all before it
};

// Terms held by more than this share of the records (and more than kAlwaysKept) have no postings.
inline constexpr std::uint32_t kMostShare = 32, kAlwaysKept = 16'384;

// CRC-32C (Castagnoli); chained by giving the value so far.
std::uint32_t crc32c(const void* bytes, std::size_t size, std::uint32_t crc = 0);

}  // namespace thienan::overlap
