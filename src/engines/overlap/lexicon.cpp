#include "engines/overlap/lexicon.hpp"

#include <algorithm>
#include <array>

#include "engines/overlap/segment_format.hpp"

namespace thienan::overlap {
namespace {

constexpr int kRounds = 6;
constexpr float kLeast = 0.004f;          // probability worth keeping
constexpr std::uint32_t kShares = 16;
constexpr std::size_t kMostRelated = 48;  // of one syllable
constexpr std::uint32_t kSeldom = 4, kSeldomPair = 8;  // what is seen in fewer texts has no paraphrases to learn
constexpr std::array<char, 8> kLexiconMagic{'T', 'A', 'L', 'E', 'X', 'I', 'C', '1'};

using Numbers = std::vector<std::uint32_t>;

// Units as numbers, with how many texts have them.
class Numbering {
public:
    std::uint32_t number(std::uint64_t unit, std::uint32_t seldom) {
        const auto [at, fresh] = of_.try_emplace(unit, static_cast<std::uint32_t>(units.size()));
        if (fresh) units.push_back(unit), count.push_back(0), least.push_back(seldom);
        return at->second;
    }
    bool usual(std::uint32_t n) const { return count[n] >= least[n]; }
    std::vector<std::uint64_t> units;
    std::vector<std::uint32_t> count, least;

private:
    std::unordered_map<std::uint64_t, std::uint32_t> of_;
};

// The distinct units of each text, without the seldom ones.
std::vector<Numbers> numbered(std::span<const Text> texts, Numbering& numbering) {
    std::vector<Numbers> out;
    for (const Text& text : texts) {
        Numbers& one = out.emplace_back();
        for (std::size_t i = 0; i < text.tokens.size(); ++i) {
            one.push_back(numbering.number(text.tokens[i].full, kSeldom));
            if (i > 0) one.push_back(numbering.number(pair_unit(text.tokens[i - 1].full, text.tokens[i].full), kSeldomPair));
        }
        std::sort(one.begin(), one.end());
        one.erase(std::unique(one.begin(), one.end()), one.end());
        for (std::uint32_t n : one) ++numbering.count[n];
    }
    for (Numbers& one : out) std::erase_if(one, [&](std::uint32_t n) { return !numbering.usual(n); });
    return out;
}

// (long << 32 | short) of what comes together at least twice, syllables with syllables and pairs with pairs, in order.
std::vector<std::uint64_t> together_twice(const std::vector<Numbers>& a, const Numbering& shorts, const std::vector<Numbers>& b, const Numbering& longs) {
    std::vector<std::uint64_t> out, part;
    for (std::uint32_t share = 0; share < kShares; ++share) {  // of the long units, so that memory stays bounded
        part.clear();
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::uint32_t l : b[i]) {
                if (l % kShares != share) continue;
                for (std::uint32_t s : a[i]) if (shorts.least[s] == longs.least[l]) part.push_back(static_cast<std::uint64_t>(l) << 32 | s);
            }
        }
        std::sort(part.begin(), part.end());
        for (std::size_t i = 0; i < part.size();) {
            std::size_t end = i + 1;
            while (end < part.size() && part[end] == part[i]) ++end;
            if (end - i >= 2) out.push_back(part[i]);
            i = end;
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

// A sparse table of (short, long) pairs: for each long syllable its short ones in order.
struct Table {
    std::vector<std::uint64_t> keys;  // long << 32 | short
    std::vector<float> values;
    std::vector<std::uint32_t> starts;  // by long
    std::size_t at(std::uint32_t longer, std::uint32_t shorter) const {
        const auto first = keys.begin() + starts[longer], last = keys.begin() + starts[longer + 1];
        return static_cast<std::size_t>(std::lower_bound(first, last, static_cast<std::uint64_t>(longer) << 32 | shorter) - keys.begin());
    }
};

}  // namespace

std::span<const Related> Lexicon::related_to(std::uint64_t unit) const {
    const auto at = of_.find(unit);
    return at == of_.end() ? std::span<const Related>{} : std::span{related_}.subspan(at->second.first, at->second.second);
}

Lexicon Lexicon::learn(std::span<const Text> short_texts, std::span<const Text> long_texts) {
    Numbering shorts, longs;
    const auto a = numbered(short_texts, shorts), b = numbered(long_texts, longs);
    Table table;
    table.keys = together_twice(a, shorts, b, longs);
    table.starts.assign(longs.units.size() + 1, 0);
    for (std::uint64_t key : table.keys) ++table.starts[(key >> 32) + 1];
    for (std::size_t l = 0; l < longs.units.size(); ++l) table.starts[l + 1] += table.starts[l];
    table.values.assign(table.keys.size(), 1e-3f);
    std::vector<double> expected(table.keys.size());
    std::vector<std::size_t> places;
    for (int round = 0; round < kRounds; ++round) {
        std::fill(expected.begin(), expected.end(), 0.0);
        for (std::size_t i = 0; i < a.size(); ++i) {
            for (std::uint32_t s : a[i]) {
                places.clear();
                double sum = 1e-4;  // what nothing in the longer text explains
                for (std::uint32_t l : b[i]) {
                    const std::size_t at = table.at(l, s);
                    if (at >= table.starts[l + 1] || table.keys[at] != (static_cast<std::uint64_t>(l) << 32 | s)) continue;
                    places.push_back(at);
                    sum += table.values[at];
                }
                for (std::size_t at : places) expected[at] += table.values[at] / sum;
            }
        }
        for (std::size_t l = 0; l < longs.units.size(); ++l) {
            double all = 1;  // a little weight for what was not seen
            for (std::uint32_t at = table.starts[l]; at < table.starts[l + 1]; ++at) all += expected[at];
            for (std::uint32_t at = table.starts[l]; at < table.starts[l + 1]; ++at) table.values[at] = static_cast<float>(expected[at] / all);
        }
    }
    std::vector<std::vector<Related>> of(shorts.units.size());
    for (std::size_t i = 0; i < table.keys.size(); ++i) {
        if (table.values[i] >= kLeast) of[table.keys[i] & 0xffffffff].push_back({longs.units[table.keys[i] >> 32], table.values[i]});
    }
    Lexicon out;
    for (std::size_t s = 0; s < of.size(); ++s) {
        auto& list = of[s];
        if (list.empty()) continue;
        std::sort(list.begin(), list.end(), [](const Related& x, const Related& y) { return x.probability != y.probability ? x.probability > y.probability : x.unit < y.unit; });
        list.resize(std::min(list.size(), kMostRelated));
        out.of_[shorts.units[s]] = {static_cast<std::uint32_t>(out.related_.size()), static_cast<std::uint32_t>(list.size())};
        out.related_.insert(out.related_.end(), list.begin(), list.end());
    }
    return out;
}

std::string Lexicon::bytes() const {
    std::string out{kLexiconMagic.data(), kLexiconMagic.size()};
    append_varint(out, of_.size());
    std::vector<std::uint64_t> keys;
    for (const auto& [key, place] : of_) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    for (std::uint64_t key : keys) {
        const auto list = related_to(key);
        append_fixed(out, key);
        append_varint(out, list.size());
        for (const Related& r : list) append_fixed(out, r.unit), append_fixed(out, r.probability);
    }
    append_fixed(out, crc32c(out.data(), out.size()));
    return out;
}

Result<Lexicon> Lexicon::from_bytes(Bytes bytes) {
    const std::size_t head = kLexiconMagic.size();
    if (bytes.size() < head + 4 || std::memcmp(bytes.data(), kLexiconMagic.data(), head - 1) != 0) return Error{Code::invalid, "overlap.not_an_index"};
    if (bytes[head - 1] != static_cast<std::uint8_t>(kLexiconMagic.back())) return Error{Code::invalid, "overlap.other_version"};
    const Error damaged{Code::invalid, "overlap.damaged_index"};
    if (crc32c(bytes.data(), bytes.size() - 4) != load<std::uint32_t>(bytes.data() + bytes.size() - 4)) return damaged;
    ByteReader reader{bytes.subspan(head, bytes.size() - head - 4)};
    Lexicon out;
    for (std::uint64_t n = reader.varint(); n > 0 && !reader.failed(); --n) {
        const auto key = reader.fixed<std::uint64_t>();
        const std::uint64_t count = reader.varint();
        if (count > reader.left() / 12) return damaged;
        out.of_[key] = {static_cast<std::uint32_t>(out.related_.size()), static_cast<std::uint32_t>(count)};
        for (std::uint64_t i = 0; i < count; ++i) {
            const auto unit = reader.fixed<std::uint64_t>();
            out.related_.push_back({unit, reader.fixed<float>()});
        }
    }
    if (reader.failed()) return damaged;
    return out;
}

}  // namespace thienan::overlap
