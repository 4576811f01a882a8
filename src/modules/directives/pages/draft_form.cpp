#include "modules/directives/pages/draft_form.hpp"

#include "frame/components/forms.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "modules/directives/actions/reviewing.hpp"
#include "modules/directives/pages/filters.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/directives/queries/stamps.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

constexpr std::size_t kMostCandidates = 5;

// A body the document names and no agency of ours is called, and what was said of it: "" stays as written, "drop", or an agency's id.
struct UnmatchedName {
    std::string text, answer;
};
using Unmatched = std::vector<UnmatchedName>;

// What the form shows: the stored draft the first time, what was typed after a refusal.
struct Shown {
    std::string text, product, due_kind, due_from, due_on, recurrence, recurrence_day, condition, internal_due, force, point, leader;
    std::vector<std::string> leads, with;
    Unmatched unmatched_leads, unmatched_with;
};

std::string day(const std::optional<Date>& date) { return date ? date->vietnamese() : std::string{}; }

Shown shown_of(const Assignment& d) {
    Shown s{.text = d.text, .product = d.product, .due_kind = std::string{name_of(d.due.kind)}, .due_from = day(d.due.from), .due_on = day(d.due.on),
            .recurrence = std::string{name_of(d.due.recurrence)}, .recurrence_day = d.due.recurrence_day ? std::to_string(d.due.recurrence_day) : "",
            .condition = d.due.condition, .internal_due = day(d.internal_due), .force = std::string{name_of(d.force)},
            .point = d.point ? d.point.str() : "", .leader = d.leader ? d.leader.str() : ""};
    for (const auto& n : d.leads) {
        if (n.agency) s.leads.push_back(n.agency.str());
        else s.unmatched_leads.push_back({n.text, ""});
    }
    for (const auto& n : d.with) {
        if (n.agency) s.with.push_back(n.agency.str());
        else s.unmatched_with.push_back({n.text, ""});
    }
    return s;
}

// Fields unmatched_<part> (the names) and answer_<part>_<n>.
Unmatched unmatched_of(const Context& ctx, const std::string& part) {
    Unmatched out;
    for (const auto name : ctx.request().form.all("unmatched_" + part)) {
        if (out.size() == kMostLeads) break;
        out.push_back({std::string{name}, std::string{ctx.form("answer_" + part + "_" + std::to_string(out.size()))}});
    }
    return out;
}

void answered(const Unmatched& unmatched, std::vector<Named>& bodies) {
    for (const auto& [text, answer] : unmatched)
        if (answer != "drop") bodies.push_back({text, parse_id<Agency>(answer).value_or(Id<Agency>{})});
}

Shown shown_of(const Context& ctx) {
    const auto get = [&](std::string_view name) { return std::string{ctx.form(name)}; };
    Shown s{.text = get("text"), .product = get("product"), .due_kind = get("due_kind"), .due_from = get("due_from"), .due_on = get("due_on"),
            .recurrence = get("recurrence"), .recurrence_day = get("recurrence_day"), .condition = get("condition"), .internal_due = get("internal_due"),
            .force = get("force"), .point = get("point"), .leader = get("leader")};
    for (const auto v : ctx.request().form.all("leads")) s.leads.emplace_back(v);
    for (const auto v : ctx.request().form.all("with")) s.with.emplace_back(v);
    s.unmatched_leads = unmatched_of(ctx, "lead");
    s.unmatched_with = unmatched_of(ctx, "with");
    return s;
}

