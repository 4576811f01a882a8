#include "engines/notice/header.hpp"
#include "engines/notice/lexicon.hpp"
#include "engines/notice/segments.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kMostTailLines = 70;
constexpr std::size_t kLongestTitleLine = 70;  // characters of a line in a signature block

struct Words {
    Phrase receivers{"nơi nhận"}, office{"nơi"};
    Phrases by_order{"tm.|kt.|tl.|tuq.|q.|t/m|k/t|t/l|tm|kt|tl|tuq"};
    Phrases annex{"phụ lục|danh mục|biểu mẫu|phụ biểu|mẫu số"};
    Phrases attached{"kèm theo|ban hành kèm theo"};
    Phrases not_names{"nơi nhận|như trên|ban hành|trân trọng|phụ lục|kính gửi|độc lập|tự do"};
    Phrases rank{
        "ts.|gs.|pgs.ts.|ths.|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu "
        "tá|pgs.ts|ts"};
};

const Words& words() {
    static const Words built;
    return built;
}

bool opens_signature(const Segment& part, const Tokens& tokens) {
    const std::size_t at = part.tokens.from;
    if (!tokens[at].all_caps) return false;
    const std::size_t order = words().by_order.at(tokens, at, part.tokens.to);
    if (order != 0 && part.tokens.to > at + order && (order > 1 || tokens[at].to - tokens[at].from > 1)) return true;
    return part.caps && starts(tokens, at, part.tokens.to, Class::title);
}

// Whether the line is nothing but a signatory's title: all of it in capitals and short.
bool is_signature_line(const Line& line, const Tokens& tokens) {
    if (line.width > kLongestTitleLine || tokens.empty() || !tokens[0].all_caps) return false;
    for (const Token& token : tokens) {
        if (token.is_word() && !token.all_caps) return false;
        if (token.is(':') || token.is_number()) return false;
    }
    Segment part;
    part.tokens = {0, tokens.size()};
    part.caps = true;
    return opens_signature(part, tokens);
}

class TailReader {
public:
    TailReader(std::string_view text, const Lines& lines, Reading& out, Frame& frame)
        : text_(text), lines_(lines), out_(out), frame_(frame) {}

    void read() {
        frame_.body_last = frame_.tail_last = lines_.lines.size();
        const std::size_t first = find_tail();
        if (first == lines_.lines.size()) return;
        frame_.body_last = first;
        parts_ = cut_segments(text_, lines_, first, std::min(lines_.lines.size(), first + kMostTailLines));
        cut_at_annex();
        read_recipients();
        read_signature();
        frame_.tail_last = attached_from();
    }

private:
    Tokens tokens_of(std::size_t line) const {
        Tokens tokens;
        const Line& l = lines_.lines[line];
        tokenize(text_, l.from, std::min<std::size_t>(l.to, l.from + 600), tokens);
        look_up(tokens, 0);
        return tokens;
    }

    // "Nơi nhận", or a signatory's title after the closing stroke.
    std::size_t find_tail() const {
        bool closed = false;
        for (std::size_t l = frame_.body_first; l < lines_.lines.size(); ++l) {
            const Line& line = lines_.lines[l];
            if (line.width > 300) {
                closed = closed || ends_text(line);
                continue;
            }
            const char first = text_[line.from];
            const bool candidate =
                static_cast<unsigned char>(first) >= 0x80 || (first >= 'A' && first <= 'Z') || closed;
            if (candidate) {
                const Tokens tokens = tokens_of(l);
                if (opens_tail(tokens, l)) return l;
                if (is_signature_line(line, tokens) && (closed || signature_follows(l))) return l;
                if (closed && words().annex.at(tokens, 0, tokens.size()) != 0) return l;
            }
            closed = closed || ends_text(line);
        }
        return lines_.lines.size();
    }

    // "Nơi nhận:" may itself be broken over two lines.
    bool opens_tail(const Tokens& tokens, std::size_t line) const {
        if (tokens.empty()) return false;
        if (words().receivers.at(tokens, 0, tokens.size()) != 0 && tokens[0].capital)
            return tokens.size() <= 2 || tokens[2].is(':') || tokens[2].space_before;
        if (words().office.at(tokens, 0, tokens.size()) == 0 || tokens.size() != 1 || line + 1 >= lines_.lines.size())
            return false;
        const Tokens next = tokens_of(line + 1);
        static const Phrase rest("nhận");
        return rest.at(next, 0, next.size()) != 0;
    }

    bool ends_text(const Line& line) const {
        const std::string_view end = text_.substr(line.to >= line.from + 8 ? line.to - 8 : line.from,
                                                  std::min<std::size_t>(8, line.to - line.from));
        return end.find("./") != std::string_view::npos;
    }

    // A title line is a signature only if more titles or a name come next, not prose.
    bool signature_follows(std::size_t line) const {
        static const Phrases orders("tm.|kt.|tl.|tuq.");
        const Tokens tokens = tokens_of(line);
        return orders.at(tokens, 0, tokens.size()) != 0;
    }

    // The tail ends where an annex or an attached document begins.
    void cut_at_annex() {
        for (std::size_t p = 0; p < parts_.parts.size(); ++p) {
            const Segment& part = parts_.parts[p];
            std::size_t length = 0;
            const bool titled =
                part.caps && !kind_named(parts_.tokens, part.tokens.from, part.tokens.to, length).empty();
            const bool annexed = words().annex.at(parts_.tokens, part.tokens.from, part.tokens.to) != 0;
            const bool note = parts_.tokens[part.tokens.from].is('[') && part.tokens.size() > 2;
            if (!titled && !annexed && !note) continue;
            parts_.parts.resize(p);
            return;
        }
    }

