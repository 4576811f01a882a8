#include "engines/overlap/alignment.hpp"

#include <algorithm>
#include <bit>

#include "engines/overlap/groups.hpp"
#include "engines/overlap/hashing.hpp"

namespace thienan::overlap {
namespace {

// Seeds are ordered by their place in the record, so neighbours of one are a run before it.
Groups connect(std::span<const Seed> seeds) {
    Groups groups(seeds.size());
    std::size_t window = 0;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        while (seeds[window].record + kGap < seeds[i].record) ++window;
        for (std::size_t k = window; k < i; ++k) {
            const std::uint32_t apart = seeds[k].query > seeds[i].query ? seeds[k].query - seeds[i].query : seeds[i].query - seeds[k].query;
            if (apart <= kGap) groups.join(k, i);
        }
    }
    return groups;
}

struct Range { std::uint32_t from = 0, to = 0; };

// One side of a connected set: which syllables its seeds cover.
class Cover {
public:
    explicit Cover(const Words& words) : words_(words), covered_(words.size(), 0) {}

    void clear() {
        if (from_ < to_) std::fill(covered_.begin() + from_, covered_.begin() + to_, std::uint8_t{0});
        from_ = ~0u, to_ = 0;
    }
    void take(std::uint32_t at) {
        covered_[at] = 1;
        from_ = std::min(from_, at), to_ = std::max(to_, at + 1);
    }
    // The run with the greatest sum (Kadane), the first of equals.
    Range best_run() const {
        Range best;
        int most = 0, sum = 0;
        for (std::uint32_t at = from_, begin = from_; at < to_; ++at) {
            const int weight = words_.rarities[at];
            sum += covered_[at] ? weight * kUncovered : -weight;
            if (sum <= 0) { sum = 0, begin = at + 1; continue; }
            if (sum > most) most = sum, best = {begin, at + 1};
        }
        return best;
    }
    Range range() const { return {from_, to_}; }
    std::uint32_t covered_weight() const { return weight(true); }
    double share() const { return static_cast<double>(weight(true)) / std::max(1u, weight(false)); }

private:
    std::uint32_t weight(bool only_covered) const {
        std::uint32_t sum = 0;
        for (std::uint32_t at = from_; at < to_; ++at) if (covered_[at] || !only_covered) sum += words_.rarities[at];
        return sum;
    }

    const Words& words_;
    std::vector<std::uint8_t> covered_;
    std::uint32_t from_ = ~0u, to_ = 0;
};

// A text that says something twice matches itself crosswise: a passage most of which lies within a heavier one, on either side, is its echo.
std::vector<Passage> without_echoes(std::vector<Passage> all) {
    std::stable_sort(all.begin(), all.end(), [](const Passage& a, const Passage& b) { return a.weight > b.weight; });
    const auto mostly_in = [](std::uint32_t from, std::uint32_t to, std::uint32_t in_from, std::uint32_t in_to) {
        const std::uint32_t common_from = std::max(from, in_from), common_to = std::min(to, in_to);
        return common_to > common_from && 2 * (common_to - common_from) > to - from;
    };
    std::vector<Passage> kept;
    for (const Passage& p : all) {
        const bool echo = std::any_of(kept.begin(), kept.end(), [&](const Passage& k) {
            return mostly_in(p.query_from, p.query_to, k.query_from, k.query_to) || mostly_in(p.record_from, p.record_to, k.record_from, k.record_to);
        });
        if (!echo) kept.push_back(p);
    }
    std::sort(kept.begin(), kept.end(), [](const Passage& a, const Passage& b) { return a.query_from != b.query_from ? a.query_from < b.query_from : a.record_from < b.record_from; });
    return kept;
}

bool inside(std::uint32_t at, std::uint32_t next, Range range) { return at >= range.from && at + next < range.to; }

}  // namespace

