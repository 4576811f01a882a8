#include "platform/office/docx_numbering.hpp"

#include "base/utf8.hpp"
#include "platform/office/ooxml.hpp"

#include <algorithm>
#include <utility>

namespace thienan::office {
namespace {

constexpr int kMostCount = 1'000'000;
constexpr std::size_t kMostLabel = 256;  // bytes of a level's pattern

std::optional<int> number_of(const pugi::xml_node& parent, std::string_view name) {
    const auto node = child_named(parent, name);
    if (attribute_named(node, "val").empty()) return std::nullopt;
    return number_named(node, "val", 0);
}

std::string value_of(const pugi::xml_node& parent, std::string_view name) {
    return std::string(attribute_named(child_named(parent, name), "val"));
}

// "a" … "z", "aa", "bb", … as Word counts with letters.
std::string letters(int number, char first) {
    if (number < 1 || number > 26 * 30) return std::to_string(number);
    return std::string(static_cast<std::size_t>((number - 1) / 26 + 1), static_cast<char>(first + (number - 1) % 26));
}

std::string roman(int number, bool upper) {
    if (number < 1 || number > 3999) return std::to_string(number);
    constexpr std::pair<int, std::string_view> kSteps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                           {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                           {5, "v"},    {4, "iv"},   {1, "i"}};
    std::string out;
    for (const auto& [value, sign] : kSteps)
        for (; number >= value; number -= value) out += sign;
    if (upper)
        for (char& c : out) c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string counted(int number, std::string_view format) {
    if (format == "lowerLetter") return letters(number, 'a');
    if (format == "upperLetter") return letters(number, 'A');
    if (format == "lowerRoman") return roman(number, false);
    if (format == "upperRoman") return roman(number, true);
    if (format == "decimalZero" && number >= 0 && number < 10) return {'0', static_cast<char>('0' + number)};
    if (format == "none" || format == "bullet") return "";
    return std::to_string(number);
}

}  // namespace

std::string symbol_text(char32_t code, std::string_view font) {
    struct Sign {
        char32_t code;
        std::string_view text;
    };
    static constexpr Sign kSymbol[] = {{0x2D, "-"},  {0x2B, "+"},  {0x61, "α"}, {0x62, "β"}, {0x6D, "μ"}, {0xA3, "≤"},
                                       {0xAE, "→"},  {0xB0, "°"},  {0xB1, "±"}, {0xB3, "≥"}, {0xB4, "×"}, {0xB7, "•"},
                                       {0xDE, "⇒"},  {0xD7, "·"},  {0xBE, "-"}, {0x20, " "}};
    static constexpr Sign kWingdings[] = {{0xA7, "▪"}, {0xD8, "➢"}, {0xFC, "✓"}, {0x76, "❖"}, {0x6E, "■"}, {0x6C, "●"},
                                          {0xA8, "☐"}, {0xFE, "☑"}, {0x6F, "☐"}, {0x78, "☒"}, {0xE0, "→"}, {0xF0, "⇨"}};
    if (code >= 0xF000 && code <= 0xF0FF) code -= 0xF000;
    const auto find = [code](const auto& signs) {
        for (const auto& sign : signs)
            if (sign.code == code) return std::string(sign.text);
        return std::string("•");
    };
    return font.substr(0, 9) == "Wingdings" ? find(kWingdings) : find(kSymbol);
}

DocxStyles read_styles(const pugi::xml_node& styles) {
    DocxStyles out;
    for (const auto& node : styles.children()) {
        if (local_name(node) != "style") continue;
        const auto properties = child_named(node, "pPr");
        const auto numbering = child_named(properties, "numPr");
        std::string id{attribute_named(node, "styleId")};
        const auto is_default = attribute_named(node, "default");
        if (attribute_named(node, "type") == "paragraph" && (is_default == "1" || is_default == "true"))
            out.default_paragraph = id;
        out.by_id[std::move(id)] = {value_of(node, "basedOn"), number_of(numbering, "numId"), number_of(numbering, "ilvl"),
                                    child_named(child_named(node, "tblPr"), "tblBorders"),
                                    is_on(properties, "pageBreakBefore")};
    }
    return out;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering, const DocxStyles& styles) : styles_(styles) {
    for (const auto& node : numbering.children()) {
        if (local_name(node) == "abstractNum") read_definition(node);
        else if (local_name(node) == "num") read_list(node);
    }
    follow_style_links();
}

DocxNumbering::Level DocxNumbering::read_level(const pugi::xml_node& node) {
    Level level;
    level.start = std::clamp(number_of(node, "start").value_or(0), 0, kMostCount);
    level.restart = std::clamp(number_of(node, "lvlRestart").value_or(-1), -1, kLevels);
    level.legal = is_on(node, "isLgl");
    level.tight = value_of(node, "suff") == "nothing";
    level.format = value_of(node, "numFmt");
    level.text = value_of(node, "lvlText").substr(0, kMostLabel);
    level.font = std::string(attribute_named(child_named(child_named(node, "rPr"), "rFonts"), "ascii"));
    level.style = value_of(node, "pStyle");
    return level;
}

void DocxNumbering::read_definition(const pugi::xml_node& node) {
    Definition definition;
    definition.style_link = value_of(node, "styleLink");
    definition.numbering_style = value_of(node, "numStyleLink");
    for (const auto& child : node.children()) {
        const int level = number_named(child, "ilvl", -1);
        if (local_name(child) == "lvl" && level >= 0 && level < kLevels)
            definition.levels[static_cast<std::size_t>(level)] = read_level(child);
    }
    definitions_[number_named(node, "abstractNumId", -1)] = std::move(definition);
}

void DocxNumbering::read_list(const pugi::xml_node& node) {
    List list;
    list.definition = number_of(node, "abstractNumId").value_or(-1);
    for (const auto& change : node.children()) {
        const int level = number_named(change, "ilvl", -1);
        if (local_name(change) != "lvlOverride" || level < 0 || level >= kLevels) continue;
        if (const auto start = number_of(change, "startOverride")) list.starts[level] = std::clamp(*start, 0, kMostCount);
        if (const auto other = child_named(change, "lvl")) list.levels[level] = read_level(other);
    }
    lists_[number_named(node, "numId", -1)] = std::move(list);
}

// A definition may only name a numbering style; the definition that carries the style's link has the levels.
void DocxNumbering::follow_style_links() {
    std::map<std::string, int> by_style;
    for (const auto& [id, definition] : definitions_)
        if (!definition.style_link.empty()) by_style.emplace(definition.style_link, id);
    for (auto& [number, list] : lists_) {
        const auto own = definitions_.find(list.definition);
        if (own == definitions_.end() || own->second.numbering_style.empty()) continue;
        const auto real = by_style.find(own->second.numbering_style);
        if (real != by_style.end()) list.definition = real->second;
    }
}

std::optional<DocxNumbering::Place> DocxNumbering::place_of(const pugi::xml_node& properties) {
    const auto direct = child_named(properties, "numPr");
    std::optional<int> list = number_of(direct, "numId");
    std::optional<int> level = number_of(direct, "ilvl");
    const bool from_style = !list;
    std::string style = value_of(properties, "pStyle");
    if (style.empty()) style = styles_.default_paragraph;
    std::string giver;  // the style that names the list
    if (from_style) {
        styles_.each_of(style, [&](const std::string& id, const DocxStyle& at) {
            if (!level) level = at.level;
            if (!list && at.list) {
                list = at.list;
                giver = id;
            }
        });
    }
    if (!list) return std::nullopt;
    const auto found = lists_.find(*list);
    if (found == lists_.end()) return std::nullopt;
    const auto definition = definitions_.find(found->second.definition);
    if (definition == definitions_.end()) return std::nullopt;
    Place place{&found->second, &definition->second, std::clamp(level.value_or(0), 0, kLevels - 1)};
    if (from_style)  // Word goes by the level tied to the style, whatever level the style itself names
        for (int i = 0; i < kLevels; ++i)
            if (const auto& tied = level_of(place, i).style; !tied.empty() && (tied == style || tied == giver)) {
                place.level = i;
                if (tied == style) break;
            }
    return place;
}

const DocxNumbering::Level& DocxNumbering::level_of(const Place& place, int level) {
    const auto changed = place.list->levels.find(level);
    return changed != place.list->levels.end() ? changed->second
                                               : place.definition->levels[static_cast<std::size_t>(level)];
}

int DocxNumbering::start_of(const Place& place, int level) {
    const auto changed = place.list->starts.find(level);
    return changed != place.list->starts.end() ? changed->second : level_of(place, level).start;
}

void DocxNumbering::count(const Place& place) {
    auto& count = place.definition->count;
    auto& begun = place.definition->begun;
    if (!std::exchange(place.list->used, true))
        for (const auto& [level, start] : place.list->starts) {
            count[static_cast<std::size_t>(level)] = start - 1;
            begun[static_cast<std::size_t>(level)] = true;
        }
    const auto at = static_cast<std::size_t>(place.level);
    count[at] = begun[at] ? std::min(count[at] + 1, kMostCount) : start_of(place, place.level);
    begun[at] = true;
    for (int deeper = place.level + 1; deeper < kLevels; ++deeper) {
        const int restart = level_of(place, deeper).restart;
        if (restart < 0 || (restart > 0 && place.level + 1 <= restart)) begun[static_cast<std::size_t>(deeper)] = false;
    }
}

std::string DocxNumbering::label(const Place& place) {
    const Level& own = level_of(place, place.level);
    if (own.format == "bullet") {
        std::size_t at = 0;
        const char32_t code = own.text.empty() ? 0 : next_code_point(own.text, at);
        if (own.text == "o") return "◦";
        if (code >= 0xF000 && code <= 0xF0FF) return symbol_text(code, own.font);
        return own.text;
    }
    std::string out;
    for (std::size_t i = 0; i < own.text.size(); ++i) {
        const bool place_holder = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                                  own.text[i + 1] <= '9';
        if (!place_holder) {
            out += own.text[i];
            continue;
        }
        const int shown = own.text[++i] - '1';
        const auto at = static_cast<std::size_t>(shown);
        const Level& level = level_of(place, shown);
        // A level above that has not come yet is shown as if it had begun.
        const int number = place.definition->begun[at] ? place.definition->count[at] : start_of(place, shown);
        out += counted(number, own.legal && level.format != "none" ? "decimal" : level.format);
    }
    return out;
}

std::string DocxNumbering::next_label(const pugi::xml_node& properties) {
    const auto place = place_of(properties);
    if (!place) return "";
    count(*place);
    std::string text = label(*place);
    if (!text.empty() && text.back() != ' ' && !level_of(*place, place->level).tight) text += ' ';
    return text;
}

}  // namespace thienan::office
