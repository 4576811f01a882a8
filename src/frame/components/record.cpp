#include "frame/components/record.hpp"

#include "base/check.hpp"
#include "base/money.hpp"
#include "base/utf8.hpp"
#include "frame/components/icons.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

constexpr std::size_t kMostShown = 300;  // code points of one side of a change

// " ta-ok" and so on, for use after another class; "" for neutral.
std::string_view class_of(Tone tone) {
    switch (tone) {
        case Tone::neutral: return "";
        case Tone::ok: return "ta-ok";
        case Tone::warn: return "ta-warn";
        case Tone::bad: return "ta-bad";
        case Tone::info: return "ta-info";
    }
    CHECK(false);
}

}  // namespace

std::string_view name_of(Tone tone) { return tone == Tone::neutral ? std::string_view{"neutral"} : class_of(tone).substr(3); }

void badge(Writer& out, const Context& ctx, Tone tone, std::string_view icon_name, std::string_view words) {
    out.put<R"(<span class="ta-badge {}">{}{}</span>)">(class_of(tone), icon(ctx, icon_name), words);
}

void timely(Writer& out, const Context& ctx, Tone tone, std::string_view icon_name, std::string_view words) {
    out.put<R"(<span class="ta-time {}">{}{}</span>)">(class_of(tone), icon(ctx, icon_name), words);
}

void note(Writer& out, const Context& ctx, Tone tone, std::string_view words) {
    const auto sign = tone == Tone::ok ? "circle-check" : tone == Tone::info || tone == Tone::neutral ? "info-circle" : "alert-triangle";
    out.put<R"(<div class="ta-note {}">{}<p>{}</p></div>)">(class_of(tone), icon(ctx, sign), words);
}

void steps(Writer& out, const std::vector<Step>& steps, std::string_view label) {
    out.put<R"(<ol class="ta-steps" aria-label="{}">{}</ol>)">(label, [&](Writer& list) {
        for (const auto& step : steps) {
            html::Attributes more;
            if (step.place == Step::Place::done) more.set("class", "is-done");
            if (step.place == Step::Place::current) more.set("class", "is-current").set("aria-current", "step");
            list.put<R"(<li{}><b>{}</b><small>{}</small></li>)">(more, step.label, step.when);
        }
    });
}

void tabs(Writer& out, const std::vector<Tab>& tabs, std::string_view label) {
    out.put<R"(<nav class="ta-tabs ta-no-print" aria-label="{}"><ul>{}</ul></nav>)">(label, [&](Writer& list) {
        for (const auto& tab : tabs) {
            html::Attributes more;
            if (tab.is_current) more.set("aria-current", "page");
            list.put<R"(<li><a href="{}"{}>{}{}</a></li>)">(html::Url{tab.address}, more, tab.label, [&](Writer& w) {
                if (tab.count >= 0) w.put<R"(<span class="ta-count">{}</span>)">(group_digits(tab.count));
            });
        }
    });
}

void facts(Writer& out, const std::vector<Fact>& facts) {
    out.put<R"(<dl class="ta-facts">{}</dl>)">([&](Writer& list) {
        for (const auto& f : facts) list.put<"<dt>{}</dt><dd>{}</dd>">(f.label, f.value);
    });
}

Fact fact(std::string label, std::string value) {
    return {std::move(label), [value = std::move(value)](Writer& out) { out.put<"{}">(value.empty() ? std::string_view{"–"} : std::string_view{value}); }};
}

void card(Writer& out, std::string_view title, const std::function<void(Writer&)>& body) {
    out.put<R"(<section class="ta-card">{}{}</section>)">(
        [&](Writer& w) {
            if (!title.empty()) w.put<"<h2>{}</h2>">(title);
        },
        body);
}

void menu(Writer& out, const Context& ctx, std::string_view label, const std::function<void(Writer&)>& items) {
    out.put<R"(<details class="ta-menu"><summary class="btn">{}{}</summary><div class="ta-menu-body">{}</div></details>)">(
        label, icon(ctx, "chevron-down"), items);
}

void refused_act(Writer& out, std::string_view id, std::string_view label, std::string_view reason) {
    out.put<R"(<div class="ta-refused"><button class="btn" type="button" aria-disabled="true" aria-describedby="why-{}">{}</button><p class="ta-reason" id="why-{}">{}</p></div>)">(
        id, label, id, reason);
}

void timeline(Writer& out, const std::vector<TimelineItem>& items) {
    out.put<R"(<ol class="ta-timeline">{}</ol>)">([&](Writer& list) {
        for (const auto& item : items)
            list.put<R"(<li class="{}"><p><b>{}</b> <small class="ta-muted">{}</small></p>{}</li>)">(class_of(item.tone), item.who, item.when, item.body);
    });
}

void change(Writer& out, const Context& ctx, std::string_view subject_kind, const SaidChange& raw) {
    const auto c = said(ctx.services().audited, ctx.t(), subject_kind, raw);
    const auto value = [&](Writer& w, std::string_view text) {
        const auto kept = first_code_points(text, kMostShown);
        w.put<"{}{}">(kept, kept.size() < text.size() ? std::string_view{"…"} : std::string_view{});
    };
    out.put<R"(<p class="ta-small ta-change">{}: <span class="ta-diff">{}{}{}</span></p>)">(
        c.label,
        [&](Writer& w) {
            if (!c.before.empty()) w.put<"<del>{}</del>">([&](Writer& x) { value(x, c.before); });
        },
        c.before.empty() || c.after.empty() ? std::string_view{} : std::string_view{" → "},
        [&](Writer& w) {
            if (!c.after.empty()) w.put<"<ins>{}</ins>">([&](Writer& x) { value(x, c.after); });
        });
}

void tiles(Writer& out, const std::vector<Tile>& tiles) {
    out.put<R"(<ul class="ta-tiles">{}</ul>)">([&](Writer& list) {
        for (const auto& tile : tiles) {
            if (tile.address.empty()) list.put<R"(<li><div class="ta-tile"><strong>{}</strong><span>{}</span></div></li>)">(tile.figure, tile.label);
            else list.put<R"(<li><a class="ta-tile" href="{}"><strong>{}</strong><span>{}</span></a></li>)">(html::Url{tile.address}, tile.figure, tile.label);
        }
    });
}

void percent_bar(Writer& out, std::int64_t percent, Tone tone) {
    const auto kept = std::clamp<std::int64_t>(percent, 0, 100);
    out.put<R"(<div class="ta-bar" role="img" aria-label="{}%"><span class="w-{} {}"></span></div>)">(kept, (kept + 2) / 5 * 5, class_of(tone));
}

}  // namespace thienan::frame
