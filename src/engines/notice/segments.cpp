#include "engines/notice/segments.hpp"

#include "engines/notice/lexicon.hpp"

namespace thienan::notice {
namespace {

constexpr std::size_t kGap = 3;  // spaces between two columns

constexpr std::size_t kWidestIndent = 400;

// Where the physical line begins, to know the column.
std::size_t line_begin(std::string_view text, std::size_t at) {
    const std::size_t least = at > kWidestIndent ? at - kWidestIndent : 0;
    while (at > least && text[at - 1] != '\n' && text[at - 1] != '\f') --at;
    return at;
}

bool all_in_capitals(const Tokens& tokens, Range range) {
    std::size_t words = 0;
    for (std::size_t i = range.from; i < range.to; ++i) {
        if (!tokens[i].is_word()) continue;
        ++words;
        if (!tokens[i].all_caps) return false;
    }
    return words > 0;
}

}  // namespace

Segments cut_segments(std::string_view text, const Lines& lines, std::size_t first, std::size_t last) {
    Segments out;
    for (std::size_t l = first; l < last && l < lines.lines.size(); ++l) {
        const Line& line = lines.lines[l];
        const std::size_t begin = line_begin(text, line.from);
        std::size_t at = line.from;
        bool opening = true;
        while (at < line.to) {
            std::size_t end = at;
            std::size_t spaces = 0;
            while (end < line.to && spaces < kGap) {
                spaces = text[end] == ' ' ? spaces + 1 : text[end] == '\t' ? kGap : 0;
                ++end;
            }
            const std::size_t stop = spaces >= kGap ? end - (text[end - 1] == '\t' ? 1 : spaces) : end;
            Segment part;
            part.tokens.from = out.tokens.size();
            tokenize(text, at, stop, out.tokens);
            part.tokens.to = out.tokens.size();
            part.line = l;
            part.column = at > begin ? at - begin : 0;
            part.blanks = opening ? line.blanks : 0;
            part.caps = all_in_capitals(out.tokens, part.tokens);
            if (!part.tokens.empty()) {
                if (!opening && !out.parts.empty()) out.parts.back().last_in_line = false;
                out.parts.push_back(part);
            }
            opening = false;
            at = end;
        }
    }
    look_up(out.tokens, 0);
    return out;
}

}  // namespace thienan::notice
