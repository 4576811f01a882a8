#include "engines/notice/outline.hpp"

#include "engines/notice/lexicon.hpp"

#include <algorithm>
#include <array>

namespace thienan::notice {
namespace {

constexpr std::string_view kLetters[] = {"a", "b", "c", "d", "đ", "e", "f", "g", "h", "i", "j", "k", "l", "m",
                                         "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y", "w", "z"};
constexpr std::uint32_t kLargestValue = 400;
constexpr std::size_t kDeepestDotted = 6;

std::uint32_t letter_value(std::string_view text, const Token& token) {
    const std::string letter = compose(text.substr(token.from, token.to - token.from));
    for (std::uint32_t i = 0; i < std::size(kLetters); ++i) {
        if (letter == kLetters[i] || (token.all_caps && word_key(letter) == word_key(kLetters[i]))) return i + 1;
    }
    return 0;
}

std::uint32_t roman_value(std::string_view word) {
    std::uint32_t total = 0;
    std::uint32_t before = 0;
    if (word.size() > 6) return 0;
    for (std::size_t i = word.size(); i-- > 0;) {
        const char c = static_cast<char>(word[i] & ~0x20);
        const std::uint32_t value = c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : c == 'L' ? 50 : 0;
        if (value == 0) return 0;
        total = value < before ? total - value : total + value;
        before = std::max(before, value);
    }
    return total;
}

std::string_view raw(std::string_view text, const Token& token) {
    return text.substr(token.from, token.to - token.from);
}

bool closes(const Token& token) {
    return token.is('.') || token.is(')') || token.is('/') || token.is('-') || token.is(':');
}

std::optional<Label> bracket_label(std::string_view text, const Tokens& line, std::size_t at) {
    if (at + 2 >= line.size() || !line[at].is('(') || !line[at + 2].is(')')) return std::nullopt;
    const Token& inner = line[at + 1];
    Label label;
    label.tokens = 3;
    label.text = compose(raw(text, inner));
    if (inner.is_number()) {
        label.style = LabelStyle::bracket_number;
        label.value = static_cast<std::uint32_t>(std::min<std::uint64_t>(inner.key, kLargestValue + 1));
    } else if (inner.is_word() && !inner.capital && roman_value(raw(text, inner)) != 0) {
        label.style = LabelStyle::bracket_roman;
        label.value = roman_value(raw(text, inner));
    } else if (inner.is_word() && letter_value(text, inner) != 0) {
        label.style = LabelStyle::bracket_letter;
        label.value = letter_value(text, inner);
    } else {
        return std::nullopt;
    }
    return label;
}

std::optional<Label> number_label(const Tokens& line, std::size_t at) {
    Label label;
    std::size_t end = at;
    std::size_t parts = 0;
    while (end < line.size() && line[end].is_number() && line[end].key <= kLargestValue && parts < kDeepestDotted) {
        if (parts > 0) label.text += '.';
        label.text += std::to_string(line[end].key);
        label.value = static_cast<std::uint32_t>(line[end].key);
        ++parts;
        ++end;
        const bool dot_then_number = end + 1 < line.size() && line[end].is('.') && !line[end].space_before &&
                                     line[end + 1].is_number() && !line[end + 1].space_before;
        if (!dot_then_number) break;
        ++end;
    }
    if (parts == 0) return std::nullopt;
    label.depth = parts;
    label.style = parts > 1 ? LabelStyle::dotted : LabelStyle::arabic;
    const bool closed =
        end < line.size() && closes(line[end]) &&
        !(line[end].is('/') && end + 1 < line.size() && !line[end + 1].space_before && line[end + 1].is_number());
    label.misread = !closed && parts == 1 && end + 1 < line.size() && line[end].is(',') && line[end + 1].is_word() &&
                    line[end + 1].capital && line[end + 1].space_before;
    if (closed || label.misread)
        ++end;
    else if (parts < 2)
        return std::nullopt;
    if (end < line.size() && line[end].is_number() && !line[end].space_before) return std::nullopt;
    if (end < line.size() && !closed && !label.misread && !line[end].capital) return std::nullopt;
    label.tokens = end - at;
    return label;
}

std::optional<Label> word_label(std::string_view text, const Tokens& line, std::size_t at) {
    static const Phrase article("Điều");
    Label label;
    if (article.at(line, at, line.size()) != 0) {
        if (at + 2 >= line.size() || !line[at + 1].is_number() || !(line[at + 2].is('.') || line[at + 2].is(':')) ||
            !line[at].capital)
            return std::nullopt;
        label.style = LabelStyle::article;
        label.value = static_cast<std::uint32_t>(std::min<std::uint64_t>(line[at + 1].key, 10'000));
        label.text = std::to_string(line[at + 1].key);
        label.tokens = 3;
        return label;
    }
    if (at + 1 >= line.size() || !closes(line[at + 1])) return std::nullopt;
    const std::string_view word = raw(text, line[at]);
    if (line[at + 1].is('-') && !line[at].all_caps) return std::nullopt;
    label.tokens = 2;
    if (at + 2 < line.size() && (line[at + 1].is('.') && (line[at + 2].is('-') || line[at + 2].is('/'))))
        label.tokens = 3;
    if (line[at].all_caps && roman_value(word) != 0) {
        label.style = LabelStyle::roman;
        label.value = roman_value(word);
        label.text = std::string(word);
        return label;
    }
    if (line[at].all_caps && line[at + 1].is('-') && !line[at + 1].space_before) return std::nullopt;
    label.value = letter_value(text, line[at]);
    if (label.value == 0) return std::nullopt;
    label.style = line[at].all_caps ? LabelStyle::part : LabelStyle::letter;
    label.text = compose(word);
    if (at + 2 < line.size() && line[at + 1].is('.') && !line[at + 2].space_before && !line[at + 2].capital)
        return std::nullopt;
    return label;
}

bool is_bracket(LabelStyle style) { return style >= LabelStyle::bracket_number; }

// Order of the styles from the outside in; lists in brackets and dotted labels fit anywhere below.
int rank(const Label& label) {
    switch (label.style) {
        case LabelStyle::part:
            return 0;
        case LabelStyle::roman:
            return 1;
        case LabelStyle::article:
            return 2;
        case LabelStyle::arabic:
            return 3;
        case LabelStyle::dotted:
            return 3;
        case LabelStyle::letter:
            return 10;
        case LabelStyle::bracket_number:
            return 11;
        case LabelStyle::bracket_letter:
            return 12;
        case LabelStyle::bracket_roman:
            return 13;
    }
    return 13;
}

}  // namespace

std::optional<Label> read_label(std::string_view text, const Tokens& line, std::size_t at) {
    if (at >= line.size()) return std::nullopt;
    if (line[at].is('(')) return bracket_label(text, line, at);
    if (line[at].is_number()) return number_label(line, at);
    if (line[at].is_word()) return word_label(text, line, at);
    return std::nullopt;
}

const Label* Outline::open_of(LabelStyle style) const {
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].style == style) return &open_[i];
    }
    return nullptr;
}

