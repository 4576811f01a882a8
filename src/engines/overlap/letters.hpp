// One letter at a time out of whatever Vietnamese text looks like: Unicode in either normal form, look-alikes of other scripts, the legacy
// encodings TCVN3 and VNI read as Latin-1, and the damage "à" → "?". Letters come out as base letter, modifier and tone, so that
// what differs only in how it was typed compares equal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace thienan::overlap {

enum class LetterKind : std::uint8_t { separator, letter, digit, ignored, mark };
enum class Modifier : std::uint8_t { none, breve, circumflex, horn, stroke, other };
// The six tones; level has no mark.
enum class Tone : std::uint8_t { level, grave, hook, tilde, acute, dot };

struct Letter {
    LetterKind kind = LetterKind::separator;
    Modifier modifier = Modifier::none;  // of a mark: what it adds
    Tone tone = Tone::level;
    char32_t base = 0;                   // lower case, without marks; đ is d with a stroke
    bool upper = false;
};

// How a text's code points are to be read.
enum class Encoding : std::uint8_t { unicode, tcvn3, vni };

// The letter at `at`, and moves past it (VNI letters take two code points). A mark stands for the letter before it.
Letter next_letter(std::span<const char32_t> text, std::size_t& at, Encoding encoding);

// Which encoding makes the most Vietnamese syllables of the text. Texts without suspicious code points cost one look at each.
Encoding encoding_of(std::span<const char32_t> text);

bool is_vowel(char32_t base);

// Whether these letters (whatever their tone) can be a Vietnamese syllable: an onset and a rhyme.
bool is_syllable(std::span<const Letter> letters);
// The same of a syllable that may have lost its marks: without any, its base letters are enough.
bool is_syllable(std::span<const Letter> letters, Tone tone);

}  // namespace thienan::overlap
