// Numbers of a workbook as people see them: dates by their number format, decimals without noise.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace thienan::office {

// What a number format shows of a number.
enum class Shows { number, date, time, date_time };

// A built-in format by its number (ECMA-376, 18.8.30).
Shows shown_by_builtin(int format);
// A format by its code, "dd/mm/yyyy;@"; quoted, escaped and bracketed parts do not count.
Shows shown_by_code(std::string_view code);

enum class Epoch { from_1900, from_1904 };

// The stored number as text. Dates are ISO; a date outside 1900…2199 or a broken one is shown as the number.
// A time of a day or more is hours and minutes ("49:30"). What is no number comes back unchanged.
std::string shown_number(std::string_view stored, Shows shows, Epoch epoch);

}  // namespace thienan::office
