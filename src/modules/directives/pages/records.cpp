// One assignment with its next acts, progress, links and history.
#include "base/money.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/act_words.hpp"
#include "modules/directives/pages/links.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/record_pages.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/directives/queries/stamps.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

using queries::AssignmentRecord;

void assignment_steps(Writer& out, const Context& ctx, const AssignmentRecord& r) {
    const auto& a = r.assignment;
    using Place = frame::Step::Place;
    const auto rank = [&] {
        switch (a.state) {
            case State::draft:
            case State::waiting:
            case State::returned: return 1;
            case State::in_progress:
            case State::ongoing:
            case State::suspended:
            case State::cancelled: return 2;
            case State::reported: return 3;
            case State::completed: return 4;
        }
        CHECK(false);
    }();
    const auto place = [&](int n) { return n < rank ? Place::done : n == rank ? Place::current : Place::next; };
    const auto& t = ctx.t();
    const auto given = r.directive.confirmed_at ? office_day(*r.directive.confirmed_at).vietnamese() : std::string{};
    frame::steps(out, {{std::string{t("directives.step_given")}, given, Place::done}, {std::string{t("directives.step_accept")}, "", place(1)},
                       {std::string{t("directives.step_work")}, a.effective_due ? t("directives.due_by", {a.effective_due->vietnamese()}) : "", place(2)},
                       {std::string{t("directives.step_report")}, t.date(a.reported_on), place(3)}, {std::string{t("directives.step_confirm")}, t.date(a.confirmed_on), place(4)}},
                 t("directives.steps"));
}

void assignment_facts(Writer& out, const Context& ctx, const Surroundings& around, const AssignmentRecord& r) {
    const auto& t = ctx.t();
    const auto& a = r.assignment;
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    std::string with;
    for (const auto& n : a.with) with += (with.empty() ? "" : "; ") + named_words(ctx, around, n);
    std::vector<frame::Fact> facts;
    facts.push_back(frame::fact(label("directives.column_lead"), named_words(ctx, around, a.lead())));
    facts.push_back(frame::fact(label("directives.filter_with"), with));
    facts.push_back(frame::fact(label("directives.filter_unit"), a.unit ? std::string{around.agencies->name(a.unit)} : ""));
    facts.push_back(frame::fact(label("directives.column_person"), r.person_name));
    facts.push_back(frame::fact(label("directives.leader"), r.leader_name));
    facts.push_back({label("directives.column_due"), [&](Writer& w) {
                         w.put<"{} {}">(due_words(ctx.t(), a.due, a.effective_due), [&](Writer& x) { timeliness_words(x, ctx, around, r.timeliness, a.effective_due, r.days_overdue); });
                         if (!a.due.text.empty()) w.put<R"(<div class="ta-small ta-muted">{}</div>)">(a.due.text);
                     }});
    if (a.internal_due) facts.push_back(frame::fact(label("directives.internal_due"), t.date(a.internal_due)));
    facts.push_back(frame::fact(label("directives.column_product"), a.product));
    facts.push_back(frame::fact(label("directives.column_force"), label(key_of(a.force))));
    facts.push_back(frame::fact(label("directives.column_owner"), std::string{around.agencies->name(a.owner)}));
    frame::card(out, t("directives.facts"), [&](Writer& w) {
        frame::facts(w, facts);
        w.put<"<p>{}</p>">(t("directives.percent_done", {std::to_string(a.percent)}));
        frame::percent_bar(w, a.percent, r.timeliness == Timeliness::overdue ? Tone::bad : Tone::info);
    });
}

void report_item(Writer& out, const Context& ctx, const AssignmentRecord& r, const Report& report) {
    out.put<"<p>{}</p>{}">(report.text, [&](Writer& w) {
        if (!report.evidence_symbol.empty())
            w.put<R"(<p class="ta-small">{}</p>)">(ctx.t()("directives.evidence_words", {report.evidence_symbol, ctx.t().date(report.evidence_on)}));
        for (const auto file : report.files) w.put<R"(<p class="ta-small"><a href="/files/{}">{}{}</a></p>)">(file, frame::icon(ctx, "paperclip"), r.file_names.contains(file) ? r.file_names.at(file) : ctx.t()("directives.evidence_file", {file.str()}));
    });
}

