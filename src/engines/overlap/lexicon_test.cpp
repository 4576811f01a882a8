#include "engines/overlap/lexicon.hpp"

#include <gtest/gtest.h>

#include <random>

#include "engines/overlap/testing.hpp"

namespace thienan::overlap {
namespace {

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

}  // namespace
}  // namespace thienan::overlap
