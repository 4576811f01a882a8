#include "engines/notice/words.hpp"

#include "base/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <array>

namespace thienan::notice {
namespace {

constexpr char32_t kTableEnd = 0x1F00;
constexpr std::size_t kLongestWord = 24;  // letters that count; a longer "word" is no word of the lexicon

struct Letter {
    char16_t base = 0;  // lower case without tone; 0 where this is no letter
    std::uint8_t tone = 0;
    bool upper = false;
};

std::uint8_t tone_of(char32_t mark) {
    switch (mark) {
        case 0x0300:
            return 1;
        case 0x0301:
            return 2;
        case 0x0303:
            return 3;
        case 0x0309:
            return 4;
        case 0x0323:
            return 5;
        default:
            return 0;
    }
}

std::array<Letter, kTableEnd> make_letters() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    std::array<Letter, kTableEnd> letters{};
    for (char32_t c = 'A'; c < kTableEnd; ++c) {
        if (!u_isalpha(static_cast<UChar32>(c))) continue;
        icu::UnicodeString parts;
        Letter letter;
        letter.upper = u_isupper(static_cast<UChar32>(c)) != 0;
        char32_t base = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
        if (U_SUCCESS(status) && nfc->getDecomposition(static_cast<UChar32>(base), parts)) {
            icu::UnicodeString rest;
            for (int i = 0; i < parts.length(); ++i) {
                const char32_t part = parts.charAt(i);
                if (tone_of(part) != 0)
                    letter.tone = tone_of(part);
                else
                    rest += static_cast<UChar>(part);
            }
            const icu::UnicodeString composed = nfc->normalize(rest, status);
            if (composed.length() >= 1) base = composed.charAt(0);
        }
        letter.base = static_cast<char16_t>(base);
        letters[c] = letter;
    }
    return letters;
}

// Built before main: a function's static would be checked at every letter.
const std::array<Letter, kTableEnd> kLetterTable = make_letters();
const Letter kNoLetter;

inline const Letter& letter_of(char32_t c) { return c < kTableEnd ? kLetterTable[c] : kNoLetter; }

// As next_code_point, with the short ways first; `text` is bounded by `to`.
inline char32_t decode(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    const auto tail = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size() && (tail(1) & 0xC0) == 0x80) {
        const char32_t c = (lead & 0x1FU) << 6 | (tail(1) & 0x3FU);
        at += 2;
        return c;
    }
    if (lead == 0xE1 && at + 2 < text.size() && (tail(1) & 0xC0) == 0x80 && (tail(2) & 0xC0) == 0x80) {
        const char32_t c = 0x1000U | (tail(1) & 0x3FU) << 6 | (tail(2) & 0x3FU);
        at += 3;
        return c;
    }
    return next_code_point(text, at);
}

// A circumflex, breve or horn after its letter, as NFD writes them.
char16_t modified(char16_t base, char32_t mark) {
    if (mark == 0x0302) return base == 'a' ? u'â' : base == 'e' ? u'ê' : base == 'o' ? u'ô' : base;
    if (mark == 0x0306) return base == 'a' ? u'ă' : base;
    if (mark == 0x031B) return base == 'o' ? u'ơ' : base == 'u' ? u'ư' : base;
    return base;
}

bool is_combining(char32_t c) { return c >= 0x0300 && c < 0x0370; }

bool is_space(char32_t c) {
    return c <= 0x20 || c == 0xA0 || c == 0xAD || c == 0x200B || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) ||
           c == 0x202F || c == 0x3000 || c == 0x2028 || c == 0x2029;
}

// One plain character for every dash, quotation mark, bullet.
std::uint64_t plain_mark(char32_t c) {
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x00AD) return '-';
    if ((c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == '\'') return '"';
    if (c == 0x2022 || c == 0x25CF || c == 0x25AA || c == 0x25A0 || c == 0x00B7 || c == 0x25CB || c == 0x2219 ||
        (c >= 0xE000 && c <= 0xF8FF) || c == 0x2756 || c == 0x27A2)
        return '*';
    if (c == 0x2026) return '.';
    return c;
}

struct WordScan {
    char16_t letters[kLongestWord];
    std::size_t count = 0;
    std::uint8_t tone = 0;
    std::size_t uppers = 0;
    std::size_t lowers = 0;

