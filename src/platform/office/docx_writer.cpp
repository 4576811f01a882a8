#include "platform/office/docx_writer.hpp"

#include "platform/office/clean_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace thienan::office {
namespace {

// Twentieths of a point, Word's unit: 1 mm is 1440/25.4.
constexpr int twips(int mm) { return (mm * 14400 + 127) / 254; }

constexpr int kShortSide = 210;  // A4, mm
constexpr int kLongSide = 297;
constexpr int kTop = 20;
constexpr int kBottom = 20;
constexpr int kLeft = 30;
constexpr int kIndent = 10;
constexpr int kTitleOverhang = 8;

constexpr std::string_view kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
)";
constexpr std::string_view kWord =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

std::string_view name_of(Align align) {
    switch (align) {
        case Align::left: return "left";
        case Align::centre: return "center";
        case Align::right: return "right";
        case Align::justify: return "both";
    }
    return "left";
}

// Look of a paragraph, in the order the schema wants its elements.
struct Look {
    Align align = Align::left;
    int style_heading = 0;   // 1…3
    bool keep_next = false;
    bool rule_below = false;
    int before = 0;          // twips
    int after = 0;
    int left = 0;
    int right = 0;
    int first_line = 0;
};

std::string properties(const Look& look) {
    std::string out = "<w:pPr>";
    if (look.style_heading) out += fmt::format(R"(<w:pStyle w:val="Heading{}"/>)", look.style_heading);
    if (look.keep_next) out += "<w:keepNext/>";
    if (look.rule_below)
        out += R"(<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>)";
    out += fmt::format(R"(<w:spacing w:before="{}" w:after="{}"/>)", look.before, look.after);
    if (look.left || look.right || look.first_line)
        out += fmt::format(R"(<w:ind w:left="{}" w:right="{}" w:firstLine="{}"/>)", look.left, look.right, look.first_line);
    out += fmt::format(R"(<w:jc w:val="{}"/></w:pPr>)", name_of(look.align));
    return out;
}

std::string run_properties(const Run& run, int half_points) {
    std::string out;
    if (run.bold) out += "<w:b/><w:bCs/>";
    if (run.italic) out += "<w:i/><w:iCs/>";
    if (half_points > 0) out += fmt::format(R"(<w:sz w:val="{0}"/><w:szCs w:val="{0}"/>)", half_points);
    if (run.underline) out += R"(<w:u w:val="single"/>)";
    return out.empty() ? out : "<w:rPr>" + out + "</w:rPr>";
}

std::string run_xml(const Run& run, int half_points = 0) {
    std::string out = "<w:r>" + run_properties(run, half_points);
    for (std::size_t from = 0; from <= run.text.size();) {
        const std::size_t to = std::min(run.text.find_first_of("\n\t", from), run.text.size());
        if (to > from)
            out += R"(<w:t xml:space="preserve">)" + xml_text(std::string_view(run.text).substr(from, to - from)) + "</w:t>";
        if (to < run.text.size()) out += run.text[to] == '\n' ? "<w:br/>" : "<w:tab/>";
        from = to + 1;
    }
    return out + "</w:r>";
}

std::string paragraph_xml(const Look& look, const std::vector<Run>& runs, int half_points = 0) {
    std::string out = "<w:p>" + properties(look);
    for (const auto& run : runs) out += run_xml(run, half_points);
    return out + "</w:p>";
}

Look centred(int before = 0) {
    Look look;
    look.align = Align::centre;
    look.before = before;
    return look;
}

// A short rule under centred words: an empty paragraph, narrow, with a line at its bottom.
std::string rule(int column_twips, int rule_mm) {
    Look look = centred();
    look.rule_below = true;
    look.left = look.right = std::max(0, (column_twips - twips(rule_mm)) / 2);
    // One point high, so that the rule sits close under the words.
    std::string xml = "<w:p>" + properties(look) + "</w:p>";
    const std::string spacing = R"(<w:spacing w:before="0" w:after="0"/>)";
    xml.replace(xml.find(spacing), spacing.size(), R"(<w:spacing w:before="0" w:after="0" w:line="40" w:lineRule="exact"/>)");
    return xml;
}

