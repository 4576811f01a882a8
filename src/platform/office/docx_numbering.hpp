// Automatic numbering of a .docx: what Word prints in front of each paragraph.
#pragma once

#include <pugixml.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace thienan::office {

// Paragraph and table styles, as far as reading needs them.
struct DocxStyle {
    std::string based_on;
    std::optional<int> list;   // w:numId
    std::optional<int> level;  // w:ilvl
    pugi::xml_node borders;    // w:tblBorders of a table style, of the tree given to read_styles
    bool breaks_page = false;  // w:pageBreakBefore
};

struct DocxStyles {
    std::map<std::string, DocxStyle, std::less<>> by_id;
    std::string default_paragraph;

    // The style and those it is based on, at most 32, nearest first; ends at an unknown one.
    template <class Visit>
    void each_of(std::string_view id, Visit visit) const {
        for (int hops = 0; hops < 32; ++hops) {
            const auto found = by_id.find(id);
            if (found == by_id.end()) return;
            visit(found->first, found->second);
            id = found->second.based_on;
        }
    }
};

DocxStyles read_styles(const pugi::xml_node& styles);

// The character a symbol font shows for a code; "•" for one not known.
std::string symbol_text(char32_t code, std::string_view font);

class DocxNumbering {
public:
    // `styles` must outlive this. Both may be empty.
    DocxNumbering(const pugi::xml_node& numbering, const DocxStyles& styles);

    // The printed label of the next paragraph, with the space or nothing that follows it, and empty for a paragraph
    // without one; `properties` is its w:pPr. Moves the counters, so call it once a paragraph, in order.
    std::string next_label(const pugi::xml_node& properties);

private:
    static constexpr int kLevels = 9;

    struct Level {
        int start = 1;
        int restart = -1;     // after which level (from 1) it starts again; 0 never; -1 after any above
        bool legal = false;   // all numbers decimal
        bool tight = false;   // nothing between label and text
        std::string format = "decimal";
        std::string text;     // "%1.%2."
        std::string font;
        std::string style;    // the paragraph style tied to this level
    };
    struct Definition {  // w:abstractNum
        std::array<Level, kLevels> levels;
        std::array<int, kLevels> count{};
        std::array<bool, kLevels> begun{};
        std::string style_link, numbering_style;
    };
    struct List {  // w:num
        int definition = -1;
        std::map<int, Level> levels;
        std::map<int, int> starts;
        bool used = false;
    };
    struct Place {
        List* list;
        Definition* definition;
        int level;
    };

    static Level read_level(const pugi::xml_node& node);
    void read_definition(const pugi::xml_node& node);
    void read_list(const pugi::xml_node& node);
    void follow_style_links();
    std::optional<Place> place_of(const pugi::xml_node& properties);
    static const Level& level_of(const Place& place, int level);
    static int start_of(const Place& place, int level);
    static void count(const Place& place);
    static std::string label(const Place& place);

    const DocxStyles& styles_;
    std::map<int, Definition> definitions_;
    std::map<int, List> lists_;
};

}  // namespace thienan::office
