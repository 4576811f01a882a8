#include "modules/directives/pages/shown.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "frame/components/icons.hpp"
#include "modules/calendar/queries.hpp"

#include <array>

namespace thienan::directives::pages {
namespace {

std::string_view icon_of(State state) {
    switch (state) {
        case State::draft: return "edit";
        case State::waiting: return "circle-dashed";
        case State::in_progress: return "hourglass";
        case State::reported: return "send";
        case State::completed: return "circle-check";
        case State::ongoing: return "refresh";
        case State::suspended: return "player-pause";
        case State::returned: return "arrow-back-up";
        case State::cancelled: return "ban";
    }
    CHECK(false);
}

std::string_view icon_of(Timeliness timeliness) {
    switch (timeliness) {
        case Timeliness::no_due: return "calendar";
        case Timeliness::in_time: return "calendar";
        case Timeliness::due_soon: return "clock";
        case Timeliness::overdue: return "alert-triangle";
        case Timeliness::done_in_time: return "check";
        case Timeliness::done_late: return "clock";
    }
    CHECK(false);
}

}  // namespace

Surroundings surroundings(store::ReadTx& tx, Date today) {
    return {identity::queries::directory(tx), calendar::queries::working_calendar(tx), today, {}, {}};
}

Tone tone_of(State state) {
    switch (state) {
        case State::draft:
        case State::waiting: return Tone::neutral;
        case State::in_progress:
        case State::ongoing: return Tone::info;
        case State::reported:
        case State::returned: return Tone::warn;
        case State::completed: return Tone::ok;
        case State::suspended:
        case State::cancelled: return Tone::neutral;
    }
    CHECK(false);
}

Tone tone_of(Timeliness timeliness) {
    switch (timeliness) {
        case Timeliness::no_due:
        case Timeliness::in_time: return Tone::neutral;
        case Timeliness::due_soon: return Tone::warn;
        case Timeliness::overdue: return Tone::bad;
        case Timeliness::done_in_time: return Tone::ok;
        case Timeliness::done_late: return Tone::warn;
    }
    CHECK(false);
}

Tone tone_of(DirectiveState state) {
    switch (state) {
        case DirectiveState::draft: return Tone::warn;
        case DirectiveState::active: return Tone::info;
        case DirectiveState::closed: return Tone::ok;
        case DirectiveState::withdrawn: return Tone::neutral;
    }
    CHECK(false);
}

void state_badge(Writer& out, const Context& ctx, State state) {
    frame::badge(out, ctx, tone_of(state), icon_of(state), ctx.t()(key_of(state)));
}

void directive_badge(Writer& out, const Context& ctx, DirectiveState state) {
    const auto sign = state == DirectiveState::closed ? "circle-check" : state == DirectiveState::draft ? "edit" : state == DirectiveState::withdrawn ? "ban" : "hourglass";
    frame::badge(out, ctx, tone_of(state), sign, ctx.t()(key_of(state)));
}

void timeliness_words(Writer& out, const Context& ctx, const Surroundings& around, Timeliness timeliness, std::optional<Date> due, int days_overdue) {
    const auto& t = ctx.t();
    std::string words;
    switch (timeliness) {
        case Timeliness::no_due: return;
        case Timeliness::in_time:
        case Timeliness::due_soon: {
            if (!due) return;
            if (*due < around.today) return;  // suspended: the deadline does not run
            const int left = around.calendar->working_days_between(around.today, *due);
            words = left == 0 ? std::string{t("directives.due_today")} : t("directives.working_days_left", {std::to_string(left)});
            break;
        }
        case Timeliness::overdue: words = t("directives.days_overdue", {std::to_string(days_overdue)}); break;
        case Timeliness::done_in_time:
        case Timeliness::done_late: words = viet::lower(t(key_of(timeliness))); break;
    }
    frame::timely(out, ctx, tone_of(timeliness), icon_of(timeliness), words);
}

std::string directive_words(const Context& ctx, const Header& header) {
    if (auto symbol = full_symbol(header); !symbol.empty()) return symbol;
    return header.subject.empty() ? std::string{ctx.t()("directives.no_subject")} : shortened(header.subject, 60);
}

std::string source_words(const Context& ctx, std::string_view symbol, std::string_view subject, std::string_view path) {
    std::string out{symbol.empty() ? shortened(subject, 60) : std::string{symbol}};
    if (!path.empty()) out += (out.empty() ? "" : ", ") + ctx.t()("directives.at_point", {std::string{path}});
    return out;
}

std::string named_words(const Context& ctx, const Surroundings& around, const Named& named) {
    if (named.agency) {
        std::string now;
        if (!around.agencies->exists_on(named.agency, around.today))
            for (const auto successor : around.agencies->successors_on(named.agency, around.today))
                now.append(now.empty() ? "" : ", ").append(around.agencies->short_name(successor));
        const std::string name{around.agencies->name(named.agency)};
        return now.empty() ? name : ctx.t()("directives.now_done_by", {name, now});
    }
    return named.text.empty() ? std::string{ctx.t()("directives.nobody_named")} : named.text;
}

std::string shortened(std::string_view text, std::size_t most) {
    const auto kept = first_code_points(text, most);
    return kept.size() == text.size() ? std::string{text} : std::string{trim(kept)} + "…";
}

void history_timeline(Writer& out, const Context& ctx, const std::vector<audit::Entry>& entries) {
    const auto& t = ctx.t();
    std::vector<frame::TimelineItem> items;
    for (const auto& entry : entries) {
        std::string who = entry.via == "system" ? std::string{t("directives.by_program")} : entry.person_name;
        if (!entry.agency_name.empty()) who += " (" + entry.agency_name + ")";
        items.push_back({Tone::neutral, t.time(entry.at), std::move(who), [&ctx, &entry](Writer& w) {
                             w.put<"<p>{}</p>">(ctx.t()(entry.event.act));
                             for (const auto& c : entry.event.changes) frame::change(w, ctx, entry.event.subject_kind, {c.field, c.before, c.after});
                             if (!entry.event.note.empty()) w.put<R"(<p class="ta-small">{}</p>)">(entry.event.note);
                         }});
    }
    frame::timeline(out, items);
}

void work_row(Writer& out, const Context& ctx, const Surroundings& around, const queries::Item& item, const WorkRow& row) {
    const bool pick = row.pick == WorkRow::Pick::yes;
    out.put<R"(<li class="{}">{}<div><p class="ta-work-what"><a class="ta-link" href="/assignments/{}">{}</a></p><p class="ta-muted ta-small">{} · {}</p></div><span>{}</span><a class="btn" href="{}">{}</a></li>)">(
        pick ? "has-pick" : "", [&](Writer& w) {
            if (pick)
                w.put<R"(<span class="ta-pick"><input class="form-check-input" type="checkbox" name="pick" value="{}" aria-label="{}"></span>)">(
                    item.id.str() + ":" + std::to_string(item.version), ctx.t()("frame.select_row", {shortened(item.text, 80)}));
        },
        item.id, shortened(item.text, 160), source_words(ctx, item.directive_symbol, item.directive_subject, item.path),
        named_words(ctx, around, item.lead),
        [&](Writer& w) { timeliness_words(w, ctx, around, item.timeliness, item.effective_due, item.days_overdue); }, html::Url{row.act_address},
        row.act_label);
}

namespace {

void item_row(Writer& out, const Context& ctx, const Surroundings& around, const frame::TableView& view, const queries::Item& item) {
    const auto content = [&](Writer& w, std::string_view key) {
        if (key == "lead") w.put<"{}">(named_words(ctx, around, item.lead));
        else if (key == "person") w.put<"{}">(item.person_name.empty() ? std::string_view{"–"} : std::string_view{item.person_name});
        else if (key == "due")
            w.put<R"(<span class="{}">{}</span>{} {})">(
                item.due.kind == DueKind::condition ? "" : "ta-nowrap", due_words(ctx.t(), item.due, item.effective_due),
                [&](Writer& x) {
                    if (!item.period.empty()) x.put<R"( <span class="ta-under">{}</span>)">(period_words(ctx.t(), item.period));
                },
                [&](Writer& x) { timeliness_words(x, ctx, around, item.timeliness, item.effective_due, item.days_overdue); });
        else if (key == "state") state_badge(w, ctx, item.state);
        else if (key == "percent") w.put<"{} %">(item.percent);
        else if (key == "product") w.put<"{}">(item.product.empty() ? std::string_view{"–"} : std::string_view{item.product});
        else if (key == "force") w.put<"{}">(ctx.t()(key_of(item.force)));
        else if (key == "internal") w.put<"{}">(item.internal_due ? item.internal_due->vietnamese() : std::string{"–"});
    };
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        frame::pick_cell(row, ctx, view, item.id.str() + ":" + std::to_string(item.version), shortened(item.text, 80));
        for (const auto& column : view.columns) {
            if (column.key == "text")
                row.put<R"(<th scope="row"><a class="ta-link" href="/assignments/{}">{}</a><span class="ta-under">{}</span></th>)">(
                    item.id, shortened(item.text, 180), source_words(ctx, item.directive_symbol, item.directive_subject, item.path));
            else
                frame::cell(row, column, [&](Writer& w) { content(w, column.key); });
        }
    });
}

}  // namespace