actions::DraftFields fields_of(Context& ctx, frame::FormReader& form) {
    actions::DraftFields f;
    f.text = form.text("text", {.required = true, .most = 20'000, .several_lines = true});
    f.span.from = parse_positive(ctx.form("span_from")).value_or(0);
    f.span.to = parse_positive(ctx.form("span_to")).value_or(0);
    f.point = form.id<Point>("point");
    for (const auto id : form.ids<Agency>("leads")) f.leads.push_back({"", id});
    answered(unmatched_of(ctx, "lead"), f.leads);
    for (const auto id : form.ids<Agency>("with")) f.with.push_back({"", id});
    answered(unmatched_of(ctx, "with"), f.with);
    f.product = form.text("product", {.most = 1000});
    f.due.kind = parse_name<DueKind>(form.choice("due_kind", {"none", "date", "period", "recurring", "condition"})).value_or(DueKind::none);
    f.due.text = form.text("due_text", {.most = 300});
    if (f.due.kind == DueKind::period) f.due.from = form.date("due_from");
    if (f.due.kind == DueKind::date || f.due.kind == DueKind::period) f.due.on = form.date("due_on");
    if (f.due.kind == DueKind::recurring) {
        f.due.recurrence = parse_name<Recurrence>(form.choice("recurrence", {"as_needed", "weekly", "monthly", "quarterly", "half_yearly", "yearly"})).value_or(Recurrence::as_needed);
        f.due.recurrence_day = static_cast<int>(form.number("recurrence_day", 1, 31).value_or(0));
    }
    if (f.due.kind == DueKind::condition) f.due.condition = form.text("condition", {.most = 500});
    f.internal_due = form.date("internal_due");
    f.force = parse_name<Force>(form.choice("force", {"hard", "soft"})).value_or(Force::hard);
    return f;
}

// Each name without an agency: kept as written until somebody says who is meant.
void unmatched_fields(Writer& f, const Context& ctx, const frame::FormView& view, const Surroundings& around, const Unmatched& unmatched, const std::string& part) {
    const auto& t = ctx.t();
    for (std::size_t i = 0; i < unmatched.size(); ++i) {
        frame::hidden(f, "unmatched_" + part, unmatched[i].text);
        std::vector<frame::Choice> choices{{"", std::string{t("directives.keep_as_written")}, ""}};
        for (const auto& c : around.agencies->find_by_name(unmatched[i].text, around.today))
            if (!c.vanished && choices.size() <= kMostCandidates) choices.push_back({c.agency.str(), t("directives.it_is", {std::string{around.agencies->name(c.agency)}}), ""});
        choices.push_back({"drop", std::string{t("directives.drop_name")}, ""});
        view.radios(f, {.name = "answer_" + part + "_" + std::to_string(i), .label = t("directives.not_matched_yet", {unmatched[i].text}),
                        .help = std::string{t("directives.not_matched_help")}, .value = unmatched[i].answer, .required = true}, choices);
    }
}

void due_fields(Writer& f, const Context& ctx, const frame::FormView& view, const Shown& s) {
    const auto& t = ctx.t();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    f.put<R"(<fieldset class="ta-fieldset"><legend>{}</legend>{}</fieldset>)">(t("directives.column_due"), [&](Writer& w) {
        std::vector<frame::Choice> kinds, repeats;
        for (const auto kind : {DueKind::none, DueKind::date, DueKind::period, DueKind::recurring, DueKind::condition}) kinds.push_back({std::string{name_of(kind)}, label(key_of(kind)), ""});
        for (const auto r : {Recurrence::as_needed, Recurrence::weekly, Recurrence::monthly, Recurrence::quarterly, Recurrence::half_yearly, Recurrence::yearly}) repeats.push_back({std::string{name_of(r)}, label(key_of(r)), ""});
        view.select(w, {.name = "due_kind", .label = label("directives.due_kind"), .value = s.due_kind, .required = true}, kinds);
        w.put<R"(<div class="ta-pair">{}{}</div>)">([&](Writer& p) { view.date(p, {.name = "due_on", .label = label("directives.due_on_label"), .help = label("directives.due_on_help"), .value = s.due_on}); },
                                                [&](Writer& p) { view.date(p, {.name = "due_from", .label = label("directives.due_from"), .help = label("directives.due_from_help"), .value = s.due_from}); });
        w.put<R"(<div class="ta-pair">{}{}</div>)">([&](Writer& p) { view.select(p, {.name = "recurrence", .label = label("directives.recurrence"), .value = s.recurrence}, repeats); },
                                                [&](Writer& p) { view.text(p, {.name = "recurrence_day", .label = label("directives.recurrence_day"), .help = label("directives.recurrence_day_help"), .value = s.recurrence_day, .most = 2}); });
        view.text(w, {.name = "condition", .label = label("directives.condition"), .help = label("directives.condition_help"), .value = s.condition, .most = 500});
        view.date(w, {.name = "internal_due", .label = label("directives.internal_due"), .help = label("directives.internal_due_help"), .value = s.internal_due});
    });
}

http::Response draft_page(Context& ctx, const queries::Review& review, const Surroundings& around, const Assignment& draft, const Shown& s, const std::vector<FieldError>& errors, std::string_view title) {
    const auto& t = ctx.t();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const frame::FormView view{ctx, errors};
    auto agencies = agency_choices(ctx, around);
    agencies.erase(agencies.begin());
    std::vector<frame::Choice> points{{"", label("directives.outside_outline"), ""}};
    for (const auto& p : review.points) points.push_back({p.id.str(), p.path + " " + shortened(p.text, 60), ""});
    Writer body;
    frame::form(body, ctx, {.action = ctx.request().path, .id = "draft", .keep_draft = false}, [&](Writer& f) {
        view.summary(f);
        frame::hidden(f, "version", std::to_string(draft.version));
        frame::hidden(f, "span_from", std::to_string(draft.span.from));
        frame::hidden(f, "span_to", std::to_string(draft.span.to));
        frame::hidden(f, "due_text", draft.due.text);
        view.text(f, {.name = "text", .label = label("directives.column_text"), .help = label("directives.text_help"), .value = s.text, .required = true, .rows = 5});
        view.combobox(f, {.name = "leads", .label = label("directives.column_lead"), .help = label("directives.leads_help")}, agencies, s.leads, frame::FormView::Many::several);
        unmatched_fields(f, ctx, view, around, s.unmatched_leads, "lead");
        view.combobox(f, {.name = "with", .label = label("directives.filter_with")}, agencies, s.with, frame::FormView::Many::several);
        unmatched_fields(f, ctx, view, around, s.unmatched_with, "with");
        view.select(f, {.name = "point", .label = label("directives.point"), .value = s.point}, points);
        view.text(f, {.name = "product", .label = label("directives.column_product"), .value = s.product, .most = 1000});
        due_fields(f, ctx, view, s);
        view.radios(f, {.name = "force", .label = label("directives.column_force"), .value = s.force.empty() ? "hard" : s.force, .required = true},
                    {{"hard", label("directives.force_hard"), ""}, {"soft", label("directives.force_soft"), ""}});
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("form.save")); },
                                                                                        html::Url{"/directives/" + review.directive.id.str() + "/review"}, t("form.cancel"));
    });
    return frame::page(ctx, {.title = std::string{title}, .section = "directives.directives",
                             .crumbs = {{label("directives.directives"), "/directives"}, {directive_words(ctx, review.directive.header), "/directives/" + review.directive.id.str() + "/review"}},
                             .live = {"/live/directives/" + review.directive.id.str(), queries::stamp_of(review), "/directives/" + review.directive.id.str() + "/review"}},
                       body.take(), errors.empty() ? 200 : 422);
}

