// A paraphrase lexicon: which syllables and pairs of syllables speak for which, learned from pairs of a short and a long text on one matter (titles and
// their abstracts) as a translation model (IBM Model 1, Brown et al. 1993; for search Berger and Lafferty 1999).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "engines/overlap/bytes.hpp"
#include "engines/overlap/hashing.hpp"
#include "engines/overlap/text.hpp"

namespace thienan::overlap {

struct Related {
    std::uint64_t unit = 0;  // of the longer text
    float probability = 0;   // that it brings about the unit asked for
};

// A unit is a syllable (its full hash) or two in a row.
inline std::uint64_t pair_unit(std::uint64_t first, std::uint64_t second) { return pair_term(first, second) ^ 0x5bf0363546a6b8d1; }

class Lexicon {
public:
    // What speaks for a unit, likeliest first; itself among it.
    std::span<const Related> related_to(std::uint64_t unit) const;
    bool empty() const { return of_.empty(); }

    std::string bytes() const;
    // overlap.not_an_index, overlap.other_version, overlap.damaged_index
    static Result<Lexicon> from_bytes(Bytes bytes);

    // `short_texts` and `long_texts` belong together by position. Linear in the product of their lengths; 70,000 titles and
    // abstracts take about 20 s.
    static Lexicon learn(std::span<const Text> short_texts, std::span<const Text> long_texts);

private:
    std::unordered_map<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>> of_;  // into related_
    std::vector<Related> related_;
};

}  // namespace thienan::overlap
