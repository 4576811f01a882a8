#include "platform/office/xlsx_reader.hpp"

#include "platform/office/archive.hpp"
#include "platform/office/xlsx_dates.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

struct Source {
    std::string rows;
    std::string shared = {};
    std::string styles = {};
    std::string properties = {};
};

std::string xlsx(const Source& source) {
    const std::string relation = "<Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return pack({{"_rels/.rels", "<Relationships>" + relation + "officeDocument\" Id=\"r1\" Target=\"xl/workbook.xml\"/></Relationships>"},
                 {"[Content_Types].xml", "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"},
                 {"xl/workbook.xml", "<workbook xmlns:r=\"urn:r\">" + source.properties +
                                         "<sheets><sheet name=\"Bảng\" sheetId=\"1\" r:id=\"r7\"/><sheet name=\"Biểu đồ\" r:id=\"r8\"/></sheets></workbook>"},
                 {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation + "worksheet\" Id=\"r7\" Target=\"worksheets/sheet1.xml\"/>" + relation +
                                                    "chartsheet\" Id=\"r8\" Target=\"chartsheets/sheet1.xml\"/></Relationships>"},
                 {"xl/sharedStrings.xml", "<sst>" + source.shared + "</sst>"},
                 {"xl/styles.xml", "<styleSheet>" + source.styles + "</styleSheet>"},
                 {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + source.rows + "</sheetData></worksheet>"}});
}

std::vector<Row> rows_of(const Source& source) {
    const auto sheets = read_xlsx(xlsx(source));
    return sheets ? (*sheets)[0].rows : std::vector<Row>{{"refused: " + sheets.error().reason}};
}

using Rows = std::vector<Row>;

TEST(XlsxReader, strings_may_be_shared_rich_or_inline) {
    EXPECT_EQ(rows_of({R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Sở</t></is></c>)"
                       R"(<c r="D1" t="str"><f>A1</f><v>kết quả</v></c><c r="E1" t="s"><v>99</v></c></row>)",
                       R"(<si><t>một</t></si><si><r><t>hai </t></r><r><rPr><b/></rPr><t>ba_x000D_</t></r><rPh><t>no</t></rPh></si>)"}),
              (Rows{{"một", "hai ba", "Sở", "kết quả"}}));
}

TEST(XlsxReader, numbers_are_shown_as_people_see_them) {
    EXPECT_EQ(rows_of({R"(<row r="1"><c><v>45000</v></c><c><v>0.30000000000000004</v></c><c><v>1.25E9</v></c><c><v>79123456789012345</v></c><c><v>-1.5</v></c>)"
                       R"(<c><v>1E-5</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c></row>)"}),
              (Rows{{"45000", "0.3", "1250000000", "79123456789012345", "-1.5", "0.00001", "TRUE", "FALSE", "#N/A"}}));
}

TEST(XlsxReader, dates_follow_the_number_format_of_the_cell) {
    const std::string styles = R"(<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="165" formatCode="#,##0\ &quot;đồng&quot;"/></numFmts>)"
                               R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs>)";
    const std::string cells = R"(<row r="1"><c s="1"><v>46349</v></c><c s="2"><v>46349.5451388889</v></c><c s="3"><v>0.5</v></c><c s="4"><v>46349</v></c><c s="9"><v>46349</v></c></row>)";
    EXPECT_EQ(rows_of({cells, "", styles}), (Rows{{"2026-11-23", "2026-11-23 13:05", "12:00", "46349", "46349"}}));
    EXPECT_EQ(rows_of({R"(<row r="1"><c s="1"><v>44887</v></c></row>)", "", styles, R"(<workbookPr date1904="1"/>)"}), (Rows{{"2026-11-23"}}));
}

TEST(XlsxReader, cells_stand_where_their_reference_says) {
    EXPECT_EQ(rows_of({R"(<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c><c r="AA2"><v/></c></row><row><c r="B3"><v>3</v></c></row><row r="9"/>)"}),
              (Rows{{}, {"", "", "1", "2"}, {"", "3"}}));
}

TEST(XlsxReader, a_merged_area_has_its_text_in_the_first_cell) {
    EXPECT_EQ(rows_of({R"(<row r="1"><c r="A1" t="inlineStr"><is><t>gộp</t></is></c><c r="B1"/><c r="C1"><v>3</v></c></row>)"}), (Rows{{"gộp", "", "3"}}));
}

TEST(XlsxReader, sheets_that_are_charts_are_left_out) {
    const auto sheets = read_xlsx(xlsx({""}));
    ASSERT_TRUE(sheets.ok());
    ASSERT_EQ(sheets->size(), 1u);
    EXPECT_EQ((*sheets)[0].name, "Bảng");
    EXPECT_TRUE((*sheets)[0].rows.empty());
}

