// Numbers for syllables while an index is made: in the order they come, or by frequency where a first sample is given.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "engines/overlap/record.hpp"
#include "engines/overlap/text.hpp"

namespace thienan::overlap {

class Vocabulary {
public:
    WordId number(const Token& token);

    std::uint32_t size() const { return static_cast<std::uint32_t>(fulls.size()); }

    std::vector<std::uint64_t> fulls, folds;
    std::vector<std::uint8_t> kinds, lengths;

private:
    // Open addressing over the full hash: word + 1, or 0.
    void grow();
    std::vector<std::uint32_t> table_;
};

}  // namespace thienan::overlap
