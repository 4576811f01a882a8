// Paragraphs of the body in order, each with the point or bullet it opens.
#pragma once

#include "engines/notice/lines.hpp"
#include "engines/notice/outline.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace thienan::notice {

struct Paragraph {
    Tokens tokens;          // whole paragraph, label and bullet included
    std::size_t first = 0;  // first token after label or bullet
    std::optional<Label> label;
    int bullet = 0;         // 1 for "-", 2 for "+", 3 for others; 0 for none
    std::size_t depth = 0;  // of the open point, after the label
    std::string path;
    Range body() const { return {first, tokens.size()}; }
};

// "Thứ hai, …", "Hai là, …": parts of a point that has no labels.
bool begins_ordinal(const Tokens& tokens, std::size_t at);

class Paragraphs {
public:
    Paragraphs(std::string_view text, const Lines& lines, std::size_t first, std::size_t last);
    // The next paragraph; false at the end. A paragraph is cut after 64 KiB.
    bool next(Paragraph& out);

private:
    void load_line();
    bool breaks_before(const Line& line) const;
    bool would_fit(const Line& line) const;
    bool opens_point(bool soft_break, std::optional<Label>& label) const;
    bool opens_bullet(bool soft_break) const;
    void classify(Paragraph& paragraph);
    bool names_go_on(const Tokens& tokens, std::size_t first) const;
    void append(Paragraph& out, const Line& line, const std::optional<Label>& own);
    void remember(const Line& line, const Tokens& tokens, bool first_line);

    std::string_view text_;
    const Lines& lines_;
    std::size_t at_;
    std::size_t last_;
    Outline outline_;
    Tokens ahead_;                // of the line at at_
    std::optional<Label> label_;  // of the line at at_, once it was found to open a point
    Token last_token_{};          // the line before
    bool last_enumerates_ = false;
    bool last_begins_name_ = false;
    bool last_cut_off_ = false;  // ended with a word no sentence ends with
    Token before_last_{};
    std::uint16_t last_width_ = 0;
    bool last_caps_ = false;
    bool last_was_first_ = false;  // it was the first of its paragraph
    bool last_labelled_ = false;
    bool any_ = false;
};

}  // namespace thienan::notice