TEST(XlsxReader, what_cannot_be_read_is_refused_with_its_reason) {
    EXPECT_EQ(read_xlsx("no").error().reason, "office.broken_zip");
    EXPECT_EQ(read_xlsx(pack({{"a", "b"}})).error().reason, "office.not_xlsx");
    EXPECT_EQ(read_xlsx(pack({{"xl/workbook.xml", "<document/>"}})).error().reason, "office.not_xlsx");
    EXPECT_EQ(read_xlsx(pack({{"xl/workbook.xml", "<workbook>"}})).error().reason, "office.broken_xml");
    EXPECT_EQ(read_xlsx(pack({{"xl/workbook.xml", "<workbook/>"}})).error().reason, "office.not_xlsx");
    EXPECT_EQ(rows_of({"<row r=\"-3\"><c><v>1</v></c></row>"}), (Rows{{"refused: office.broken_xml"}}));
}

TEST(XlsxReader, rows_cells_and_text_are_bounded) {
    const auto refusal = [](const std::string& rows, const Limits& limits) {
        const auto sheets = read_xlsx(xlsx({rows, "<si><t>0123456789</t></si>"}), limits);
        return sheets ? "" : sheets.error().reason;
    };
    EXPECT_EQ(refusal(R"(<row r="1000000000"><c><v>1</v></c></row>)", {}), "office.too_many_rows");
    EXPECT_EQ(refusal(R"(<row r="1"><c r="XFD1"><v>1</v></c></row>)", {}), "office.too_many_cells");
    Limits limits;
    limits.cells = 100;
    EXPECT_EQ(refusal(R"(<row r="101"><c><v>1</v></c></row>)", limits), "office.too_many_cells");
    EXPECT_EQ(refusal(R"(<row r="1"><c r="DA1"><v>1</v></c></row>)", limits), "office.too_many_cells");
    limits = {};
    limits.text_bytes = 15;  // one long shared string named again and again costs each time
    EXPECT_EQ(refusal(R"(<row r="1"><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>)", limits), "office.too_large");
    limits = {};
    limits.sheets = 0;
    EXPECT_EQ(refusal("", limits), "office.too_large");
}

TEST(ReadTables, workbooks_and_csv_are_told_apart_by_content) {
    EXPECT_EQ((*read_tables(xlsx({R"(<row r="1"><c><v>1</v></c></row>)"})))[0].rows, (Rows{{"1"}}));
    EXPECT_EQ((*read_tables("a;b\n"))[0].rows, (Rows{{"a", "b"}}));
    EXPECT_EQ(read_tables("%PDF-1.4").error().reason, "office.not_a_table");
    EXPECT_EQ(read_tables("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").error().reason, "office.legacy");
}

TEST(XlsxDates, a_format_code_shows_a_date_only_where_its_letters_count) {
    EXPECT_EQ(shown_by_code("dd/mm/yyyy;@"), Shows::date);
    EXPECT_EQ(shown_by_code("[$-42A]dd mmmm yyyy"), Shows::date);
    EXPECT_EQ(shown_by_code("mmm-yy"), Shows::date);
    EXPECT_EQ(shown_by_code("h:mm:ss"), Shows::time);
    EXPECT_EQ(shown_by_code("[hh]:mm"), Shows::time);
    EXPECT_EQ(shown_by_code("m/d/yy h:mm"), Shows::date_time);
    for (const auto* code : {"General", "0.00E+00", "#,##0 \"dd\"", "[Red]0", "_-* #,##0\\ \\d", "0%", "@", ""}) EXPECT_EQ(shown_by_code(code), Shows::number) << code;
}

TEST(XlsxDates, the_day_that_never_was_and_days_out_of_range_stay_numbers) {
    const auto shown = [](const char* number) { return shown_number(number, Shows::date, Epoch::from_1900); };
    EXPECT_EQ(shown("1"), "1900-01-01");
    EXPECT_EQ(shown("59"), "1900-02-28");
    EXPECT_EQ(shown("60"), "60");
    EXPECT_EQ(shown("61"), "1900-03-01");
    EXPECT_EQ(shown("-4"), "-4");
    EXPECT_EQ(shown("3000000"), "3000000");
    EXPECT_EQ(shown("1e300").substr(0, 4), "1000");
    EXPECT_EQ(shown("nan"), "nan");
    EXPECT_EQ(shown("abc"), "abc");
    EXPECT_EQ(shown_number("2.0625", Shows::time, Epoch::from_1900), "49:30");
}

}  // namespace
}  // namespace thienan::office
