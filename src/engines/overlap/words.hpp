// A text's syllables as the second stage compares them, from a proposal or out of an index: one array for each property.
#pragma once

#include <cstdint>
#include <vector>

#include "engines/overlap/shard.hpp"
#include "engines/overlap/text.hpp"

namespace thienan::overlap {

struct Words {
    std::vector<std::uint64_t> fulls, folds;
    std::vector<std::uint8_t> kinds;     // kNumber, kBare, kCode
    std::vector<std::uint8_t> rarities;  // eighths of a bit
    std::uint32_t title = 0;             // of which the first are the title's

    std::uint32_t size() const { return static_cast<std::uint32_t>(fulls.size()); }
    bool alike(std::uint32_t at, const Words& other, std::uint32_t there) const {
        return fulls[at] == other.fulls[there] || (folds[at] == other.folds[there] && ((kinds[at] | other.kinds[there]) & kBare));
    }
};

// `rarities` of the text's tokens, in order.
Words words_of(const Text& text, std::vector<std::uint8_t> rarities);

// A record's, into memory that is used again. `numbers` must be of that shard's vocabulary.
void words_into(const Shard& shard, const std::vector<WordId>& numbers, std::uint32_t title, Words& out);

}  // namespace thienan::overlap