void progress(Writer& out, const Context& ctx, const AssignmentRecord& r) {
    const auto& t = ctx.t();
    if (r.reports.empty()) return frame::empty_state(out, {std::string{t("directives.no_reports")}, std::string{t("directives.no_reports_text")}});
    std::vector<frame::TimelineItem> items;
    for (auto report = r.reports.rbegin(); report != r.reports.rend(); ++report) {
        const auto tone = report->kind == ReportKind::completion || report->kind == ReportKind::confirmed ? Tone::ok
                          : report->kind == ReportKind::sent_back || report->kind == ReportKind::returned ? Tone::warn : Tone::neutral;
        items.push_back({tone, t.time(report->at), report->by_name + " (" + report->agency_name + ")", [&ctx, &r, &entry = *report](Writer& w) {
                             w.put<R"(<p class="ta-small ta-muted">{}{}</p>)">(ctx.t()(key_of(entry.kind)), entry.kind == ReportKind::progress ? ": " + std::to_string(entry.percent) + " %" : std::string{});
                             report_item(w, ctx, r, entry);
                         }});
    }
    frame::timeline(out, items);
}

void extensions(Writer& out, const Context& ctx, const AssignmentRecord& r) {
    if (r.extensions.empty()) return;
    const auto& t = ctx.t();
    const bool decides = std::any_of(r.choices.begin(), r.choices.end(), [](const auto& c) { return c.act == Act::decide_extension && !c.refusal; });
    out.put<"<h2>{}</h2>">(t("directives.extensions"));
    std::vector<frame::TimelineItem> items;
    for (const auto& e : r.extensions)
        items.push_back({e.state == ExtensionState::granted ? Tone::ok : e.state == ExtensionState::refused ? Tone::bad : Tone::warn, t.time(e.asked_at), e.asked_by_name,
                         [&ctx, &e, decides](Writer& w) {
                             w.put<R"(<p><span class="ta-diff"><del>{}</del> → <ins>{}</ins></span> {}</p><p>{}</p>)">(ctx.t().date(e.old_due), e.new_due.vietnamese(), ctx.t()(key_of(e.state)), e.grounds);
                             if (!e.decision.empty()) w.put<R"(<p class="ta-small">{}: {}</p>)">(e.decided_by_name, e.decision);
                             if (e.state == ExtensionState::asked && decides) w.put<R"(<a class="btn btn-sm" href="/extensions/{}">{}</a>)">(e.id, ctx.t()("directives.act_decide_extension"));
                         }});
    frame::timeline(out, items);
}

// The act that carries the work on, where this person may do one; acts that stop or undo are never it.
std::optional<Act> next_act(const AssignmentRecord& r) {
    for (const auto act : {Act::confirm, Act::accept, Act::report_progress, Act::reassign, Act::meet_condition, Act::resume})
        for (const auto& choice : r.choices)
            if (choice.act == act && !choice.refusal) return act;
    return std::nullopt;
}

// The next act is the only filled button, further ones are behind a menu; those refused say why in the rail.
html::Html assignment_acts(const Context& ctx, const AssignmentRecord& r) {
    const auto& t = ctx.t();
    const auto base = "/assignments/" + r.assignment.id.str() + "/";
    const auto next = next_act(r);
    Writer out, further;
    if (next) out.put<R"(<a class="btn btn-primary" href="{}">{}</a>)">(html::Url{base + std::string{name_of(*next)}}, t(key_of(*next)));
    for (const auto& choice : r.choices)
        if (has_form(choice.act) && !choice.refusal && choice.act != next)
            further.put<R"(<a class="ta-menu-item" href="{}">{}</a>)">(html::Url{base + std::string{name_of(choice.act)}}, t(key_of(choice.act)));
    const auto items = further.take();
    if (!items.empty()) frame::menu(out, ctx, t("directives.further_acts"), [&](Writer& w) { w.put<"{}">(items); });
    return out.take();
}

void refused_acts(Writer& out, const Context& ctx, const AssignmentRecord& r) {
    const auto& t = ctx.t();
    const bool any = std::any_of(r.choices.begin(), r.choices.end(), [](const auto& c) { return c.refusal.has_value() && has_form(c.act); });
    if (!any) return;
    frame::card(out, t("directives.not_possible_now"), [&](Writer& w) {
        w.put<"<ul>{}</ul>">([&](Writer& list) {
            for (const auto& c : r.choices)
                if (c.refusal && has_form(c.act)) list.put<R"(<li>{}<p class="ta-reason">{}</p></li>)">(t(key_of(c.act)), t(c.refusal->reason, c.refusal->args));
        });
    });
}

