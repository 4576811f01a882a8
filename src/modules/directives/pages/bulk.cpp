// One act on many chosen assignments: GET says what will happen to which of them and asks what is needed, POST does it row by
// row and says for each what was done or why not.
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "frame/problem.hpp"
#include "modules/directives/pages/choices.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/picking.hpp"
#include "modules/directives/queries/picked.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

using frame::FormReader;
using frame::FormView;

// A chosen row: the assignment where it may be seen, and why the act is not possible.
struct Chosen {
    Picked pick;
    std::optional<queries::Item> item;
    std::optional<Error> refusal;
};
struct Choice {
    std::vector<Chosen> rows;
    Surroundings around;
    std::vector<identity::queries::Colleague> colleagues;
};

Choice choice_of(Context& ctx, const std::vector<Picked>& picked, BulkAct act) {
    return ctx.read([&](store::ReadTx& tx) {
        Choice out{{}, surroundings(tx, ctx.today()), identity::queries::people_of(tx, ctx.who().agency(), ctx.today())};
        std::vector<Id<Assignment>> ids;
        for (const auto& pick : picked) ids.push_back(pick.id);
        auto items = queries::picked(tx, ctx.who(), ids, ctx.today());
        for (const auto& pick : picked) {
            Chosen row{pick, std::nullopt, std::nullopt};
            const auto item = std::find_if(items.begin(), items.end(), [&](const auto& i) { return i.id == pick.id; });
            if (item != items.end()) row.item = std::move(*item);
            if (const auto may = actions::may_act_on(tx, ctx.who(), pick, {act, ctx.today()}); !may) row.refusal = may.error();
            out.rows.push_back(std::move(row));
        }
        return out;
    });
}

std::ptrdiff_t possible_in(const Choice& choice) {
    return std::count_if(choice.rows.begin(), choice.rows.end(), [](const auto& row) { return !row.refusal; });
}

// Why not, in one sentence; a refused form says its first field's.
std::string why(const Context& ctx, const Error& error) {
    if (error.reason == "frame.conflict") return std::string{ctx.t()("directives.changed_meanwhile")};
    if (!error.fields.empty()) return frame::sentence(ctx.t(), error.fields.front());
    return frame::sentence(ctx.t(), error);
}

// ---- what will happen -----------------------------------------------------------------------------------------------------

void row_head(Writer& out, const Context& ctx, const Chosen& row) {
    if (!row.item) return void(out.put<R"(<th scope="row">{}</th>)">(ctx.t()("directives.unknown_assignment", {row.pick.id.str()})));
    out.put<R"(<th scope="row"><a class="ta-link" href="/assignments/{}">{}</a><span class="ta-under">{}</span></th>)">(
        row.pick.id, shortened(row.item->text, 180), source_words(ctx, row.item->directive_symbol, row.item->directive_subject, row.item->path));
}

void possible_rows(Writer& out, const Context& ctx, const Choice& choice) {
    const auto& t = ctx.t();
    const std::vector<frame::Column> columns{{.key = "text", .label = std::string{t("directives.column_text")}}, {.key = "lead", .label = std::string{t("directives.column_lead")}},
                                             {.key = "person", .label = std::string{t("directives.column_person")}}, {.key = "due", .label = std::string{t("directives.column_due")}, .is_short = true}};
    const frame::TableView view{.caption = std::string{t("directives.bulk_rows")}, .columns = columns, .sort = {}, .select_name = "pick"};
    frame::table(out, ctx, view, [&](Writer& rows) {
        for (const auto& row : choice.rows) {
            if (row.refusal || !row.item) continue;
            rows.put<R"(<tr><td class="ta-pick"><input class="form-check-input" type="checkbox" name="pick" value="{}" checked aria-label="{}"></td>{}{}{}{}</tr>)">(
                row.pick.id.str() + ":" + std::to_string(row.pick.version), t("frame.select_row", {shortened(row.item->text, 80)}),
                [&](Writer& w) { row_head(w, ctx, row); },
                [&](Writer& w) { frame::cell(w, columns[1], [&](Writer& x) { x.put<"{}">(named_words(ctx, choice.around, row.item->lead)); }); },
                [&](Writer& w) { frame::cell(w, columns[2], [&](Writer& x) { x.put<"{}">(row.item->person_name.empty() ? std::string_view{"–"} : std::string_view{row.item->person_name}); }); },
                [&](Writer& w) { frame::cell(w, columns[3], [&](Writer& x) { x.put<"{}">(due_words(ctx.t(), row.item->due, row.item->effective_due)); }); });
        }
    });
}

