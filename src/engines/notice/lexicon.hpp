// The closed classes of words that carry the reading: heads of bodies' names, verbs of administrative work, adverbs and
// modals before them, words that open adjuncts, that report the past, that praise. Ordinary official Vietnamese;
// nothing here comes from one document.
#pragma once

#include "engines/notice/words.hpp"

#include <cstdint>

namespace thienan::notice {

enum class Class : std::uint8_t {
    head,         // begins a body's name: bộ, sở, ủy ban nhân dân, chủ tịch, cơ quan
    quantifier,   // before a head: các, những, toàn thể
    verb,         // of work to do: rà soát, tổng hợp, trình
    adverb,       // before a verb: khẩn trương, tiếp tục; modals: cần, phải
    duty,         // có trách nhiệm, chịu trách nhiệm
    adjunct,      // opens an adjunct: trên cơ sở, theo, để
    past,         // makes a statement of what is or was: đã, là, được
    directive,    // yêu cầu, giao
    request,      // đề nghị
    praise,       // đánh giá cao, biểu dương
    unit,         // members of a group's name: ban, ngành, phường
    vacuous,      // words of a lead-in or a closing formula that set no work of their own
    cut_off,      // a line that ends with one of these goes on
    starter,      // opens a sentence though it is no verb: trong, nhằm, nay
    evaluative,   // headings over praise, aims and means
    lead_field,   // "Cơ quan thực hiện:"
    with_field,   // "Cơ quan phối hợp:"
    time_field,   // "Thời gian thực hiện:"
    work_field,   // "Nội dung thực hiện:"
    other_field,  // "Sản phẩm:"
    title,        // of a signatory
    relative,     // được giao, được phân công: belongs to the name before it
    connector,    // đồng thời, ngoài ra: skipped at a sentence's start
    weak_head,    // a head only after a quantifier or before a proper name: phòng, tổ chức
    inanimate,    // begins like a head but names no body: cơ sở dữ liệu
    field,        // what an office is for, inside its name: quản lý đấu thầu, an toàn giao thông
};

// Gives every word token its entry in the lexicon.
void look_up(Tokens& tokens, std::size_t from);

std::size_t match_phrase(const Tokens& tokens, std::size_t at, std::size_t end, Class wanted);

// How many tokens at `at` are a phrase of the class: the longest, 0 for none.
inline std::size_t match(const Tokens& tokens, std::size_t at, std::size_t end, Class wanted) {
    if (at >= end || (tokens[at].classes >> static_cast<unsigned>(wanted) & 1U) == 0) return 0;
    return match_phrase(tokens, at, end, wanted);
}

inline bool starts(const Tokens& tokens, std::size_t at, std::size_t end, Class wanted) {
    return match(tokens, at, end, wanted) != 0;
}

// A phrase looked for by name, outside the classes. Built once, as a static.
class Phrase {
public:
    explicit Phrase(std::string_view words);
    // Tokens covered at `at`, 0 where it is not there.
    std::size_t at(const Tokens& tokens, std::size_t position, std::size_t end) const {
        if (position >= end || tokens[position].key != keys_[0]) return 0;
        return rest_at(tokens, position, end);
    }
    // First position in the range, or range.to.
    std::size_t find(const Tokens& tokens, Range range) const;
    std::uint64_t first_key() const { return keys_[0]; }

private:
    std::size_t rest_at(const Tokens& tokens, std::size_t position, std::size_t end) const;
    std::vector<std::uint64_t> keys_;
};

// Any of several phrases, separated by '|'.
class Phrases {
public:
    explicit Phrases(std::string_view alternatives);
    // Tokens covered by the longest at `position`, 0 where none is there.
    std::size_t at(const Tokens& tokens, std::size_t position, std::size_t end) const {
        if (position >= end || (firsts_[tokens[position].key >> 6 & 3] >> (tokens[position].key & 63) & 1U) == 0)
            return 0;
        return longest_at(tokens, position, end);
    }
    std::size_t find(const Tokens& tokens, Range range) const;
    bool in(const Tokens& tokens, Range range) const { return find(tokens, range) < range.to; }

private:
    std::size_t longest_at(const Tokens& tokens, std::size_t position, std::size_t end) const;
    std::vector<Phrase> phrases_;
    std::uint64_t firsts_[4] = {0, 0, 0, 0};  // a filter: which first words there are, by eight bits of the key
};

}  // namespace thienan::notice
