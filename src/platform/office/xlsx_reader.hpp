// The sheets of an .xlsx as text, as people see the cells.
#pragma once

#include "base/result.hpp"
#include "platform/office/limits.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::office {

using Row = std::vector<std::string>;

struct Sheet {
    std::string name;
    // Row i is row i+1 of the sheet; cells of a row end at its last one with content, rows at the last with content.
    std::vector<Row> rows;
};

// All visible and hidden sheets in the workbook's order (charts are left out). Cells: shared and inline strings,
// integers without ".0" or exponent, other numbers as the shortest decimal that is the same number, "TRUE"/"FALSE",
// a date or time by its number format as ISO ("2026-11-23", "2026-11-23 13:05", "13:05"), percentages as the plain
// number stored (0.125), the stored result of a formula, an error as printed ("#N/A"). A merged area has its text in
// the first cell.
// Refused: as read_docx_text, with office.not_xlsx; office.too_many_rows.
Result<std::vector<Sheet>> read_xlsx(std::string_view bytes, const Limits& limits = {});

// A workbook or CSV file, told apart by content; CSV gives one sheet with an empty name.
// Refused: also office.not_a_table.
Result<std::vector<Sheet>> read_tables(std::string_view bytes, const Limits& limits = {});

}  // namespace thienan::office