// Those for which it was or would be refused, each with its reason.
void refused_rows(Writer& out, const Context& ctx, const std::vector<Chosen>& all) {
    const auto refused = std::count_if(all.begin(), all.end(), [](const auto& row) { return row.refusal.has_value(); });
    if (refused == 0) return;
    const auto& t = ctx.t();
    const std::vector<frame::Column> columns{{.key = "text", .label = std::string{t("directives.column_text")}}, {.key = "why", .label = std::string{t("directives.why_not")}}};
    out.put<R"(<h2>{} <span class="ta-count">{}</span></h2>)">(t("directives.bulk_refused"), refused);
    frame::table(out, ctx, {.caption = std::string{t("directives.bulk_refused")}, .columns = columns, .sort = {}, .select_name = {}}, [&](Writer& rows) {
        for (const auto& row : all)
            if (row.refusal)
                rows.put<"<tr>{}{}</tr>">([&](Writer& w) { row_head(w, ctx, row); },
                                          [&](Writer& w) { frame::cell(w, columns[1], [&](Writer& x) { x.put<"{}">(why(ctx, *row.refusal)); }); });
    });
}

std::string typed(const Context& ctx, std::string_view name) { return std::string{ctx.form(name)}; }

void fields(Writer& f, const Context& ctx, const FormView& view, const Choice& choice, BulkAct act) {
    const auto& t = ctx.t();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    if (act == BulkAct::hand_on) {
        view.select(f, {.name = "unit", .label = label("directives.filter_unit"), .value = typed(ctx, "unit")}, unit_choices(ctx, choice.around, "directives.stays"));
        view.combobox(f, {.name = "person", .label = label("directives.column_person"), .help = label("directives.bulk_hand_on_help")}, person_choices(ctx, choice.colleagues, "directives.stays"), {typed(ctx, "person")});
        view.combobox(f, {.name = "leader", .label = label("directives.leader")}, person_choices(ctx, choice.colleagues, "directives.stays"), {typed(ctx, "leader")});
    }
    if (act == BulkAct::hand_on || act == BulkAct::internal_due)
        view.date(f, {.name = "internal_due", .label = label("directives.internal_due"), .help = label("directives.internal_due_help"), .value = typed(ctx, "internal_due"), .required = act == BulkAct::internal_due});
    if (act != BulkAct::accept) view.text(f, {.name = "note", .label = label("directives.note"), .value = typed(ctx, "note"), .rows = 3});
}

frame::PageHead head_of(const Context& ctx, BulkAct act, const std::string& back) {
    return {.title = std::string{ctx.t()(key_of(act))}, .section = back == "/" ? "directives.my_work" : "directives.assignments",
            .crumbs = {{std::string{ctx.t()(back == "/" ? "directives.my_work" : "directives.assignments")}, back}}};
}

http::Response act_page(Context& ctx, const Choice& choice, BulkAct act, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const auto back = list_behind(ctx.request().method == http::Method::post ? ctx.form("back") : ctx.query("back"));
    const FormView view{ctx, errors};
    const auto possible = possible_in(choice);
    Writer body;
    if (possible == 0) {
        frame::note(body, ctx, Tone::warn, t("directives.bulk_none_possible"));
    } else {
        body.put<R"(<p class="ta-prose">{}</p>)">(t("directives.bulk_effect_" + std::string{name_of(act)}));
        frame::form(body, ctx, {.action = "/assignments/bulk/" + std::string{name_of(act)}}, [&](Writer& f) {
            view.summary(f);
            frame::hidden(f, "back", back);
            fields(f, ctx, view, choice, act);
            f.put<R"(<h2>{} <span class="ta-count">{}</span></h2>)">(t("directives.bulk_rows"), possible);
            possible_rows(f, ctx, choice);
            f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t(key_of(act))); }, html::Url{back}, t("form.cancel"));
        });
    }
    refused_rows(body, ctx, choice.rows);
    if (possible == 0) body.put<R"(<div class="ta-form-acts"><a class="btn" href="{}">{}</a></div>)">(html::Url{back}, t("directives.back_to_list"));
    return frame::page(ctx, head_of(ctx, act, back), body.take(), errors.empty() ? 200 : 422);
}

