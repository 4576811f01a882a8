// Every act on an assignment as a page of its own: GET shows what will happen and asks what is needed, POST does it.
#include "frame/components/forms.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "modules/directives/actions/deciding.hpp"
#include "modules/directives/actions/progress.hpp"
#include "modules/directives/pages/act_words.hpp"
#include "modules/directives/pages/choices.hpp"
#include "modules/directives/pages/evidence.hpp"
#include "modules/directives/pages/filters.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/directives/queries/stamps.hpp"
#include "modules/directives/rules/deadlines.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

using frame::FormReader;
using frame::FormView;
using queries::AssignmentRecord;

struct Shown {
    AssignmentRecord record;
    Surroundings around;
    std::vector<identity::queries::Colleague> colleagues;  // of the lead agency
    std::optional<Date> proposed_internal;                 // where none is set yet
};

Result<Shown> shown(Context& ctx, Id<Assignment> id) {
    return ctx.read([&](store::ReadTx& tx) -> Result<Shown> {
        TRY_ASSIGN(auto record, queries::assignment(tx, ctx.who(), id, ctx.today()));
        auto around = surroundings(tx, ctx.today());
        auto colleagues = identity::queries::people_of(tx, ctx.who().agency(), ctx.today());
        const auto proposed = rules::proposed_internal_due(record.assignment.effective_due, ctx.today(), queries::deadline_rules(tx, ctx.today()), *around.calendar);
        return Shown{std::move(record), std::move(around), std::move(colleagues), proposed};
    });
}

// Acts whose form is only a reason.
bool asks_reason(Act act) {
    switch (act) {
        case Act::return_back:
        case Act::send_back:
        case Act::suspend:
        case Act::resume:
        case Act::cancel:
        case Act::reopen:
        case Act::conclude: return true;
        default: return false;
    }
}

std::string typed(const Context& ctx, std::string_view name, std::string otherwise = {}) {
    return ctx.request().form.find(name) ? std::string{ctx.form(name)} : std::move(otherwise);
}

void hand_on_fields(Writer& f, const Context& ctx, const FormView& view, const Shown& s) {
    const auto& t = ctx.t();
    const auto& a = s.record.assignment;
    view.select(f, {.name = "unit", .label = std::string{t("directives.filter_unit")}, .value = typed(ctx, "unit", a.unit ? a.unit.str() : "")}, unit_choices(ctx, s.around, "form.choose"));
    view.combobox(f, {.name = "person", .label = std::string{t("directives.column_person")}}, person_choices(ctx, s.colleagues, "form.choose"), {typed(ctx, "person", a.person ? a.person.str() : "")});
    view.combobox(f, {.name = "leader", .label = std::string{t("directives.leader")}}, person_choices(ctx, s.colleagues, "form.choose"), {typed(ctx, "leader", a.leader ? a.leader.str() : "")});
    view.date(f, {.name = "internal_due", .label = std::string{t("directives.internal_due")}, .help = std::string{t("directives.internal_due_help")}, .value = typed(ctx, "internal_due", t.date(a.internal_due ? a.internal_due : s.proposed_internal))});
    view.text(f, {.name = "note", .label = std::string{t("directives.note")}, .value = typed(ctx, "note"), .rows = 3});
}

void progress_fields(Writer& f, const Context& ctx, const FormView& view, const Shown& s) {
    const auto& t = ctx.t();
    view.text(f, {.name = "text", .label = std::string{t("directives.report_text")}, .help = std::string{t("directives.report_text_help")}, .value = typed(ctx, "text"), .required = true, .rows = 6});
    view.text(f, {.name = "percent", .label = std::string{t("directives.percent")}, .value = typed(ctx, "percent", std::to_string(s.record.assignment.percent)), .required = true, .most = 3});
    evidence_field(f, ctx, view);
}

