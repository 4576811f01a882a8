#include "platform/office/docx_reader.hpp"

#include "platform/office/archive.hpp"

#include <gtest/gtest.h>

namespace thienan::office {
namespace {

const std::string kNames =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:v\"";

struct Source {
    std::string body;
    std::string numbering = {};
    std::string styles = {};
};

std::string docx(const Source& source) {
    const std::string relation = "<Relationship Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    return pack({{"_rels/.rels", "<Relationships>" + relation + "officeDocument\" Id=\"r1\" Target=\"word/document.xml\"/></Relationships>"},
                 {"word/document.xml", "<w:document" + kNames + "><w:body>" + source.body + "</w:body></w:document>"},
                 {"word/_rels/document.xml.rels", "<Relationships>" + relation + "numbering\" Id=\"r1\" Target=\"numbering.xml\"/>" +
                                                      relation + "styles\" Id=\"r2\" Target=\"/word/styles.xml\"/></Relationships>"},
                 {"word/numbering.xml", "<w:numbering" + kNames + ">" + source.numbering + "</w:numbering>"},
                 {"word/styles.xml", "<w:styles" + kNames + ">" + source.styles + "</w:styles>"}});
}

std::string text_of(const Source& source) {
    const auto text = read_docx_text(docx(source));
    return text ? *text : "refused: " + text.error().reason;
}

