// Lists of earlier tasks from Excel, CSV or JSON lines, told apart by content. A task is known by its code: a line with a known code
// changes that task, in the columns the file has; other columns stay as they are. Columns that name people are not read.
#pragma once

#include "base/result.hpp"
#include "modules/overlap/model.hpp"
#include "platform/store/store.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::overlap {

inline constexpr std::size_t kMostImportRows = 50'000;
inline constexpr std::size_t kMostImportBytes = 32u << 20;

// The fields, in the template's order; JSON names them so too, and also "id" for code and "year" for year_from.
inline constexpr std::array<std::string_view, 11> kImportColumns = {"code", "title", "text", "state", "stop_cause", "host", "place", "year_from", "year_to", "level", "source"};

// Folded heading → field, and "=" + folded word of a cell → enumerator, in both languages; made by the page from the locale files.
using Headings = std::map<std::string, std::string, std::less<>>;

struct ImportLine {
    int number = 0;                                          // as the spreadsheet or an editor shows it
    std::map<std::string, std::string, std::less<>> cells;   // by field; NFC, trimmed
    std::vector<FieldError> errors;                          // of the line itself: no JSON
};

// Refused: what office::read_tables refuses; invalid overlap.import_no_columns (no code or no title among the headings),
// overlap.import_empty, overlap.import_too_many_rows {most}; too_large office.too_large.
enum class ListOf { tasks, proposals };  // proposals need no code
Result<std::vector<ImportLine>> read_import(std::string_view bytes, const Headings& headings, ListOf kind = ListOf::tasks);

enum class Fate { added, changed, unchanged, refused };
constexpr auto names(Fate) { return Names{"overlap.fate_", "added", "changed", "unchanged", "refused"}; }

struct WeighedLine {
    int number = 0;
    EarlierTask task;               // as it would be stored
    Fate fate = Fate::added;
    std::vector<FieldError> errors;
};

// What each line would do to the registry as it is now. `source`: of lines that name none. Field errors beside those of rules::checked:
// overlap.not_a_year, overlap.not_a_state, overlap.not_a_level, overlap.twice_in_file at code, overlap.not_json.
std::vector<WeighedLine> weigh(store::ReadTx& tx, const std::vector<ImportLine>& lines, const Headings& headings, std::string_view source);

}  // namespace thienan::overlap
