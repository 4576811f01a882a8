// The first stage: the k records that share the rarest terms with a query, exactly.
//
// Terms are syllables with their marks and pairs of syllables in a row without marks. A query uses its terms rarest first until their lists together
// exceed a budget; the length of the first list left out is the limit L. A term held by n records weighs log2(L / n) + 1, so
// that what is left out would weigh next to nothing. A record's weight is the sum over the terms it shares. Every record is compared:
// the k heaviest are exact, ties by corpus order.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engines/overlap/shard.hpp"

namespace thienan::overlap {

struct Candidate {
    std::uint32_t shard = 0;
    DocId doc = 0;
    std::uint32_t weight = 0;
    std::uint32_t of = 0;   // weight of all the query's terms together
    friend bool operator==(const Candidate&, const Candidate&) = default;
};

struct Searched {
    const Shard* shard = nullptr;
    const std::vector<bool>* removed = nullptr;  // nullptr: none
};

struct RetrievalLimits {
    std::size_t most = 64;                 // candidates
    std::uint64_t postings = 150'000;      // entries of lists that a query of a few hundred syllables may read
    std::uint64_t postings_each = 80;      // for each of its terms, where that is more
};

// The distinct terms of a text.
std::vector<std::uint64_t> terms_of(const Text& text);

// Heaviest first. Memory: two bytes for each record of the largest shard, kept by each thread.
std::vector<Candidate> retrieve(std::span<const Searched> shards, std::span<const std::uint64_t> terms, const RetrievalLimits& limits);

// Of the weight of `terms`, what `others` hold too. For two texts that stand in no shard; what no record holds counts as held by one.
float share_of_terms(std::span<const Searched> shards, std::span<const std::uint64_t> terms, std::span<const std::uint64_t> others);

// The same by adding up every weight and sorting every record. For tests.
std::vector<Candidate> retrieve_slowly(std::span<const Searched> shards, std::span<const std::uint64_t> terms, const RetrievalLimits& limits);

}  // namespace thienan::overlap
