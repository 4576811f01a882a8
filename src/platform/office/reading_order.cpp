#include "platform/office/reading_order.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace thienan::office {
namespace {

constexpr std::size_t kCellGap = 4;       // spaces that part cells
constexpr std::size_t kLongLine = 25;     // characters of a line that shows where the text's left edge is
constexpr std::size_t kFirstLine = 3;     // least indent of a paragraph's first line
constexpr std::size_t kCentred = 14;      // an indent from which a line is rather centred
constexpr std::size_t kMostWidth = 400;   // characters of a line looked at for columns
constexpr std::size_t kMostLines = 400;   // of a page that has columns; more is no page of paper
constexpr std::string_view kRecipients = "Nơi nhận";

struct Line {
    std::u32string text;  // trailing spaces removed
    std::size_t indent() const {
        const auto at = text.find_first_not_of(U' ');
        return at == std::u32string::npos ? 0 : at;
    }
    bool blank() const { return text.empty(); }
};

std::string narrow(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

std::vector<Line> lines_of(std::string_view page) {
    std::vector<Line> lines(1);
    for (std::size_t at = 0; at < page.size();) {
        const char32_t c = next_code_point(page, at);
        if (c == '\n') lines.emplace_back();
        else if (c == '\t') lines.back().text.append(kCellGap, U' ');
        else if (c != '\r') lines.back().text += c == 0xA0 ? U' ' : c;
    }
    for (auto& line : lines) line.text.resize(line.text.find_last_not_of(U' ') + 1);
    return lines;
}

// Gaps of a few spaces are justified text; wider ones part cells.
std::string tidy(std::u32string_view text) {
    std::u32string out;
    std::size_t gap = 0;
    for (const char32_t c : text) {
        if (c == U' ') {
            ++gap;
            continue;
        }
        if (gap > 0 && !out.empty()) out += gap >= kCellGap ? U'\t' : U' ';
        gap = 0;
        out += c;
    }
    return narrow(out);
}

bool is_page_number(const Line& line) {
    std::size_t digits = 0;
    for (const char32_t c : line.text) {
        if (c >= U'0' && c <= U'9') ++digits;
        else if (c != U' ' && c != U'-' && c != U'–' && c != U'/') return false;
    }
    return digits > 0 && digits <= 4;
}

void drop_page_numbers(std::vector<Line>& lines) {
    const auto drop = [](Line& line) {
        if (!is_page_number(line)) return;
        line.text.clear();
    };
    const auto has_text = [](const Line& line) { return !line.blank(); };
    const auto first = std::find_if(lines.begin(), lines.end(), has_text);
    if (first != lines.end()) drop(*first);
    const auto last = std::find_if(lines.rbegin(), lines.rend(), has_text);
    if (last != lines.rend()) drop(*last);
}

// Two columns: lines [from, end) with nothing in the character columns [gutter, gutter + 2).
struct Columns {
    std::size_t from = 0;
    std::size_t both = 0;  // after the last line that has text on both sides
    std::size_t end = 0;
    std::size_t gutter = 0;
};

bool is_free(const Line& line, std::size_t column) { return column >= line.text.size() || line.text[column] == U' '; }

bool has_left(const Line& line, std::size_t gutter) { return !line.blank() && line.indent() < gutter; }
bool has_right(const Line& line, std::size_t gutter) { return line.text.size() > gutter; }

bool is_parted(const Line& line, std::size_t gutter) { return is_free(line, gutter) && is_free(line, gutter + 1); }

Columns columns_by(const std::vector<Line>& lines, std::size_t from, std::size_t gutter) {
    Columns columns{from, from, from, gutter};
    for (; columns.end < lines.size() && is_parted(lines[columns.end], gutter); ++columns.end)
        if (has_left(lines[columns.end], gutter) && has_right(lines[columns.end], gutter)) columns.both = columns.end + 1;
    return columns;
}

// The columns from `from` on that reach furthest down; the gutter stands in the middle part of the page.
std::optional<Columns> columns_at(const std::vector<Line>& lines, std::size_t from) {
    if (lines.size() > kMostLines) return std::nullopt;
    std::size_t width = 0;
    for (const auto& line : lines) width = std::max(width, std::min(line.text.size(), kMostWidth));
    Columns best{from, from, from, 0};
    for (std::size_t gutter = width / 5; gutter < width * 4 / 5; ++gutter) {
        const Columns columns = columns_by(lines, from, gutter);
        if (std::pair(columns.both, columns.end) > std::pair(best.both, best.end)) best = columns;
    }
    if (best.both == from) return std::nullopt;
    return best;
}

class PageReader {
public:
    PageReader(std::vector<Line> lines, std::string& out) : lines_(std::move(lines)), out_(out) {}

    void read(bool first_page) {
        drop_page_numbers(lines_);
        std::size_t at = 0;
        while (at < lines_.size() && lines_[at].blank()) ++at;
        if (first_page)
            if (const auto title = columns_at(lines_, at)) at = put_columns(*title);
        find_left_edge(at);
        for (; at < lines_.size(); ++at) {
            if (const auto tail = tail_at(at)) {
                at = put_columns(*tail) - 1;
                continue;
            }
            put_line(at);
        }
    }

private:
    // Of the text below the title block, which often hangs over into the margin.
    void find_left_edge(std::size_t from) {
        edge_ = 0;
        bool found = false;
        for (std::size_t i = from; i < lines_.size(); ++i) {
            const Line& line = lines_[i];
            if (line.text.size() < line.indent() + kLongLine) continue;
            edge_ = found ? std::min(edge_, line.indent()) : line.indent();
            found = true;
        }
    }

    // The recipients on the left, the signature on the right, which may begin a few lines higher.
    std::optional<Columns> tail_at(std::size_t at) const {
        for (std::size_t i = at; i < std::min(at + 6, lines_.size()); ++i) {
            const Line& line = lines_[i];
            const bool starts = tidy(line.text).rfind(kRecipients, 0) == 0;
            if (starts) {
                auto columns = columns_at(lines_, i);
                if (!columns || !only_right(at, i, columns->gutter)) return std::nullopt;
                columns->from = at;
                columns->both = columns->end;  // the signer's name may stand below all recipients
                return columns;
            }
            if (line.blank() && i == at) return std::nullopt;
        }
        return std::nullopt;
    }

    bool only_right(std::size_t from, std::size_t to, std::size_t gutter) const {
        return std::all_of(lines_.begin() + static_cast<std::ptrdiff_t>(from), lines_.begin() + static_cast<std::ptrdiff_t>(to),
                           [&](const Line& line) { return line.blank() || line.indent() > gutter; });
    }

    // Returns the line after them.
    std::size_t put_columns(const Columns& columns) {
        for (std::size_t i = columns.from; i < columns.both; ++i)
            put(tidy(std::u32string_view(lines_[i].text).substr(0, columns.gutter)));
        put("");
        for (std::size_t i = columns.from; i < columns.both; ++i)
            put(has_right(lines_[i], columns.gutter) ? tidy(std::u32string_view(lines_[i].text).substr(columns.gutter)) : "");
        put("");
        return columns.both;
    }

    void put_line(std::size_t at) {
        const Line& line = lines_[at];
        const bool indented = !line.blank() && line.indent() >= edge_ + kFirstLine;
        const bool centred = line.indent() >= edge_ + kCentred;
        const bool cells = tidy(line.text).find('\t') != std::string::npos;
        if (indented && !cells && !(centred && previous_centred_)) put("");
        put(tidy(line.text));
        previous_centred_ = centred;
    }

    // No two empty lines in a row, none at the top of the page.
    void put(const std::string& text) {
        if (text.empty() && (out_.empty() || out_.back() == '\f' || out_.substr(out_.size() - std::min<std::size_t>(2, out_.size())) == "\n\n"))
            return;
        out_ += text + "\n";
    }

    std::vector<Line> lines_;
    std::string& out_;
    std::size_t edge_ = 0;
    bool previous_centred_ = false;
};

}  // namespace

std::string reading_order(std::string_view laid_out) {
    std::string out;
    bool first = true;
    for (std::size_t from = 0; from <= laid_out.size();) {
        const std::size_t to = std::min(laid_out.find('\f', from), laid_out.size());
        const auto page = laid_out.substr(from, to - from);
        from = to + 1;
        if (to == laid_out.size() && trim(page).empty()) break;  // the tools end the last page with a form feed too
        if (!first) out += '\f';
        PageReader(lines_of(page), out).read(std::exchange(first, false));
        while (out.size() > 1 && out.substr(out.size() - 2) == "\n\n") out.pop_back();
    }
    return out;
}

}  // namespace thienan::office
