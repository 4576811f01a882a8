// Says of most hashes at once that they are not among a few: a bit for each, in memory that stays in the first cache.
#pragma once

#include <array>
#include <cstdint>

namespace thienan::overlap {

class Sieve {
public:
    void add(std::uint64_t hash) { bits_[at(hash)] |= bit(hash); }
    bool may_hold(std::uint64_t hash) const { return (bits_[at(hash)] & bit(hash)) != 0; }

private:
    static constexpr std::size_t kWords = 512;  // 32,768 bits
    static std::size_t at(std::uint64_t hash) { return (hash >> 40) & (kWords - 1); }
    static std::uint64_t bit(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 58); }

    std::array<std::uint64_t, kWords> bits_{};
};

}  // namespace thienan::overlap
