#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "modules/identity/import.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <algorithm>
#include <optional>

namespace thienan::identity {
namespace {

// Which field each column holds; "" for a column that is none.
std::vector<std::string> fields_of(const office::Row& row, const Headings& headings) {
    std::vector<std::string> fields;
    for (const auto& cell : row) {
        const auto it = headings.find(viet::fold(cell));
        fields.push_back(it == headings.end() ? std::string{} : it->second);
    }
    return fields;
}

bool has(const std::vector<std::string>& fields, std::string_view field) { return std::find(fields.begin(), fields.end(), field) != fields.end(); }

// The heading row is among the first rows, below titles.
struct Heading {
    std::size_t row = 0;
    std::vector<std::string> fields;
};
std::optional<Heading> find_heading(const std::vector<office::Row>& rows, const Headings& headings) {
    for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 10); ++i) {
        auto fields = fields_of(rows[i], headings);
        if (has(fields, "name") && std::count_if(fields.begin(), fields.end(), [](const auto& f) { return !f.empty(); }) >= 2) return Heading{i, std::move(fields)};
    }
    return std::nullopt;
}

ImportTable::Line line_of(const office::Row& row, const std::vector<std::string>& fields, int number) {
    ImportTable::Line line;
    line.number = number;
    for (std::size_t i = 0; i < std::min(row.size(), fields.size()); ++i)
        if (const std::string value{trim(viet::normalise(row[i]))}; !fields[i].empty() && !value.empty()) line.cells[fields[i]] = value;
    return line;
}

}  // namespace

Result<std::vector<ImportTable>> read_import(std::string_view bytes, const Headings& headings) {
    office::Limits limits;
    limits.input_bytes = kMostImportBytes;
    TRY_ASSIGN(const auto sheets, office::read_tables(bytes, limits));
    std::vector<ImportTable> tables;
    std::size_t lines = 0;
    for (const auto& sheet : sheets) {
        const auto heading = find_heading(sheet.rows, headings);
        if (!heading) continue;
        ImportTable table;
        table.kind = has(heading->fields, "agency") ? ImportTable::Kind::people : ImportTable::Kind::agencies;
        for (std::size_t i = heading->row + 1; i < sheet.rows.size(); ++i)
            if (auto line = line_of(sheet.rows[i], heading->fields, static_cast<int>(i + 1)); !line.cells.empty()) table.lines.push_back(std::move(line));
        lines += table.lines.size();
        tables.push_back(std::move(table));
    }
    if (tables.empty()) return Error{Code::invalid, "identity.import_no_columns"};
    if (lines == 0) return Error{Code::invalid, "identity.import_empty"};
    if (lines > kMostImportRows) return Error{Code::invalid, "identity.import_too_many_rows", {std::to_string(kMostImportRows)}};
    std::stable_sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.kind < b.kind; });
    return tables;
}

}  // namespace thienan::identity