std::optional<BulkAct> act_of(const Context& ctx) { return parse_name<BulkAct>(ctx.value(0)); }

Result<http::Response> get_bulk(Context& ctx) {
    const auto act = act_of(ctx);
    if (!act) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(const auto picked, picked_of(ctx.request().query));
    return act_page(ctx, choice_of(ctx, picked, *act), *act, {});
}

// ---- what happened --------------------------------------------------------------------------------------------------------

actions::BulkOrder order_of(Context& ctx, FormReader& form, BulkAct act) {
    actions::BulkOrder order{act, {}, {}};
    if (act == BulkAct::hand_on) order.to.unit = form.id<Agency>("unit"), order.to.person = form.id<Person>("person"), order.to.leader = form.id<Person>("leader");
    if (act == BulkAct::hand_on || act == BulkAct::internal_due) order.to.internal_due = form.date("internal_due", act == BulkAct::internal_due);
    const auto note = act == BulkAct::accept ? std::string{} : form.text("note", {.most = 2000, .several_lines = true});
    order.to.note = note;
    order.urging = {note, ctx.services().settings.public_address};
    const bool says_nothing = act == BulkAct::hand_on && !order.to.unit && !order.to.person && !order.to.leader && !order.to.internal_due;
    if (says_nothing && form.errors().empty()) form.errors().add("person", "directives.nothing_to_hand_on");
    return order;
}

void done_rows(Writer& out, const Context& ctx, const std::vector<Chosen>& all, std::ptrdiff_t done) {
    if (done == 0) return;
    out.put<R"(<h2>{} <span class="ta-count">{}</span></h2><ul class="ta-list">{}</ul>)">(ctx.t()("directives.bulk_done"), done, [&](Writer& list) {
        for (const auto& row : all)
            if (!row.refusal && row.item)
                list.put<R"(<li><a href="/assignments/{}">{}</a></li>)">(row.pick.id, shortened(row.item->text, 180));
    });
}

http::Response outcome_page(Context& ctx, const std::vector<Chosen>& rows, BulkAct act) {
    const auto& t = ctx.t();
    const auto back = list_behind(ctx.form("back"));
    const auto done = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return !row.refusal; });
    Writer body;
    const bool all = done == static_cast<std::ptrdiff_t>(rows.size());
    body.put<R"(<div role="status">{}</div>)">([&](Writer& w) {
        frame::note(w, ctx, all ? Tone::ok : Tone::warn, t("directives.bulk_outcome", {std::to_string(done), std::to_string(rows.size())}));
    });
    refused_rows(body, ctx, rows);
    done_rows(body, ctx, rows, done);
    body.put<R"(<div class="ta-form-acts"><a class="btn btn-primary" href="{}">{}</a></div>)">(html::Url{back}, t("directives.back_to_list"));
    return frame::page(ctx, head_of(ctx, act, back), body.take());
}

Result<http::Response> post_bulk(Context& ctx) {
    const auto act = act_of(ctx);
    if (!act) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(const auto picked, picked_of(ctx.request().form));
    auto choice = choice_of(ctx, picked, *act);
    FormReader form{ctx.request().form};
    const auto order = order_of(ctx, form, *act);
    if (!form.errors().empty()) return act_page(ctx, choice, *act, form.errors().all());
    for (auto& row : choice.rows) {
        const auto result = ctx.write([&](store::WriteTx& tx) { return actions::act_on(tx, ctx.who(), row.pick, order); });
        row.refusal = result ? std::nullopt : std::optional{result.error()};
    }
    return outcome_page(ctx, choice.rows, *act);
}

}  // namespace

void add_bulk(frame::Routes& routes) {
    routes.get("/assignments/bulk/{act}", frame::Access::signed_in(), get_bulk);
    routes.post("/assignments/bulk/{act}", frame::Access::signed_in(), post_bulk);
}

}  // namespace thienan::directives::pages