void completion_fields(Writer& f, const Context& ctx, const FormView& view) {
    const auto& t = ctx.t();
    view.text(f, {.name = "text", .label = std::string{t("directives.result_text")}, .value = typed(ctx, "text"), .required = true, .rows = 5});
    f.put<R"(<div class="ta-pair">{}{}</div>)">(
        [&](Writer& w) { view.text(w, {.name = "evidence_symbol", .label = std::string{t("directives.evidence_symbol")}, .help = std::string{t("directives.evidence_help")}, .value = typed(ctx, "evidence_symbol"), .most = 100}); },
        [&](Writer& w) { view.date(w, {.name = "evidence_on", .label = std::string{t("directives.evidence_on")}, .help = std::string{t("directives.evidence_on_help")}, .value = typed(ctx, "evidence_on")}); });
    evidence_field(f, ctx, view);
}

void reassign_fields(Writer& f, const Context& ctx, const FormView& view, const Shown& s) {
    const auto& t = ctx.t();
    const auto& a = s.record.assignment;
    auto agencies = agency_choices(ctx, s.around);
    std::vector<std::string> with;
    for (const auto& n : a.with)
        if (n.agency) with.push_back(n.agency.str());
    view.combobox(f, {.name = "lead", .label = std::string{t("directives.column_lead")}, .required = true}, agencies, {typed(ctx, "lead", a.lead().agency.str())});
    agencies.erase(agencies.begin());
    view.combobox(f, {.name = "with", .label = std::string{t("directives.filter_with")}}, agencies, with, FormView::Many::several);
    if (a.due.kind != DueKind::recurring)
        view.date(f, {.name = "due_on", .label = std::string{t("directives.new_due")}, .help = std::string{t("directives.new_due_help")}, .value = typed(ctx, "due_on")});
    view.text(f, {.name = "reason", .label = std::string{t("directives.reason")}, .value = typed(ctx, "reason"), .required = true, .rows = 3});
}

void fields(Writer& f, const Context& ctx, const FormView& view, const Shown& s, Act act) {
    const auto& t = ctx.t();
    if (asks_reason(act))
        return view.text(f, {.name = "reason", .label = std::string{t("directives.reason")}, .value = typed(ctx, "reason"), .required = true, .rows = 4});
    switch (act) {
        case Act::hand_on: return hand_on_fields(f, ctx, view, s);
        case Act::report_progress: return progress_fields(f, ctx, view, s);
        case Act::report_completion: return completion_fields(f, ctx, view);
        case Act::reassign: return reassign_fields(f, ctx, view, s);
        case Act::ask_extension:
            view.date(f, {.name = "new_due", .label = std::string{t("directives.new_due")}, .value = typed(ctx, "new_due"), .required = true});
            return view.text(f, {.name = "grounds", .label = std::string{t("directives.grounds")}, .value = typed(ctx, "grounds"), .required = true, .rows = 4});
        case Act::confirm: return view.text(f, {.name = "note", .label = std::string{t("directives.note")}, .value = typed(ctx, "note"), .rows = 3});
        case Act::meet_condition:
            view.date(f, {.name = "due_on", .label = std::string{t("directives.column_due")}, .value = typed(ctx, "due_on"), .required = true});
            return view.text(f, {.name = "note", .label = std::string{t("directives.note")}, .value = typed(ctx, "note"), .rows = 3});
        default: return;  // accept, split: nothing to ask
    }
}

