// What makes an earlier task acceptable, and what of a text is kept. Pure.
#pragma once

#include "base/result.hpp"
#include "modules/overlap/model.hpp"

#include <string>
#include <string_view>

namespace thienan::overlap::rules {

inline constexpr int kFirstYear = 1945, kLastYear = 2100;

// Trimmed, in normal form and without people. Errors at fields code, title, text, stop_cause, host, place, source: form.required,
// form.too_long {most}; year_from, year_to: form.out_of_range {least, most}, overlap.years_backward; stop_cause:
// overlap.stop_cause_only_of_stopped.
Result<EarlierTask> checked(EarlierTask task);

// The text without what names people: lines and clauses such as "Chủ nhiệm: …", "Thư ký khoa học: …", mail addresses and telephone
// numbers. basis: docs/basis/overlap.md O2
std::string without_people(std::string_view text);

}  // namespace thienan::overlap::rules
