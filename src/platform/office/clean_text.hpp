// Text from outside files made safe to keep: valid UTF-8 without control characters.
#pragma once

#include <string>
#include <string_view>

namespace thienan::office {

// Broken bytes become U+FFFD; control characters other than tab, line feed and form feed, byte order marks and zero
// width spaces are left out. O(size).
std::string clean_text(std::string_view text);

// The same for text that goes into XML: also escapes & < > " and leaves out form feeds.
std::string xml_text(std::string_view text);

}  // namespace thienan::office
