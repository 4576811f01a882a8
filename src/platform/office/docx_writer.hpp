// Writes official Vietnamese documents as .docx. All words come from the caller; this knows the layout.
// basis: NĐ 30/2020/NĐ-CP, Appendix I: A4, margins 20/20/30/15–20 mm, Times New Roman 13–14 pt, the positions of the
// title block, number, place and date, kind and subject, signature and recipients, page number centred at the top
// from page 2 on.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"
#include "platform/office/archive.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::office {

// A stretch of text in one dress. "\n" is a line break and "\t" a tab.
// Characters XML cannot carry are left out and broken UTF-8 becomes U+FFFD.
struct Run {
    std::string text;
    bool bold = false;
    bool italic = false;
    bool underline = false;
};

enum class Align { left, centre, right, justify };

struct ParagraphStyle {
    Align align = Align::justify;
    bool first_line_indent = true;  // 10 mm
    int half_points = 0;            // 28 = 14 pt; 0 is the document's own size
    int left_indent_mm = 0;
    bool keep_with_next = false;
};

struct DocumentInfo {
    std::string title;    // document property
    std::string author;   // document property: the agency
    Instant created;
    int half_points = 28;      // body size: 26…28 (13–14 pt)
    int right_margin_mm = 20;  // 15…20
};

// The top of the first page, a borderless table of two columns.
struct TitleBlock {
    std::string parent;        // the agency above, may be empty
    std::string agency;        // bold, with a rule under it
    std::string nation;        // CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
    std::string motto;         // Độc lập - Tự do - Hạnh phúc, bold, with a rule under it
    std::string number;        // "Số: 12/TB-SKHCN"
    std::string place_date;    // "Quảng Ngãi, ngày 03 tháng 11 năm 2026", italic
    std::string short_subject; // "V/v …" under the number, of a letter (công văn) only
};

// The bottom of the document: recipients left, signature right.
struct SignatureBlock {
    std::string recipients_title;         // "Nơi nhận:", bold italic
    std::vector<std::string> recipients;  // "- Như trên;"
    std::vector<std::string> capacities;  // "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", bold
    std::string signer;                   // bold
};

struct TableColumn {
    std::string title;
    int width_mm = 0;              // 0: an equal share of what is left of the text width
    Align align = Align::left;
};

// Bordered, the header row bold, centred and repeated on every page. A row shorter than the columns is filled with
// empty cells; longer is a programmer's mistake. `bold_rows` are positions in `rows` (sums).
struct DocxTable {
    std::vector<TableColumn> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> bold_rows;
    int half_points = 24;
};

class DocxWriter {
public:
    explicit DocxWriter(DocumentInfo info);

    void title_block(const TitleBlock& block);
    // "THÔNG BÁO" bold, the subject bold below, a rule under both. The subject may be empty.
    void kind_and_subject(std::string_view kind, std::string_view subject);
    void paragraph(const std::vector<Run>& runs, const ParagraphStyle& style = {});
    void paragraph(std::string_view text, const ParagraphStyle& style = {});
    // Level 1 to 3; kept with the next paragraph. Shown in the navigation of Word.
    void heading(std::string_view text, int level);
    // A point with its printed label ("1.", "a)", "-"); the label is text, as typists write it, so numbers never
    // shift. All points start at the first-line indent.
    void numbered(std::string_view label, const std::vector<Run>& runs);
    void numbered(std::string_view label, std::string_view text);
    void table(const DocxTable& table);
    void signature(const SignatureBlock& block);
    void page_break();
    // What follows is on landscape pages / on portrait pages again. Calling the one already in force does nothing.
    void landscape();
    void portrait();

    // The whole .docx. The writer is used up.
    std::string finish() &&;

private:
    int text_width_mm() const;
    void end_section();

    DocumentInfo info_;
    std::string body_;
    bool landscape_ = false;
    bool first_section_ = true;
};

}  // namespace thienan::office
