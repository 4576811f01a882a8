// A part of the corpus that answers the three questions of screening: which records hold a term, what are a record's syllables, which
// numbers do a syllable's spellings have here. Either a segment of bytes made once or what was added since.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "engines/overlap/record.hpp"

namespace thienan::overlap {

using DocId = std::uint32_t;  // within one shard

// Which records hold a term, ascending: packed as differences, or plainly. Packed: groups of eight, each a byte of bits that say which of
// the eight take two bytes instead of one; kFarther adds its value and stands for no record.
inline constexpr std::uint32_t kFarther = 0xffff;

struct Postings {
    std::uint32_t count = 0;
    Bytes packed;
    const DocId* plain = nullptr;
};

// What a vocabulary knows of a syllable.
struct Spelling {
    WordId word = 0;
    std::uint64_t full = 0;
    bool bare = false;
};

class Shard {
public:
    virtual ~Shard() = default;

    virtual std::uint32_t records() const = 0;
    virtual std::uint32_t vocabulary() const = 0;
    virtual Postings find(std::uint64_t term) const = 0;
    virtual std::optional<DocId> find_id(std::string_view id) const = 0;
    // The record's bytes, for read_head and on. Empty for a number that no record has or where the bytes are damaged.
    virtual Bytes record(DocId doc) const = 0;
    // Everything spelt with these base letters.
    virtual void spellings(std::uint64_t fold, std::vector<Spelling>& out) const = 0;
    virtual const std::uint64_t* folds() const = 0;         // by WordId
    virtual const std::uint64_t* fulls() const = 0;         // by WordId
    virtual const std::uint8_t* kinds() const = 0;          // by WordId: bits kNumber, kBare, kCode
    virtual std::span<const std::uint8_t> lengths() const = 0;  // by WordId: usual code points
    virtual const std::uint8_t* rarities() const = 0;       // by WordId: rarity_of
};

inline constexpr std::uint8_t kNumber = 1, kBare = 2, kCode = 4;

inline std::uint8_t kind_of(const Token& token) {
    return static_cast<std::uint8_t>((token.kind == TokenKind::number ? kNumber : 0) | (token.bare ? kBare : 0) | (token.kind == TokenKind::code ? kCode : 0));
}

// What a syllable that makes up `times` of all `of_syllables` tells beyond the most usual ones, in eighths of a bit, 1…kRarest. By
// occurrences and not by records, so that it is much the same in a small corpus and a large one, with short records and long ones.
inline constexpr std::uint8_t kRarest = 14 * 8;
std::uint8_t rarity_of(std::uint64_t times, std::uint64_t of_syllables);

}  // namespace thienan::overlap