AlignedQuery::AlignedQuery(const Words& words) : words_(words) {
    table_.assign(std::bit_ceil(std::max<std::size_t>(16, words.size() * std::size_t{4})), -1);
    entries_.reserve(words.size() * std::size_t{2});
    for (std::uint32_t i = 0; i + 1 < words.size(); ++i) put(pair_term(words.folds[i], words.folds[i + 1]), i, 1);
    for (std::uint32_t i = 0; i + 2 < words.size(); ++i) put(pair_term(words.folds[i], words.folds[i + 2]), i, 2);
}

void AlignedQuery::put(std::uint64_t key, std::uint32_t at, std::uint8_t next) {
    sieve_.add(key);
    std::size_t slot = (key >> 20) & (table_.size() - 1);
    while (table_[slot] >= 0 && entries_[static_cast<std::size_t>(table_[slot])].key != key) slot = (slot + 1) & (table_.size() - 1);
    entries_.push_back({key, at, next, table_[slot]});
    table_[slot] = static_cast<std::int32_t>(entries_.size() - 1);
}

const AlignedQuery::Entry* AlignedQuery::first(std::uint64_t key) const {
    if (!sieve_.may_hold(key)) return nullptr;
    for (std::size_t slot = (key >> 20) & (table_.size() - 1); table_[slot] >= 0; slot = (slot + 1) & (table_.size() - 1)) {
        const Entry& entry = entries_[static_cast<std::size_t>(table_[slot])];
        if (entry.key == key) return &entry;
    }
    return nullptr;
}

void AlignedQuery::seeds(const Words& record, std::vector<Seed>& out) const {
    out.clear();
    const auto look = [&](std::uint32_t at, std::uint8_t apart, bool reversed) {
        const std::uint32_t a = reversed ? at + apart : at, b = reversed ? at : at + apart;
        for (const Entry* e = first(pair_term(record.folds[a], record.folds[b])); e; e = e->more < 0 ? nullptr : &entries_[static_cast<std::size_t>(e->more)]) {
            if (out.size() >= kMostSeeds) return;
            if (e->next != 1 && (apart != 1 || reversed)) continue;
            if (words_.alike(e->at, record, a) && words_.alike(e->at + e->next, record, b)) out.push_back({e->at, at, e->next, apart, reversed});
        }
    };
    for (std::uint32_t j = 0; j + 1 < record.size(); ++j) {
        look(j, 1, false);
        look(j, 1, true);
        if (j + 2 < record.size()) look(j, 2, false);
    }
}

std::vector<Passage> passages_of(const Words& query, const Words& record, std::span<const Seed> seeds) {
    std::vector<Passage> out;
    if (seeds.empty()) return out;
    Groups groups = connect(seeds);
    std::vector<std::size_t> order(seeds.size()), root(seeds.size());
    for (std::size_t i = 0; i < seeds.size(); ++i) order[i] = i, root[i] = groups.find(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return root[a] < root[b]; });
    Cover q(query), r(record);
    std::vector<Seed> of_group, kept;
    const auto cover = [&](std::span<const Seed> some) {
        q.clear(), r.clear();
        for (const Seed& s : some) {
            q.take(s.query), q.take(s.query + s.query_next);
            r.take(s.record), r.take(s.record + s.record_next);
        }
    };
    for (std::size_t i = 0; i < order.size();) {
        of_group.clear();
        for (const std::size_t group = root[order[i]]; i < order.size() && root[order[i]] == group; ++i) of_group.push_back(seeds[order[i]]);
        cover(of_group);
        if (q.covered_weight() < kLeastWeight) continue;
        const Range in_query = q.best_run();
        kept.clear();
        for (const Seed& s : of_group) if (inside(s.query, s.query_next, in_query)) kept.push_back(s);
        cover(kept);
        const Range in_record = r.best_run();
        std::erase_if(kept, [&](const Seed& s) { return !inside(s.record, s.record_next, in_record); });
        cover(kept);
        const double share = kept.empty() ? 0 : std::min(q.share(), r.share());
        if (kept.empty() || q.covered_weight() < kLeastWeight || share < kLeastShare) continue;
        out.push_back({q.range().from, q.range().to, r.range().from, r.range().to, q.covered_weight(), share});
    }
    return without_echoes(std::move(out));
}

}  // namespace thienan::overlap
