// Writes tables as .xlsx, row by row in constant memory, ready to print on A4.
// Texts are always stored as strings: a cell that begins with "=" is never a formula.
#pragma once

#include "base/date.hpp"
#include "base/money.hpp"
#include "base/result.hpp"
#include "platform/office/temp_dir.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace thienan::office {

// Hundredths of a percent: 1250 is 12.50 %.
struct Percent {
    std::int64_t hundredths = 0;
    friend auto operator<=>(Percent, Percent) = default;
};

// An empty cell is std::monostate. The format of a cell follows its value: integers and money as #,##0 (shown with
// dots under a Vietnamese locale), dates as dd/mm/yyyy, percent as 0.00%.
// An integer past ±2^53 would not be exact in a workbook and is written as text.
using XlsxCell = std::variant<std::monostate, std::string, std::int64_t, Money, Date, Percent>;

struct XlsxColumn {
    std::string title;
    int width = 0;  // characters; 0: by the title's length, at least 10
};

struct XlsxSheet {
    std::string name;                  // cut to 31 characters, []:*?/\ replaced, made unique in the workbook
    std::vector<std::string> titles;   // lines above the table, the first one bold; may be empty
    std::vector<XlsxColumn> columns;   // the header row: bold, filter buttons, frozen, repeated on each printed page
};

class XlsxWriter {
public:
    // Throws std::runtime_error when no temporary file can be made.
    XlsxWriter();
    ~XlsxWriter();
    XlsxWriter(const XlsxWriter&) = delete;
    XlsxWriter& operator=(const XlsxWriter&) = delete;

    // Ends the sheet before. At least one sheet must be begun before finish().
    void begin_sheet(const XlsxSheet& sheet);
    // More cells than columns, or a row before begin_sheet, is a programmer's mistake.
    // Refused: office.too_many_rows past row 1,048,576 of the sheet. A text over 32,767 characters is cut.
    Result<Done> row(std::span<const XlsxCell> cells);
    // The same in bold, outside the filter: sums, after all other rows.
    Result<Done> sum_row(std::span<const XlsxCell> cells);

    // The whole .xlsx. The writer is used up.
    std::string finish();

private:
    struct Formats;
    void set_filter();
    void end_sheet();
    Result<Done> write_row(std::span<const XlsxCell> cells, std::size_t dress);

    TempDir dir_;
    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    std::unique_ptr<Formats> formats_;
    std::vector<std::string> names_;
    std::uint32_t header_row_ = 0;
    std::uint32_t next_row_ = 0;
    std::size_t columns_ = 0;
    bool filtered_ = false;  // the current sheet has its filter
};

}  // namespace thienan::office
