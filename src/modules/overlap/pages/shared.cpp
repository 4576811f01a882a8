#include "base/utf8.hpp"
#include "modules/overlap/pages/pages.hpp"

namespace thienan::overlap::pages {

std::string years(const EarlierTask& task) {
    if (!task.year_from) return task.year_to ? std::to_string(task.year_to) : std::string{};
    if (!task.year_to || task.year_to == task.year_from) return std::to_string(task.year_from);
    return std::to_string(task.year_from) + "–" + std::to_string(task.year_to);
}

void task_state(Writer& out, const Context& ctx, TaskState state) {
    switch (state) {
        case TaskState::running: return frame::badge(out, ctx, Tone::info, "hourglass", ctx.t()(key_of(state)));
        case TaskState::finished: return frame::badge(out, ctx, Tone::ok, "circle-check", ctx.t()(key_of(state)));
        case TaskState::stopped: return frame::badge(out, ctx, Tone::warn, "player-pause", ctx.t()(key_of(state)));
    }
}

std::vector<frame::Choice> state_choices(const Context& ctx) {
    std::vector<frame::Choice> out;
    for (const auto state : {TaskState::running, TaskState::finished, TaskState::stopped}) out.push_back({std::string{name_of(state)}, word(ctx, key_of(state)), ""});
    return out;
}

std::vector<frame::Choice> level_choices(const Context& ctx) {
    std::vector<frame::Choice> out;
    for (const auto level : {Level::national, Level::ministry, Level::province, Level::grassroots}) out.push_back({std::string{name_of(level)}, word(ctx, key_of(level)), ""});
    return out;
}

void history(Writer& out, const Context& ctx, const std::vector<audit::Entry>& entries) {
    std::vector<frame::TimelineItem> items;
    for (const auto& entry : entries)
        items.push_back({Tone::neutral, ctx.t().time(entry.at), entry.person_name.empty() || entry.via == "system" ? word(ctx, "audit.by_system") : entry.person_name,
                         [&ctx, &entry](Writer& w) {
                             w.put<"<p>{}</p>">(ctx.t()(entry.event.act));
                             for (const auto& c : entry.event.changes) frame::change(w, ctx, entry.event.subject_kind, {c.field, c.before, c.after});
                             if (!entry.event.note.empty()) w.put<R"(<p class="ta-small">{}</p>)">(entry.event.note);
                         }});
    frame::timeline(out, items);
}

std::vector<frame::Crumb> screening_crumbs(const Context& ctx) { return {{word(ctx, "overlap.screenings"), "/screenings"}}; }

std::string percent(std::int64_t score) { return std::to_string((score + 50) / 100) + " %"; }

void verdict_badge(Writer& out, const Context& ctx, std::string_view verdict) {
    const auto words = word(ctx, "overlap.verdict_" + std::string{verdict});
    if (verdict == "copy") return frame::badge(out, ctx, Tone::bad, "copy", words);
    if (verdict == "partial") return frame::badge(out, ctx, Tone::warn, "alert-triangle", words);
    if (verdict == "same_problem") return frame::badge(out, ctx, Tone::info, "map-pin", words);
    frame::badge(out, ctx, Tone::neutral, "link", words);
}

void paragraphs(Writer& out, std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (const auto line = trim(text.substr(0, end)); !line.empty()) out.put<"<p>{}</p>">(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace thienan::overlap::pages
