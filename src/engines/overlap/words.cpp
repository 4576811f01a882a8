#include "engines/overlap/words.hpp"

#include <algorithm>
#include <utility>

namespace thienan::overlap {

Words words_of(const Text& text, std::vector<std::uint8_t> rarities) {
    Words out;
    for (const Token& token : text.tokens) {
        out.fulls.push_back(token.full);
        out.folds.push_back(token.fold);
        out.kinds.push_back(kind_of(token));
    }
    out.rarities = std::move(rarities);
    out.title = text.title_tokens;
    return out;
}

void words_into(const Shard& shard, const std::vector<WordId>& numbers, std::uint32_t title, Words& out) {
    const std::size_t n = numbers.size();
    out.fulls.resize(n), out.folds.resize(n), out.kinds.resize(n), out.rarities.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const WordId word = numbers[i];
        out.fulls[i] = shard.fulls()[word];
        out.folds[i] = shard.folds()[word];
        out.kinds[i] = shard.kinds()[word];
        out.rarities[i] = shard.rarities()[word];
    }
    out.title = std::min(title, static_cast<std::uint32_t>(n));
}

}  // namespace thienan::overlap
