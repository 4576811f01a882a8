#include "platform/office/csv.hpp"

#include "platform/office/plain_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace thienan::office {
namespace {

using Table = std::vector<std::vector<std::string>>;

char separator_of(std::string_view text) {
    constexpr std::array kCandidates{',', ';', '\t'};
    std::array<std::size_t, kCandidates.size()> seen{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        const auto found = std::find(kCandidates.begin(), kCandidates.end(), c);
        if (found != kCandidates.end()) ++seen[static_cast<std::size_t>(found - kCandidates.begin())];
    }
    return kCandidates[static_cast<std::size_t>(std::max_element(seen.begin(), seen.end()) - seen.begin())];
}

class CsvReader {
public:
    CsvReader(std::string_view text, const Limits& limits)
        : text_(text), limits_(limits), separator_(separator_of(text)) {}

    Result<Table> read() {
        while (at_ < text_.size()) TRY(read_line());
        while (!table_.empty() && table_.back().empty()) table_.pop_back();
        return std::move(table_);
    }

private:
    Result<Done> read_line() {
        if (table_.size() >= limits_.rows)
            return Error{Code::too_large, "office.too_many_rows", {std::to_string(limits_.rows)}};
        table_.emplace_back();
        auto& row = table_.back();
        while (true) {
            if (row.size() >= limits_.columns || ++cells_ > limits_.cells)
                return Error{Code::too_large, "office.too_many_cells"};
            TRY_ASSIGN(std::string field, read_field());
            row.push_back(std::move(field));
            if (at_ >= text_.size() || text_[at_++] == '\n') break;
        }
        if (row.size() == 1 && row[0].empty()) row.clear();
        return Done{};
    }

    // Stops at the separator, the line end or the end of the text.
    Result<std::string> read_field() {
        std::string field;
        if (at_ < text_.size() && text_[at_] == '"') TRY(read_quoted(field));
        // What follows a closing quote is kept as it is: nothing is lost of a sloppy file.
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') field += text_[at_++];
        return field;
    }

    Result<Done> read_quoted(std::string& field) {
        const std::size_t line = table_.size();
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] != '"') {
                field += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                field += text_[at_++];
            } else {
                ++at_;
                return Done{};
            }
        }
        return Error{Code::invalid, "office.open_quote", {std::to_string(line)}};
    }

    std::string_view text_;
    const Limits& limits_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t cells_ = 0;
    Table table_;
};

bool is_plain_number(std::string_view text) {
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool would_run(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos && !is_plain_number(text);
}

}  // namespace

Result<Table> read_csv(std::string_view bytes, const Limits& limits) {
    TRY_ASSIGN(const std::string text, read_plain_text(bytes, limits));
    return CsvReader(text, limits).read();
}

std::string csv_line(std::span<const std::string> cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        std::string cell(would_run(cells[i]) ? 1 : 0, '\'');
        cell += cells[i];
        if (cell.find_first_of(",;\t\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace thienan::office
