// Pieces of a record's page: state badges, the step line of a procedure, tabs, facts, acts with their reasons, history, tiles.
#pragma once

#include "frame/context.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::frame {

using html::Html;
using html::Writer;

enum class Tone { neutral, ok, warn, bad, info };
std::string_view name_of(Tone tone);

// A state as a word with an icon beside the colour.
void badge(Writer& out, const Context& ctx, Tone tone, std::string_view icon_name, std::string_view words);
// "còn 3 ngày làm việc", "quá hạn 12 ngày": a word with a colour in running text.
void timely(Writer& out, const Context& ctx, Tone tone, std::string_view icon_name, std::string_view words);
// Something to know before going on.
void note(Writer& out, const Context& ctx, Tone tone, std::string_view words);

struct Step {
    std::string label;
    std::string when;      // "13/03/2024" or ""
    enum class Place { done, current, next } place = Place::next;
};
void steps(Writer& out, const std::vector<Step>& steps, std::string_view label);

struct Tab {
    std::string label;
    std::string address;
    bool is_current = false;
    std::int64_t count = -1;  // < 0: none shown
};
void tabs(Writer& out, const std::vector<Tab>& tabs, std::string_view label);

struct Fact {
    std::string label;
    std::function<void(Writer&)> value;
};
void facts(Writer& out, const std::vector<Fact>& facts);
// A fact that is plain text; leaves nothing out, shows "–" for "".
Fact fact(std::string label, std::string value);

// A box that is a thing of its own; "" = no title.
void card(Writer& out, std::string_view title, const std::function<void(Writer&)>& body);

// A menu of further acts: <details>, works without scripts. `items` writes links or buttons of class ta-menu-item.
void menu(Writer& out, const Context& ctx, std::string_view label, const std::function<void(Writer&)>& items);
// An act that is not possible now, with the reason people can read.
void refused_act(Writer& out, std::string_view id, std::string_view label, std::string_view reason);

struct TimelineItem {
    Tone tone = Tone::neutral;
    std::string when;
    std::string who;
    std::function<void(Writer&)> body;
};
void timeline(Writer& out, const std::vector<TimelineItem>& items);

// One changed field of an audit entry in people's words, before → after: a <p>. Long texts are shortened.
void change(Writer& out, const Context& ctx, std::string_view subject_kind, const SaidChange& raw);

struct Tile {
    std::string figure;
    std::string label;
    std::string address;   // drill-down; "" = none
};
void tiles(Writer& out, const std::vector<Tile>& tiles);

// A bar of 0…100, rounded to 5.
void percent_bar(Writer& out, std::int64_t percent, Tone tone);

}  // namespace thienan::frame