std::string r(const std::string& text) { return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>"; }
std::string p(const std::string& text) { return "<w:p>" + r(text) + "</w:p>"; }

std::string item(int list, int level, const std::string& text) {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" + std::to_string(list) +
           "\"/></w:numPr></w:pPr>" + r(text) + "</w:p>";
}

std::string level(int number, const std::string& format, const std::string& pattern, const std::string& more = "") {
    return "<w:lvl w:ilvl=\"" + std::to_string(number) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more +
           "<w:lvlText w:val=\"" + pattern + "\"/></w:lvl>";
}

std::string definition(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}

std::string list(int id, int of, const std::string& changes = "") {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(of) + "\"/>" + changes + "</w:num>";
}

TEST(DocxReader, paragraphs_are_lines_with_their_tabs_breaks_and_hyphens) {
    EXPECT_EQ(text_of({p("Số: 12/TB-SKHCN") + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
                       "<w:t>d</w:t></w:r></w:p>"}),
              "Số: 12/TB-SKHCN\na\tb\nc-d\n");
}

TEST(DocxReader, a_space_that_stands_alone_in_a_run_is_kept) {
    EXPECT_EQ(text_of({"<w:p>" + r("Sở") + r(" ") + r("Khoa học") + "</w:p>"}), "Sở Khoa học\n");
}

TEST(DocxReader, points_of_a_notice_get_the_labels_people_see) {
    const std::string numbers = definition(0, level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") +
                                                  level(2, "lowerLetter", "%3)") + level(3, "bullet", "-")) + list(1, 0);
    EXPECT_EQ(text_of({item(1, 0, "Đánh giá chung") + item(1, 1, "Kết quả") + item(1, 1, "Hạn chế") + item(1, 0, "Nhiệm vụ") +
                           item(1, 1, "Giao Sở") + item(1, 2, "Chủ trì") + item(1, 2, "Báo cáo") + item(1, 3, "Trước ngày") +
                           item(1, 1, "Các xã") + item(1, 2, "Rà soát"),
                       numbers}),
              "I. Đánh giá chung\n1. Kết quả\n2. Hạn chế\nII. Nhiệm vụ\n1. Giao Sở\na) Chủ trì\nb) Báo cáo\n- Trước ngày\n"
              "2. Các xã\na) Rà soát\n");
}

TEST(DocxReader, a_pattern_may_name_the_levels_above) {
    const std::string numbers = definition(0, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.") +
                                                  level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")) + list(1, 0);
    EXPECT_EQ(text_of({item(1, 0, "a") + item(1, 1, "b") + item(1, 2, "c") + item(1, 2, "d"), numbers}),
              "I. a\nI.1. b\n1.1.1 c\n1.1.2 d\n");
}

TEST(DocxReader, a_level_that_never_restarts_counts_on) {
    const std::string numbers =
        definition(0, level(0, "decimal", "Chương %1.") + level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val=\"0\"/>")) + list(1, 0);
    EXPECT_EQ(text_of({item(1, 0, "x") + item(1, 1, "y") + item(1, 0, "x") + item(1, 1, "y"), numbers}),
              "Chương 1. x\nĐiều 1. y\nChương 2. x\nĐiều 2. y\n");
}

TEST(DocxReader, lists_of_one_definition_count_on_together_unless_one_starts_anew) {
    const std::string numbers = definition(0, level(0, "decimal", "%1.")) + list(1, 0) + list(2, 0) +
                                list(3, 0, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>");
    EXPECT_EQ(text_of({item(1, 0, "a") + item(2, 0, "b") + item(3, 0, "c") + item(3, 0, "d"), numbers}), "1. a\n2. b\n5. c\n6. d\n");
}

TEST(DocxReader, a_list_may_change_a_level_of_its_definition) {
    const std::string numbers = definition(0, level(0, "decimal", "%1.")) +
                                list(1, 0, "<w:lvlOverride w:ilvl=\"0\">" + level(0, "lowerLetter", "%1)") + "</w:lvlOverride>");
    EXPECT_EQ(text_of({item(1, 0, "a") + item(1, 0, "b"), numbers}), "a) a\nb) b\n");
}

TEST(DocxReader, numbers_may_come_from_the_paragraph_style_and_be_switched_off) {
    const std::string numbers = definition(0, level(0, "decimal", "%1.", "<w:pStyle w:val=\"H1\"/>") +
                                                  level(1, "lowerLetter", "%2)", "<w:pStyle w:val=\"H2\"/>")) + list(1, 0);
    const std::string styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/></w:style>";
    const std::string none = "<w:p><w:pPr><w:pStyle w:val=\"H1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>" + r("x") + "</w:p>";
    const auto styled = [](const std::string& style, const std::string& text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + r(text) + "</w:p>";
    };
    EXPECT_EQ(text_of({styled("H1", "a") + styled("H2", "b") + styled("H2", "c") + none + styled("H1", "d"), numbers, styles}),
              "1. a\na) b\nb) c\nx\n2. d\n");
}

TEST(DocxReader, a_definition_may_lie_behind_a_numbering_style) {
    const std::string numbers =
        "<w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"2\"><w:styleLink w:val=\"L\"/>" + level(0, "decimal", "%1)") + "</w:abstractNum>" + list(7, 1);
    EXPECT_EQ(text_of({item(7, 0, "a"), numbers}), "1) a\n");
}

TEST(DocxReader, bullets_of_symbol_fonts_become_characters_and_a_number_may_touch_its_text) {
    const std::string numbers =
        definition(0, level(0, "bullet", "\xEF\x82\xB7", "<w:rPr><w:rFonts w:ascii=\"Symbol\"/></w:rPr>") + level(1, "bullet", "+") +
                          level(2, "decimal", "Điều %3. ", "<w:suff w:val=\"nothing\"/>") + level(3, "decimalZero", "%4/")) + list(1, 0);
    EXPECT_EQ(text_of({item(1, 0, "a") + item(1, 1, "b") + item(1, 2, "c") + item(1, 3, "d"), numbers}), "• a\n+ b\nĐiều 1. c\n01/ d\n");
}

TEST(DocxReader, letters_after_z_are_doubled_as_word_does) {
    std::string body;
    for (int i = 0; i < 28; ++i) body += item(1, 0, "x");
    const std::string text = text_of({body, definition(0, level(0, "lowerLetter", "%1)")) + list(1, 0)});
    EXPECT_NE(text.find("z) x\naa) x\nbb) x\n"), std::string::npos);
}

TEST(DocxReader, deleted_text_is_dropped_and_inserted_text_is_kept) {
    EXPECT_EQ(text_of({"<w:p>" + r("Giao Sở ") + "<w:del><w:r><w:delText>Tài chính</w:delText></w:r></w:del><w:ins>" + r("Xây dựng") +
                       "</w:ins><w:moveFrom>" + r("cũ") + "</w:moveFrom><w:moveTo>" + r(" mới") + "</w:moveTo></w:p>"}),
              "Giao Sở Xây dựng mới\n");
}

TEST(DocxReader, a_paragraph_whose_end_was_deleted_runs_on_and_does_not_count) {
    const std::string numbers = definition(0, level(0, "decimal", "%1.")) + list(1, 0);
    const std::string joined = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>" +
                               r("Giao ") + "</w:p>";
    EXPECT_EQ(text_of({joined + item(1, 0, "Sở") + item(1, 0, "Hai"), numbers}), "1. Giao Sở\n2. Hai\n");
    EXPECT_EQ(text_of({joined, numbers}), "Giao \n");
}

TEST(DocxReader, only_results_of_fields_are_read_also_when_nested) {
    const auto mark = [](const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; };
    EXPECT_EQ(text_of({"<w:p>" + mark("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + mark("begin") + r("DATE") + mark("separate") +
                       r("hidden") + mark("end") + mark("separate") + r("ngày 3") + mark("end") + r(" tháng") + "</w:p>"}),
              "ngày 3 tháng\n");
    EXPECT_EQ(text_of({"<w:p><w:fldSimple w:instr=\"PAGE\">" + r("7") + "</w:fldSimple></w:p>"}), "7\n");
}

TEST(DocxReader, a_field_that_never_ends_does_not_swallow_the_document) {
    EXPECT_EQ(text_of({"<w:p>" + r("a") + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + p("b")}), "a\nb\n");
}

TEST(DocxReader, hidden_text_and_references_are_left_out) {
    EXPECT_EQ(text_of({"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>" + r("hiện") +
                       "<w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>!</w:t></w:r></w:p>"}),
              "hiện!\n");
}

TEST(DocxReader, pages_end_with_a_form_feed_at_the_start_of_the_next_line) {
    EXPECT_EQ(text_of({p("a") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + p("b") +
                       "<w:p><w:pPr><w:pageBreakBefore/></w:pPr>" + r("c") + "</w:p>"}),
              "a\n\fb\n\fc\n");
    EXPECT_EQ(text_of({"<w:p><w:pPr><w:sectPr/></w:pPr>" + r("a") + "</w:p><w:p><w:pPr><w:sectPr><w:type w:val=\"continuous\"/></w:sectPr></w:pPr>" +
                       r("b") + "</w:p>" + p("c")}),
              "a\n\fb\nc\n");
}

std::string cell(const std::string& content, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}
std::string row(const std::string& cells) { return "<w:tr>" + cells + "</w:tr>"; }
const std::string kRuled =
    "<w:tblPr><w:tblBorders><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders></w:tblPr>";

TEST(DocxReader, a_ruled_table_gives_a_line_a_row) {
    EXPECT_EQ(text_of({"<w:tbl>" + kRuled + row(cell(p("TT")) + cell(p("Nhiệm vụ")) + cell(p("Thời hạn"))) +
                       row(cell(p("1")) + cell(p("Rà soát") + p("quy hoạch")) + cell(p(""))) + row(cell(p("")) + cell(p(""))) + "</w:tbl>"}),
              "TT\tNhiệm vụ\tThời hạn\n1\tRà soát quy hoạch\n");
}

TEST(DocxReader, the_title_block_reads_one_column_after_the_other) {
    EXPECT_EQ(text_of({"<w:tbl>" +
                       row(cell(p("UBND TỈNH") + p("SỞ KHCN")) + cell(p("CỘNG HÒA") + p("Độc lập"))) +
                       row(cell(p("Số: 12/TB-SKHCN")) + cell(p("Quảng Ngãi, ngày 03"))) + "</w:tbl>"}),
              "UBND TỈNH\nSỞ KHCN\nCỘNG HÒA\nĐộc lập\nSố: 12/TB-SKHCN\nQuảng Ngãi, ngày 03\n");
}

TEST(DocxReader, lines_of_a_table_may_come_from_its_style_or_be_taken_away_cell_by_cell) {
    const std::string styles =
        "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:tblPr><w:tblBorders><w:left w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>";
    const std::string properties = "<w:tblPr><w:tblStyle w:val=\"Grid\"/></w:tblPr>";
    EXPECT_EQ(text_of({"<w:tbl>" + properties + row(cell(p("a")) + cell(p("b"))) + "</w:tbl>", "", styles}), "a\tb\n");
    const std::string bare = "<w:tcBorders><w:left w:val=\"nil\"/><w:right w:val=\"nil\"/></w:tcBorders>";
    EXPECT_EQ(text_of({"<w:tbl>" + properties + row(cell(p("a"), bare) + cell(p("b"), bare)) + "</w:tbl>", "", styles}), "a\nb\n");
}

TEST(DocxReader, a_deleted_row_is_dropped_and_numbers_in_cells_are_written) {
    const std::string numbers = definition(0, level(0, "decimal", "%1")) + list(1, 0);
    EXPECT_EQ(text_of({"<w:tbl>" + kRuled + row(cell(item(1, 0, "")) + cell(p("a"))) +
                           "<w:tr><w:trPr><w:del/></w:trPr>" + cell(p("x")) + "</w:tr>" + row(cell(item(1, 0, "")) + cell(p("b"))) + "</w:tbl>",
                       numbers}),
              "1 \ta\n2 \tb\n");
}

TEST(DocxReader, a_text_box_follows_its_paragraph_and_is_read_once) {
    const std::string box = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>" + p("MẬT") +
                            "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" + p("MẬT") +
                            "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    EXPECT_EQ(text_of({"<w:p>" + r("Thông ") + box + r("báo") + "</w:p>" + p("x")}), "Thông báo\nMẬT\nx\n");
}

TEST(DocxReader, content_controls_links_and_formulas_are_looked_into) {
    EXPECT_EQ(text_of({"<w:sdt><w:sdtPr><w:t>no</w:t></w:sdtPr><w:sdtContent>" + p("a") + "</w:sdtContent></w:sdt><w:p><w:hyperlink>" + r("b") +
                       "</w:hyperlink><m:oMath xmlns:m=\"urn:m\"><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"}),
              "a\nbx=1\n");
}

TEST(DocxReader, empty_lines_never_come_in_twos) { EXPECT_EQ(text_of({p("a") + p("") + p(" ") + p("b") + p("")}), "a\n\nb\n"); }

TEST(DocxReader, the_main_part_is_where_the_package_says_and_prefixes_do_not_matter) {
    const auto text = read_docx_text(pack({{"_rels/.rels", "<Relationships><Relationship Type=\"x/officeDocument\" Id=\"a\" Target=\"/other/main.xml\"/></Relationships>"},
                                           {"other/main.xml", "<document><body><p><r><t>Sở</t></r></p></body></document>"}}));
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(*text, "Sở\n");
}

TEST(DocxReader, what_cannot_be_read_is_refused_with_its_reason) {
    EXPECT_EQ(read_docx_text("no zip").error().reason, "office.broken_zip");
    EXPECT_EQ(read_docx_text(pack({{"a", "b"}})).error().reason, "office.not_docx");
    EXPECT_EQ(read_docx_text(pack({{"word/document.xml", "<workbook/>"}})).error().reason, "office.not_docx");
    EXPECT_EQ(read_docx_text(pack({{"word/document.xml", "<w:document><w:body>"}})).error().reason, "office.broken_xml");
    EXPECT_EQ(read_docx_text(docx({p(" ")})).error().reason, "office.no_text");
    EXPECT_EQ(read_docx_text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").error().reason, "office.legacy");
}

TEST(DocxReader, depth_marks_and_text_are_bounded) {
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<w:ins>";
    deep += r("x");
    for (int i = 0; i < 300; ++i) deep += "</w:ins>";
    EXPECT_EQ(text_of({"<w:p>" + deep + "</w:p>"}), "refused: office.too_large");
    Limits limits;
    limits.text_bytes = 10;
    EXPECT_EQ(read_docx_text(docx({p("hơn mười byte")}), limits).error().reason, "office.too_large");
    limits = {};
    limits.xml_marks = 10;
    EXPECT_EQ(read_docx_text(docx({p("a")}), limits).error().reason, "office.too_large");
}

TEST(DocxReader, entities_are_not_expanded) {
    const auto text = read_docx_text(pack({{"word/document.xml",
                                            "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                                            "<document><body><p><r><t>x&a;&b;</t></r></p></body></document>"}}));
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(*text, "x&a;&b;\n");
}

}  // namespace
}  // namespace thienan::office
