#include "platform/office/xlsx_writer.hpp"

#include "base/utf8.hpp"
#include "platform/office/clean_text.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace thienan::office {
namespace {

constexpr std::int64_t kExact = std::int64_t{1} << 53;  // past it a workbook's numbers have gaps
constexpr std::size_t kMostText = 32'767;               // of a cell, in UTF-16 units
constexpr std::size_t kMostName = 31;                   // of a sheet
constexpr std::uint32_t kMostRows = 1'048'576;
constexpr int kA4 = 9;
constexpr int kColumnLeast = 10;
constexpr int kColumnMost = 60;

// At most that many UTF-16 units, cut between characters.
std::string cut(std::string_view text, std::size_t most) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t before = at;
        units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
        if (units > most) return std::string(text.substr(0, before));
    }
    return std::string(text);
}

// Workbooks take "A" and "a" for the same name.
bool same_name(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken) {
    std::string base = clean_text(wanted);
    for (char& c : base)
        if (std::string_view("[]:*?/\\\n\t\f").find(c) != std::string_view::npos) c = '-';
    while (!base.empty() && base.front() == '\'') base.erase(0, 1);
    base = cut(base, kMostName);
    while (!base.empty() && base.back() == '\'') base.pop_back();
    if (base.empty()) base.assign(1, '1');
    std::string name = base;
    const auto is_taken = [&](const std::string& other) { return same_name(other, name); };
    for (int n = 2; std::any_of(taken.begin(), taken.end(), is_taken); ++n) {
        const std::string suffix = fmt::format(" ({})", n);
        name = cut(base, kMostName - suffix.size()) + suffix;
    }
    return name;
}

