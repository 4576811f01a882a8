// The outline of a document: which lines begin a point, and where in the tree it stands.
#pragma once

#include "engines/notice/words.hpp"

#include <optional>
#include <string>
#include <vector>

namespace thienan::notice {

enum class LabelStyle : std::uint8_t {
    part,
    roman,
    article,
    arabic,
    dotted,
    letter,
    bracket_number,
    bracket_roman,
    bracket_letter
};

struct Label {
    LabelStyle style = LabelStyle::arabic;
    std::uint32_t value = 0;  // 1, 2, … within its list
    std::string text;         // as it stands in a path: "II", "1", "1.2", "a"
    std::size_t tokens = 0;   // tokens the label covers
    std::size_t depth = 1;    // parts of a dotted label
    bool misread = false;     // "5, Giao …": a scan's comma for the full stop; it needs a clean break
};

// What the tokens of a line, from `at`, would be as a label; none where they are none. Case of a letter is kept.
std::optional<Label> read_label(std::string_view text, const Tokens& line, std::size_t at = 0);

// Keeps the open points from the root to the current one; decides whether a label can stand where it does.
class Outline {
public:
    // Whether the label continues an open list or begins a new one. `clean_break`: the line before ended a sentence.
    bool accepts(const Label& label, bool clean_break) const;
    // Opens the point; returns its depth, 1 for the outermost.
    std::size_t open(const Label& label);
    bool is_open(LabelStyle style) const { return open_of(style) != nullptr; }
    std::string path() const;
    // The path of a paragraph after a list in brackets, which belongs to the point around the list.
    std::string path_without_brackets() const;
    std::size_t depth() const { return open_.size(); }

private:
    bool accepts_dotted(const Label& label) const;
    std::string path_to(std::size_t depth) const;
    const Label* open_of(LabelStyle style) const;
    std::vector<Label> open_;
};

}  // namespace thienan::notice
