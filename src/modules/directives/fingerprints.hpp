// Recognising a text again, and secrets of calendar feeds that are kept only as a hash.
#pragma once

#include <string>
#include <string_view>

namespace thienan::directives {

// Lower-case hex of BLAKE2b-256.
std::string fingerprint(std::string_view bytes);

// 256 random bits as 64 lower-case hex digits.
std::string new_secret();

}  // namespace thienan::directives
