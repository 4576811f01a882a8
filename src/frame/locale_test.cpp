#include "frame/locale.hpp"

#include <gtest/gtest.h>

namespace thienan::frame {
namespace {

TEST(Words, a_sentence_takes_its_values_and_the_word_that_goes_with_one_or_with_many) {
    const Locale locale{"left = \"còn {0} ngày\"\n", "left = \"{0} {0:day|days} left of {1}\"\nbrace = \"{a} {0\"\n"};
    EXPECT_EQ(locale.words(Language::vi)("left", {"1"}), "còn 1 ngày");
    const auto& en = locale.words(Language::en);
    EXPECT_EQ(en("left", {"1", "30"}), "1 day left of 30");
    EXPECT_EQ(en("left", {"0", "30"}), "0 days left of 30");
    EXPECT_EQ(en("left", {"12", "30"}), "12 days left of 30");
    EXPECT_EQ(en("brace", {"7"}), "{a} {0");
}

}  // namespace
}  // namespace thienan::frame
