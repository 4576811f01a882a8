// UTF-8 at the border: what comes in is valid UTF-8 or is refused. Normalisation to NFC is engines/viet's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace thienan {

// No overlong forms, surrogates or values above U+10FFFF.
bool is_valid_utf8(std::string_view text);

// Code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

// Reads the code point at `at` and moves past it. At a broken byte: U+FFFD and one byte further.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t code_point);

// At most `most` code points, cut between code points.
std::string_view first_code_points(std::string_view text, std::size_t most);

// White space at both ends removed (ASCII white space and U+00A0).
std::string_view trim(std::string_view text);

}  // namespace thienan