struct Opened {
    queries::Review review;
    Surroundings around;
    Assignment draft;
};

// `id` 0: a new one.
Result<Opened> opened(Context& ctx, Id<Directive> directive, Id<Assignment> id) {
    return ctx.read([&](store::ReadTx& tx) -> Result<Opened> {
        TRY_ASSIGN(auto review, queries::review(tx, ctx.who(), directive));
        Assignment draft;
        if (id) {
            const auto found = std::find_if(review.drafts.begin(), review.drafts.end(), [&](const auto& d) { return d.id == id; });
            if (found == review.drafts.end()) return Error{Code::not_found, "frame.not_found"};
            draft = *found;
        }
        return Opened{std::move(review), surroundings(tx, ctx.today()), std::move(draft)};
    });
}

Result<http::Response> save(Context& ctx, Id<Directive> directive, Id<Assignment> id) {
    frame::FormReader form{ctx.request().form};
    const auto fields = fields_of(ctx, form);
    auto errors = form.errors().all();
    bool overtaken = false;
    if (errors.empty()) {
        const auto version = parse_positive(ctx.form("version")).value_or(0);
        const auto done = ctx.write([&](store::WriteTx& tx) -> Result<Id<Assignment>> {
            if (!id) return actions::add_draft(tx, ctx.who(), directive, fields);
            TRY(actions::correct_draft(tx, ctx.who(), id, version, fields));
            return id;
        });
        if (done) return ctx.redirect("/directives/" + directive.str() + "/review#draft-" + done->str(), "directives.draft_saved");
        // What another person's change overtook is shown again with all that was typed.
        overtaken = done.error().reason == "frame.conflict";
        if (done.error().code != Code::invalid && !overtaken) return done.error();
        errors = done.error().fields;
        if (errors.empty()) errors.push_back({overtaken ? "form" : "text", done.error().reason, done.error().args});
    }
    TRY_ASSIGN(const auto open, opened(ctx, directive, id));
    auto response = draft_page(ctx, open.review, open.around, open.draft, shown_of(ctx), errors, ctx.t()(id ? "directives.draft_correct_title" : "directives.add_draft"));
    if (overtaken) response.status = 409;
    return response;
}

}  // namespace

Result<http::Response> show_draft(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto id, ctx.id<Assignment>(1));
    TRY_ASSIGN(const auto open, opened(ctx, directive, id));
    return draft_page(ctx, open.review, open.around, open.draft, shown_of(open.draft), {}, ctx.t()("directives.draft_correct_title"));
}

Result<http::Response> correct_draft(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto id, ctx.id<Assignment>(1));
    return save(ctx, directive, id);
}

Result<http::Response> show_new_draft(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto open, opened(ctx, directive, {}));
    return draft_page(ctx, open.review, open.around, open.draft, shown_of(open.draft), {}, ctx.t()("directives.add_draft"));
}

Result<http::Response> add_draft(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    return save(ctx, directive, {});
}

}  // namespace thienan::directives::pages
