#include "platform/office/xlsx_reader.hpp"

#include "platform/office/clean_text.hpp"
#include "platform/office/csv.hpp"
#include "platform/office/ooxml.hpp"
#include "platform/office/sniff.hpp"
#include "platform/office/xlsx_dates.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace thienan::office {
namespace {

using Node = pugi::xml_node;

// "_x000D_" in a workbook's text stands for the character of that code.
std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text[i] == '_' && text.size() - i >= 7 && text[i + 1] == 'x' && text[i + 6] == '_' &&
            std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6 && code < 0x80) {
            if (code != '\r') out += static_cast<char>(code);
            i += 6;
        } else {
            out += text[i];
        }
    }
    return clean_text(out);
}

// Text of a shared or inline string: plain, or in runs; readings of characters (rPh) are not part of it.
std::string rich_text(const Node& node) {
    std::string out;
    for (const auto& child : node.children()) {
        if (local_name(child) == "t") out += child.child_value();
        else if (local_name(child) == "r") out += child_named(child, "t").child_value();
    }
    return unescaped(out);
}

std::vector<std::string> read_shared(const Node& table) {
    std::vector<std::string> out;
    for (const auto& item : table.children())
        if (local_name(item) == "si") out.push_back(rich_text(item));
    return out;
}

// What each cell style shows, by its position in cellXfs.
std::vector<Shows> read_styles(const Node& styles) {
    std::map<int, Shows> own;
    for (const auto& format : child_named(styles, "numFmts").children())
        own[number_named(format, "numFmtId", -1)] = shown_by_code(attribute_named(format, "formatCode"));
    std::vector<Shows> out;
    for (const auto& cell : child_named(styles, "cellXfs").children()) {
        const int format = number_named(cell, "numFmtId", 0);
        const auto found = own.find(format);
        out.push_back(found != own.end() ? found->second : shown_by_builtin(format));
    }
    return out;
}

// Column of "AB12" from 0; none where there are no letters.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && at < 3; ++at) {
        const char c = static_cast<char>(reference[at] & ~0x20);
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    if (at == 0) return std::nullopt;
    return column - 1;
}

struct Book {
    std::vector<std::string> shared;
    std::vector<Shows> styles;
    Epoch epoch = Epoch::from_1900;
};

std::string cell_text(const Node& cell, const Book& book) {
    const auto type = attribute_named(cell, "t");
    if (type == "inlineStr") return rich_text(child_named(cell, "is"));
    const std::string_view value = child_named(cell, "v").child_value();
    if (type == "s") {
        std::size_t index = 0;
        const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), index);
        return fault == std::errc{} && index < book.shared.size() ? book.shared[index] : "";
    }
    if (type == "b") return value == "1" || value == "true" ? "TRUE" : value.empty() ? "" : "FALSE";
    if (type == "str" || type == "e" || type == "d") return unescaped(value);
    const int style = number_named(cell, "s", 0);
    const bool known = style >= 0 && static_cast<std::size_t>(style) < book.styles.size();
    return clean_text(shown_number(value, known ? book.styles[static_cast<std::size_t>(style)] : Shows::number, book.epoch));
}

// Keeps the count of what all sheets together hand back.
class Budget {
public:
    explicit Budget(const Limits& limits) : limits_(limits) {}

    Result<Done> place(std::size_t row, std::size_t column, Sheet& sheet, std::string text) {
        if (row >= limits_.rows) return Error{Code::too_large, "office.too_many_rows", {std::to_string(limits_.rows)}};
        if (column >= limits_.columns) return Error{Code::too_large, "office.too_many_cells"};
        // A row costs as much as a cell: one far down must not be free.
        if (sheet.rows.size() <= row) TRY(take(row + 1 - sheet.rows.size()));
        if (sheet.rows.size() <= row) sheet.rows.resize(row + 1);
        auto& cells = sheet.rows[row];
        if (cells.size() <= column) TRY(take(column + 1 - cells.size()));
        if (cells.size() <= column) cells.resize(column + 1);
        text_ += text.size();
        if (text_ > limits_.text_bytes) return Error{Code::too_large, "office.too_large"};
        cells[column] = std::move(text);
        return Done{};
    }

private:
    Result<Done> take(std::size_t cells) {
        cells_ += cells;
        if (cells_ > limits_.cells) return Error{Code::too_large, "office.too_many_cells"};
        return Done{};
    }

    const Limits& limits_;
    std::size_t cells_ = 0;
    std::size_t text_ = 0;
};

