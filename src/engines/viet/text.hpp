// Vietnamese text: normal form, search key and order. Pure; ICU 72 underneath.
#pragma once

#include <string>
#include <string_view>

namespace thienan::viet {

// NFC, with zero-width characters, BOM and soft hyphens removed and U+00A0 made a plain space.
// Input must be valid UTF-8; line ends stay.
std::string normalise(std::string_view text);

// The search key: NFD, marks removed, đ→d, lower case, every run of anything that is not a letter or a digit
// made one space, no space at the ends. "Sở Khoa học và Công nghệ" → "so khoa hoc va cong nghe".
// Every searched column has a *_key column holding this.
std::string fold(std::string_view text);

// Lower case by Vietnamese rules, marks kept.
std::string lower(std::string_view text);

// Upper case by Vietnamese rules, marks kept.
std::string upper(std::string_view text);

// A byte string whose binary order is the Vietnamese dictionary order (a ă â b c d đ e ê …, tone last),
// lower-case hex so that both databases compare it alike. For ORDER BY.
std::string sort_key(std::string_view text);

}  // namespace thienan::viet
