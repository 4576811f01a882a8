#include "engines/overlap/alignment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

#include "engines/overlap/testing.hpp"

namespace thienan::overlap {
namespace {

// The passages are those of the definition: connected sets of seeds, by joining every pair of neighbours.
TEST(Alignment, finds_every_passage_of_its_definition) {
    std::mt19937 random{7};
    std::size_t found = 0;
    for (int round = 0; round < 300; ++round) {
        const Text a = read_text({}, testing::words(random, 40));
        Text b = read_text({}, testing::words(random, 30));
        const std::size_t from = random() % 20;
        b.tokens.insert(b.tokens.begin() + static_cast<std::ptrdiff_t>(random() % b.tokens.size()), a.tokens.begin() + static_cast<std::ptrdiff_t>(from), a.tokens.begin() + static_cast<std::ptrdiff_t>(from + 12));
        const Words q = words_of(a, std::vector<std::uint8_t>(a.tokens.size(), 60)), r = words_of(b, std::vector<std::uint8_t>(b.tokens.size(), 60));
        // Seeds by trying all.
        std::vector<Seed> all;
        for (std::uint32_t j = 0; j + 1 < r.size(); ++j) {
            for (std::uint32_t i = 0; i + 1 < q.size(); ++i) {
                if (q.alike(i, r, j) && q.alike(i + 1, r, j + 1)) all.push_back({i, j, 1, 1, false});
                if (q.alike(i, r, j + 1) && q.alike(i + 1, r, j)) all.push_back({i, j, 1, 1, true});
                if (i + 2 < q.size() && q.alike(i, r, j) && q.alike(i + 2, r, j + 1)) all.push_back({i, j, 2, 1, false});
                if (j + 2 < r.size() && q.alike(i, r, j) && q.alike(i + 1, r, j + 2)) all.push_back({i, j, 1, 2, false});
            }
        }
        std::vector<Seed> seeds;
        const AlignedQuery query{q};
        query.seeds(r, seeds);
        ASSERT_EQ(seeds.size(), all.size());
        std::vector<std::size_t> group(all.size());
        std::iota(group.begin(), group.end(), 0u);
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t x = 0; x < all.size(); ++x) {
                for (std::size_t y = 0; y < all.size(); ++y) {
                    const auto apart = [](std::uint32_t m, std::uint32_t n) { return m > n ? m - n : n - m; };
                    if (apart(all[x].query, all[y].query) <= kGap && apart(all[x].record, all[y].record) <= kGap && group[y] < group[x]) group[x] = group[y], changed = true;
                }
            }
        }
        std::vector<std::pair<std::uint32_t, std::uint32_t>> expected, got;
        struct Found { std::uint32_t q0, q1, r0, r1, weight; };
        std::vector<Found> all_found;
        for (std::size_t g = 0; g < all.size(); ++g) {
            std::vector<Seed> of_group;
            for (std::size_t x = 0; x < all.size(); ++x) if (group[x] == g) of_group.push_back(all[x]);
            const auto on = [&](const std::vector<Seed>& some, bool record) {
                std::set<std::uint32_t> at;
                for (const Seed& s : some) at.insert(record ? s.record : s.query), at.insert(record ? s.record + s.record_next : s.query + s.query_next);
                return at;
            };
            // Every run between two ends is tried.
            const auto cut = [&](bool record) {
                const auto covered = on(of_group, record);
                if (covered.empty()) return;
                int most = 0;
                std::uint32_t best_from = 0, best_to = 0;
                for (std::uint32_t to = *covered.begin() + 1; to <= *covered.rbegin() + 1; ++to) {
                    int here = 0;
                    std::uint32_t here_from = 0;
                    for (std::uint32_t start = *covered.begin(); start < to; ++start) {
                        int sum = 0;
                        for (std::uint32_t at = start; at < to; ++at) sum += covered.contains(at) ? 60 * kUncovered : -60;
                        if (sum >= here) here = sum, here_from = start;
                    }
                    if (here > most) most = here, best_from = here_from, best_to = to;
                }
                std::erase_if(of_group, [&](const Seed& s) {
                    const std::uint32_t first = record ? s.record : s.query, last = first + (record ? s.record_next : s.query_next);
                    return first < best_from || last >= best_to;
                });
            };
            if (on(of_group, false).size() * 60 < kLeastWeight) continue;
            cut(false);
            cut(true);
            const auto in_q = on(of_group, false), in_r = on(of_group, true);
            if (in_q.empty() || in_q.size() * 60 < kLeastWeight) continue;
            const std::uint32_t q0 = *in_q.begin(), q1 = *in_q.rbegin() + 1, r0 = *in_r.begin(), r1 = *in_r.rbegin() + 1;
            if (std::min(static_cast<double>(in_q.size()) / (q1 - q0), static_cast<double>(in_r.size()) / (r1 - r0)) < kLeastShare) continue;
            all_found.push_back({q0, q1, r0, r1, static_cast<std::uint32_t>(in_q.size())});
        }
        std::stable_sort(all_found.begin(), all_found.end(), [](const Found& x, const Found& y) { return x.weight > y.weight; });
        std::vector<Found> kept;
        for (const Found& f : all_found) {
            const auto mostly = [](std::uint32_t a0, std::uint32_t a1, std::uint32_t b0, std::uint32_t b1) { return 2 * (static_cast<int>(std::min(a1, b1)) - static_cast<int>(std::max(a0, b0))) > static_cast<int>(a1 - a0); };
            if (std::none_of(kept.begin(), kept.end(), [&](const Found& k) { return mostly(f.q0, f.q1, k.q0, k.q1) || mostly(f.r0, f.r1, k.r0, k.r1); })) kept.push_back(f);
        }
        for (const Found& f : kept) expected.emplace_back(f.q0, f.r0);
        for (const Passage& p : passages_of(q, r, seeds)) got.emplace_back(p.query_from, p.record_from);
        std::sort(expected.begin(), expected.end());
        std::sort(got.begin(), got.end());
        EXPECT_EQ(got, expected);
        found += got.size();
    }
    EXPECT_GT(found, 150u);
}

}  // namespace
}  // namespace thienan::overlap
