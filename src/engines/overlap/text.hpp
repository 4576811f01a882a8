// A text as syllables that compare equal however they were typed: tone-mark placement (hoà, hòa), i for y (kỹ, kĩ), normal form, case, look-alike and
// invisible characters, legacy encodings and the damage "à" → "?" make no difference.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace thienan::overlap {

// code: letters that no Vietnamese syllable is spelt with, as in the symbol of a document or a foreign word.
enum class TokenKind : std::uint8_t { word, number, code };

struct Token {
    std::uint64_t full = 0;   // hash of the syllable with its marks and tone
    std::uint64_t fold = 0;   // hash of its base letters
    std::uint32_t begin = 0;  // code points from the text's beginning
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::word;
    bool bare = false;        // no mark and no tone: it may have lost them
};

struct Text {
    std::vector<Token> tokens;
    std::uint32_t title_tokens = 0;  // of which the first are the title's
    std::uint32_t code_points = 0;   // of title + "\n" + text
};

// Texts beyond this many code points are cut; a proposal of 2,000 words has about 12,000.
inline constexpr std::size_t kMostCodePoints = 1'000'000;

// The syllables of title + "\n" + text. Broken UTF-8 is read as U+FFFD; never fails. Linear.
Text read_text(std::string_view title, std::string_view text);

// The same into a Text whose memory is used again.
void read_text_into(std::string_view title, std::string_view text, Text& out);

// Hashes of one syllable or number as read_text makes them. For word lists.
Token token_of(std::string_view word);

}  // namespace thienan::overlap