struct Shown {
    AssignmentRecord record;
    std::vector<queries::Linked> found;    // of the tab "links"
    Surroundings around;
};

}  // namespace

Result<http::Response> show_assignment(Context& ctx, std::string_view tab, const std::vector<FieldError>& errors) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(const auto shown, ctx.read([&](store::ReadTx& tx) -> Result<Shown> {
        TRY_ASSIGN(auto record, queries::assignment(tx, ctx.who(), id, ctx.today()));
        std::vector<queries::Linked> found;
        if (tab == "links" && record.may_link) found = queries::linkable(tx, ctx.who(), id, searched_words(ctx), ctx.today());
        return Shown{std::move(record), std::move(found), surroundings(tx, ctx.today())};
    }));
    const auto& r = shown.record;
    const auto& around = shown.around;
    const auto& a = r.assignment;
    const auto& t = ctx.t();
    const auto base = "/assignments/" + id.str();
    Writer body, rail, badges;
    assignment_steps(body, ctx, r);
    body.put<R"(<p class="ta-small ta-under-steps"><a href="/assignments/procedure">{}</a></p>)">(t("directives.procedure_link"));
    frame::tabs(body, {{std::string{t("directives.tab_progress")}, base, tab.empty(), static_cast<std::int64_t>(r.reports.size())},
                       {std::string{t("directives.tab_related")}, base + "?tab=related", tab == "related", static_cast<std::int64_t>(r.siblings.size())},
                       {std::string{t("directives.tab_links")}, base + "?tab=links", tab == "links", static_cast<std::int64_t>(r.links.size())},
                       {std::string{t("directives.tab_history")}, base + "?tab=history", tab == "history"}}, t("directives.parts_of_record"));
    body.put<R"(<blockquote class="ta-quote"><p>{}</p><footer>{}</footer></blockquote>)">(a.text, [&](Writer& w) {
        w.put<R"(<a href="/directives/{}">{}</a>)">(r.directive.id, source_words(ctx, full_symbol(r.directive.header), r.directive.header.subject, r.path));
    });
    if (tab == "history") history_timeline(body, ctx, r.history);
    else if (tab == "links") links_tab(body, ctx, {base, r.links, r.may_link, shown.found}, errors);
    else if (tab == "related") {
        const auto columns = frame::chosen_columns(ctx, item_columns_beside_rail(ctx));
        if (r.siblings.empty()) frame::empty_state(body, {std::string{t("directives.no_related")}, std::string{t("directives.no_related_text")}});
        else item_table(body, ctx, around, {.caption = std::string{t("directives.tab_related")}, .columns = columns}, r.siblings);
    } else {
        progress(body, ctx, r);
        extensions(body, ctx, r);
    }
    assignment_facts(rail, ctx, around, r);
    refused_acts(rail, ctx, r);
    state_badge(badges, ctx, a.state);
    badges.put<" {} ">([&](Writer& w) { timeliness_words(w, ctx, around, r.timeliness, a.effective_due, r.days_overdue); });
    return frame::page_with_rail(ctx, {.title = shortened(a.text, 140), .under = period_words(ctx.t(), a.period), .section = "directives.assignments",
                                       .crumbs = {{std::string{t("directives.directives")}, "/directives"}, {source_words(ctx, full_symbol(r.directive.header), r.directive.header.subject, r.path), "/directives/" + r.directive.id.str()}},
                                       .acts = assignment_acts(ctx, r), .badges = badges.take(), .live = {"/live" + base, queries::stamp_of(r), {}}},
                                 body.take(), rail.take(), errors.empty() ? 200 : 422);
}

void add_records(frame::Routes& routes) {
    routes.get("/directives/{id}", frame::Access::signed_in(), [](Context& ctx) { return show_directive(ctx, ctx.query("tab"), {}); });
    routes.get("/assignments/{id}", frame::Access::signed_in(), [](Context& ctx) { return show_assignment(ctx, ctx.query("tab"), {}); });
}

}  // namespace thienan::directives::pages
