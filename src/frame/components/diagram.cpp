#include "frame/components/diagram.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

using html::Writer;

constexpr long kWidth = 380, kBoxLeft = 106, kBoxWidth = 168, kBoxHeight = 32, kStep = 58, kTop = 8;

long middle_of(std::size_t state) { return kTop + static_cast<long>(state) * kStep + kBoxHeight / 2; }

void box(Writer& out, std::size_t state, const std::string& label) {
    out.put<R"(<rect class="ta-node" x="{}" y="{}" width="{}" height="{}" rx="6"></rect><text class="ta-mid" x="{}" y="{}">{}</text>)">(
        kBoxLeft, middle_of(state) - kBoxHeight / 2, kBoxWidth, kBoxHeight, kBoxLeft + kBoxWidth / 2, middle_of(state) + 4, label);
}

struct Point {
    long x = 0, y = 0;
};

void badge(Writer& out, Point at, std::size_t number) {
    out.put<R"(<circle cx="{}" cy="{}" r="8"></circle><text class="ta-mid ta-on" x="{}" y="{}">{}</text>)">(at.x, at.y, at.x, at.y + 4, number);
}

// An arc beside the boxes; the further it goes the further out it swings, so that no two lie upon each other.
void arc(Writer& out, std::size_t from_state, std::size_t to_state, std::size_t number) {
    const bool onwards = to_state > from_state;
    const long side = onwards ? 1 : -1, x = onwards ? kBoxLeft + kBoxWidth : kBoxLeft;
    const long reach = 20 + 14 * static_cast<long>(onwards ? to_state - from_state : from_state - to_state), far = x + side * reach;
    const long from = middle_of(from_state) + 5, to = middle_of(to_state) - 5;
    out.put<R"(<path class="ta-line" d="M{} {}C{} {} {} {} {} {}"></path><path class="ta-arrow" d="M{} {}l{} -4v8z"></path>{})">(
        x, from, far, from, far, to, x, to, x, to, side * 7, [&](Writer& w) { badge(w, {x + side * reach * 3 / 4, (from + to) / 2}, number); });
}

// From anywhere: a short arrow into the box, the n-th of that box further below.
void stub(Writer& out, std::size_t to_state, std::size_t nth, std::size_t number) {
    const long x = kBoxLeft + kBoxWidth, y = middle_of(to_state) - 9 + 18 * static_cast<long>(nth);
    out.put<R"(<path class="ta-line" d="M{} {}h-24"></path><path class="ta-arrow" d="M{} {}l7 -4v8z"></path>{})">(
        x + 24, y, x, y, [&](Writer& w) { badge(w, {x + 32, y}, number); });
}

void draw(Writer& out, const DiagramStep& step, std::vector<std::size_t>& stubs, std::size_t number) {
    out.put<R"(<g class="ta-s{}"><title>{}</title>{}</g>)">(step.party, step.words, [&](Writer& w) {
        if (step.from.size() > 2) return stub(w, step.to, stubs[step.to]++, number);
        for (const auto from : step.from) arc(w, from, step.to, number);
    });
}

}  // namespace

html::Html state_diagram(const std::vector<std::string>& states, const std::vector<DiagramStep>& steps, const std::vector<std::string>& parties,
                         const std::string& caption) {
    Writer out;
    const long height = 2 * kTop + static_cast<long>(std::max<std::size_t>(1, states.size()) - 1) * kStep + kBoxHeight;
    out.put<R"(<figure class="ta-chart ta-diagram"><figcaption>{}</figcaption><ul class="ta-legend">{}</ul><svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}</svg></figure>)">(
        caption,
        [&](Writer& legend) {
            for (std::size_t i = 0; i < parties.size(); ++i) legend.put<R"(<li class="ta-s{}">{}</li>)">(i + 1, parties[i]);
        },
        kWidth, height, caption,
        [&](Writer& w) {
            std::vector<std::size_t> stubs(states.size());
            for (std::size_t i = 0; i < steps.size(); ++i) draw(w, steps[i], stubs, i + 1);
        },
        [&](Writer& w) {
            for (std::size_t i = 0; i < states.size(); ++i) box(w, i, states[i]);
        });
    return out.take();
}

}  // namespace thienan::frame
