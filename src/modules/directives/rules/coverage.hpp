// Does every point of a directive have an owner? Pure. basis: docs/basis/directives.md D14
#pragma once

#include "modules/directives/model.hpp"

#include <span>

namespace thienan::directives::rules {

// `of_point`: the assignments of that one point. A cancelled one counts for nothing; one without a lead agency leaves the point red.
Coverage coverage_of(const Point& point, std::span<const Assignment> of_point);

}  // namespace thienan::directives::rules
