// A record as the index keeps it: what it is called and its syllables as numbers of a vocabulary, with their places in the text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engines/overlap/bytes.hpp"
#include "engines/overlap/text.hpp"

namespace thienan::overlap {

// An earlier task, or a proposal: what is compared. `year` 0 and `place` empty where unknown.
struct Record {
    std::string id;
    std::string title;
    std::string text;
    int year = 0;
    std::string place;
};

using WordId = std::uint32_t;  // of a vocabulary; frequent syllables have small numbers

struct PlacedWord {
    WordId word = 0;
    std::uint32_t begin = 0, end = 0;  // code points
};

// What a record's bytes hold beside the syllables.
struct RecordHead {
    std::string_view id, place;
    int year = 0;
    std::uint32_t words = 0, title_words = 0;
};

// Appends a record's bytes. `words` are the numbers of text.tokens in order, `usual` the lengths the vocabulary gives them.
void append_record(std::string& out, const Record& record, const Text& text, const std::vector<WordId>& words, std::span<const std::uint8_t> usual);

// Reads them again. Damaged bytes give std::nullopt, or fewer words than the head says; never more, and never a number ≥ `vocabulary`.
std::optional<RecordHead> read_head(ByteReader& bytes);
void read_words(ByteReader& bytes, const RecordHead& head, std::uint32_t vocabulary, std::vector<WordId>& words);
// To be called right after read_words with the same reader.
void read_places(ByteReader& bytes, const std::vector<WordId>& words, std::span<const std::uint8_t> lengths, std::vector<PlacedWord>& out);

}  // namespace thienan::overlap
