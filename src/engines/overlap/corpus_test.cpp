#include "engines/overlap/corpus.hpp"

#include <gtest/gtest.h>

#include <random>
#include <thread>

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

TEST(Verdict, of_the_same_matter_at_another_place_is_a_class_of_its_own) {
    Corpus corpus;
    filled(corpus).add({"sam", "Nghiên cứu quy trình nhân giống sâm bằng nuôi cấy mô tại tỉnh Quảng Nam", std::string{kText}});
    const auto hits = corpus.screen("Nghiên cứu quy trình nhân giống sâm bằng nuôi cấy mô tại tỉnh Quảng Ngãi", {}, {});
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits[0].id, "sam");
    EXPECT_EQ(hits[0].verdict, Verdict::same_problem);
}

}  // namespace
}  // namespace thienan::overlap
