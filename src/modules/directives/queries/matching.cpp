#include "modules/directives/queries/matching.hpp"

#include "engines/viet/text.hpp"
#include "modules/directives/rules/words.hpp"
#include "modules/directives/store/views.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <limits>
#include <map>

namespace thienan::directives::queries {
namespace {

using store::Row;

constexpr std::size_t kMostWords = 16;
constexpr std::int64_t kFirstBlocks = 4;  // read at once; each further step reads four times as many

using store::QueryText;

// Appends "(word = …)" for all words: filled up to a few sizes so that the statement cache stays small.
void add_words(QueryText& q, const std::vector<std::string>& words) {
    std::size_t size = 4;
    while (size < words.size()) size *= 2;
    q.add("word in ($", words.front());
    for (std::size_t i = 1; i < size; ++i) q.add(", $", i < words.size() ? words[i] : words.front());
    q.add(")");
}

// The blocks in which all words may meet; none where a word is nowhere.
struct Range {
    std::int64_t first = 0, last = -1;
};
Range common_range(store::ReadTx& tx, const std::vector<std::string>& words) {
    QueryText q{"directives/word_ranges", "select min(block), max(block) from assignment_word where "};
    add_words(q, words);
    q.add(" group by word");
    std::size_t found = 0;
    Range range{0, std::numeric_limits<std::int64_t>::max()};
    q.run(tx, [&](const Row& row) {
        ++found;
        range.first = std::max(range.first, row.integer(0));
        range.last = std::min(range.last, row.integer(1));
    });
    return found == words.size() ? range : Range{};
}

// Offsets in each block that hold all words, newest block first.
using Meeting = std::map<std::int64_t, std::vector<int>, std::greater<>>;
Meeting meeting(store::ReadTx& tx, const std::vector<std::string>& words, Range range) {
    QueryText q{"directives/word_blocks", "select block, ids from assignment_word where "};
    add_words(q, words);
    q.add(" and block >= $ and block <= $ order by block", range.first, range.last);
    std::map<std::int64_t, std::pair<std::size_t, std::vector<int>>> by_block;  // how many words so far, what they share
    q.run(tx, [&](const Row& row) {
        auto& [seen, kept] = by_block[row.integer(0)];
        auto next = rules::unpack_offsets(row.blob(1));
        if (seen++ == 0) {
            kept = std::move(next);
            return;
        }
        std::vector<int> both;
        std::set_intersection(kept.begin(), kept.end(), next.begin(), next.end(), std::back_inserter(both));
        kept = std::move(both);
    });
    Meeting out;
    for (auto& [block, found] : by_block)
        if (found.first == words.size()) out.emplace(block, std::move(found.second));
    return out;
}

std::vector<std::int64_t> intersect(store::ReadTx& tx, std::vector<std::string> words, std::optional<std::int64_t> before, std::size_t most) {
    std::vector<std::int64_t> out;
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    auto range = common_range(tx, words);
    if (before) range.last = std::min(range.last, *before / rules::kBlockSize);
    for (std::int64_t step = kFirstBlocks; range.last >= range.first; range.last -= step, step *= 4)
        for (const auto& [block, offsets] : meeting(tx, words, {std::max(range.first, range.last - step + 1), range.last}))
            for (auto at = offsets.rbegin(); at != offsets.rend(); ++at) {
                const auto id = block * rules::kBlockSize + *at;
                if (before && id >= *before) continue;
                out.push_back(id);
                if (out.size() == most) return out;
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