enum class Rules { none, all };

// `indent` may be negative: into the left margin.
std::string table_open(const std::vector<int>& widths, Rules rules, int indent = 0) {
    const bool ruled = rules == Rules::all;
    int total = 0;
    for (const int width : widths) total += width;
    std::string out = fmt::format(R"(<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:tblInd w:w="{}" w:type="dxa"/>)", total, indent);
    if (ruled) {
        out += "<w:tblBorders>";
        for (const auto edge : {"top", "left", "bottom", "right", "insideH", "insideV"})
            out += fmt::format(R"(<w:{} w:val="single" w:sz="4" w:space="0" w:color="auto"/>)", edge);
        out += "</w:tblBorders>";
    }
    const int margin = ruled ? 85 : 0;
    out += R"(<w:tblLayout w:type="fixed"/>)";
    out += fmt::format(R"(<w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>)", margin);
    out += "</w:tblPr><w:tblGrid>";
    for (const int width : widths) out += fmt::format(R"(<w:gridCol w:w="{}"/>)", width);
    return out + "</w:tblGrid>";
}

std::string cell_xml(int width, std::string_view paragraphs, std::string_view vertical = "top") {
    return fmt::format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:vAlign w:val="{}"/></w:tcPr>{}</w:tc>)", width, vertical,
                       paragraphs);
}

std::string row_xml(std::string_view cells, bool header = false) {
    return fmt::format("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>{}</w:tr>", header ? "<w:tblHeader/>" : "", cells);
}

// Two tables in a row would melt into one, and a page must not end in a table: a low empty paragraph parts them.
std::string gap(int points) {
    return fmt::format(R"(<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/></w:pPr></w:p>)", points * 20);
}

std::string lines_of(const std::vector<std::string>& lines, const Run& dress, int half_points) {
    std::string out;
    for (const auto& line : lines) out += paragraph_xml(centred(), {{line, dress.bold, dress.italic, dress.underline}}, half_points);
    return out;
}

std::vector<int> column_widths(const std::vector<TableColumn>& columns, int text_width_mm) {
    int given = 0;
    int open = 0;
    for (const auto& column : columns) {
        given += column.width_mm;
        open += column.width_mm == 0;
    }
    const int share = open ? std::max(10, (text_width_mm - given) / open) : 0;
    std::vector<int> widths;
    for (const auto& column : columns) widths.push_back(twips(column.width_mm ? column.width_mm : share));
    return widths;
}

struct CellLook {
    Align align = Align::left;
    bool bold = false;
    int half_points = 24;
    std::string_view vertical = "top";
};

std::string table_cell(int width, const std::string& text, const CellLook& cell) {
    Look look;
    look.align = cell.align;
    look.before = look.after = 20;
    return cell_xml(width, paragraph_xml(look, {{text, cell.bold, false, false}}, cell.half_points), cell.vertical);
}

std::string styles_xml(int half_points) {
    std::string out = fmt::format(
        R"({}<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="{}"/><w:szCs w:val="{}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)",
        kHead, kWord, half_points, half_points);
    for (int level = 1; level <= 3; ++level)
        out += fmt::format(
            R"(<w:style w:type="paragraph" w:styleId="Heading{0}"><w:name w:val="heading {0}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="{1}"/></w:pPr><w:rPr><w:b/><w:bCs/>{2}</w:rPr></w:style>)",
            level, level - 1, level == 3 ? "<w:i/><w:iCs/>" : "");
    return out + "</w:styles>";
}

// The number of the page, centred at the top; the first page of the document has none.
std::string header_xml() {
    const auto mark = [](std::string_view type) { return fmt::format(R"(<w:r><w:fldChar w:fldCharType="{}"/></w:r>)", type); };
    return fmt::format(
        R"({}<w:hdr {}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{}<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>{}<w:r><w:t>2</w:t></w:r>{}</w:p></w:hdr>)",
        kHead, kWord, mark("begin"), mark("separate"), mark("end"));
}

