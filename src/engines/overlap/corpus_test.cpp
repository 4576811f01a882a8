#include "engines/overlap/corpus.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <random>
#include <set>
#include <thread>

#include "engines/overlap/alignment.hpp"
#include "engines/overlap/learning.hpp"
#include "engines/overlap/lexicon.hpp"
#include "engines/overlap/slots.hpp"
#include "engines/overlap/testing.hpp"

namespace thienan::overlap {
namespace {

Corpus& filled(Corpus& corpus, std::size_t n = 300) {
    std::mt19937 random{5};
    for (std::size_t i = 0; i < n; ++i) corpus.add(testing::record(random, i));
    return corpus;
}

constexpr std::string_view kTitle = "Nghiên cứu quy trình nhân giống sâm bằng nuôi cấy mô tại huyện Trà Bồng tỉnh Quảng Ngãi";
constexpr std::string_view kText = "Đề tài xây dựng quy trình nhân giống in vitro, đánh giá khả năng thích nghi của cây con ngoài vườn ươm, chuyển giao cho hợp tác xã và người dân vùng đệm.";

TEST(Corpus, finds_a_copy_with_its_passage) {
    Corpus corpus;
    filled(corpus).add({"sam", std::string{kTitle}, std::string{kText}, 2019, "Quảng Ngãi"});
    const auto hits = corpus.screen(kTitle, kText, {});
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].id, "sam");
    EXPECT_EQ(hits[0].verdict, Verdict::copy);
    ASSERT_EQ(hits[0].passages.size(), 1u);
    EXPECT_EQ(hits[0].passages[0].query_from, 0u);
    EXPECT_EQ(hits[0].passages[0].query_to, hits[0].passages[0].record_to);
    EXPECT_EQ(hits[0].year, 2019);
}

TEST(Corpus, finds_a_copy_without_marks) {
    Corpus corpus;
    filled(corpus).add({"sam", std::string{kTitle}, std::string{kText}});
    const auto hits = corpus.screen("Nghien cuu quy trinh nhan giong sam bang nuoi cay mo tai huyen Tra Bong tinh Quang Ngai",
                                    "De tai xay dung quy trinh nhan giong in vitro, danh gia kha nang thich nghi cua cay con ngoai vuon uom", {});
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].id, "sam");
    EXPECT_FALSE(hits[0].passages.empty());
}

TEST(Corpus, replaces_a_record_of_the_same_id_and_forgets_a_removed_one) {
    Corpus corpus;
    filled(corpus).add({"sam", "Cũ", "Nội dung cũ"});
    corpus.add({"sam", std::string{kTitle}, std::string{kText}});
    EXPECT_EQ(corpus.size(), 301u);
    EXPECT_EQ(corpus.screen(kTitle, kText, {})[0].id, "sam");
    EXPECT_TRUE(corpus.screen(kTitle, kText, {}, "sam").empty() || corpus.screen(kTitle, kText, {}, "sam")[0].id != "sam");
    EXPECT_TRUE(corpus.remove("sam"));
    EXPECT_FALSE(corpus.remove("sam"));
    EXPECT_FALSE(corpus.contains("sam"));
    for (const Hit& hit : corpus.screen(kTitle, kText, {})) EXPECT_NE(hit.id, "sam");
}

TEST(Corpus, may_be_asked_by_many_while_one_changes_it) {
    Corpus corpus;
    filled(corpus, 100);
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            for (int k = 0; k < 60; ++k) EXPECT_LE(corpus.screen(kTitle, kText, {}).size(), 20u);
        });
    }
    std::mt19937 random{6};
    for (std::size_t i = 0; i < 150; ++i) corpus.add(testing::record(random, i)), (void)corpus.remove("r" + std::to_string(i / 2));
    readers.clear();
    EXPECT_EQ(corpus.size(), 75u);
}

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

TEST(Slots, are_places_crops_years_and_amounts) {
    const Text text = read_text("Xây dựng mô hình nuôi tôm thẻ chân trắng 2 giai đoạn tại huyện Mộ Đức, tỉnh Quảng Ngãi năm 2024", {});
    const Words words = words_of(text, std::vector<std::uint8_t>(text.tokens.size(), 8));
    const auto slots = slots_of(words.fulls, words.kinds);
    std::vector<SlotKind> kinds;
    for (const Slot& slot : slots) kinds.push_back(slot.kind);
    EXPECT_EQ(kinds, (std::vector{SlotKind::subject, SlotKind::amount, SlotKind::place, SlotKind::place, SlotKind::year}));
    EXPECT_EQ(slots[0].to - slots[0].from, 4u) << "the longest name is taken";
}

TEST(Verdict, of_the_same_matter_at_another_place_is_a_class_of_its_own) {
    Corpus corpus;
    filled(corpus).add({"sam", "Nghiên cứu quy trình nhân giống sâm bằng nuôi cấy mô tại tỉnh Quảng Nam", std::string{kText}});
    const auto hits = corpus.screen("Nghiên cứu quy trình nhân giống sâm bằng nuôi cấy mô tại tỉnh Quảng Ngãi", {}, {});
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].id, "sam");
    EXPECT_EQ(hits[0].verdict, Verdict::same_problem);
}

TEST(Lexicon, learns_what_speaks_for_what_and_keeps_it_in_bytes) {
    std::vector<Text> shorts, longs;
    std::mt19937 random{8};
    for (int i = 0; i < 60; ++i) {
        const bool one = i % 2 == 0;
        shorts.push_back(read_text((one ? "heo " : "xe ") + testing::words(random, 3), {}));
        longs.push_back(read_text({}, (one ? "lợn " : "ôtô ") + testing::words(random, 12)));
    }
    const Lexicon lexicon = Lexicon::learn(shorts, longs);
    const auto related = lexicon.related_to(token_of("heo").full);
    ASSERT_FALSE(related.empty());
    EXPECT_EQ(related[0].unit, token_of("lợn").full);
    const std::string bytes = lexicon.bytes();
    const auto view = [&](const std::string& b) { return Bytes{reinterpret_cast<const std::uint8_t*>(b.data()), b.size()}; };
    const auto again = Lexicon::from_bytes(view(bytes));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->bytes(), bytes);
    std::string broken = bytes;
    broken[bytes.size() / 2] = static_cast<char>(broken[bytes.size() / 2] ^ 1);
    EXPECT_EQ(Lexicon::from_bytes(view(broken)).error().reason, "overlap.damaged_index");
    broken = bytes, broken[7] = '9';
    EXPECT_EQ(Lexicon::from_bytes(view(broken)).error().reason, "overlap.other_version");
    EXPECT_EQ(Lexicon::from_bytes({}).error().reason, "overlap.not_an_index");
}

TEST(Learning, finds_a_rule_and_is_calibrated) {
    std::mt19937 random{9};
    std::uniform_real_distribution<float> uniform;
    std::vector<Example> train, test;
    for (int i = 0; i < 20'000; ++i) {
        Example e;
        for (float& f : e.features) f = uniform(random);
        const float p = e.features[3] > 0.5f ? 0.9f : (e.features[7] > 0.3f ? 0.4f : 0.05f);
        e.overlaps = uniform(random) < p;
        (i % 2 ? train : test).push_back(e);
    }
    const Model model = learn(train, {.trees = 40, .leaves = 4});
    EXPECT_LT(calibration_error(model, test), 0.03);
    Features f{};
    f[3] = 0.9f;
    EXPECT_NEAR(model.score(f), 0.9, 0.05);
    const Features parts = model.contributions(f);
    EXPECT_GT(parts[3], 0.5f);
}

}  // namespace
}  // namespace thienan::overlap
