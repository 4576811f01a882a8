#include "platform/office/docx_reader.hpp"

#include "base/utf8.hpp"
#include "platform/office/clean_text.hpp"
#include "platform/office/docx_numbering.hpp"
#include "platform/office/ooxml.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace thienan::office {
namespace {

using namespace std::string_view_literals;
using Node = pugi::xml_node;

// What a paragraph may hold that is not text of the document.
constexpr std::array kUnread{
    "pPr"sv, "rPr"sv, "sectPr"sv, "tblPr"sv, "del"sv, "moveFrom"sv, "delText"sv, "instrText"sv,
    "delInstrText"sv, "rt"sv, "sdtPr"sv, "sdtEndPr"sv};

bool is_unread(std::string_view name) { return std::find(kUnread.begin(), kUnread.end(), name) != kUnread.end(); }

// Wrappers that only mark what is inside them.
bool is_wrapper(std::string_view name) {
    return name == "sdt" || name == "sdtContent" || name == "customXml" || name == "smartTag" || name == "ins" ||
           name == "moveTo";
}

// Calls visit for each child of that name, looking through wrappers.
template <class Visit>
void each_through_wrappers(const Node& parent, std::string_view name, const Visit& visit) {
    for (const auto& child : parent.children()) {
        if (local_name(child) == name) visit(child);
        else if (is_wrapper(local_name(child))) each_through_wrappers(child, name, visit);
    }
}

class Lines {
public:
    void page_break() { break_pending_ = true; }
    // No two empty lines in a row.
    void add(std::string line) {
        if (trim(line).empty()) line.clear();
        if (line.empty() && !break_pending_ && (all_.empty() || all_.back().empty())) return;
        if (std::exchange(break_pending_, false)) line.insert(line.begin(), '\f');
        all_.push_back(std::move(line));
    }
    const std::vector<std::string>& all() const { return all_; }
    std::vector<std::string>& all() { return all_; }

private:
    std::vector<std::string> all_;
    bool break_pending_ = false;
};

std::string in_one_line(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) {
        if (trim(line).empty()) continue;
        if (!out.empty()) out += ' ';
        for (const char c : line)
            if (c == '\t' || c == '\n') out += ' ';
            else if (c != '\f') out += c;
    }
    return out;
}

class DocxReader {
public:
    DocxReader(const DocxStyles& styles, DocxNumbering& numbering, std::size_t most)
        : styles_(styles), numbering_(numbering), most_(most) {}

    // The children of a body, cell or text box.
    void read_block(const Node& block, Lines& out) {
        for (const auto& child : block.children()) {
            const auto name = local_name(child);
            if (name == "p") read_paragraph(child, out);
            else if (name == "tbl") read_table(child, out);
            else if (name == "AlternateContent") read_block(child_named(child, "Choice"), out);
            else if (is_wrapper(name)) read_block(child, out);
        }
        if (!carried_.empty()) out.add(std::exchange(carried_, {}));  // nothing left for it to run on into
    }

    bool is_full() const { return used_ > most_; }

private:
    struct Paragraph {
        std::string text;  // "\f" where a page ends
        Lines boxes;
    };
    enum class Field { instruction, result };

    void read_paragraph(const Node& node, Lines& out) {
        const Node properties = child_named(node, "pPr");
        const Node mark = child_named(properties, "rPr");
        Paragraph paragraph;
        paragraph.text = std::exchange(carried_, {});
        read_inline(node, paragraph);
        // A field's instruction ends with its paragraph at the latest: a broken field must not swallow the rest.
        std::fill(fields_.begin(), fields_.end(), Field::result);
        instructions_ = 0;
        if (child_named(mark, "del") || child_named(mark, "moveFrom")) {
            carried_ = std::move(paragraph.text);  // its end was deleted: it runs on into the next one
        } else if (!is_on(mark, "vanish") || !paragraph.text.empty()) {
            std::string label = numbering_.next_label(properties);
            if (breaks_page(properties)) out.page_break();
            spend(label.size());
            add_lines(label + paragraph.text, out);
        }
        for (auto& line : paragraph.boxes.all()) out.add(std::move(line));
        if (const Node section = child_named(properties, "sectPr")) end_section(section, out);
    }

