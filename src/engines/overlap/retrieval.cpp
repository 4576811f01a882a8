#include "engines/overlap/retrieval.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engines/overlap/hashing.hpp"

namespace thienan::overlap {
namespace {

constexpr std::uint32_t kBlock = 64;         // records looked at in one step of the scan
constexpr std::uint32_t kMostWeight = 30000; // of a record: weights are scaled so that their sum fits 15 bits
constexpr std::uint32_t kFinest = 16;        // steps of weight for each halving of a list

struct WeighedTerm {
    std::uint64_t term = 0;
    std::uint64_t count = 0;   // records that hold it, in all shards
    std::uint32_t weight = 0;
    std::vector<Postings> in;  // by shard
};

// Rarest first, within the budget, with weights.
std::vector<WeighedTerm> weigh(std::span<const Searched> shards, std::span<const std::uint64_t> terms, const RetrievalLimits& limits) {
    std::vector<WeighedTerm> all;
    std::uint64_t records = 0;
    for (const Searched& s : shards) records += s.shard->records();
    for (std::uint64_t term : terms) {
        WeighedTerm one{.term = term};
        one.in.reserve(shards.size());
        for (const Searched& s : shards) one.count += one.in.emplace_back(s.shard->find(term)).count;
        if (one.count > 0) all.push_back(std::move(one));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.count != b.count ? a.count < b.count : a.term < b.term; });
    const std::uint64_t budget = std::max(limits.postings, limits.postings_each * all.size());
    std::uint64_t read = 0, limit = records + 1;
    std::size_t used = 0;
    for (; used < all.size(); ++used) {
        if (read += all[used].count; read > budget && used > 0) { limit = all[used].count; break; }
    }
    all.resize(used);
    const auto bits = [&](const WeighedTerm& t) { return std::log2(static_cast<double>(std::max(limit, t.count)) / static_cast<double>(t.count)) + 1; };
    double sum = 0;
    for (const WeighedTerm& t : all) sum += bits(t) + 1;
    const double scale = std::min<double>(kFinest, kMostWeight / std::max(sum, 1.0));
    for (WeighedTerm& t : all) t.weight = std::max(1u, static_cast<std::uint32_t>(std::lround(scale * bits(t))));
    return all;
}

// Every record of one list, ascending. A damaged list ends early.
template <class Each>
void for_each_record(const Postings& postings, std::uint32_t records, const Each& each) {
    if (postings.plain) {
        for (std::uint32_t i = 0; i < postings.count; ++i) each(postings.plain[i]);
        return;
    }
    const std::uint8_t* at = postings.packed.data();
    const std::uint8_t* const end = at + postings.packed.size();
    std::uint32_t doc = 0, left = postings.count;
    // A group can be read without looking where the list ends while this much is left of it.
    constexpr std::ptrdiff_t kGroup = 1 + 2 * 8 + 1;
    while (left >= 8 && end - at >= kGroup) {
        std::uint32_t wide = *at++;
        for (int k = 0; k < 8; ++k, wide >>= 1) {
            const std::uint32_t gap = load<std::uint16_t>(at) & (0xff | (0u - (wide & 1)) << 8);
            at += 1 + (wide & 1);
            doc += gap;
            if (gap == kFarther) [[unlikely]] continue;
            if (doc >= records) return;
            each(doc);
            --left;
        }
    }
    while (left > 0 && at < end) {
        std::uint32_t wide = *at++;
        for (int k = 0; k < 8 && left > 0; ++k, wide >>= 1) {
            if (end - at < 1 + static_cast<std::ptrdiff_t>(wide & 1)) return;
            const std::uint32_t gap = wide & 1 ? load<std::uint16_t>(at) : *at;
            at += 1 + (wide & 1);
            doc += gap;
            if (gap == kFarther) continue;
            if (doc >= records) return;
            each(doc);
            --left;
        }
    }
}

using Weights = std::vector<std::int16_t>;

// The largest of a block, and the block made zero.
#if defined(__x86_64__)
__attribute__((target_clones("avx2", "default")))
#endif
std::int16_t largest_of(const std::int16_t* block) {
    std::int16_t most = 0;
    for (std::size_t i = 0; i < kBlock; ++i) most = std::max(most, block[i]);
    return most;
}

bool heavier(const Candidate& a, const Candidate& b) {
    if (a.weight != b.weight) return a.weight > b.weight;
    return a.shard != b.shard ? a.shard < b.shard : a.doc < b.doc;
}

// The heaviest so far: a heap with the lightest on top.
class Best {
public:
    explicit Best(std::size_t most) : most_(most) {}