std::string content_types() {
    constexpr std::string_view kWordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    std::string out = fmt::format(
        R"({}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>)",
        kHead);
    for (const auto& [part, type] : {std::pair{"document", "document.main"}, {"styles", "styles"}, {"settings", "settings"}, {"header1", "header"}})
        out += fmt::format(R"(<Override PartName="/word/{}.xml" ContentType="{}{}+xml"/>)", part, kWordType, type);
    return out +
           R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";
}

std::string package_relations() {
    return std::string(kHead) +
           R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";
}

std::string document_relations() {
    std::string out = std::string(kHead) + R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    for (const auto& [id, type, target] :
         {std::tuple{1, "styles", "styles"}, {2, "settings", "settings"}, {3, "header", "header1"}})
        out += fmt::format(
            R"(<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}.xml"/>)", id,
            type, target);
    return out + "</Relationships>";
}

std::string core_properties(const DocumentInfo& info) {
    const std::string when = utc_iso(info.created).substr(0, 19) + "Z";
    return fmt::format(
        R"({}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{}</dcterms:modified></cp:coreProperties>)",
        kHead, xml_text(info.title), xml_text(info.author), when, when);
}

std::string section_xml(bool landscape, int right_mm, bool first) {
    const int wide = twips(landscape ? kLongSide : kShortSide);
    const int high = twips(landscape ? kShortSide : kLongSide);
    return fmt::format(
        R"(<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="{}" w:h="{}"{}/><w:pgMar w:top="{}" w:right="{}" w:bottom="{}" w:left="{}" w:header="{}" w:footer="{}" w:gutter="0"/>{}</w:sectPr>)",
        wide, high, landscape ? R"( w:orient="landscape")" : "", twips(kTop), twips(right_mm), twips(kBottom), twips(kLeft), twips(10),
        twips(10), first ? "<w:titlePg/>" : "");
}

}  // namespace

DocxWriter::DocxWriter(DocumentInfo info) : info_(std::move(info)) {}

int DocxWriter::text_width_mm() const { return (landscape_ ? kLongSide : kShortSide) - kLeft - info_.right_margin_mm; }

void DocxWriter::title_block(const TitleBlock& block) {
    // A little into the left margin, so that nation and agency fit on one line each.
    const int total = twips(text_width_mm() + kTitleOverhang);
    const int left = total * 42 / 100;
    const int right = total - left;
    const Run bold{"", true, false, false};
    std::string agency;
    if (!block.parent.empty()) agency += lines_of({block.parent}, {}, 24);
    agency += lines_of({block.agency}, bold, 24) + rule(left, 25);
    const std::string nation = lines_of({block.nation}, bold, 24) + lines_of({block.motto}, bold, 26) + rule(right, 58);
    std::string number = paragraph_xml(centred(120), {{block.number, false, false, false}}, 26);
    if (!block.short_subject.empty()) number += paragraph_xml(centred(60), {{block.short_subject, false, false, false}}, 24);
    const std::string place = paragraph_xml(centred(120), {{block.place_date, false, true, false}}, 26);
    body_ += table_open({left, right}, Rules::none, -twips(kTitleOverhang)) +
             row_xml(cell_xml(left, agency) + cell_xml(right, nation)) +
             row_xml(cell_xml(left, number) + cell_xml(right, place)) + "</w:tbl>" + gap(12);
}

void DocxWriter::kind_and_subject(std::string_view kind, std::string_view subject) {
    Look look = centred(120);
    look.keep_next = true;
    body_ += paragraph_xml(look, {{std::string(kind), true, false, false}}, 28);
    look.before = 0;
    if (!subject.empty()) body_ += paragraph_xml(look, {{std::string(subject), true, false, false}}, 28);
    body_ += rule(twips(text_width_mm()), 35) + gap(12);
}

void DocxWriter::paragraph(const std::vector<Run>& runs, const ParagraphStyle& style) {
    Look look;
    look.align = style.align;
    look.keep_next = style.keep_with_next;
    look.before = look.after = 60;
    look.left = twips(style.left_indent_mm);
    look.first_line = style.first_line_indent ? twips(kIndent) : 0;
    body_ += paragraph_xml(look, runs, style.half_points);
}

