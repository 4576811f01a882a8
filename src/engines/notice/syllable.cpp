#include "engines/notice/syllable.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>

namespace thienan::notice {
namespace {

constexpr std::size_t kShortestForeign = 6;  // letters of a foreign word, a third of them vowels

constexpr std::array<std::string_view, 28> kOnsets{"",   "b",  "c", "ch", "d",  "đ",  "g",   "gh", "gi", "h",
                                                   "k",  "kh", "l", "m",  "n",  "ng", "ngh", "nh", "p",  "ph",
                                                   "qu", "r",  "s", "t",  "th", "tr", "v",   "x"};
constexpr std::array<std::string_view, 38> kVowels{"a",  "ai",  "ao",  "au",  "ay",  "e",   "eo",  "eu",  "i",   "ia",
                                                   "ie", "ieu", "iu",  "o",   "oa",  "oai", "oao", "oay", "oe",  "oeo",
                                                   "oi", "oo",  "u",   "ua",  "uay", "ue",  "ui",  "uo",  "uoi", "uou",
                                                   "uu", "uy",  "uya", "uye", "uyu", "y",   "ye",  "yeu"};
constexpr std::array<std::string_view, 9> kCodas{"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

struct Letters {
    std::string plain;    // lower case, without marks; "đ" stays
    bool marked = false;  // a tone, hat or horn was taken away
};

Letters letters_of(std::string_view word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFDInstance(status);
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8({word.data(), static_cast<int32_t>(word.size())});
    wide.toLower(icu::Locale::getRoot());
    if (U_SUCCESS(status) != 0) wide = normalizer->normalize(wide, status);
    icu::UnicodeString kept;
    for (int32_t i = 0; i < wide.length(); ++i) {
        if (wide[i] < 0x300 || wide[i] > 0x36F) kept.append(wide[i]);
    }
    Letters out;
    out.marked = kept.length() < wide.length();
    kept.toUTF8String(out.plain);
    return out;
}

bool is_vowel(char letter) { return std::string_view("aeiouy").find(letter) != std::string_view::npos; }

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view part) {
    return std::find(list.begin(), list.end(), part) != list.end();
}

bool fits(std::string_view onset, std::string_view rest) {
    const std::size_t vowels =
        static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_vowel) - rest.begin());
    return among(kOnsets, onset) && among(kVowels, rest.substr(0, vowels)) && among(kCodas, rest.substr(vowels));
}

bool is_syllable(std::string_view word) {
    const std::size_t onset = static_cast<std::size_t>(std::find_if(word.begin(), word.end(), is_vowel) - word.begin());
    if (fits(word.substr(0, onset), word.substr(onset))) return true;
    // "gi" and "qu" end in a letter that is also a vowel: "giáo", "quyết".
    const std::size_t longer = onset + 1;
    return longer < word.size() && fits(word.substr(0, longer), word.substr(longer));
}

}  // namespace

bool is_abbreviation(std::string_view word) {
    const Letters letters = letters_of(word);
    if (letters.marked || is_syllable(letters.plain)) return false;
    const auto vowels = static_cast<std::size_t>(std::count_if(letters.plain.begin(), letters.plain.end(), is_vowel));
    return letters.plain.size() < kShortestForeign || vowels * 3 < letters.plain.size();
}

}  // namespace thienan::notice
