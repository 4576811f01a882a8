// The working-day calendar a province maintains.
// basis: domain rule "days" against "working days"; Bộ luật Lao động 2019 đ.112
#pragma once

#include "base/date.hpp"

#include <string>
#include <string_view>

namespace thienan::calendar {

enum class DayKind { holiday, swapped };  // off although worked; a weekend day worked in exchange

struct SpecialDay {
    Date day;
    DayKind kind = DayKind::holiday;
    std::string name;
};

std::string_view name_of(DayKind kind);

inline constexpr std::string_view kMaintain = "calendar.maintain";

}  // namespace thienan::calendar
