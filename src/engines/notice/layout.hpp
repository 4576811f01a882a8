// The document as people read it: wrapped lines joined into the paragraphs the reading saw; lines of the head, the recipients and the
// signature each by itself; page numbers and running headers left out.
#pragma once

#include "engines/notice/reading.hpp"

#include <string_view>
#include <vector>

namespace thienan::notice {

// A paragraph's lines as stretches of the text, in order, without white space at their ends; never empty.
using LaidOut = std::vector<Span>;

// Linear in the text; the same limits as read().
std::vector<LaidOut> lay_out(std::string_view text);

}  // namespace thienan::notice