    std::string words_at(Range range) const { return words_of(text_, parts_.tokens, range); }

    bool on_the_right(const Segment& part) const { return part.column > 25; }

    void read_recipients() {
        bool inside = false;
        std::string current;
        const auto flush = [&] {
            while (!current.empty() &&
                   (current.back() == ';' || current.back() == '.' || current.back() == ' ' || current.back() == ','))
                current.pop_back();
            if (!current.empty()) out_.recipients.push_back(current);
            current.clear();
        };
        for (const Segment& part : parts_.parts) {
            Range range = part.tokens;
            if (words().receivers.at(parts_.tokens, range.from, range.to) != 0) {
                inside = true;
                continue;
            }
            if (!inside || on_the_right(part) || opens_signature(part, parts_.tokens) || is_signer(part)) continue;
            const bool bullet = parts_.tokens[range.from].is('-') || parts_.tokens[range.from].is('*') ||
                                parts_.tokens[range.from].is('+');
            if (bullet) {
                flush();
                ++range.from;
            } else if (current.empty() || part.caps) {
                continue;
            } else if (current.back() == ';' && part.blanks > 0) {
                continue;
            }
            if (!range.empty()) append_words(current, words_at(range));
        }
        flush();
    }

    void read_signature() {
        for (std::size_t p = 0; p < parts_.parts.size(); ++p) {
            const Segment& part = parts_.parts[p];
            if (opens_signature(part, parts_.tokens)) {
                std::string title = words_at(part.tokens);
                std::size_t next = p + 1;
                while (next < parts_.parts.size() && continues_title(parts_.parts[next - 1], parts_.parts[next]))
                    append_words(title, words_at(parts_.parts[next++].tokens));
                out_.header.signature_chain.push_back(title);
                last_title_ = next - 1;
                titled_ = true;
            }
        }
        read_signer();
    }

    bool continues_title(const Segment& before, const Segment& part) const {
        if (!part.caps || words().by_order.at(parts_.tokens, part.tokens.from, part.tokens.to) != 0) return false;
        const bool open = parts_.tokens[before.tokens.to - 1].is(',');
        return open || (!starts(parts_.tokens, part.tokens.from, part.tokens.to, Class::title) && part.blanks == 0 &&
                        part.tokens.size() <= 8);
    }

    // Two to six words, each with a capital and no more, no digits: a person's name.
    bool is_name(Range range) const {
        const std::size_t rank = words().rank.at(parts_.tokens, range.from, range.to);
        range.from += rank;
        if (range.size() < 1 || range.size() > 6) return false;
        if (words().not_names.at(parts_.tokens, range.from, range.to) != 0) return false;
        for (std::size_t i = range.from; i < range.to; ++i) {
            const Token& token = parts_.tokens[i];
            if (!token.is_word() || !token.capital) return false;
        }
        return !starts(parts_.tokens, range.from, range.to, Class::head) || range.size() <= 4;
    }

    bool is_signer(const Segment& part) const { return !part.caps && part.tokens.size() >= 2 && is_name(part.tokens); }

    void read_signer() {
        for (std::size_t p = titled_ ? last_title_ + 1 : 0; p < parts_.parts.size(); ++p) {
            const Segment& part = parts_.parts[p];
            if (part.caps || !is_name(part.tokens)) continue;
            Range name = part.tokens;
            name.from += words().rank.at(parts_.tokens, name.from, name.to);
            std::string signer = words_at(name);
            if (name.size() < 5 && p + 1 < parts_.parts.size() &&
                (parts_.parts[p + 1].blanks == 0 || name.size() == 1) && !parts_.parts[p + 1].caps &&
                is_name(parts_.parts[p + 1].tokens) && name.size() + parts_.parts[p + 1].tokens.size() <= 6 &&
                name.size() < 3)
                append_words(signer, words_at(parts_.parts[p + 1].tokens));
            else if (name.size() < 2)
                continue;
            out_.header.signer = signer;
            return;
        }
    }

    // A plan or a regulation issued with the decision goes on after the signature; an annex of tables does not count.
    std::size_t attached_from() const {
        const std::size_t first = frame_.body_last;
        for (std::size_t l = first; l < lines_.lines.size() && l < first + kMostTailLines; ++l) {
            if (lines_.lines[l].width > 200) continue;
            const Tokens tokens = tokens_of(l);
            if (tokens.empty()) continue;
            if (words().annex.at(tokens, 0, tokens.size()) != 0 && tokens[0].all_caps) break;
            std::size_t length = 0;
            if (!tokens[0].all_caps || kind_named(tokens, 0, tokens.size(), length).empty()) continue;
            for (std::size_t k = l + 1; k < lines_.lines.size() && k < l + 10; ++k) {
                const Tokens below = tokens_of(k);
                if (words().attached.in(below, {0, below.size()})) return k + 1;
            }
        }
        return lines_.lines.size();
    }

    std::string_view text_;
    const Lines& lines_;
    Reading& out_;
    Frame& frame_;
    Segments parts_;
    std::size_t last_title_ = 0;
    bool titled_ = false;
};

}  // namespace

void read_tail(std::string_view text, const Lines& lines, Reading& out, Frame& frame) {
    TailReader(text, lines, out, frame).read();
}

}  // namespace thienan::notice