    // A record below this cannot enter.
    std::uint32_t floor() const { return heap_.size() < most_ ? 1 : heap_.front().weight; }
    void offer(const Candidate& c) {
        if (heap_.size() == most_) {
            if (!heavier(c, heap_.front())) return;
            std::pop_heap(heap_.begin(), heap_.end(), heavier);
            heap_.back() = c;
        } else heap_.push_back(c);
        std::push_heap(heap_.begin(), heap_.end(), heavier);
    }
    std::vector<Candidate> take() {
        std::sort(heap_.begin(), heap_.end(), heavier);
        return std::move(heap_);
    }

private:
    std::size_t most_;
    std::vector<Candidate> heap_;
};

// Offers the records of a shard and clears their weights.
void scan(const Searched& searched, std::uint32_t number, Weights& weights, Best& best) {
    const std::uint32_t records = searched.shard->records();
    for (std::uint32_t block = 0; block < records; block += kBlock) {
        const std::int16_t most = largest_of(&weights[block]);
        if (most <= 0) continue;
        if (static_cast<std::uint32_t>(most) >= best.floor()) {
            for (std::uint32_t doc = block; doc < std::min(block + kBlock, records); ++doc) {
                const auto weight = weights[doc];
                if (weight <= 0 || static_cast<std::uint32_t>(weight) < best.floor() || (searched.removed && (*searched.removed)[doc])) continue;
                best.offer({number, doc, static_cast<std::uint32_t>(weight)});
            }
        }
        std::fill_n(&weights[block], kBlock, std::int16_t{0});
    }
}

// Weight of all terms, into each candidate.
void tell_all(std::span<const WeighedTerm> weighed, std::vector<Candidate>& candidates) {
    std::uint32_t all = 0;
    for (const WeighedTerm& t : weighed) all += t.weight;
    for (Candidate& c : candidates) c.of = all;
}

}  // namespace

std::vector<std::uint64_t> terms_of(const Text& text) {
    std::vector<std::uint64_t> terms;
    terms.reserve(text.tokens.size() * 2);
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        terms.push_back(syllable_term(text.tokens[i].full));
        if (i > 0) terms.push_back(pair_term(text.tokens[i - 1].fold, text.tokens[i].fold));
    }
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
    return terms;
}

std::vector<Candidate> retrieve(std::span<const Searched> shards, std::span<const std::uint64_t> terms, const RetrievalLimits& limits) {
    const std::vector<WeighedTerm> weighed = weigh(shards, terms, limits);
    thread_local Weights weights;  // all zero between queries
    Best best(limits.most);
    for (std::uint32_t number = 0; number < shards.size(); ++number) {
        const std::uint32_t records = shards[number].shard->records();
        if (const std::size_t room = (records + kBlock - 1) / kBlock * kBlock; weights.size() < room) weights.resize(room, 0);
        bool any = false;
        for (const WeighedTerm& term : weighed) {
            if (term.in[number].count == 0) continue;
            any = true;
            for_each_record(term.in[number], records, [w = weights.data(), step = static_cast<std::int16_t>(term.weight)](std::uint32_t doc) { w[doc] = static_cast<std::int16_t>(w[doc] + step); });
        }
        if (any) scan(shards[number], number, weights, best);
    }
    std::vector<Candidate> out = best.take();
    tell_all(weighed, out);
    return out;
}

float share_of_terms(std::span<const Searched> shards, std::span<const std::uint64_t> terms, std::span<const std::uint64_t> others) {
    std::uint64_t records = 1;
    for (const Searched& s : shards) records += s.shard->records();
    double all = 0, shared = 0;
    for (std::uint64_t term : terms) {
        std::uint64_t count = 0;
        for (const Searched& s : shards) count += s.shard->find(term).count;
        const double bits = std::log2(static_cast<double>(records) / static_cast<double>(std::max<std::uint64_t>(1, count))) + 1;
        all += bits;
        if (std::binary_search(others.begin(), others.end(), term)) shared += bits;
    }
    return all > 0 ? static_cast<float>(shared / all) : 0.0f;
}

std::vector<Candidate> retrieve_slowly(std::span<const Searched> shards, std::span<const std::uint64_t> terms, const RetrievalLimits& limits) {
    const std::vector<WeighedTerm> weighed = weigh(shards, terms, limits);
    std::vector<Candidate> all;
    for (std::uint32_t number = 0; number < shards.size(); ++number) {
        std::vector<std::uint32_t> sums(shards[number].shard->records(), 0);
        for (const WeighedTerm& term : weighed) {
            for_each_record(term.in[number], shards[number].shard->records(), [&](std::uint32_t doc) { sums[doc] += term.weight; });
        }
        for (DocId doc = 0; doc < sums.size(); ++doc) {
            if (sums[doc] > 0 && !(shards[number].removed && (*shards[number].removed)[doc])) all.push_back({number, doc, sums[doc]});
        }
    }
    std::sort(all.begin(), all.end(), heavier);
    all.resize(std::min(all.size(), limits.most));
    tell_all(weighed, all);
    return all;
}

}  // namespace thienan::overlap