    static void add_lines(std::string_view text, Lines& out) {
        for (std::size_t from = 0; from <= text.size();) {
            const std::size_t to = std::min(text.find('\f', from), text.size());
            const auto piece = text.substr(from, to - from);
            if (!piece.empty() || (from == 0 && to == text.size())) out.add(std::string(piece));
            if (to < text.size()) out.page_break();
            from = to + 1;
        }
    }

    bool breaks_page(const Node& properties) const {
        if (child_named(properties, "pageBreakBefore")) return is_on(properties, "pageBreakBefore");
        bool breaks = false;
        styles_.each_of(attribute_named(child_named(properties, "pStyle"), "val"),
                        [&](const std::string&, const DocxStyle& style) { breaks = breaks || style.breaks_page; });
        return breaks;
    }

    static void end_section(const Node& section, Lines& out) {
        const auto type = attribute_named(child_named(section, "type"), "val");
        if (type != "continuous" && type != "nextColumn") out.page_break();
    }

    void read_inline(const Node& parent, Paragraph& paragraph) {
        for (const auto& child : parent.children()) {
            const auto name = local_name(child);
            if (is_unread(name)) continue;
            if (name == "r" && is_on(child_named(child, "rPr"), "vanish")) skip_hidden(child);
            else if (name == "AlternateContent") read_choice(child, paragraph);
            else if (name == "txbxContent") read_box(child, paragraph);
            else if (!read_piece(child, name, paragraph)) read_inline(child, paragraph);
        }
    }

    // A hidden run may still open and close fields.
    void skip_hidden(const Node& run) {
        for (const auto& child : run.children())
            if (local_name(child) == "fldChar") read_field_mark(child);
    }

    void read_choice(const Node& node, Paragraph& paragraph) {
        const std::size_t before = paragraph.text.size() + paragraph.boxes.all().size();
        read_inline(child_named(node, "Choice"), paragraph);
        if (paragraph.text.size() + paragraph.boxes.all().size() == before)
            read_inline(child_named(node, "Fallback"), paragraph);
    }

    void read_box(const Node& content, Paragraph& paragraph) {
        if (instructions_ > 0) return;
        // A box is a story of its own: fields and deleted ends around it do not reach inside.
        auto fields = std::exchange(fields_, {});
        auto carried = std::exchange(carried_, {});
        read_block(content, paragraph.boxes);
        fields_ = std::move(fields);
        instructions_ = 0;
        carried_ = std::move(carried);
    }

    // False for a container, to be read inside.
    bool read_piece(const Node& node, std::string_view name, Paragraph& paragraph) {
        if (name == "t") put(node.child_value(), paragraph);
        else if (name == "tab" || name == "ptab") put("\t", paragraph);
        else if (name == "br") put(attribute_named(node, "type") == "page" ? "\f" : "\n", paragraph);
        else if (name == "cr") put("\n", paragraph);
        else if (name == "noBreakHyphen") put("-", paragraph);
        else if (name == "sym") put(symbol_of(node), paragraph);
        else if (name == "fldChar") read_field_mark(node);
        else return false;
        return true;
    }

    static std::string symbol_of(const Node& node) {
        const auto digits = attribute_named(node, "char");
        unsigned code = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        return symbol_text(code, attribute_named(node, "font"));
    }

    void read_field_mark(const Node& node) {
        const auto type = attribute_named(node, "fldCharType");
        if (type == "begin") {
            fields_.push_back(Field::instruction);
            ++instructions_;
            return;
        }
        if (fields_.empty() || (type != "separate" && type != "end")) return;
        if (std::exchange(fields_.back(), Field::result) == Field::instruction) --instructions_;
        if (type == "end") fields_.pop_back();
    }

    void put(std::string_view text, Paragraph& paragraph) {
        if (instructions_ > 0 || is_full()) return;
        spend(text.size());
        paragraph.text += text;
    }

    void spend(std::size_t bytes) { used_ += bytes; }

    void read_table(const Node& table, Lines& out) {
        const bool layout = is_layout(table);
        each_through_wrappers(table, "tr", [&](const Node& row) {
            if (child_named(child_named(row, "trPr"), "del")) return;
            if (layout) read_layout_row(row, out);
            else read_row(row, out);
        });
    }

