// A cluster drawn on the server as SVG: lines of a list as circles, earlier tasks as squares, what is alike joined by strokes, the
// stronger the more alike. Colours come from CSS classes; every mark has its words as a title and leads to its line or task.
#pragma once

#include "modules/overlap/batch.hpp"
#include "platform/html/html.hpp"

#include <string>
#include <vector>

namespace thienan::overlap::pages {

inline constexpr std::size_t kMostNodes = 40;  // more can't be read; the table behind has them all

// `label` says the picture to who doesn't see it.
html::Html cluster_map(const Cluster& cluster, const std::vector<BatchItem>& items, const std::string& label);

}  // namespace thienan::overlap::pages
