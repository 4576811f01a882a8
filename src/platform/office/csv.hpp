// CSV as spreadsheets write it: RFC 4180 quoting, UTF-8 (byte order mark allowed) or UTF-16 with a mark.
#pragma once

#include "base/result.hpp"
#include "platform/office/limits.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::office {

// The separator is the one of , ; tab that occurs most outside quotes in the first line. Empty lines at the end are
// dropped, empty lines between are rows without cells. A quoted field may hold line ends and doubled quotes.
// Refused: office.not_text, office.too_large, office.too_many_rows, office.open_quote {line}.
Result<std::vector<std::vector<std::string>>> read_csv(std::string_view bytes, const Limits& limits = {});

// One line, ended by CRLF. A text a spreadsheet would run as a formula (= + - @ tab at the start, unless it is a plain
// number) gets a leading apostrophe.
std::string csv_line(std::span<const std::string> cells);

}  // namespace thienan::office
