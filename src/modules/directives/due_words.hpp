// A deadline as people say it, on pages and in reports.
#pragma once

#include "frame/locale.hpp"
#include "modules/directives/model.hpp"

namespace thienan::directives {

// "15/12/2026", "01/10/2026 – 31/12/2026", "Hằng tháng", …
std::string due_words(const frame::Words& t, const Due& due, std::optional<Date> effective);
// "tháng 11/2026", "quý IV/2026", "tuần 47/2026" of a period's key; "" of none.
std::string period_words(const frame::Words& t, std::string_view key);

}  // namespace thienan::directives
