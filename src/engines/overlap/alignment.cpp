#include "engines/overlap/alignment.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "engines/overlap/hashing.hpp"

namespace thienan::overlap {
namespace {

// Which seeds hang together.
class Groups {
public:
    explicit Groups(std::size_t n) : of_(n) { std::iota(of_.begin(), of_.end(), 0u); }
    std::uint32_t find(std::uint32_t i) {
        while (of_[i] != i) i = of_[i] = of_[of_[i]];
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) { of_[find(b)] = find(a); }

private:
    std::vector<std::uint32_t> of_;
};

// Seeds are ordered by their place in the record, so neighbours of one are a run before it.
Groups connect(std::span<const Seed> seeds) {
    Groups groups(seeds.size());
    std::size_t window = 0;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        while (seeds[window].record + kGap < seeds[i].record) ++window;
        for (std::size_t k = window; k < i; ++k) {
            const std::uint32_t apart = seeds[k].query > seeds[i].query ? seeds[k].query - seeds[i].query : seeds[i].query - seeds[k].query;
            if (apart <= kGap) groups.join(static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(i));
        }
    }
    return groups;
}

struct Range {
    std::uint32_t from = ~0u, to = 0;
    void take(std::uint32_t at) { from = std::min(from, at), to = std::max(to, at + 1); }
};

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
    std::vector<std::uint32_t> order(seeds.size()), root(seeds.size());
    for (std::uint32_t i = 0; i < seeds.size(); ++i) order[i] = i, root[i] = groups.find(i);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return root[a] < root[b]; });
    std::vector<std::uint8_t> in_query(query.size()), in_record(record.size());
    for (std::size_t i = 0; i < order.size();) {
        const std::uint32_t group = root[order[i]];
        Range q, r;
        std::fill(in_query.begin(), in_query.end(), 0), std::fill(in_record.begin(), in_record.end(), 0);
        for (; i < order.size() && root[order[i]] == group; ++i) {
            const Seed& s = seeds[order[i]];
            for (const std::uint32_t at : {s.query, s.query + s.query_next}) q.take(at), in_query[at] = 1;
            for (const std::uint32_t at : {s.record, s.record + s.record_next}) r.take(at), in_record[at] = 1;
        }
        std::uint32_t q_covered = 0, q_all = 0, r_covered = 0, r_all = 0;
        for (std::uint32_t at = q.from; at < q.to; ++at) q_all += query.rarities[at], q_covered += in_query[at] * query.rarities[at];
        for (std::uint32_t at = r.from; at < r.to; ++at) r_all += record.rarities[at], r_covered += in_record[at] * record.rarities[at];
        const double share = std::min(static_cast<double>(q_covered) / std::max(1u, q_all), static_cast<double>(r_covered) / std::max(1u, r_all));
        if (q_covered >= kLeastWeight && share >= kLeastShare) out.push_back({q.from, q.to, r.from, r.to, q_covered, share});
    }
    std::sort(out.begin(), out.end(), [](const Passage& a, const Passage& b) { return a.query_from != b.query_from ? a.query_from < b.query_from : a.record_from < b.record_from; });
    return out;
}

}  // namespace thienan::overlap
