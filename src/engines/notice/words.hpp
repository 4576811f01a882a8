// Words of Vietnamese text as the reader compares them: without regard to case, to NFC or NFD, and to where in the
// syllable the tone mark stands ("uỷ" is "ủy"). Every token keeps its bytes in the document.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::notice {

enum class TokenKind : std::uint8_t { word, number, mark };

struct Token {
    std::uint64_t key = 0;   // of a word: equal for equal words; of a number: its value; of a mark: its character
    std::uint32_t from = 0;  // bytes in the document
    std::uint32_t to = 0;
    std::uint32_t entry = 0;    // phrases that begin with this word, see lexicon.hpp; 0 for none
    std::uint32_t classes = 0;  // a bit for every class that has such a phrase
    TokenKind kind = TokenKind::mark;
    bool space_before = false;
    bool capital = false;   // begins with an upper-case letter
    bool all_caps = false;  // a word of upper-case letters only
    bool line_start = false;

    bool is(char mark) const { return kind == TokenKind::mark && key == static_cast<unsigned char>(mark); }
    bool is_word() const { return kind == TokenKind::word; }
    bool is_number() const { return kind == TokenKind::number; }
};

using Tokens = std::vector<Token>;

// A half-open range of tokens.
struct Range {
    std::size_t from = 0;
    std::size_t to = 0;
    bool empty() const { return from >= to; }
    std::size_t size() const { return empty() ? 0 : to - from; }
};

// The key of one word as tokenize would give it.
std::uint64_t word_key(std::string_view word);

// Appends the tokens of text[from, to). Dashes, quotation marks and bullets of every kind become '-', '"' and '*'; an
// ellipsis becomes '.'. Entries are left 0.
void tokenize(std::string_view text, std::size_t from, std::size_t to, Tokens& out);

// The tokens' own characters, NFC, every run of white space one space.
std::string words_of(std::string_view text, const Tokens& tokens, Range range);

// As words_of, but at most `most` words.
std::string first_words_of(std::string_view text, const Tokens& tokens, Range range, std::size_t most);

// Appends the words, after a space where something stands before.
void append_words(std::string& out, std::string_view words);

// NFC of valid UTF-8.
std::string compose(std::string_view text);

// Normal Vietnamese capitalisation of a name printed in capitals: "ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ" becomes
// "Ủy ban nhân dân tỉnh Quảng Trị". A name that is not all capitals is returned as it is.
std::string name_case(std::string_view name);

}  // namespace thienan::notice