http::Response act_page(Context& ctx, const Shown& s, Act act, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const auto& a = s.record.assignment;
    const auto base = "/assignments/" + a.id.str();
    const FormView view{ctx, errors};
    Writer body;
    body.put<R"(<blockquote class="ta-quote"><p>{}</p><footer>{} · {}</footer></blockquote><p>{}</p>)">(
        shortened(a.text, 600), source_words(ctx, full_symbol(s.record.directive.header), s.record.directive.header.subject, s.record.path), named_words(ctx, s.around, a.lead()),
        t("directives.effect_" + std::string{name_of(act)}));
    frame::form(body, ctx, {.action = base + "/" + std::string{name_of(act)}, .multipart = act == Act::report_progress || act == Act::report_completion,
                            .id = "act-" + std::string{name_of(act)} + "-" + a.id.str(), .keep_draft = true}, [&](Writer& f) {
        view.summary(f);
        frame::hidden(f, "version", std::to_string(a.version));
        fields(f, ctx, view, s, act);
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t(key_of(act))); }, html::Url{base}, t("form.cancel"));
    });
    return frame::page(ctx, {.title = std::string{t(key_of(act))}, .section = "directives.assignments",
                             .crumbs = {{std::string{t("directives.assignments")}, "/assignments"}, {shortened(a.text, 40), base}}, .live = {"/live" + base, queries::stamp_of(s.record), base}}, body.take(), errors.empty() ? 200 : 422);
}

Result<Done> done(Result<Done> result) { return result; }
template <class T>
Result<Done> done(Result<T> result) {
    if (!result) return std::move(result).error();
    return Done{};
}