void DocxWriter::paragraph(std::string_view text, const ParagraphStyle& style) {
    paragraph(std::vector<Run>{{std::string(text), false, false, false}}, style);
}

void DocxWriter::heading(std::string_view text, int level) {
    CHECK(level >= 1 && level <= 3);
    Look look;
    look.style_heading = level;
    look.keep_next = true;
    look.before = 120;
    look.after = 60;
    look.first_line = twips(kIndent);
    body_ += paragraph_xml(look, {{std::string(text), false, false, false}});
}

void DocxWriter::numbered(std::string_view label, const std::vector<Run>& runs) {
    std::vector<Run> all{{std::string(label) + " ", false, false, false}};
    if (!runs.empty()) {  // the label wears the dress of the words it belongs to
        all[0].bold = runs[0].bold;
        all[0].italic = runs[0].italic;
    }
    all.insert(all.end(), runs.begin(), runs.end());
    paragraph(all);
}

void DocxWriter::numbered(std::string_view label, std::string_view text) {
    numbered(label, std::vector<Run>{{std::string(text), false, false, false}});
}

void DocxWriter::table(const DocxTable& table) {
    CHECK(!table.columns.empty());
    const auto widths = column_widths(table.columns, text_width_mm());
    std::string cells;
    for (std::size_t i = 0; i < widths.size(); ++i)
        cells += table_cell(widths[i], table.columns[i].title, {Align::centre, true, table.half_points, "center"});
    body_ += table_open(widths, Rules::all) + row_xml(cells, true);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& row = table.rows[r];
        CHECK(row.size() <= widths.size());
        const bool bold = std::find(table.bold_rows.begin(), table.bold_rows.end(), r) != table.bold_rows.end();
        cells.clear();
        for (std::size_t i = 0; i < widths.size(); ++i)
            cells += table_cell(widths[i], i < row.size() ? row[i] : "", {table.columns[i].align, bold, table.half_points, "top"});
        body_ += row_xml(cells);
    }
    body_ += "</w:tbl>" + gap(6);
}

void DocxWriter::signature(const SignatureBlock& block) {
    const int total = twips(text_width_mm());
    const int left = total / 2;
    std::string recipients = paragraph_xml({}, {{block.recipients_title, true, true, false}}, 24);
    for (const auto& line : block.recipients) recipients += paragraph_xml({}, {{line, false, false, false}}, 22);
    const Run bold{"", true, false, false};
    std::string signing = lines_of(block.capacities, bold, 28);
    for (int i = 0; i < 4; ++i) signing += paragraph_xml(centred(), {}, 28);  // room for signature and seal
    signing += lines_of({block.signer}, bold, 28);
    body_ += gap(12) + table_open({left, total - left}, Rules::none) + row_xml(cell_xml(left, recipients) + cell_xml(total - left, signing)) +
             "</w:tbl>" + gap(6);
}

void DocxWriter::page_break() { body_ += R"(<w:p><w:r><w:br w:type="page"/></w:r></w:p>)"; }

void DocxWriter::end_section() {
    body_ += "<w:p><w:pPr>" + section_xml(landscape_, info_.right_margin_mm, std::exchange(first_section_, false)) + "</w:pPr></w:p>";
}

void DocxWriter::landscape() {
    if (!landscape_) end_section();
    landscape_ = true;
}

void DocxWriter::portrait() {
    if (landscape_) end_section();
    landscape_ = false;
}

std::string DocxWriter::finish() && {
    const std::string document = fmt::format("{}<w:document {}><w:body>{}{}</w:body></w:document>", kHead, kWord, body_,
                                             section_xml(landscape_, info_.right_margin_mm, first_section_));
    const std::string settings = fmt::format(
        R"({}<w:settings {}><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>)",
        kHead, kWord);
    return pack({{"[Content_Types].xml", content_types()},
                 {"_rels/.rels", package_relations()},
                 {"word/document.xml", document},
                 {"word/styles.xml", styles_xml(info_.half_points)},
                 {"word/settings.xml", settings},
                 {"word/header1.xml", header_xml()},
                 {"word/_rels/document.xml.rels", document_relations()},
                 {"docProps/core.xml", core_properties(info_)}});
}

}  // namespace thienan::office
