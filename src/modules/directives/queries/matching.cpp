#include "modules/directives/queries/matching.hpp"

#include "engines/viet/text.hpp"
#include "modules/directives/rules/words.hpp"
#include "modules/directives/store/views.hpp"

#include <algorithm>
#include <iterator>

namespace thienan::directives::queries {
namespace {

using store::Row;
using store::Statement;

constexpr std::size_t kMostWords = 16;
// How many blocks a word fills tells how rare it is; at most a few hundred rows for 100,000 assignments.
constexpr Statement kBlocks{"directives/word_blocks", "select block from assignment_word where word = $1 order by block desc"};
constexpr Statement kBlock{"directives/word_block", "select ids from assignment_word where word = $1 and block = $2"};

std::vector<std::int64_t> blocks_of(store::ReadTx& tx, const std::string& word) {
    return tx.list(kBlocks, [](const Row& row) { return row.integer(0); }, word);
}

std::vector<int> offsets_in(store::ReadTx& tx, const std::string& word, std::int64_t block) {
    return tx.first(kBlock, [](const Row& row) { return rules::unpack_offsets(row.blob(0)); }, word, block).value_or(std::vector<int>{});
}

struct Candidates {
    std::vector<std::string> words;         // rarest first
    std::vector<std::int64_t> blocks;       // of the rarest, newest first
};

Candidates candidates(store::ReadTx& tx, std::vector<std::string> words) {
    std::vector<std::pair<std::vector<std::int64_t>, std::string>> found;
    for (auto& word : words) {
        auto blocks = blocks_of(tx, word);
        if (blocks.empty()) return {};
        found.emplace_back(std::move(blocks), std::move(word));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first.size() < b.first.size(); });
    Candidates out;
    if (found.empty()) return out;
    out.blocks = found.front().first;
    for (auto& [blocks, word] : found) out.words.push_back(std::move(word));
    return out;
}

std::vector<int> common(store::ReadTx& tx, const std::vector<std::string>& words, std::int64_t block) {
    auto kept = offsets_in(tx, words.front(), block);
    for (std::size_t i = 1; i < words.size() && !kept.empty(); ++i) {
        const auto next = offsets_in(tx, words[i], block);
        std::vector<int> both;
        std::set_intersection(kept.begin(), kept.end(), next.begin(), next.end(), std::back_inserter(both));
        kept = std::move(both);
    }
    return kept;
}

std::vector<std::int64_t> intersect(store::ReadTx& tx, std::vector<std::string> words, std::optional<std::int64_t> before, std::size_t most) {
    std::vector<std::int64_t> out;
    const auto c = candidates(tx, std::move(words));
    for (const auto block : c.blocks) {
        const auto base = block * rules::kBlockSize;
        if (before && base >= *before) continue;
        const auto offsets = common(tx, c.words, block);
        for (auto at = offsets.rbegin(); at != offsets.rend(); ++at) {
            if (before && base + *at >= *before) continue;
            out.push_back(base + *at);
            if (out.size() == most) return out;
        }
    }
    return out;
}

std::string first_words(std::string_view text) {
    std::string folded = viet::fold(text);
    std::size_t at = 0;
    for (std::size_t n = 0; n < kMostWords && at != std::string::npos; ++n) at = folded.find(' ', at == 0 ? 0 : at + 1);
    if (at != std::string::npos && at != 0) folded.resize(at);
    return folded;
}

}  // namespace

Matching matching(store::ReadTx& tx, const Principal& who, std::string_view text, std::optional<std::int64_t> before, std::size_t most,
                  std::optional<Match> match) {
    const auto words = rules::words_of(first_words(text));
    Matching out;
    if (words.single.empty()) return out;
    const auto mine = views::seen_word(who.agency());
    const bool has_pairs = !words.neighbours.empty();
    if (match != Match::all_words && has_pairs) {
        auto pairs = words.neighbours;
        pairs.push_back(mine);
        out.ids = intersect(tx, std::move(pairs), before, most);
        if (!out.ids.empty() || match == Match::neighbours) return out;
    }
    auto all = words.single;
    all.push_back(mine);
    out.match = has_pairs ? Match::all_words : Match::neighbours;
    out.ids = intersect(tx, std::move(all), before, most);
    return out;
}

}  // namespace thienan::directives::queries