std::vector<frame::Column> item_columns(const Context& ctx) {
    const auto& t = ctx.t();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    return {{.key = "text", .label = label("directives.column_text")},
            {.key = "lead", .label = label("directives.column_lead"), .optional = true, .is_name = true},
            {.key = "person", .label = label("directives.column_person"), .optional = true, .is_name = true},
            {.key = "due", .label = label("directives.column_due"), .is_short = true},
            {.key = "state", .label = label("directives.column_state"), .is_short = true},
            {.key = "percent", .label = label("directives.column_percent"), .numeric = true, .optional = true},
            {.key = "product", .label = label("directives.column_product"), .optional = true, .hidden_at_first = true},
            {.key = "force", .label = label("directives.column_force"), .optional = true, .hidden_at_first = true, .is_short = true},
            {.key = "internal", .label = label("directives.column_internal"), .optional = true, .hidden_at_first = true, .is_short = true}};
}

std::vector<frame::Column> item_columns_beside_rail(const Context& ctx) {
    auto columns = item_columns(ctx);
    for (auto& column : columns)
        if (column.key == "person") column.hidden_at_first = true;
    return columns;
}

void item_table(Writer& out, const Context& ctx, const Surroundings& around, const frame::TableView& view, const std::vector<queries::Item>& items) {
    frame::table(out, ctx, view, [&](Writer& rows) {
        for (const auto& item : items) item_row(rows, ctx, around, view, item);
    });
}

}  // namespace thienan::directives::pages
