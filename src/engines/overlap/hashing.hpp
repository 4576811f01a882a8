// The hashes syllables and terms are known by. Fixed for ever by the index format: a change of one is a new version of it.
#pragma once

#include <cstdint>
#include <string_view>

namespace thienan::overlap {

inline constexpr std::uint64_t kSeed = 0x9e3779b97f4a7c15;

inline std::uint64_t step(std::uint64_t hash, std::uint64_t value) { return (hash ^ value) * 0x100000001b3 + 0x2545f4914f6cdd1d; }

inline std::uint64_t mix(std::uint64_t h) {
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93;
    h ^= h >> 29;
    h *= 0xd6e8feb86659fd93;
    return h ^ h >> 32;
}

// Terms of the index: a syllable with its marks, and two syllables in a row without them (their order says enough, and lost marks do no harm).
inline std::uint64_t syllable_term(std::uint64_t full) { return full * 0xff51afd7ed558ccd; }
inline std::uint64_t pair_term(std::uint64_t first, std::uint64_t second) { return (first ^ (second << 23 | second >> 41) * 0x9e3779b97f4a7c15) * 0xc4ceb9fe1a85ec53; }

inline std::uint64_t id_hash(std::string_view id) {
    std::uint64_t hash = kSeed;
    for (char c : id) hash = step(hash, static_cast<unsigned char>(c));
    return mix(hash);
}

}  // namespace thienan::overlap