// Reads what the act needs and does it.
Result<Done> perform(Context& ctx, FormReader& form, Act act, Id<Assignment> id) {
    const auto version = parse_positive(ctx.form("version")).value_or(0);
    const auto write = [&](auto&& f) { return ctx.write([&](store::WriteTx& tx) -> Result<Done> { return done(f(tx)); }); };
    const auto checked = [&]() -> std::optional<Error> {
        if (form.errors().empty()) return std::nullopt;
        return FieldErrors{form.errors()}.refusal();
    };
    if (asks_reason(act)) {
        const auto reason = form.text("reason", {.required = true, .most = 2000, .several_lines = true});
        if (auto refusal = checked()) return *refusal;
        return write([&](store::WriteTx& tx) -> Result<Done> {
            switch (act) {
                case Act::return_back: return actions::return_back(tx, ctx.who(), id, version, reason);
                case Act::send_back: return actions::send_back(tx, ctx.who(), id, version, reason);
                case Act::suspend: return actions::suspend(tx, ctx.who(), id, version, reason);
                case Act::resume: return actions::resume(tx, ctx.who(), id, version, reason);
                case Act::cancel: return actions::cancel(tx, ctx.who(), id, version, reason);
                case Act::reopen: return actions::reopen_assignment(tx, ctx.who(), id, version, reason);
                default: return actions::conclude(tx, ctx.who(), id, version, reason);
            }
        });
    }
    switch (act) {
        case Act::accept: return write([&](store::WriteTx& tx) { return actions::accept(tx, ctx.who(), id, version); });
        case Act::split: return write([&](store::WriteTx& tx) { return actions::split_by_member(tx, ctx.who(), id, version); });
        case Act::confirm: {
            const auto note = form.text("note", {.most = 2000, .several_lines = true});
            if (auto refusal = checked()) return *refusal;
            return write([&](store::WriteTx& tx) { return actions::confirm_completion(tx, ctx.who(), id, version, note); });
        }
        case Act::hand_on: {
            const actions::HandOn to{form.id<Agency>("unit"), form.id<Person>("person"), form.id<Person>("leader"), form.date("internal_due"), form.text("note", {.most = 2000, .several_lines = true})};
            if (auto refusal = checked()) return *refusal;
            return write([&](store::WriteTx& tx) { return actions::hand_on(tx, ctx.who(), id, version, to); });
        }
        case Act::report_progress: {
            actions::Progress p{form.text("text", {.required = true, .most = 20'000, .several_lines = true}), static_cast<int>(form.number("percent", 0, 100, true).value_or(0)), {}};
            if (auto refusal = checked()) return *refusal;
            TRY_ASSIGN(p.files, kept_files(ctx));
            return write([&](store::WriteTx& tx) { return actions::report_progress(tx, ctx.who(), id, version, p); });
        }
        case Act::report_completion: {
            actions::Completion c{form.text("text", {.required = true, .most = 20'000, .several_lines = true}), form.text("evidence_symbol", {.most = 100}), form.date("evidence_on"), {}};
            if (auto refusal = checked()) return *refusal;
            TRY_ASSIGN(c.files, kept_files(ctx));
            return write([&](store::WriteTx& tx) { return actions::report_completion(tx, ctx.who(), id, version, c); });
        }
        case Act::ask_extension: {
            const auto day = form.date("new_due", true);
            const auto grounds = form.text("grounds", {.required = true, .most = 2000, .several_lines = true});
            if (auto refusal = checked()) return *refusal;
            return write([&](store::WriteTx& tx) { return actions::ask_extension(tx, ctx.who(), id, version, grounds, *day); });
        }
        case Act::meet_condition: {
            const auto day = form.date("due_on", true);
            const auto note = form.text("note", {.most = 2000, .several_lines = true});
            if (auto refusal = checked()) return *refusal;
            return write([&](store::WriteTx& tx) { return actions::meet_condition(tx, ctx.who(), id, version, *day, note); });
        }
        case Act::reassign: {
            actions::Reassignment to{{"", form.id<Agency>("lead", true)}, {}, form.date("due_on"), form.text("reason", {.required = true, .most = 2000, .several_lines = true})};
            for (const auto agency : form.ids<Agency>("with")) to.with.push_back({"", agency});
            if (auto refusal = checked()) return *refusal;
            return write([&](store::WriteTx& tx) { return actions::reassign(tx, ctx.who(), id, version, to); });
        }
        default: return Error{Code::not_found, "frame.not_found"};
    }
}

std::optional<Act> act_of(const Context& ctx) {
    const auto act = parse_name<Act>(ctx.value(1));
    return act && has_form(*act) ? act : std::nullopt;
}

// What is not offered has no form.
Result<Done> may_open(const Context& ctx, const AssignmentRecord& r, Act act) {
    const auto choice = std::find_if(r.choices.begin(), r.choices.end(), [&](const auto& c) { return c.act == act; });
    if (choice == r.choices.end()) return Error{Code::conflict, "directives.not_in_this_state", {std::string{ctx.t()(key_of(r.assignment.state))}, std::string{ctx.t()(key_of(act))}}};
    if (choice->refusal) return *choice->refusal;
    return Done{};
}

Result<http::Response> get_act(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    const auto act = act_of(ctx);
    if (!act) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(const auto s, shown(ctx, id));
    TRY(may_open(ctx, s.record, *act));
    return act_page(ctx, s, *act, {});
}

Result<http::Response> post_act(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    const auto act = act_of(ctx);
    if (!act) return Error{Code::not_found, "frame.not_found"};
    FormReader form{ctx.request().form};
    const auto result = perform(ctx, form, *act, id);
    if (result) return ctx.redirect("/assignments/" + id.str(), "directives.done_" + std::string{name_of(*act)});
    // A form that can be mended is shown again with all that was typed; so is one that another person's change overtook.
    const bool overtaken = result.error().reason == "frame.conflict";
    if (result.error().code != Code::invalid && !overtaken) return result.error();
    TRY_ASSIGN(const auto s, shown(ctx, id));
    if (!overtaken) TRY(may_open(ctx, s.record, *act));
    auto errors = result.error().fields;
    if (errors.empty()) errors.push_back({"form", result.error().reason, result.error().args});
    auto response = act_page(ctx, s, *act, errors);
    if (overtaken) response.status = 409;
    return response;
}

// ---- an asked extension ---------------------------------------------------------------------------------------------------

http::Response extension_page(Context& ctx, const Extension& e, const Shown& s, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const auto base = "/assignments/" + e.assignment.str();
    const FormView view{ctx, errors};
    Writer body;
    body.put<R"(<blockquote class="ta-quote"><p>{}</p></blockquote>)">(shortened(s.record.assignment.text, 600));
    frame::facts(body, {frame::fact(std::string{t("directives.asked_by")}, e.asked_by_name + ", " + t.time(e.asked_at)), frame::fact(std::string{t("directives.old_due")}, t.date(e.old_due)),
                        frame::fact(std::string{t("directives.new_due")}, e.new_due.vietnamese()), frame::fact(std::string{t("directives.grounds")}, e.grounds)});
    frame::form(body, ctx, {.action = "/extensions/" + e.id.str()}, [&](Writer& f) {
        view.summary(f);
        frame::hidden(f, "version", std::to_string(e.version));
        view.text(f, {.name = "words", .label = std::string{t("directives.decision_words")}, .help = std::string{t("directives.decision_words_help")}, .value = typed(ctx, "words"), .rows = 3});
        f.put<R"(<div class="ta-form-acts">{}{}<a class="btn btn-quiet" href="{}">{}</a></div>)">(
            [&](Writer& w) { frame::submit(w, t("directives.grant"), frame::Button::primary, "decision", "grant"); },
            [&](Writer& w) { frame::submit(w, t("directives.refuse"), frame::Button::plain, "decision", "refuse"); }, html::Url{base}, t("form.cancel"));
    });
    return frame::page(ctx, {.title = std::string{t("directives.act_decide_extension")}, .section = "directives.assignments",
                             .crumbs = {{std::string{t("directives.assignments")}, "/assignments"}, {shortened(s.record.assignment.text, 40), base}}, .live = {"/live" + base, queries::stamp_of(s.record), base}}, body.take(), errors.empty() ? 200 : 422);
}

Result<http::Response> get_extension(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Extension>());
    TRY_ASSIGN(const auto extension, ctx.read([&](store::ReadTx& tx) { return queries::extension(tx, ctx.who(), id); }));
    TRY_ASSIGN(const auto s, shown(ctx, extension.assignment));
    if (extension.state != ExtensionState::asked) return ctx.redirect("/assignments/" + extension.assignment.str());
    TRY(may_open(ctx, s.record, Act::decide_extension));
    return extension_page(ctx, extension, s, {});
}

Result<http::Response> post_extension(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Extension>());
    TRY_ASSIGN(const auto extension, ctx.read([&](store::ReadTx& tx) { return queries::extension(tx, ctx.who(), id); }));
    FormReader form{ctx.request().form};
    const auto words = form.text("words", {.most = 2000, .several_lines = true});
    const auto decision = form.choice("decision", {"grant", "refuse"}) == "grant" ? actions::Decision::grant : actions::Decision::refuse;
    auto errors = form.errors().all();
    bool overtaken = false;
    if (errors.empty()) {
        const auto version = parse_positive(ctx.form("version")).value_or(0);
        const auto result = ctx.write([&](store::WriteTx& tx) { return actions::decide_extension(tx, ctx.who(), id, version, decision, words); });
        if (result) return ctx.redirect("/assignments/" + extension.assignment.str(), "directives.done_decide_extension");
        overtaken = result.error().reason == "frame.conflict";
        if (result.error().code != Code::invalid && !overtaken) return result.error();
        errors = result.error().fields;
        if (errors.empty()) errors.push_back({"words", result.error().reason, result.error().args});
    }
    TRY_ASSIGN(const auto s, shown(ctx, extension.assignment));
    if (!overtaken) TRY(may_open(ctx, s.record, Act::decide_extension));
    auto response = extension_page(ctx, extension, s, errors);
    if (overtaken) response.status = 409;
    return response;
}

}  // namespace

void add_acts(frame::Routes& routes) {
    http::Limits uploads;
    uploads.body = 220u << 20;
    uploads.multipart = true;
    routes.get("/assignments/{id}/{act}", frame::Access::signed_in(), get_act);
    routes.post("/assignments/{id}/{act}", frame::Access::signed_in(), post_act, uploads);
    routes.get("/extensions/{id}", frame::Access::signed_in(), get_extension);
    routes.post("/extensions/{id}", frame::Access::signed_in(), post_extension);
}

}  // namespace thienan::directives::pages
