#include "platform/office/image_size.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

using namespace std::string_literals;

std::string refusal(const std::string& bytes) {
    const auto sizes = image_sizes(bytes);
    return sizes ? "" : sizes.error().reason;
}

TEST(ImageSizes, come_from_the_header_of_a_png) {
    const auto sizes = image_sizes("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x09\xB0\0\0\x0D\xB4"s);
    ASSERT_TRUE(sizes.ok());
    EXPECT_EQ((*sizes)[0].width, 2480);
    EXPECT_EQ((*sizes)[0].height, 3508);
}

TEST(ImageSizes, come_from_the_frame_of_a_jpeg_after_other_segments) {
    const auto sizes = image_sizes("\xFF\xD8\xFF\xE0\0\x04\0\0\xFF\xC4\0\x03\0\xFF\xFF\xC2\0\x11\x08\x0D\xB4\x09\xB0\0"s);
    ASSERT_TRUE(sizes.ok());
    EXPECT_EQ((*sizes)[0].width, 2480);
    EXPECT_EQ((*sizes)[0].height, 3508);
}

std::string tiff_entry(char tag_high, char tag_low, char value) { return {tag_low, tag_high, 4, 0, 1, 0, 0, 0, value, 1, 0, 0}; }

std::string tiff(char second_leads_to) {
    const std::string page = "\x02\0"s + tiff_entry(1, 0, 16) + tiff_entry(1, 1, 32);
    return "II*\0\x08\0\0\0"s + page + std::string{38, 0, 0, 0} + page + std::string{second_leads_to, 0, 0, 0};
}

TEST(ImageSizes, come_from_each_page_of_a_tiff) {
    const auto sizes = image_sizes(tiff(0));
    ASSERT_TRUE(sizes.ok());
    ASSERT_EQ(sizes->size(), 2u);
    EXPECT_EQ((*sizes)[1].width, 272);
    EXPECT_EQ((*sizes)[1].height, 288);
}

TEST(ImageSizes, a_tiff_whose_pages_run_in_a_ring_is_refused) { EXPECT_EQ(refusal(tiff(8)), "office.broken_image"); }

TEST(ImageSizes, a_picture_cut_short_or_without_a_size_is_refused) {
    EXPECT_EQ(refusal("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0"s), "office.broken_image");
    EXPECT_EQ(refusal("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\0\0\0\0\x01"s), "office.broken_image");
    EXPECT_EQ(refusal("\xFF\xD8\xFF\xDA\0\x04"s), "office.broken_image");
    EXPECT_EQ(refusal("\xFF\xD8\xFF\xE0\0\0"s), "office.broken_image");
    EXPECT_EQ(refusal("II*\0\xFF\0\0\0"s), "office.broken_image");
    EXPECT_EQ(refusal("no picture"), "office.broken_image");
}

}  // namespace
}  // namespace thienan::office
