#include "base/names.hpp"

#include <gtest/gtest.h>

namespace thienan {
namespace elsewhere {

enum class Colour { red, dark_green };
constexpr auto names(Colour) { return Names{"paint.colour_", "red", "dark_green"}; }

}  // namespace elsewhere

namespace {

using elsewhere::Colour;

TEST(Names, an_enumerator_has_one_spelling_both_ways) {
    static_assert(name_of(Colour::dark_green) == "dark_green");
    EXPECT_EQ(parse_name<Colour>("dark_green"), Colour::dark_green);
    EXPECT_EQ(key_of(Colour::red), "paint.colour_red");
}

TEST(Names, what_no_enumerator_is_called_is_none) {
    EXPECT_EQ(parse_name<Colour>("blue"), std::nullopt);
    EXPECT_EQ(parse_name<Colour>(""), std::nullopt);
}

}  // namespace
}  // namespace thienan
