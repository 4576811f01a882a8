#include "engines/overlap/vocabulary.hpp"

#include <algorithm>
#include <cmath>

#include "engines/overlap/shard.hpp"

namespace thienan::overlap {
namespace {

constexpr double kUsualBits = 5.5;  // what the most usual words tell, "và" or "của"
// What is known before any text: a syllable makes up one of 10,000. So a corpus of a few tasks does not take all for usual.
constexpr double kPriorSyllables = 20'000, kPriorTimes = 2;

}  // namespace

void Vocabulary::grow() {
    table_.assign(std::max<std::size_t>(1024, table_.size() * 2), 0);
    for (WordId word = 0; word < size(); ++word) {
        std::size_t at = fulls[word] & (table_.size() - 1);
        while (table_[at]) at = (at + 1) & (table_.size() - 1);
        table_[at] = word + 1;
    }
}

WordId Vocabulary::number(const Token& token) {
    if (fulls.size() * 2 >= table_.size()) grow();
    std::size_t at = token.full & (table_.size() - 1);
    for (; table_[at]; at = (at + 1) & (table_.size() - 1)) {
        if (fulls[table_[at] - 1] == token.full) return table_[at] - 1;
    }
    const WordId word = size();
    table_[at] = word + 1;
    fulls.push_back(token.full);
    folds.push_back(token.fold);
    kinds.push_back(kind_of(token));
    lengths.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(255, token.end - token.begin)));
    return word;
}

std::uint8_t rarity_of(std::uint64_t times, std::uint64_t of_syllables) {
    const double share = (static_cast<double>(std::min(times, of_syllables)) + kPriorTimes) / (static_cast<double>(of_syllables) + kPriorSyllables);
    return static_cast<std::uint8_t>(std::clamp<double>(std::round((-std::log2(share) - kUsualBits) * 8), 1, kRarest));
}

}  // namespace thienan::overlap