    void add(const Letter& letter) {
        if (count < kLongestWord) letters[count] = letter.base;
        ++count;
        if (letter.tone != 0) tone = letter.tone;
        ++(letter.upper ? uppers : lowers);
    }
    void mark(char32_t c) {
        if (tone_of(c) != 0)
            tone = tone_of(c);
        else if (count > 0 && count <= kLongestWord)
            letters[count - 1] = modified(letters[count - 1], c);
    }
    void digit(char c) {
        if (count < kLongestWord) letters[count] = static_cast<char16_t>(c);
        ++count;
    }
    std::uint64_t key() const {
        std::uint64_t hash = 0xCBF29CE484222325ULL;
        for (std::size_t i = 0; i < count && i < kLongestWord; ++i) hash = (hash ^ letters[i]) * 0x100000001B3ULL;
        hash = (hash ^ tone ^ (count > kLongestWord ? 0x80U : 0U)) * 0x100000001B3ULL;
        return hash ^ (hash >> 29);
    }
};

std::size_t scan_number(std::string_view text, std::size_t at, std::size_t to, Token& token) {
    std::uint64_t value = 0;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
        if (value < 100'000'000'000ULL) value = value * 10 + static_cast<std::uint64_t>(text[at] - '0');
        ++at;
    }
    token.kind = TokenKind::number;
    token.key = value;
    return at;
}

std::size_t scan_word(std::string_view text, std::size_t at, std::size_t to, Token& token) {
    WordScan scan;
    bool first = true;
    while (at < to) {
        std::size_t next = at;
        const char32_t c = decode(text, next);
        if (c < 0x80 && c >= '0' && c <= '9') {
            scan.digit(static_cast<char>(c));
        } else if (is_combining(c)) {
            scan.mark(c);
        } else {
            const Letter& letter = letter_of(c);
            if (letter.base == 0) break;
            if (first) token.capital = letter.upper;
            scan.add(letter);
        }
        first = false;
        at = next;
    }
    token.kind = TokenKind::word;
    token.all_caps = scan.uppers > 0 && scan.lowers == 0;
    token.key = scan.key();
    return at < to ? at : to;
}

// Whether combining marks stand in it, which NFC would join to their letters.
bool has_marks(std::string_view text) {
    bool marks = false;
    for (const char c : text) marks |= (static_cast<unsigned char>(c) & 0xFE) == 0xCC;
    return marks;
}

}  // namespace

void tokenize(std::string_view text, std::size_t from, std::size_t to, Tokens& out) {
    bool space = true;
    bool line_start = true;
    for (std::size_t at = from; at < to;) {
        std::size_t next = at;
        const char32_t c = decode(text, next);
        if (is_space(c)) {
            space = true;
            at = next;
            continue;
        }
        Token token;
        token.from = static_cast<std::uint32_t>(at);
        token.space_before = space;
        token.line_start = line_start;
        if (c >= '0' && c <= '9')
            at = scan_number(text, at, to, token);
        else if (letter_of(c).base != 0)
            at = scan_word(text, at, to, token);
        else {
            token.key = plain_mark(c);
            at = next;
        }
        if (at > to) at = to;
        token.to = static_cast<std::uint32_t>(at);
        out.push_back(token);
        space = line_start = false;
    }
}

std::uint64_t word_key(std::string_view word) {
    Tokens tokens;
    tokenize(word, 0, word.size(), tokens);
    return tokens.size() == 1 ? tokens[0].key : 0;
}

std::string compose(std::string_view text) {
    if (!has_marks(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    const icu::UnicodeString composed =
        nfc->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), status);
    std::string out;
    return composed.toUTF8String(out);
}

void append_words(std::string& out, std::string_view words) {
    if (!out.empty()) out += ' ';
    out += words;
}

std::string first_words_of(std::string_view text, const Tokens& tokens, Range range, std::size_t most) {
    std::string out;
    std::size_t words = 0;
    const std::size_t end = std::min(range.to, tokens.size());
    if (range.from < end)
        out.reserve(std::min<std::size_t>(tokens[end - 1].to - tokens[range.from].from, most * 12) + 1);
    for (std::size_t i = range.from; i < end; ++i) {
        const Token& token = tokens[i];
        if (i > range.from && token.space_before) {
            if (++words >= most) break;
            out += ' ';
        }
        out.append(text.substr(token.from, token.to - token.from));
    }
    if (!has_marks(out)) return out;
    return compose(out);
}

std::string words_of(std::string_view text, const Tokens& tokens, Range range) {
    return first_words_of(text, tokens, range, static_cast<std::size_t>(-1) / 16);
}

}  // namespace thienan::notice