std::string file_content(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("cannot read back a workbook");
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

// One of each kind of value, plain and for sums.
struct XlsxWriter::Formats {
    struct Dress {
        lxw_format* text;
        lxw_format* whole;
        lxw_format* date;
        lxw_format* percent;
    };
    Dress dresses[2];
    lxw_format* title;
    lxw_format* subtitle;
    lxw_format* header;

    explicit Formats(lxw_workbook* book) : dresses{dress(book, false), dress(book, true)} {
        title = workbook_add_format(book);
        format_set_bold(title);
        format_set_font_size(title, 14);
        subtitle = workbook_add_format(book);
        format_set_italic(subtitle);
        header = workbook_add_format(book);
        format_set_bold(header);
        format_set_text_wrap(header);
        format_set_align(header, LXW_ALIGN_CENTER);
        format_set_align(header, LXW_ALIGN_VERTICAL_CENTER);
        format_set_border(header, LXW_BORDER_THIN);
        format_set_bg_color(header, 0xE8EEF4);
    }

    static Dress dress(lxw_workbook* book, bool sum) {
        Dress made{};
        for (auto** format : {&made.text, &made.whole, &made.date, &made.percent}) {
            *format = workbook_add_format(book);
            format_set_border(*format, LXW_BORDER_THIN);
            format_set_align(*format, LXW_ALIGN_VERTICAL_TOP);
            if (sum) format_set_bold(*format);
        }
        format_set_text_wrap(made.text);
        format_set_num_format_index(made.text, 49);    // @: stays text when edited
        format_set_num_format_index(made.whole, 3);    // #,##0
        format_set_num_format(made.date, "dd/mm/yyyy");
        format_set_num_format_index(made.percent, 10);  // 0.00%
        return made;
    }
};

namespace {

// Writes one value; an overload a kind.
struct CellWriter {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* text;
    lxw_format* whole;
    lxw_format* date;
    lxw_format* percent;

    void operator()(std::monostate) const { worksheet_write_blank(sheet, row, column, text); }
    void operator()(const std::string& value) const { string(value); }
    void operator()(std::int64_t value) const { number(value); }
    void operator()(Money value) const { number(value.dong); }
    void operator()(Percent value) const {
        worksheet_write_number(sheet, row, column, static_cast<double>(value.hundredths) / 10'000, percent);
    }
    void operator()(Date value) const {
        constexpr int kDay1900 = 25'569;
        const int serial = value.days() + kDay1900;
        if (serial < 61) return string(value.vietnamese());  // a workbook's calendar is wrong before March 1900
        worksheet_write_number(sheet, row, column, serial, date);
    }

private:
    void string(const std::string& value) const {
        worksheet_write_string(sheet, row, column, cut(clean_text(value), kMostText).c_str(), text);
    }
    void number(std::int64_t value) const {
        if (value > kExact || value < -kExact) return string(std::to_string(value));
        worksheet_write_number(sheet, row, column, static_cast<double>(value), whole);
    }
};

}  // namespace

XlsxWriter::XlsxWriter() {
    std::string temporary = dir_.path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = temporary.data();
    book_ = workbook_new_opt((dir_.path() / "book.xlsx").c_str(), &options);
    if (book_ == nullptr) throw std::runtime_error("cannot begin a workbook");
    formats_ = std::make_unique<Formats>(book_);
}

XlsxWriter::~XlsxWriter() {
    if (book_ != nullptr) workbook_close(book_);  // given up before finish(): only to free what it holds
}

void XlsxWriter::begin_sheet(const XlsxSheet& sheet) {
    CHECK(book_ != nullptr && !sheet.columns.empty());
    end_sheet();
    names_.push_back(sheet_name(sheet.name, names_));
    sheet_ = workbook_add_worksheet(book_, names_.back().c_str());
    if (sheet_ == nullptr) throw std::runtime_error("cannot add a sheet to a workbook: " + names_.back());
    columns_ = sheet.columns.size();
    next_row_ = 0;
    for (std::size_t i = 0; i < columns_; ++i) {
        const auto& column = sheet.columns[i];
        const int by_title = std::clamp(static_cast<int>(count_code_points(column.title)) + 4, kColumnLeast, kColumnMost);
        const auto at = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet_, at, at, column.width > 0 ? column.width : by_title, nullptr);
    }
    for (const auto& line : sheet.titles) {
        worksheet_write_string(sheet_, next_row_, 0, cut(clean_text(line), kMostText).c_str(),
                               next_row_ == 0 ? formats_->title : formats_->subtitle);
        ++next_row_;
    }
    if (!sheet.titles.empty()) ++next_row_;
    header_row_ = next_row_++;
    for (std::size_t i = 0; i < columns_; ++i)
        worksheet_write_string(sheet_, header_row_, static_cast<lxw_col_t>(i),
                               cut(clean_text(sheet.columns[i].title), kMostText).c_str(), formats_->header);
    worksheet_freeze_panes(sheet_, next_row_, 0);
    worksheet_repeat_rows(sheet_, header_row_, header_row_);
    worksheet_set_paper(sheet_, kA4);
    worksheet_set_landscape(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_set_footer(sheet_, "&C&P/&N");
}

// The filter spans the rows written so far; in constant memory it can only be set while the last of them is current.
void XlsxWriter::set_filter() {
    if (!std::exchange(filtered_, true))
        worksheet_autofilter(sheet_, header_row_, 0, next_row_ - 1, static_cast<lxw_col_t>(columns_ - 1));
}

void XlsxWriter::end_sheet() {
    if (sheet_ != nullptr) set_filter();
    sheet_ = nullptr;
    filtered_ = false;
}

Result<Done> XlsxWriter::write_row(std::span<const XlsxCell> cells, std::size_t dress) {
    CHECK(sheet_ != nullptr && cells.size() <= columns_);
    if (next_row_ >= kMostRows) return Error{Code::too_large, "office.too_many_rows", {std::to_string(kMostRows)}};
    const auto& d = formats_->dresses[dress];
    for (std::size_t i = 0; i < columns_; ++i) {
        const CellWriter writer{sheet_, next_row_, static_cast<lxw_col_t>(i), d.text, d.whole, d.date, d.percent};
        std::visit(writer, i < cells.size() ? cells[i] : XlsxCell{});
    }
    ++next_row_;
    return Done{};
}

Result<Done> XlsxWriter::row(std::span<const XlsxCell> cells) { return write_row(cells, 0); }

Result<Done> XlsxWriter::sum_row(std::span<const XlsxCell> cells) {
    CHECK(sheet_ != nullptr);
    set_filter();
    return write_row(cells, 1);
}

std::string XlsxWriter::finish() {
    CHECK(book_ != nullptr && !names_.empty());
    end_sheet();
    const lxw_error fault = workbook_close(std::exchange(book_, nullptr));
    if (fault != LXW_NO_ERROR) throw std::runtime_error(std::string("cannot write a workbook: ") + lxw_strerror(fault));
    return file_content(dir_.path() / "book.xlsx");
}

}  // namespace thienan::office
