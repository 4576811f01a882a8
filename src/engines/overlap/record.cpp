#include "engines/overlap/record.hpp"

#include <algorithm>

namespace thienan::overlap {
namespace {

constexpr std::uint64_t kMostText = 4096;  // bytes of an id or a place

void append_text(std::string& out, std::string_view text) {
    text = text.substr(0, kMostText);
    append_varint(out, text.size());
    out += text;
}

// 1 byte below 128, 2 below 16,512, 3 below 2 million, else 4.
void append_word(std::string& out, WordId word) {
    if (word < 0x80) { out.push_back(static_cast<char>(word)); return; }
    word -= 0x80;
    if (word < 0x4000) {
        out.push_back(static_cast<char>(0x80 | word >> 8));
        out.push_back(static_cast<char>(word));
        return;
    }
    word -= 0x4000;
    if (word < 0x200000) {
        out.push_back(static_cast<char>(0xc0 | word >> 16));
        append_fixed(out, static_cast<std::uint16_t>(word));
        return;
    }
    out.push_back(static_cast<char>(0xe0));
    append_fixed(out, word - 0x200000);
}

// The places: most words follow one code point after the one before and are as long as the vocabulary says. What differs is an
// entry: words since the last entry, and a 0 for ", " (two code points), or 1 + length after the gap itself.
void append_places(std::string& out, const Text& text, std::span<const std::uint8_t> usual) {
    std::string entries;
    std::size_t count = 0, last = 0;
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < text.tokens.size(); ++i) {
        const Token& token = text.tokens[i];
        const std::uint32_t gap = token.begin - end, length = token.end - token.begin;
        const bool as_usual = length == usual[i];
        end = token.end;
        if (as_usual && gap == 1 && i > 0) continue;
        const bool comma = as_usual && gap == 2;
        append_varint(entries, (i - last) << 1 | (comma ? 0 : 1));
        if (!comma) append_varint(entries, gap), append_varint(entries, length);
        last = i, ++count;
    }
    append_varint(out, count);
    out += entries;
}

}  // namespace

void append_record(std::string& out, const Record& record, const Text& text, const std::vector<WordId>& words, std::span<const std::uint8_t> usual) {
    append_text(out, record.id);
    append_text(out, record.place);
    append_varint(out, static_cast<std::uint64_t>(std::clamp(record.year, 0, 9999)));
    append_varint(out, words.size());
    append_varint(out, text.title_tokens);
    for (WordId word : words) append_word(out, word);
    append_places(out, text, usual);
}

std::optional<RecordHead> read_head(ByteReader& bytes) {
    RecordHead head;
    head.id = bytes.text(std::min(bytes.varint(), kMostText + 1));
    head.place = bytes.text(std::min(bytes.varint(), kMostText + 1));
    head.year = static_cast<int>(std::min<std::uint64_t>(bytes.varint(), 9999));
    const std::uint64_t words = bytes.varint(), title = bytes.varint();
    if (bytes.failed() || words > bytes.left() || title > words) return std::nullopt;
    head.words = static_cast<std::uint32_t>(words);
    head.title_words = static_cast<std::uint32_t>(title);
    return head;
}

void read_words(ByteReader& bytes, const RecordHead& head, std::uint32_t vocabulary, std::vector<WordId>& words) {
    words.clear();
    for (std::uint32_t i = 0; i < head.words; ++i) {
        const auto first = bytes.fixed<std::uint8_t>();
        WordId word = first;
        if (first >= 0xe0) word = bytes.fixed<std::uint32_t>() + 0x80 + 0x4000 + 0x200000;
        else if (first >= 0xc0) word = (static_cast<WordId>(first & 0x1f) << 16 | bytes.fixed<std::uint16_t>()) + 0x80 + 0x4000;
        else if (first >= 0x80) word = (static_cast<WordId>(first & 0x3f) << 8 | bytes.fixed<std::uint8_t>()) + 0x80;
        if (bytes.failed() || word >= vocabulary) return;
        words.push_back(word);
    }
}

void read_places(ByteReader& bytes, const std::vector<WordId>& words, std::span<const std::uint8_t> lengths, std::vector<PlacedWord>& out) {
    out.clear();
    std::uint64_t entries = bytes.varint(), next = 0, code = 0;
    const auto read_entry = [&](std::uint64_t from) {
        if (entries == 0) { next = ~std::uint64_t{0}; return; }
        --entries;
        code = bytes.varint();
        next = bytes.failed() ? ~std::uint64_t{0} : from + (code >> 1);
    };
    read_entry(0);
    std::uint32_t end = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::uint32_t gap = 1, length = lengths[words[i]];
        if (i == next) {
            gap = 2;
            if (code & 1) gap = static_cast<std::uint32_t>(bytes.varint()), length = static_cast<std::uint32_t>(bytes.varint());
            read_entry(i);
        }
        out.push_back({words[i], end + gap, end + gap + length});
        end += gap + length;
    }
}

}  // namespace thienan::overlap
