// Lines of a head or tail cut at wide gaps into the columns a layout put side by side.
#pragma once

#include "engines/notice/lines.hpp"
#include "engines/notice/words.hpp"

namespace thienan::notice {

struct Segment {
    Range tokens;  // in Segments::tokens
    std::size_t line = 0;
    std::size_t column = 0;  // characters from the line's start
    std::uint16_t blanks = 0;
    bool caps = false;  // words in capitals only
    bool last_in_line = true;
};

struct Segments {
    Tokens tokens;
    std::vector<Segment> parts;
};

Segments cut_segments(std::string_view text, const Lines& lines, std::size_t first, std::size_t last);

}  // namespace thienan::notice
