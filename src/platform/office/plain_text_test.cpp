#include "platform/office/plain_text.hpp"

#include "platform/office/clean_text.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

using namespace std::string_literals;

TEST(PlainText, utf8_with_and_without_a_mark_is_read) {
    EXPECT_EQ(*read_plain_text("Sở Khoa học"), "Sở Khoa học");
    EXPECT_EQ(*read_plain_text("\xEF\xBB\xBFSở"), "Sở");
}

TEST(PlainText, utf16_with_a_mark_is_read_in_both_orders_and_beyond_the_first_plane) {
    EXPECT_EQ(*read_plain_text("\xFF\xFE\x01\x1E\x3D\xD8\x00\xDE"s), "ḁ😀");
    EXPECT_EQ(*read_plain_text("\xFE\xFF\x1E\x01"s), "ḁ");
}

TEST(PlainText, line_ends_become_line_feeds) { EXPECT_EQ(*read_plain_text("a\r\nb\rc\n"), "a\nb\nc\n"); }

TEST(PlainText, broken_encoding_and_control_characters_are_refused) {
    for (const auto& bytes : {"a\xC0\x80"s, "a\0b"s, "\xFF\xFE\x01"s, "\xFF\xFE\x00\xDC"s, "\xFF\xFE\x00\xD8"s, "a\x1B["s}) {
        const auto text = read_plain_text(bytes);
        ASSERT_FALSE(text.ok());
        EXPECT_EQ(text.error().reason, "office.not_text");
    }
}

TEST(PlainText, more_than_the_limit_is_refused) {
    Limits limits;
    limits.input_bytes = 3;
    EXPECT_EQ(read_plain_text("abcd", limits).error().reason, "office.too_large");
}

TEST(CleanText, keeps_what_people_see_and_drops_the_rest) {
    EXPECT_EQ(clean_text("a\x01\tb\n\xFF" "c\xE2\x80\x8B"), "a\tb\n\xEF\xBF\xBD" "c");
}

TEST(CleanText, xml_text_is_escaped_and_has_nothing_xml_cannot_carry) {
    EXPECT_EQ(xml_text("<a & \"b\">\f\x0B"), "&lt;a &amp; &quot;b&quot;&gt;");
}

}  // namespace
}  // namespace thienan::office