    void read_layout_row(const Node& row, Lines& out) {
        each_through_wrappers(row, "tc", [&](const Node& cell) { read_block(cell, out); });
    }

    void read_row(const Node& row, Lines& out) {
        std::string line;
        each_through_wrappers(row, "tc", [&](const Node& cell) {
            Lines lines;
            read_block(cell, lines);
            line += in_one_line(lines.all()) + '\t';
        });
        const std::size_t end = line.find_last_not_of('\t');
        if (end == std::string::npos) return;
        line.resize(end + 1);
        out.add(std::move(line));
    }

    // A table without upright lines only places text on the page, as the title block does.
    bool is_layout(const Node& table) const {
        const Node properties = child_named(table, "tblPr");
        const bool ruled = has_upright_lines(properties);
        bool any = false;
        each_through_wrappers(table, "tr", [&](const Node& row) {
            each_through_wrappers(row, "tc", [&](const Node& cell) { any = any || cell_is_ruled(cell, ruled); });
        });
        return !any;
    }

    bool has_upright_lines(const Node& properties) const {
        constexpr std::array<std::string_view, 5> kEdges{"left", "right", "start", "end", "insideV"};
        const Node direct = child_named(properties, "tblBorders");
        const auto style = attribute_named(child_named(properties, "tblStyle"), "val");
        return std::any_of(kEdges.begin(), kEdges.end(), [&](std::string_view edge) {
            Node border = child_named(direct, edge);
            styles_.each_of(style, [&](const std::string&, const DocxStyle& at) {
                if (!border) border = child_named(at.borders, edge);
            });
            return is_drawn(border);
        });
    }

    static bool cell_is_ruled(const Node& cell, bool table_is) {
        const Node borders = child_named(child_named(cell, "tcPr"), "tcBorders");
        bool given = false;
        for (const auto edge : {"left", "right", "start", "end"}) {
            const Node border = child_named(borders, edge);
            if (is_drawn(border)) return true;
            given = given || border;
        }
        return table_is && !given;
    }

    static bool is_drawn(const Node& border) {
        const auto line = attribute_named(border, "val");
        return !line.empty() && line != "nil" && line != "none";
    }

    const DocxStyles& styles_;
    DocxNumbering& numbering_;
    std::size_t most_;
    std::size_t used_ = 0;
    std::vector<Field> fields_;  // open ones, outermost first
    std::size_t instructions_ = 0;  // of them, those still in their instruction
    std::string carried_;  // text of a paragraph whose end was deleted
};

// A part that is absent or broken reads as empty: without it the text is still there, only without its numbers.
XmlTree read_if_present(Archive& archive, const std::string& part, const Limits& limits) {
    auto tree = read_xml(archive, part, limits);
    return tree ? *std::move(tree) : std::make_unique<pugi::xml_document>();
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    while (out.size() > 1 && out[out.size() - 2] == '\n') out.pop_back();
    return clean_text(out);
}

}  // namespace

Result<std::string> read_docx_text(std::string_view bytes, const Limits& limits) {
    TRY_ASSIGN(auto archive, Archive::open(bytes, limits));
    const std::string main = part_of_type(archive, "", "officeDocument", "word/document.xml", limits);
    if (!archive.has(main)) return Error{Code::invalid, "office.not_docx"};
    TRY_ASSIGN(const XmlTree document, read_xml(archive, main, limits));
    const Node body = child_named(document->document_element(), "body");
    if (local_name(document->document_element()) != "document" || !body) return Error{Code::invalid, "office.not_docx"};

    const XmlTree style_tree =
        read_if_present(archive, part_of_type(archive, main, "styles", "word/styles.xml", limits), limits);
    const XmlTree number_tree =
        read_if_present(archive, part_of_type(archive, main, "numbering", "word/numbering.xml", limits), limits);
    const DocxStyles styles = read_styles(style_tree->document_element());
    DocxNumbering numbering{number_tree->document_element(), styles};

    DocxReader reader{styles, numbering, limits.text_bytes};
    Lines lines;
    reader.read_block(body, lines);
    if (reader.is_full()) return Error{Code::too_large, "office.too_large"};
    std::string text = joined(lines.all());
    if (trim(text).empty()) return Error{Code::invalid, "office.no_text"};
    return text;
}

}  // namespace thienan::office
