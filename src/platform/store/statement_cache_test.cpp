#include "platform/store/statement_cache.hpp"

#include <gtest/gtest.h>

namespace thienan::store {
namespace {

std::shared_ptr<int> number(int n) { return std::make_shared<int>(n); }

TEST(StatementCache, gives_back_what_was_put_under_a_text) {
    StatementCache<int> cache{2};
    cache.put("a", number(1));
    EXPECT_EQ(*cache.find("a"), 1);
    EXPECT_EQ(cache.find("b"), nullptr);
}

TEST(StatementCache, lets_the_one_go_that_was_not_used_longest) {
    StatementCache<int> cache{2};
    cache.put("a", number(1));
    cache.put("b", number(2));
    cache.find("a");
    const auto gone = cache.put("c", number(3));
    ASSERT_NE(gone, nullptr);
    EXPECT_EQ(*gone, 2);
    EXPECT_EQ(cache.find("b"), nullptr);
    EXPECT_EQ(*cache.find("a"), 1);
    EXPECT_EQ(*cache.find("c"), 3);
}

TEST(StatementCache, replaces_under_the_same_text_and_hands_out_the_old_one) {
    StatementCache<int> cache{2};
    cache.put("a", number(1));
    EXPECT_EQ(*cache.put("a", number(2)), 1);
    EXPECT_EQ(*cache.find("a"), 2);
}

TEST(StatementCache, is_empty_after_clear) {
    StatementCache<int> cache{2};
    cache.put("a", number(1));
    cache.clear();
    EXPECT_EQ(cache.find("a"), nullptr);
}

}  // namespace
}  // namespace thienan::store