Result<Sheet> read_sheet(const Node& data, const Book& book, Budget& budget) {
    Sheet sheet;
    int row = -1;
    for (const auto& row_node : data.children()) {
        if (local_name(row_node) != "row") continue;
        row = number_named(row_node, "r", row + 2) - 1;
        if (row < 0) return Error{Code::invalid, "office.broken_xml"};
        std::size_t column = 0;
        for (const auto& cell : row_node.children()) {
            if (local_name(cell) != "c") continue;
            column = column_of(attribute_named(cell, "r")).value_or(column);
            std::string text = cell_text(cell, book);
            if (!text.empty()) TRY(budget.place(static_cast<std::size_t>(row), column, sheet, std::move(text)));
            ++column;
        }
    }
    return sheet;
}

// A part that need not be there; a broken one is still refused, for cells would silently lose their text.
Result<XmlTree> read_optional(Archive& archive, const std::string& part, const Limits& limits) {
    if (!archive.has(part)) return std::make_unique<pugi::xml_document>();
    return read_xml(archive, part, limits);
}

Result<Book> read_book(Archive& archive, const std::string& main, const Node& workbook, const Limits& limits) {
    Book book;
    const auto shared = part_of_type(archive, main, "sharedStrings", "xl/sharedStrings.xml", limits);
    const auto styles = part_of_type(archive, main, "styles", "xl/styles.xml", limits);
    {
        TRY_ASSIGN(const XmlTree tree, read_optional(archive, shared, limits));
        book.shared = read_shared(tree->document_element());
    }
    TRY_ASSIGN(const XmlTree tree, read_optional(archive, styles, limits));
    book.styles = read_styles(tree->document_element());
    const auto date1904 = attribute_named(child_named(workbook, "workbookPr"), "date1904");
    if (date1904 == "1" || date1904 == "true") book.epoch = Epoch::from_1904;
    return book;
}

}  // namespace

Result<std::vector<Sheet>> read_xlsx(std::string_view bytes, const Limits& limits) {
    TRY_ASSIGN(auto archive, Archive::open(bytes, limits));
    const std::string main = part_of_type(archive, "", "officeDocument", "xl/workbook.xml", limits);
    if (!archive.has(main)) return Error{Code::invalid, "office.not_xlsx"};
    TRY_ASSIGN(const XmlTree tree, read_xml(archive, main, limits));
    const Node workbook = tree->document_element();
    if (local_name(workbook) != "workbook") return Error{Code::invalid, "office.not_xlsx"};
    TRY_ASSIGN(const Book book, read_book(archive, main, workbook, limits));
    TRY_ASSIGN(const auto relations, relations_of(archive, main, limits));
    std::map<std::string, std::string, std::less<>> worksheets;
    for (const auto& relation : relations)
        if (relation.type == "worksheet") worksheets.emplace(relation.id, relation.target);

    std::vector<Sheet> sheets;
    Budget budget{limits};
    for (const auto& node : child_named(workbook, "sheets").children()) {
        const auto part = worksheets.find(attribute_named(node, "id"));
        if (part == worksheets.end()) continue;
        if (sheets.size() >= limits.sheets) return Error{Code::too_large, "office.too_large"};
        TRY_ASSIGN(const XmlTree sheet_tree, read_xml(archive, part->second, limits));
        TRY_ASSIGN(Sheet sheet, read_sheet(child_named(sheet_tree->document_element(), "sheetData"), book, budget));
        sheet.name = clean_text(attribute_named(node, "name"));
        sheets.push_back(std::move(sheet));
    }
    if (sheets.empty()) return Error{Code::invalid, "office.not_xlsx"};
    return sheets;
}

Result<std::vector<Sheet>> read_tables(std::string_view bytes, const Limits& limits) {
    switch (sniff(bytes)) {
        case Kind::xlsx: return read_xlsx(bytes, limits);
        case Kind::txt: {
            TRY_ASSIGN(auto rows, read_csv(bytes, limits));
            std::vector<Sheet> sheets(1);
            sheets[0].rows = std::move(rows);
            return sheets;
        }
        case Kind::doc_legacy: return Archive::open(bytes, limits).error();
        case Kind::pdf:
        case Kind::docx:
        case Kind::png:
        case Kind::jpeg:
        case Kind::tiff:
        case Kind::zip_other:
        case Kind::unknown: break;
    }
    return Error{Code::invalid, "office.not_a_table"};
}

}  // namespace thienan::office
