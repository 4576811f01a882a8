// The second stage: which passages of a query and a record are alike.
//
// A seed is a pair of syllables that stand together in both texts: side by side, with one other syllable between them in one of the
// texts, or in reverse order; both syllables equal, or equal but for marks that one of them has lost. Two seeds are neighbours if
// they are at most kGap syllables apart in the query and in the record. A connected set of neighbours
// is cut to the run of the query where what it covers outweighs kUncovered times what it does not cover by most, then likewise in the
// record; what is left is a passage if it weighs at least kLeastWeight and makes up at least kLeastShare of the weight between its
// ends, on both sides. Of two passages where most of the lighter one lies within the heavier one, on either side, only the heavier is kept.
// Weights are the syllables' rarities.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engines/overlap/sieve.hpp"
#include "engines/overlap/words.hpp"

namespace thienan::overlap {

inline constexpr std::uint32_t kGap = 12;
inline constexpr std::uint32_t kLeastWeight = 80 * 8;  // eighths of a bit: about twelve syllables of middling rarity
inline constexpr double kLeastShare = 0.35;
inline constexpr int kUncovered = 2;                   // uncovered syllables count against a run by 1 / kUncovered
inline constexpr std::size_t kMostSeeds = 20'000;      // of one pair of texts; more would be a text that repeats itself

struct Seed {
    std::uint32_t query = 0, record = 0;            // first syllable
    std::uint8_t query_next = 1, record_next = 1;   // distance of the second, which may be before the first in the record
    bool reversed = false;
};

struct Passage {
    std::uint32_t query_from = 0, query_to = 0, record_from = 0, record_to = 0;  // syllables, [from, to)
    std::uint32_t weight = 0;         // of the query's syllables that are covered
    double share = 0;                 // of the weight between the ends that is covered, the smaller of both texts'
};

// A query made ready to be aligned with many records.
class AlignedQuery {
public:
    // The words must outlive it.
    explicit AlignedQuery(const Words& words);

    const Words& words() const { return words_; }

    // Every seed with a record, at most kMostSeeds, by place in the record.
    void seeds(const Words& record, std::vector<Seed>& out) const;

private:
    struct Entry { std::uint64_t key = 0; std::uint32_t at = 0; std::uint8_t next = 0; std::int32_t more = -1; };
    const Entry* first(std::uint64_t key) const;
    void put(std::uint64_t key, std::uint32_t at, std::uint8_t next);

    const Words& words_;
    std::vector<Entry> entries_;
    Sieve sieve_;                      // of the keys
    std::vector<std::int32_t> table_;  // open addressing: index of the first entry of a key, or -1
};

// Passages by their place in the query.
std::vector<Passage> passages_of(const Words& query, const Words& record, std::span<const Seed> seeds);

}  // namespace thienan::overlap
