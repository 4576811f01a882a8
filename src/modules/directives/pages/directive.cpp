// One directive with its coverage, assignments, own text, links and history.
#include "base/money.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/document.hpp"
#include "modules/directives/pages/links.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/record_pages.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/directives/queries/stamps.hpp"

namespace thienan::directives::pages {
namespace {

using queries::DirectiveRecord;

void header_facts(Writer& out, const Context& ctx, const Surroundings& around, const DirectiveRecord& record) {
    const auto& t = ctx.t();
    const auto& h = record.directive.header;
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    std::vector<frame::Fact> facts{frame::fact(label("directives.column_symbol"), full_symbol(h)), frame::fact(label("directives.column_issuer"), h.issuer),
                                   frame::fact(label("directives.column_issued"), t.date(h.issued_on)), frame::fact(label("directives.received_on"), t.date(h.received_on)),
                                   frame::fact(label("directives.signer"), h.signer)};
    if (h.meeting_on) facts.push_back(frame::fact(label("directives.meeting_on"), t.date(h.meeting_on)));
    if (h.urgency != Urgency::normal) facts.push_back(frame::fact(label("directives.urgency"), label(key_of(h.urgency))));
    facts.push_back(frame::fact(label("directives.column_owner"), std::string{around.agencies->name(record.directive.owner)}));
    facts.push_back(frame::fact(label("directives.registered_by"), record.registered_by_name + ", " + t.time(record.directive.registered_at)));
    if (record.directive.file)
        facts.push_back({label("directives.original"), [&ctx, file = record.directive.file](Writer& w) {
                             w.put<R"(<a href="/files/{}">{}{}</a>)">(file, frame::icon(ctx, "download"), ctx.t()("directives.download_original"));
                         }});
    frame::card(out, t("directives.facts"), [&](Writer& w) { frame::facts(w, facts); });
    if (record.references.empty()) return;
    frame::card(out, t("directives.references"), [&](Writer& w) {
        w.put<"<ul>{}</ul>">([&](Writer& list) {
            for (const auto& r : record.references)
                list.put<"<li>{}{}</li>">(
                    [&](Writer& x) {
                        if (r.target) x.put<R"(<a href="/directives/{}">{}</a>)">(r.target, r.symbol);
                        else x.put<"{}">(r.symbol);
                    },
                    r.dated ? ", " + r.dated->vietnamese() : std::string{});
        });
    });
}

Tone tone_of(Coverage coverage) {
    switch (coverage) {
        case Coverage::heading:
        case Coverage::no_work: return Tone::neutral;
        case Coverage::uncovered: return Tone::bad;
        case Coverage::open: return Tone::info;
        case Coverage::done: return Tone::ok;
    }
    CHECK(false);
}

void owner_line(Writer& out, const Context& ctx, const Surroundings& around, const queries::Owner& owner) {
    out.put<R"(<div><a href="/assignments/{}">{}</a>{} {} {}</div>)">(
        owner.assignment, named_words(ctx, around, owner.lead), owner.person_name.empty() ? std::string{} : " (" + owner.person_name + ")",
        [&](Writer& w) { state_badge(w, ctx, owner.state); },
        [&](Writer& w) {
            if (owner.timeliness == Timeliness::overdue) frame::timely(w, ctx, Tone::bad, "alert-triangle", ctx.t()(key_of(owner.timeliness)));
        });
}

void coverage_table(Writer& out, const Context& ctx, const Surroundings& around, const DirectiveRecord& record) {
    const auto& t = ctx.t();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const std::vector<frame::Column> columns{{.key = "point", .label = label("directives.point")}, {.key = "coverage", .label = label("directives.column_state"), .is_short = true},
                                             {.key = "owners", .label = label("directives.owners")}};
    frame::table(out, ctx, {.caption = label("directives.coverage"), .columns = columns}, [&](Writer& rows) {
        for (const auto& p : record.points)
            rows.put<R"(<tr><th scope="row">{}<span class="ta-under">{}</span></th>{}{}</tr>)">(
                p.point.path, shortened(p.point.text, 220),
                [&](Writer& w) {
                    frame::cell(w, columns[1], [&](Writer& x) {
                        frame::badge(x, ctx, tone_of(p.coverage), p.coverage == Coverage::uncovered ? "alert-triangle" : p.coverage == Coverage::done ? "circle-check" : "list-check", t(key_of(p.coverage)));
                    });
                },
                [&](Writer& w) {
                    frame::cell(w, columns[2], [&](Writer& x) {
                        for (const auto& owner : p.owners) owner_line(x, ctx, around, owner);
                        const bool by_others = p.owners.empty() && (p.coverage == Coverage::open || p.coverage == Coverage::done);
                        if (by_others) x.put<R"(<span class="ta-muted">{}</span>)">(t("directives.done_by_others"));
                        if (!p.point.reason.empty()) x.put<R"(<span class="ta-muted">{}</span>)">(p.point.reason);
                        if (p.coverage == Coverage::uncovered && record.may_register)
                            x.put<R"(<a class="btn btn-sm" href="/directives/{}/points/{}">{}</a>)">(record.directive.id, p.point.id, t("directives.judge_point"));
                    });
                });
    });
}

html::Html directive_acts(const Context& ctx, const DirectiveRecord& record) {
    const auto& t = ctx.t();
    const auto base = "/directives/" + record.directive.id.str();
    Writer out;
    out.put<R"(<a class="btn" href="{}">{}{}</a><a class="btn" href="{}">{}{}</a>)">(html::Url{base + "/report.docx"}, frame::icon(ctx, "file-text"), t("directives.report_docx"),
                                                                            html::Url{base + "/report.xlsx"}, frame::icon(ctx, "download"), t("directives.report_xlsx"));
    if (!record.may_register) return out.take();
    frame::menu(out, ctx, t("directives.further_acts"), [&](Writer& w) {
        const auto item = [&](std::string_view path, std::string_view key, std::string_view sign) {
            w.put<R"(<a class="ta-menu-item" href="{}">{}{}</a>)">(html::Url{base + std::string{path}}, frame::icon(ctx, sign), t(key));
        };
        item("/header", "directives.correct_header", "edit");
        if (record.directive.state == DirectiveState::active) item("/close", "directives.directive_act_close", "circle-check");
        if (record.directive.state == DirectiveState::closed) item("/reopen", "directives.directive_act_reopen", "refresh");
        if (record.directive.state == DirectiveState::active) item("/withdraw", "directives.directive_act_withdraw", "ban");
    });
    return out.take();
}

struct Shown {
    DirectiveRecord record;
    std::string text;                      // of the tab "text"
    std::vector<queries::Linked> found;    // of the tab "links"
    std::string stamp;
    Surroundings around;
};

Result<Shown> read_record(Context& ctx, Id<Directive> id, std::string_view tab) {
    return ctx.read([&](store::ReadTx& tx) -> Result<Shown> {
        Shown shown;
        TRY_ASSIGN(shown.record, queries::directive(tx, ctx.who(), id, ctx.today()));
        if (tab == "text") {
            TRY_ASSIGN(shown.text, queries::text_of(tx, ctx.who(), id));
        }
        if (tab == "links" && shown.record.may_link) shown.found = queries::linkable(tx, ctx.who(), id, searched_words(ctx), ctx.today());
        TRY_ASSIGN(shown.stamp, queries::stamp(tx, ctx.who(), id));
        shown.around = surroundings(tx, ctx.today());
        return shown;
    });
}

void assignments_table(Writer& out, const Context& ctx, const Surroundings& around, const DirectiveRecord& record) {
    const auto columns = frame::chosen_columns(ctx, item_columns_beside_rail(ctx));
    item_table(out, ctx, around, {.caption = std::string{ctx.t()("directives.assignments")}, .columns = columns}, record.assignments);
}

void record_tabs(Writer& out, const Context& ctx, const DirectiveRecord& record, std::string_view tab) {
    const auto& t = ctx.t();
    const auto base = "/directives/" + record.directive.id.str();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    frame::tabs(out, {{label("directives.coverage"), base, tab.empty(), count(record.points)},
                      {label("directives.assignments"), base + "?tab=assignments", tab == "assignments", count(record.assignments)},
                      {label("directives.own_text"), base + "?tab=text", tab == "text"},
                      {label("directives.tab_links"), base + "?tab=links", tab == "links", count(record.links)},
                      {label("directives.tab_history"), base + "?tab=history", tab == "history"}}, t("directives.parts_of_record"));
}

}  // namespace

Result<http::Response> show_directive(Context& ctx, std::string_view tab, const std::vector<FieldError>& errors) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(const auto shown, read_record(ctx, id, tab));
    const auto& [record, text, found, stamp, around] = shown;
    if (record.directive.state == DirectiveState::draft && record.may_register && tab.empty()) return ctx.redirect("/directives/" + id.str() + "/review");
    const auto& t = ctx.t();
    Writer body;
    if (record.directive.uncovered > 0)
        frame::note(body, ctx, Tone::bad, t("directives.points_uncovered", {std::to_string(record.directive.uncovered)}));
    record_tabs(body, ctx, record, tab);
    if (tab == "text") body.put<R"(<div class="ta-card"><div class="ta-document">{}</div></div>)">([&](Writer& w) { document_text(w, text, {}); });
    else if (tab == "assignments") assignments_table(body, ctx, around, record);
    else if (tab == "links") links_tab(body, ctx, {"/directives/" + id.str(), record.links, record.may_link, found}, errors);
    else if (tab == "history") history_timeline(body, ctx, record.history);
    else coverage_table(body, ctx, around, record);
    Writer rail, badges;
    header_facts(rail, ctx, around, record);
    directive_badge(badges, ctx, record.directive.state);
    const auto& header = record.directive.header;
    return frame::page_with_rail(ctx, {.title = header.subject.empty() ? std::string{t("directives.no_subject")} : header.subject,
                                       .under = full_symbol(header) + ". " + t("directives.open_of", {std::to_string(record.directive.open), std::to_string(record.directive.assignments)}),
                                       .section = "directives.directives", .crumbs = {{std::string{t("directives.directives")}, "/directives"}},
                                       .acts = directive_acts(ctx, record), .badges = badges.take(), .live = {"/live/directives/" + id.str(), stamp, {}}},
                                 body.take(), rail.take(), errors.empty() ? 200 : 422);
}

}  // namespace thienan::directives::pages
