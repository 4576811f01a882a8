// A proposal beside one earlier task that its look-up found, and why.
#include "modules/overlap/pages/pages.hpp"
#include "modules/overlap/pages/passages.hpp"
#include "modules/overlap/queries/screenings.hpp"

namespace thienan::overlap::pages {
namespace {

void side(Writer& out, std::string_view label, std::string_view title, std::string_view text, const ScreeningHit& hit, Side which) {
    out.put<R"(<div><h2>{}</h2><div class="ta-side-text" tabindex="0" role="region" aria-label="{}">{}</div></div>)">(
        label, label, [&](Writer& w) { marked_text(w, title, text, marked_ranges(hit.passages, which), which); });
}

html::Html hit_rail(const Context& ctx, const ScreeningHit& hit) {
    const auto& t = ctx.t();
    const auto& task = hit.task;
    Writer rail;
    frame::card(rail, t("overlap.why"), [&](Writer& w) {
        w.put<R"(<p>{} <strong>{}</strong></p><p>{}</p>)">([&](Writer& b) { verdict_badge(b, ctx, name_of(hit.verdict)); }, percent(hit.score), t("overlap.verdict_" + std::string{name_of(hit.verdict)} + "_means"));
        if (hit.grounds.empty()) return;
        w.put<R"(<ul class="ta-grounds">{}</ul>)">([&](Writer& list) {
            for (const auto& ground : hit.grounds)
                list.put<"<li>{} {}</li>">([&](Writer& b) { frame::timely(b, ctx, ground.weight > 0 ? Tone::warn : Tone::ok, ground.weight > 0 ? "arrow-up" : "arrow-down", t(ground.weight > 0 ? "overlap.raises" : "overlap.lowers")); },
                                           t("overlap.feature_" + ground.feature));
        });
    });
    std::vector<frame::Fact> facts{{word(ctx, "overlap.code"), [&](Writer& w) { w.put<R"(<a href="/earlier-tasks/{}">{}</a>)">(task.id, task.code); }},
                                   {word(ctx, "overlap.state"), [&](Writer& w) { task_state(w, ctx, task.state); }}};
    if (!task.stop_cause.empty()) facts.push_back(frame::fact(word(ctx, "overlap.stop_cause"), task.stop_cause));
    for (const auto& [key, value] : {std::pair<std::string_view, std::string>{"overlap.years", years(task)}, {"overlap.place", task.place}, {"overlap.host", task.host}, {"overlap.source", task.source}})
        facts.push_back(frame::fact(word(ctx, key), value));
    frame::card(rail, t("overlap.earlier_task"), [&](Writer& w) { frame::facts(w, facts); });
    return rail.take();
}

Result<http::Response> show_hit(Context& ctx) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto id, ctx.id<Screening>());
    const auto rank = parse_positive(ctx.value(1)).value_or(0);
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::screening(tx, ctx.who(), id); }));
    if (rank < 1 || rank > static_cast<std::int64_t>(record.hits.size())) return Error{Code::not_found, "frame.not_found"};
    const auto& hit = record.hits[static_cast<std::size_t>(rank - 1)];
    const auto& s = record.screening;
    Writer body, acts;
    body.put<R"(<p class="ta-muted">{}</p>)">(hit.passages.empty() ? std::string{t("overlap.no_passages")} : t("overlap.passages_help", {std::to_string(hit.passages.size())}));
    body.put<R"(<div class="ta-sides">{}{}</div>)">([&](Writer& w) { side(w, t("overlap.proposal"), s.title, s.text, hit, Side::proposal); },
                                                [&](Writer& w) { side(w, t("overlap.earlier_task"), hit.task.title, hit.task.text, hit, Side::task); });
    if (rank > 1) acts.put<R"(<a class="btn" href="/screenings/{}/hits/{}">{}{}</a>)">(id, rank - 1, frame::icon(ctx, "chevron-left"), t("overlap.previous_hit"));
    if (rank < static_cast<std::int64_t>(record.hits.size())) acts.put<R"(<a class="btn" href="/screenings/{}/hits/{}">{}{}</a>)">(id, rank + 1, t("overlap.next_hit"), frame::icon(ctx, "chevron-right"));
    auto trail = screening_crumbs(ctx);
    trail.push_back({s.title, "/screenings/" + id.str()});
    return frame::page_with_rail(ctx, {.title = hit.task.title, .under = t("overlap.hit_under", {std::to_string(rank), std::to_string(record.hits.size())}), .section = "overlap.screenings", .crumbs = trail, .acts = acts.take()},
                                 body.take(), hit_rail(ctx, hit));
}

}  // namespace

void add_side_by_side(frame::Routes& routes) { routes.get("/screenings/{id}/hits/{rank}", frame::Access::signed_in(), show_hit); }

}  // namespace thienan::overlap::pages
