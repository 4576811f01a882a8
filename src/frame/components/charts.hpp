// Charts drawn on the server as SVG. Colours come from CSS classes, so that dark mode and print work; every chart carries its
// figures as a title on each mark and the pages put a table behind it.
#pragma once

#include "platform/html/html.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace thienan::frame {

struct Series {
    std::string label;
    std::string tone;  // CSS class ta-s-<tone>: ok, warn, bad, info
};

struct ChartRow {
    std::string label;
    std::vector<std::int64_t> values;  // one per series, ≥ 0
    std::string address;               // drill-down; "" = none
};

// Horizontal stacked bars, one row each, longest label wrapped by the page's CSS; for agencies.
html::Html stacked_bars(const std::vector<Series>& series, const std::vector<ChartRow>& rows, const std::string& caption);

// Vertical stacked columns, one a row; for months.
html::Html stacked_columns(const std::vector<Series>& series, const std::vector<ChartRow>& rows, const std::string& caption);

}  // namespace thienan::frame
