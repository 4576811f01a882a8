// From physical to logical lines: page numbers and running headers dropped, wrapped lines joined into paragraphs.
#pragma once

#include "engines/notice/words.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace thienan::notice {

constexpr std::uint16_t kIndent = 3;  // more than the margin: the first line of a paragraph

struct Line {
    std::uint32_t from = 0;  // bytes, without white space at the ends
    std::uint32_t to = 0;
    std::uint16_t width = 0;   // characters
    std::uint16_t blanks = 0;  // empty lines before it
    std::uint16_t indent = 0;  // white space before it, bytes
    bool page_start = false;   // a form feed or a page number before it
};

struct Lines {
    std::vector<Line> lines;
    bool blanks_mean_nothing = false;  // every line is followed by an empty one
    bool blanks_part = false;          // paragraphs are parted by empty lines
    bool indents_part = false;         // paragraphs begin with an indented line
    std::uint16_t margin = 0;          // indent of most lines
    std::uint16_t full_width = 80;     // nearly the longest line
};

// Lines that hold text. Bare page numbers and lines repeated at the top of pages are left out; a line longer than 32
// KiB is cut at a space. Linear.
Lines split_lines(std::string_view text);

}  // namespace thienan::notice
