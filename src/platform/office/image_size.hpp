// How large pictures are, read from their headers alone: a picture of a few kilobytes may unpack to gigabytes.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace thienan::office {

struct ImageSize {
    std::int64_t width = 0;   // pixels
    std::int64_t height = 0;
};

// The pictures of a PNG or JPEG (one) or a TIFF (one or more, at most 10,000), told apart by content.
// Refused: office.broken_image.
Result<std::vector<ImageSize>> image_sizes(std::string_view bytes);

}  // namespace thienan::office
