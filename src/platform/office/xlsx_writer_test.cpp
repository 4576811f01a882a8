#include "platform/office/xlsx_writer.hpp"

#include "platform/office/archive.hpp"
#include "platform/office/sniff.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

Date day(int year, int month, int of) { return *Date::from_ymd(year, month, of); }

XlsxSheet tasks() {
    return {"Nhiệm vụ 2026", {"SỔ THEO DÕI NHIỆM VỤ", "Tính đến ngày 23/11/2026"}, {{"Mã", 12}, {"Tên nhiệm vụ", 50}, {"Kinh phí"}, {"Hạn"}, {"Tiến độ"}}};
}

std::string book() {
    XlsxWriter writer;
    writer.begin_sheet(tasks());
    const std::vector<XlsxCell> first{std::string("NV-01"), std::string("Giống lúa chịu mặn"), Money{1'250'000'000}, day(2026, 12, 31), Percent{3350}};
    const std::vector<XlsxCell> second{std::string("=1+1"), std::string("+84 905 & <b>"), std::int64_t{-7}, std::monostate{}, Percent{10'000}};
    const std::vector<XlsxCell> sums{std::monostate{}, std::string("Tổng"), Money{1'250'000'000}};
    EXPECT_TRUE(writer.row(first).ok());
    EXPECT_TRUE(writer.row(second).ok());
    EXPECT_TRUE(writer.sum_row(sums).ok());
    writer.begin_sheet({"nhiệm Vụ 2026", {}, {{"Số"}}});
    return writer.finish();
}

std::string part(const std::string& bytes, const std::string& name) {
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    return *archive->read(name);
}

TEST(XlsxWriter, what_is_written_is_read_back) {
    const auto sheets = read_xlsx(book());
    ASSERT_TRUE(sheets.ok()) << sheets.error().reason;
    ASSERT_EQ(sheets->size(), 2u);
    const auto& rows = (*sheets)[0].rows;
    EXPECT_EQ((*sheets)[0].name, "Nhiệm vụ 2026");
    ASSERT_EQ(rows.size(), 7u);
    EXPECT_EQ(rows[0], (Row{"SỔ THEO DÕI NHIỆM VỤ"}));
    EXPECT_EQ(rows[2], Row{});
    EXPECT_EQ(rows[3], (Row{"Mã", "Tên nhiệm vụ", "Kinh phí", "Hạn", "Tiến độ"}));
    EXPECT_EQ(rows[4], (Row{"NV-01", "Giống lúa chịu mặn", "1250000000", "2026-12-31", "0.335"}));
    EXPECT_EQ(rows[5], (Row{"=1+1", "+84 905 & <b>", "-7", "", "1"}));
    EXPECT_EQ(rows[6], (Row{"", "Tổng", "1250000000"}));
    EXPECT_EQ((*sheets)[1].rows, (std::vector<Row>{{"Số"}}));
}

TEST(XlsxWriter, a_text_is_never_a_formula) { EXPECT_EQ(part(book(), "xl/worksheets/sheet1.xml").find("<f>"), std::string::npos); }

TEST(XlsxWriter, the_header_is_frozen_filtered_and_repeated_and_the_page_is_a4_landscape) {
    const std::string sheet = part(book(), "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find(R"(<pane ySplit="4" )"), std::string::npos);
    EXPECT_NE(sheet.find(R"(<autoFilter ref="A4:E6"/>)"), std::string::npos);  // the sum stays below the filter
    EXPECT_NE(sheet.find(R"(paperSize="9")"), std::string::npos);
    EXPECT_NE(sheet.find(R"(orientation="landscape")"), std::string::npos);
    EXPECT_NE(sheet.find(R"(fitToHeight="0")"), std::string::npos);
    EXPECT_NE(part(book(), "xl/workbook.xml").find("Print_Titles"), std::string::npos);
}

TEST(XlsxWriter, values_carry_the_formats_people_expect) {
    const std::string styles = part(book(), "xl/styles.xml");
    EXPECT_NE(styles.find("dd/mm/yyyy"), std::string::npos);
    EXPECT_NE(styles.find(R"(numFmtId="3")"), std::string::npos);   // #,##0
    EXPECT_NE(styles.find(R"(numFmtId="10")"), std::string::npos);  // 0.00%
}

TEST(XlsxWriter, sheets_get_names_a_workbook_accepts) {
    XlsxWriter writer;
    for (const auto* name : {"a/b[c]:*?\\", "", "", "'x'", "Báo cáo tổng hợp tình hình thực hiện nhiệm vụ", "BÁO", "báo"})
        writer.begin_sheet({name, {}, {{"x"}}});
    const auto sheets = read_xlsx(writer.finish());
    ASSERT_TRUE(sheets.ok());
    std::vector<std::string> names;
    for (const auto& sheet : *sheets) names.push_back(sheet.name);
    EXPECT_EQ(names, (std::vector<std::string>{"a-b-c-----", "1", "1 (2)", "x", "Báo cáo tổng hợp tình hình thực", "BÁO", "báo"}));
}

TEST(XlsxWriter, what_a_workbook_cannot_hold_exactly_is_written_as_text) {
    XlsxWriter writer;
    writer.begin_sheet({"s", {}, {{"a"}, {"b"}, {"c"}}});
    const std::vector<XlsxCell> cells{std::int64_t{9'007'199'254'740'993}, day(1900, 1, 15), std::string(40'000, 'x')};
    ASSERT_TRUE(writer.row(cells).ok());
    const auto sheets = read_xlsx(writer.finish());
    ASSERT_TRUE(sheets.ok());
    const auto& row = (*sheets)[0].rows[1];
    EXPECT_EQ(row[0], "9007199254740993");
    EXPECT_EQ(row[1], "15/01/1900");
    EXPECT_EQ(row[2].size(), 32'767u);
}

TEST(XlsxWriter, a_book_given_up_leaves_nothing_behind) {
    XlsxWriter writer;
    writer.begin_sheet(tasks());
    SUCCEED();  // the destructor closes it; the sanitizers see what leaks
}

TEST(XlsxWriter, more_cells_than_columns_is_a_mistake_of_the_program) {
    XlsxWriter writer;
    writer.begin_sheet({"s", {}, {{"a"}}});
    const std::vector<XlsxCell> cells(2);
    EXPECT_DEATH((void)writer.row(cells), "");
}

TEST(XlsxWriter, the_file_is_a_workbook) { EXPECT_EQ(sniff(book()), Kind::xlsx); }

}  // namespace
}  // namespace thienan::office
