#include "engines/overlap/text.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "engines/overlap/hashing.hpp"
#include "engines/overlap/letters.hpp"

namespace thienan::overlap {
namespace {

constexpr std::size_t kMostLetters = 48;  // of one token; a longer run of letters is cut

// The letters of one token as they come in.
class Word {
public:
    bool empty() const { return n_ == 0; }
    bool full() const { return n_ == kMostLetters; }
    bool has_vowel() const { return vowel_; }

    void add(const Letter& letter, std::uint32_t begin, std::uint32_t end) {
        if (n_ == 0) begin_ = begin, end_ = end;
        letters_[n_++] = letter;
        end_ = end;
        if (letter.kind == LetterKind::digit) ++digits_;
        else if (is_vowel(letter.base)) vowel_ = true;
        if (letter.tone != Tone::level) tone_ = letter.tone;
    }
    void mark(const Letter& mark, std::uint32_t end) {
        if (n_ == 0) return;
        if (mark.modifier != Modifier::none) letters_[n_ - 1].modifier = mark.modifier;
        if (mark.tone != Tone::level) tone_ = mark.tone;
        end_ = end;
    }

    Token finish() {
        // i and y are one letter at the end of a syllable that has no other vowel: kỹ, kĩ; y tế, i tế.
        Letter& last = letters_[n_ - 1];
        if (last.base == U'y' && (n_ == 1 || !is_vowel(letters_[n_ - 2].base))) last.base = U'i';
        Token token{.begin = begin_, .end = end_, .kind = digits_ == n_ ? TokenKind::number : digits_ == 0 && is_syllable({letters_.data(), n_}, tone_) ? TokenKind::word : TokenKind::code};
        std::uint64_t full = kSeed, fold = kSeed;
        bool bare = tone_ == Tone::level;
        for (std::size_t i = 0; i < n_; ++i) {
            const Letter& l = letters_[i];
            fold = step(fold, l.base);
            full = step(full, l.base | static_cast<std::uint64_t>(l.modifier) << 24);
            bare = bare && l.modifier == Modifier::none;
        }
        token.fold = mix(fold);
        token.full = mix(full ^ static_cast<std::uint64_t>(tone_) << 56);
        token.bare = bare && digits_ == 0;
        n_ = digits_ = 0, vowel_ = false, tone_ = Tone::level;
        return token;
    }

private:
    std::array<Letter, kMostLetters> letters_{};
    std::size_t n_ = 0, digits_ = 0;
    std::uint32_t begin_ = 0, end_ = 0;
    bool vowel_ = false;
    Tone tone_ = Tone::level;
};

constexpr Letter kLostLetter{LetterKind::letter, Modifier::none, Tone::grave, U'a'};

// "à" was lost as "?" in old dumps: nh? nước, v? chế biến, to?n quốc. A question mark after a whole syllable stays one.
bool is_lost_letter(std::span<const char32_t> text, std::size_t at, const Word& word, Encoding encoding) {
    if ((text[at] != U'?' && text[at] != 0xfffd) || word.empty() || word.full()) return false;
    std::size_t next = at + 1;
    if (next < text.size()) {
        const Letter letter = next_letter(text, next, encoding);
        if (letter.kind == LetterKind::letter) return !letter.upper || !word.has_vowel();
    }
    return !word.has_vowel();
}

void read_tokens(std::span<const char32_t> text, std::size_t title, Text& out) {
    const Encoding encoding = encoding_of(text);
    Word word;
    const auto end_word = [&] { if (!word.empty()) out.tokens.push_back(word.finish()); };
    bool in_title = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (in_title && begin >= title) {
            end_word();
            in_title = false;
            out.title_tokens = static_cast<std::uint32_t>(out.tokens.size());
        }
        Letter letter = next_letter(text, at, encoding);
        if (letter.kind == LetterKind::separator && is_lost_letter(text, begin, word, encoding)) letter = kLostLetter;
        switch (letter.kind) {
            case LetterKind::letter:
            case LetterKind::digit:
                if (word.full()) end_word();
                word.add(letter, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at));
                break;
            case LetterKind::mark: word.mark(letter, static_cast<std::uint32_t>(at)); break;
            case LetterKind::ignored: break;
            case LetterKind::separator: end_word(); break;
        }
    }
    end_word();
    if (in_title) out.title_tokens = static_cast<std::uint32_t>(out.tokens.size());
}

}  // namespace

void read_text_into(std::string_view title, std::string_view text, Text& out) {
    thread_local std::vector<char32_t> points;
    points.clear();
    const auto add = [&](std::string_view part) {
        for (std::size_t at = 0; at < part.size() && points.size() < kMostCodePoints;) {
            const auto byte = static_cast<unsigned char>(part[at]);
            if (byte < 0x80) points.push_back(byte), ++at;
            else points.push_back(next_code_point(part, at));
        }
    };
    add(title);
    const std::size_t title_points = points.size();
    points.push_back(U'\n');
    add(text);
    out.tokens.clear();
    out.code_points = static_cast<std::uint32_t>(points.size());
    read_tokens(points, title_points, out);
}

Text read_text(std::string_view title, std::string_view text) {
    Text out;
    read_text_into(title, text, out);
    return out;
}

Token token_of(std::string_view word) {
    const Text text = read_text(word, {});
    return text.tokens.empty() ? Token{} : text.tokens.front();
}

}  // namespace thienan::overlap
