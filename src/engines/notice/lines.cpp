#include "engines/notice/lines.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <unordered_map>

namespace thienan::notice {
namespace {

constexpr std::size_t kLongestLine = 32 * 1024;
constexpr int kRepeatsOfRunningHeader = 3;
constexpr std::uint16_t kWidestIndent = 60;

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v'; }

// White space at both ends, also U+00A0 and zero-width characters.
Range trimmed(std::string_view text, std::size_t from, std::size_t to) {
    const auto skipped = [&](std::size_t at) -> std::size_t {
        if (is_blank_byte(text[at])) return 1;
        if (text.compare(at, 2, "\xC2\xA0") == 0 && at + 2 <= to) return 2;
        if (text.compare(at, 3, "\xEF\xBB\xBF") == 0 && at + 3 <= to) return 3;
        if (text.compare(at, 3, "\xE2\x80\x8B") == 0 && at + 3 <= to) return 3;
        return 0;
    };
    while (from < to) {
        const std::size_t step = skipped(from);
        if (step == 0) break;
        from += step;
    }
    while (to > from) {
        if (is_blank_byte(text[to - 1]))
            --to;
        else if (to >= from + 2 && text.compare(to - 2, 2, "\xC2\xA0") == 0)
            to -= 2;
        else
            break;
    }
    return {from, to};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "12", "- 12 -", "12/30", "Trang 3", "3 | P a g e".
bool is_page_number(std::string_view line) {
    if (line.substr(0, 5) == "Trang" || line.substr(0, 5) == "TRANG") line = trim(line.substr(5));
    std::size_t digits = 0;
    for (const char c : line) {
        if (is_digit(c))
            ++digits;
        else if (c != '-' && c != ' ' && c != '/' && c != '|')
            return false;
    }
    return digits > 0 && digits <= 4 && line.size() <= 12;
}

// A rule of dashes, stars or underscores, as layouts draw under the headings.
bool is_rule(std::string_view line) {
    for (const char c : line) {
        if (c != '-' && c != '_' && c != '*' && c != '=' && c != ' ' && c != '.') return false;
    }
    return line.size() >= 2 || line == "*";
}

std::uint64_t hash_without_digits(std::string_view line) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : line) {
        if (!is_digit(c) && c != ' ') hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return hash;
}

bool starts_lower(std::string_view line) {
    Tokens first;
    tokenize(line, 0, std::min<std::size_t>(line.size(), 16), first);
    return !first.empty() && first[0].is_word() && !first[0].capital;
}

void drop_running_headers(std::string_view text, std::vector<Line>& lines) {
    std::unordered_map<std::uint64_t, int> seen;
    const auto key = [&](const Line& line) { return hash_without_digits(text.substr(line.from, line.to - line.from)); };
    for (const Line& line : lines) {
        if (line.page_start && seen.size() < 100'000) ++seen[key(line)];
    }
    std::erase_if(lines, [&](const Line& line) {
        if (!line.page_start) return false;
        const auto found = seen.find(key(line));
        return found != seen.end() && found->second >= kRepeatsOfRunningHeader;
    });
}

void measure(std::string_view text, Lines& out) {
    std::vector<std::uint32_t> widths(401, 0);
    std::size_t measured = 0;
    std::size_t wrapped_over_blank = 0;
    std::size_t wrapped_directly = 0;
    std::size_t after_blank = 0;
    for (const Line& line : out.lines) {
        if (line.width > 20) {
            ++widths[std::min<std::uint16_t>(line.width, 400)];
            ++measured;
        }
        after_blank += line.blanks > 0;
        if (!starts_lower(text.substr(line.from, line.to - line.from))) continue;
        ++(line.blanks > 0 ? wrapped_over_blank : wrapped_directly);
    }
    out.blanks_mean_nothing = wrapped_over_blank > wrapped_directly && wrapped_over_blank >= 4;
    out.blanks_part =
        !out.blanks_mean_nothing && after_blank * 6 > out.lines.size() && wrapped_over_blank * 5 < after_blank;
    std::size_t below = 0;
    for (std::size_t width = 0; width < widths.size(); ++width) {
        below += widths[width];
        if (measured > 0 && below * 100 >= measured * 90) {
            out.full_width = static_cast<std::uint16_t>(width);
            break;
        }
    }
}

// Whether first lines of paragraphs are indented, as layouts of pages print them.
void measure_indents(Lines& out) {
    std::vector<std::uint32_t> indents(kWidestIndent + 1, 0);
    for (const Line& line : out.lines) ++indents[std::min(line.indent, kWidestIndent)];
    out.margin = static_cast<std::uint16_t>(std::max_element(indents.begin(), indents.end()) - indents.begin());
    std::size_t indented = 0;
    for (const Line& line : out.lines)
        indented += line.indent >= out.margin + kIndent && line.indent <= out.margin + 12;
    const std::size_t all = out.lines.size();
    out.indents_part = indented >= 4 && indented * 12 > all && indents[out.margin] * 5 > all * 2;
}

class Splitter {
public:
    explicit Splitter(std::string_view text) : text_(text) {}

    std::vector<Line> split() {
        for (std::size_t at = 0; at < text_.size();) {
            std::size_t end = at;
            while (end < text_.size() && text_[end] != '\n' && text_[end] != '\f') ++end;
            add(at, end);
            if (end < text_.size() && text_[end] == '\f') page_start_ = true;
            at = end + 1;
        }
        return std::move(lines_);
    }

private:
    void add(std::size_t from, std::size_t to) {
        const Range range = trimmed(text_, from, to);
        if (range.empty()) {
            if (blanks_ < 1000) ++blanks_;
            return;
        }
        const std::string_view line = text_.substr(range.from, range.size());
        if (is_page_number(line)) {
            page_start_ = true;
            return;
        }
        if (is_rule(line)) {
            if (blanks_ < 1000) ++blanks_;
            return;
        }
        indent_ = static_cast<std::uint16_t>(std::min<std::size_t>(range.from - from, 1000));
        std::size_t at = range.from;
        while (range.to - at > kLongestLine) {
            std::size_t cut = text_.rfind(' ', at + kLongestLine);
            if (cut == std::string_view::npos || cut <= at) cut = character_start(at + kLongestLine);
            push(at, cut);
            at = cut;
        }
        push(at, range.to);
    }
    std::size_t character_start(std::size_t at) const {
        while ((static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) --at;
        return at;
    }
    void push(std::size_t from, std::size_t to) {
        Line line;
        line.from = static_cast<std::uint32_t>(from);
        line.to = static_cast<std::uint32_t>(to);
        line.width =
            static_cast<std::uint16_t>(std::min<std::size_t>(count_code_points(text_.substr(from, to - from)), 60'000));
        line.blanks = blanks_;
        line.indent = indent_;
        line.page_start = page_start_;
        lines_.push_back(line);
        blanks_ = 0;
        page_start_ = false;
    }

    std::string_view text_;
    std::vector<Line> lines_;
    std::uint16_t blanks_ = 0;
    std::uint16_t indent_ = 0;
    bool page_start_ = false;
};

}  // namespace

Lines split_lines(std::string_view text) {
    Lines out;
    out.lines = Splitter(text).split();
    drop_running_headers(text, out.lines);
    measure(text, out);
    measure_indents(out);
    return out;
}

}  // namespace thienan::notice
