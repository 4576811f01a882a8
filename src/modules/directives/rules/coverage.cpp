#include "modules/directives/rules/coverage.hpp"

namespace thienan::directives::rules {

Coverage coverage_of(const Point& point, std::span<const Assignment> of_point) {
    if (point.disposition == Disposition::heading) return Coverage::heading;
    if (point.disposition == Disposition::no_work) return Coverage::no_work;
    bool any = false, all_done = true;
    for (const auto& assignment : of_point) {
        if (assignment.state == State::cancelled) continue;
        if (!assignment.lead().agency) return Coverage::uncovered;
        any = true;
        all_done = all_done && assignment.state == State::completed;
    }
    if (!any) return Coverage::uncovered;
    return all_done ? Coverage::done : Coverage::open;
}

}  // namespace thienan::directives::rules