bool Outline::accepts(const Label& label, bool clean_break) const {
    if (label.value == 0 || (label.value > kLargestValue && label.style != LabelStyle::article)) return false;
    if (label.style == LabelStyle::dotted) return clean_break && accepts_dotted(label);
    const Label* open = open_of(label.style);
    if (open != nullptr) {
        const std::uint32_t next = open->value + 1;
        const std::uint32_t slack = label.style == LabelStyle::letter ? 3 : 2;  // đ, f, j and w may be left out
        if (label.value >= next && label.value < next + slack) return clean_break || !is_bracket(label.style);
        if (label.style == LabelStyle::article && label.value > open->value) return clean_break;
        if (label.value == open->value && !is_bracket(label.style)) return clean_break;  // a label printed twice
    }
    return label.value == 1 && clean_break;
}

// "2.3" stands under 2, after 2.2 or as the first of its list.
bool Outline::accepts_dotted(const Label& label) const {
    const std::string parent = label.text.substr(0, label.text.rfind('.'));
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].text == parent && (open_[i].style == LabelStyle::arabic || open_[i].style == LabelStyle::dotted))
            return label.value <= 2;
        if (open_[i].style != LabelStyle::dotted || open_[i].depth != label.depth) continue;
        const std::string open_parent = open_[i].text.substr(0, open_[i].text.rfind('.'));
        if (open_parent == parent) return label.value > open_[i].value && label.value <= open_[i].value + 2;
    }
    return label.value == 1;
}

std::size_t Outline::open(const Label& label) {
    if (label.style == LabelStyle::dotted) {
        while (!open_.empty()) {
            const Label& last = open_.back();
            const bool above = rank(last) < rank(label) || last.style == LabelStyle::arabic ||
                               (last.style == LabelStyle::dotted && label.text.starts_with(last.text + "."));
            if (above) break;
            open_.pop_back();
        }
    } else {
        const Label* same = open_of(label.style);
        const bool continues =
            same != nullptr && (label.value > same->value || (label.value == same->value && label.value > 1));
        const bool restarts_inside = label.value == 1 && same == nullptr;
        while (!open_.empty()) {
            const Label& last = open_.back();
            if (last.style == label.style) {
                open_.pop_back();
                break;
            }
            if (restarts_inside && rank(last) < rank(label)) break;
            if (!continues && rank(last) < rank(label)) break;
            open_.pop_back();
        }
    }
    open_.push_back(label);
    return open_.size();
}

std::string Outline::path() const { return path_to(open_.size()); }

std::string Outline::path_without_brackets() const {
    std::size_t depth = open_.size();
    while (depth > 0 && is_bracket(open_[depth - 1].style)) --depth;
    return path_to(depth);
}

std::string Outline::path_to(std::size_t depth) const {
    std::string out;
    for (std::size_t i = 0; i < depth; ++i) {
        // A dotted label says its parent's number itself.
        const bool replaced = i + 1 < depth && open_[i + 1].style == LabelStyle::dotted &&
                              (open_[i].style == LabelStyle::arabic || open_[i].style == LabelStyle::dotted);
        if (replaced) continue;
        if (!out.empty()) out += '.';
        out += open_[i].text;
    }
    return out;
}

}  // namespace thienan::notice
