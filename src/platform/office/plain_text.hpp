// Text files: decoding to UTF-8 with "\n" between lines.
#pragma once

#include "base/result.hpp"
#include "platform/office/limits.hpp"

#include <string>
#include <string_view>

namespace thienan::office {

// UTF-8 with or without a byte order mark, or UTF-16 with one. Line ends become "\n", the mark is removed.
// Refused: office.too_large; office.not_text (broken encoding, or control characters other than tab, form feed and
// line ends).
Result<std::string> read_plain_text(std::string_view bytes, const Limits& limits = {});

}  // namespace thienan::office
