// Whether a word printed in capitals is a word or an abbreviation, by its letters.
#pragma once

#include <string_view>

namespace thienan::notice {

// "UBND", "KH", "OCOP": can be no Vietnamese syllable and no foreign word. "TÀI", "ĐẮK", "PLEIKU" are words.
bool is_abbreviation(std::string_view word);

}  // namespace thienan::notice
