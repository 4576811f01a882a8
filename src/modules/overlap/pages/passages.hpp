// A text with its passages marked: each has a number and a colour, the same on both sides, and leads to its other side.
#pragma once

#include "engines/overlap/corpus.hpp"
#include "platform/html/html.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::overlap::pages {

inline constexpr std::size_t kColours = 6;

struct MarkedRange {
    std::uint32_t from = 0, to = 0;  // code points of title + "\n" + text
    std::size_t number = 0;          // 1, 2, …
};
enum class Side { proposal, task };

// Numbered by their place in the proposal. Where passages overlap on this side, the later one begins where the earlier ends.
std::vector<MarkedRange> marked_ranges(std::vector<MatchedPassage> passages, Side side);

// The title as a heading, then paragraphs.
void marked_text(html::Writer& out, std::string_view title, std::string_view text, const std::vector<MarkedRange>& ranges, Side side);

}  // namespace thienan::overlap::pages
