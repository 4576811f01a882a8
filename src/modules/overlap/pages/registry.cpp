// The registry of earlier tasks: the list, the same as a workbook, one task and its form.
#include "base/utf8.hpp"
#include "frame/components/sheets.hpp"
#include "modules/audit/queries.hpp"
#include "modules/overlap/actions/registry.hpp"
#include "modules/overlap/pages/pages.hpp"
#include "modules/overlap/queries/tasks.hpp"
#include "modules/overlap/rules.hpp"

namespace thienan::overlap::pages {
namespace {

using queries::TaskFilter;

// ---- the list

std::vector<frame::Column> list_columns(const Context& ctx) {
    return {{.key = "title", .label = word(ctx, "overlap.title"), .sortable = true, .is_name = true},
            {.key = "code", .label = word(ctx, "overlap.code"), .sortable = true, .optional = true, .is_short = true},
            {.key = "state", .label = word(ctx, "overlap.state"), .is_short = true},
            {.key = "year", .label = word(ctx, "overlap.years"), .sortable = true, .optional = true, .is_short = true},
            {.key = "place", .label = word(ctx, "overlap.place"), .sortable = true, .optional = true, .is_short = true},
            {.key = "host", .label = word(ctx, "overlap.host"), .optional = true, .is_name = true},
            {.key = "level", .label = word(ctx, "overlap.level"), .optional = true, .hidden_at_first = true, .is_short = true},
            {.key = "cause", .label = word(ctx, "overlap.stop_cause"), .optional = true, .hidden_at_first = true},
            {.key = "source", .label = word(ctx, "overlap.source"), .optional = true, .hidden_at_first = true}};
}

TaskFilter filter_of(const Context& ctx) {
    TaskFilter filter;
    filter.search = std::string{first_code_points(trim(ctx.query("q")), 200)};
    filter.state = parse_name<TaskState>(ctx.query("state"));
    filter.place = std::string{first_code_points(trim(ctx.query("place")), 100)};
    if (const auto year = parse_positive(ctx.query("year")); year && *year >= rules::kFirstYear && *year <= rules::kLastYear) filter.year = static_cast<int>(*year);
    filter.sort = frame::chosen_sort(ctx, list_columns(ctx), "-year");
    return filter;
}

std::vector<frame::Chip> chips_of(const Context& ctx, const TaskFilter& filter) {
    std::vector<frame::Chip> out;
    const auto add = [&](std::string query, std::string_view key, std::string_view value) { out.push_back({std::move(query), word(ctx, key) + ": " + std::string{value}}); };
    if (!filter.search.empty()) add("q", "frame.search", filter.search);
    if (filter.state) add("state", "overlap.state", ctx.t()(key_of(*filter.state)));
    if (!filter.place.empty()) add("place", "overlap.place", filter.place);
    if (filter.year) add("year", "overlap.year", std::to_string(filter.year));
    return out;
}

std::string words_of(const std::vector<frame::Chip>& chips) {
    std::string out;
    for (const auto& chip : chips) out += (out.empty() ? "" : "; ") + chip.label;
    return out;
}

std::string task_text(const Context& ctx, std::string_view key, const EarlierTask& task) {
    if (key == "title") return task.title;
    if (key == "code") return task.code;
    if (key == "state") return word(ctx, key_of(task.state));
    if (key == "year") return years(task);
    if (key == "place") return task.place;
    if (key == "host") return task.host;
    if (key == "level") return task.level ? word(ctx, key_of(*task.level)) : std::string{};
    if (key == "cause") return task.stop_cause;
    return task.source;
}

void task_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const EarlierTask& task) {
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        for (const auto& column : columns) {
            if (column.key == "title") {
                row.put<R"(<th scope="row"><a class="ta-link" href="/earlier-tasks/{}">{}</a></th>)">(task.id, task.title);
                continue;
            }
            frame::cell(row, column, [&](Writer& w) {
                if (column.key == "state") return task_state(w, ctx, task.state);
                const auto text = task_text(ctx, column.key, task);
                w.put<"{}">(text.empty() ? std::string_view{"–"} : std::string_view{text});
            });
        }
    });
}

void list_tools(Writer& out, const Context& ctx, const TaskFilter& filter) {
    const frame::FormView view{ctx};
    frame::filter_form(out, "/earlier-tasks", [&](Writer& w) {
        for (const auto columns : ctx.request().query.all("columns")) frame::hidden(w, "columns", columns);
        view.text(w, {.name = "q", .label = word(ctx, "frame.search"), .value = filter.search, .type = "search", .most = 200});
        auto states = state_choices(ctx);
        states.insert(states.begin(), {"", word(ctx, "overlap.any"), ""});
        view.select(w, {.name = "state", .label = word(ctx, "overlap.state"), .value = std::string{filter.state ? name_of(*filter.state) : std::string_view{}}}, states);
        view.text(w, {.name = "place", .label = word(ctx, "overlap.place"), .value = filter.place, .most = 100});
        view.text(w, {.name = "year", .label = word(ctx, "overlap.year"), .value = filter.year ? std::to_string(filter.year) : std::string{}, .type = "number"});
        frame::submit(w, ctx.t()("frame.apply"), frame::Button::plain);
    });
    frame::list_tools(out, ctx, list_columns(ctx), "/earlier-tasks.xlsx", chips_of(ctx, filter));
}

Result<http::Response> show_list(Context& ctx) {
    const auto& t = ctx.t();
    const auto filter = filter_of(ctx);
    const queries::Place place{parse_id<EarlierTask>(ctx.query("after")).value_or(Id<EarlierTask>{}), parse_id<EarlierTask>(ctx.query("before")).value_or(Id<EarlierTask>{})};
    const auto [page, total] = ctx.read([&](store::ReadTx& tx) { return std::pair{queries::tasks(tx, filter, place, frame::chosen_rows(ctx)), queries::count_tasks(tx)}; });
    const bool may = ctx.who().may(kMaintain);
    const auto chips = chips_of(ctx, filter);
    Writer body, acts;
    list_tools(body, ctx, filter);
    if (page.tasks.empty() && !chips.empty()) frame::empty_state(body, {word(ctx, "overlap.no_tasks_found"), word(ctx, "overlap.no_tasks_found_text"), word(ctx, "overlap.all_tasks"), "/earlier-tasks"});
    else if (page.tasks.empty()) frame::empty_state(body, {word(ctx, "overlap.no_tasks"), word(ctx, "overlap.no_tasks_text"), may ? word(ctx, "overlap.add_task") : "", "/earlier-tasks/new"});
    else {
        const auto columns = frame::chosen_columns(ctx, list_columns(ctx));
        frame::table(body, ctx, {.caption = word(ctx, "overlap.earlier_tasks"), .columns = columns, .sort = filter.sort, .select_name = {}}, [&, &page = page](Writer& rows) {
            for (const auto& task : page.tasks) task_row(rows, ctx, columns, task);
        });
        frame::pager(body, ctx, {page.previous, page.next, "", frame::chosen_rows(ctx)});
    }
    if (may) acts.put<R"(<a class="btn btn-primary" href="/earlier-tasks/new">{}{}</a>)">(frame::icon(ctx, "plus"), t("overlap.add_task")).put<R"(<a class="btn" href="/earlier-tasks/imports">{}{}</a>)">(frame::icon(ctx, "upload"), t("overlap.imports"));
    frame::PageHead head{.title = word(ctx, "overlap.earlier_tasks"), .under = t("overlap.tasks_under", {std::to_string(total)}), .section = "overlap.earlier_tasks", .acts = acts.take()};
    head.print_note = words_of(chips);
    return frame::page(ctx, head, body.take());
}

Result<http::Response> show_sheet(Context& ctx) {
    constexpr int kPage = 500;
    const auto filter = filter_of(ctx);
    frame::Sheet sheet{.file = "nhiem-vu-da-co", .title = word(ctx, "overlap.earlier_tasks"), .filter = words_of(chips_of(ctx, filter)), .columns = frame::chosen_columns(ctx, list_columns(ctx)), .rows = {}};
    ctx.read([&](store::ReadTx& tx) {
        queries::Place place;
        do {
            const auto page = queries::tasks(tx, filter, place, kPage);
            for (const auto& task : page.tasks) {
                auto& row = sheet.rows.emplace_back();
                for (const auto& column : sheet.columns) row.push_back(task_text(ctx, column.key, task));
            }
            place.after = parse_id<EarlierTask>(page.next).value_or(Id<EarlierTask>{});
        } while (place.after && sheet.rows.size() <= frame::kMostSheetRows);
    });
    return frame::download_sheet(ctx, sheet);
}

// ---- one task

html::Html task_facts(const Context& ctx, const EarlierTask& task) {
    std::vector<frame::Fact> facts{frame::fact(word(ctx, "overlap.code"), task.code),
                                   {word(ctx, "overlap.state"), [&ctx, state = task.state](Writer& w) { task_state(w, ctx, state); }}};
    if (!task.stop_cause.empty()) facts.push_back(frame::fact(word(ctx, "overlap.stop_cause"), task.stop_cause));
    for (const auto& [key, value] : {std::pair<std::string_view, std::string>{"overlap.years", years(task)}, {"overlap.place", task.place}, {"overlap.host", task.host},
                                     {"overlap.level", task.level ? word(ctx, key_of(*task.level)) : std::string{}}, {"overlap.source", task.source}})
        facts.push_back(frame::fact(word(ctx, key), value));
    Writer out;
    frame::card(out, ctx.t()("overlap.facts"), [&](Writer& w) { frame::facts(w, facts); });
    return out.take();
}

Result<http::Response> show_task(Context& ctx) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto id, ctx.id<EarlierTask>());
    std::vector<audit::Entry> entries;
    TRY_ASSIGN(const auto task, ctx.read([&](store::ReadTx& tx) {
        if (ctx.who().may(kMaintain)) entries = audit::history_of(tx, "earlier_task", id.value, 50);
        return queries::task(tx, id);
    }));
    Writer body, acts;
    frame::card(body, t("overlap.text"), [&](Writer& w) {
        if (task.text.empty()) return void(w.put<R"(<p class="ta-muted">{}</p>)">(t("overlap.no_text")));
        w.put<R"(<div class="ta-prose">{}</div>)">([&](Writer& p) { paragraphs(p, task.text); });
    });
    if (ctx.who().may(kScreen)) acts.put<R"(<a class="btn" href="/screenings/new?task={}">{}{}</a>)">(id, frame::icon(ctx, "scale"), t("overlap.look_up"));
    if (ctx.who().may(kMaintain)) {
        frame::card(body, t("overlap.history"), [&](Writer& w) { history(w, ctx, entries); });
        acts.put<R"(<a class="btn btn-primary" href="/earlier-tasks/{}/edit">{}</a>)">(id, t("overlap.edit"));
        frame::post_button(acts, ctx, "/earlier-tasks/" + id.str() + "/remove?version=" + std::to_string(task.version), t("overlap.remove"), frame::Button::danger, t("overlap.remove_question", {task.code}));
    }
    const frame::PageHead head{.title = task.title, .section = "overlap.earlier_tasks", .crumbs = {{word(ctx, "overlap.earlier_tasks"), "/earlier-tasks"}}, .acts = acts.take()};
    return frame::page_with_rail(ctx, head, body.take(), task_facts(ctx, task));
}

// ---- the form

EarlierTask task_of(frame::FormReader& form) {
    EarlierTask task;
    task.version = form.number("version", 0, 1'000'000'000).value_or(0);
    task.code = form.text("code", {.required = true, .most = 100});
    task.title = form.text("title", {.required = true, .most = kMostTitle});
    task.text = form.text("text", {.most = kMostText, .several_lines = true});
    task.state = parse_name<TaskState>(form.choice("state", {"running", "finished", "stopped"})).value_or(TaskState::finished);
    task.stop_cause = form.text("stop_cause", {.most = kMostTitle});
    task.host = form.text("host");
    task.place = form.text("place");
    task.year_from = static_cast<int>(form.number("year_from", rules::kFirstYear, rules::kLastYear).value_or(0));
    task.year_to = static_cast<int>(form.number("year_to", rules::kFirstYear, rules::kLastYear).value_or(0));
    task.level = parse_name<Level>(form.choice("level", {"national", "ministry", "province", "grassroots"}, false));
    task.source = form.text("source");
    return task;
}

std::string year_value(int year) { return year ? std::to_string(year) : std::string{}; }

http::Response show_form(Context& ctx, const EarlierTask& task, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    const auto back = task.id ? "/earlier-tasks/" + task.id.str() : std::string{"/earlier-tasks"};
    const auto field = [&](std::string name, std::string_view key, std::string value, std::size_t most) { return frame::Field{.name = std::move(name), .label = word(ctx, key), .value = std::move(value), .most = most}; };
    Writer body;
    frame::form(body, ctx, {.action = task.id ? back + "/edit" : back + "/new", .id = "earlier-task", .keep_draft = true}, [&](Writer& f) {
        view.summary(f, {{"code", word(ctx, "overlap.code")}, {"title", word(ctx, "overlap.title")}, {"stop_cause", word(ctx, "overlap.stop_cause")}, {"year_to", word(ctx, "overlap.year_to")}});
        frame::hidden(f, "version", std::to_string(task.version));
        auto code = field("code", "overlap.code", task.code, 100), title = field("title", "overlap.title", task.title, kMostTitle), text = field("text", "overlap.text", task.text, kMostText);
        code.required = title.required = true;
        code.help = word(ctx, "overlap.code_help");
        title.rows = 2;
        text.rows = 12;
        text.help = word(ctx, "overlap.text_help");
        view.text(f, title);
        view.text(f, code);
        view.text(f, text);
        view.select(f, {.name = "state", .label = word(ctx, "overlap.state"), .value = std::string{name_of(task.state)}, .required = true}, state_choices(ctx));
        auto cause = field("stop_cause", "overlap.stop_cause", task.stop_cause, kMostTitle);
        cause.help = word(ctx, "overlap.stop_cause_help");
        view.text(f, cause);
        auto host = field("host", "overlap.host", task.host, 300);
        host.help = word(ctx, "overlap.host_help");
        view.text(f, host);
        f.put<R"(<div class="ta-pair">{}{}{}</div>)">([&](Writer& w) { view.text(w, field("place", "overlap.place", task.place, 300)); },
                                                  [&](Writer& w) {
                                                      auto from = field("year_from", "overlap.year_from", year_value(task.year_from), 4);
                                                      from.type = "number";
                                                      view.text(w, from);
                                                  },
                                                  [&](Writer& w) {
                                                      auto to = field("year_to", "overlap.year_to", year_value(task.year_to), 4);
                                                      to.type = "number";
                                                      view.text(w, to);
                                                  });
        auto levels = level_choices(ctx);
        levels.insert(levels.begin(), {"", word(ctx, "overlap.level_unknown"), ""});
        view.select(f, {.name = "level", .label = word(ctx, "overlap.level"), .value = std::string{task.level ? name_of(*task.level) : std::string_view{}}}, levels);
        auto source = field("source", "overlap.source", task.source, 300);
        source.help = word(ctx, "overlap.source_help");
        view.text(f, source);
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("form.save")); }, html::Url{back}, t("form.cancel"));
    });
    return frame::page(ctx, {.title = word(ctx, task.id ? "overlap.edit_task" : "overlap.add_task"), .section = "overlap.earlier_tasks", .crumbs = {{word(ctx, "overlap.earlier_tasks"), "/earlier-tasks"}}},
                       body.take(), status);
}

Result<http::Response> refused(Context& ctx, const EarlierTask& task, const Error& error) {
    if (error.code == Code::conflict) return show_form(ctx, task, {{"form", error.reason, {}}}, 409);
    if (error.code == Code::invalid) return show_form(ctx, task, error.fields, 422);
    return error;
}

Result<http::Response> post_new(Context& ctx) {
    frame::FormReader form{ctx.request().form};
    const auto task = task_of(form);
    if (!form.errors().empty()) return show_form(ctx, task, form.errors().all(), 422);
    const auto id = ctx.write([&](store::WriteTx& tx) { return actions::add_task(tx, ctx.who(), task); });
    if (!id) return refused(ctx, task, id.error());
    return ctx.redirect("/earlier-tasks/" + id->str(), "overlap.saved");
}

Result<http::Response> get_edit(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<EarlierTask>());
    TRY_ASSIGN(const auto task, ctx.read([&](store::ReadTx& tx) { return queries::task(tx, id); }));
    return show_form(ctx, task, {}, 200);
}

Result<http::Response> post_edit(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<EarlierTask>());
    frame::FormReader form{ctx.request().form};
    auto task = task_of(form);
    task.id = id;
    if (!form.errors().empty()) return show_form(ctx, task, form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::change_task(tx, ctx.who(), task); });
    if (!done) return refused(ctx, task, done.error());
    return ctx.redirect("/earlier-tasks/" + id.str(), "overlap.saved");
}

Result<http::Response> post_remove(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<EarlierTask>());
    const auto version = parse_positive(ctx.query("version")).value_or(0);
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::remove_task(tx, ctx.who(), id, version); }));
    return ctx.redirect("/earlier-tasks", "overlap.removed");
}

}  // namespace

void add_registry(frame::Routes& routes) {
    using frame::Access;
    const auto may = Access::needs(kMaintain);
    http::Limits long_text;
    long_text.body = 4u << 20;
    routes.get("/earlier-tasks", Access::signed_in(), show_list);
    routes.get("/earlier-tasks.xlsx", Access::signed_in(), show_sheet);
    routes.get("/earlier-tasks/new", may, [](Context& ctx) -> Result<http::Response> { return show_form(ctx, {}, {}, 200); });
    routes.post("/earlier-tasks/new", may, post_new, long_text);
    routes.get("/earlier-tasks/{id}", Access::signed_in(), show_task);
    routes.get("/earlier-tasks/{id}/edit", may, get_edit);
    routes.post("/earlier-tasks/{id}/edit", may, post_edit, long_text);
    routes.post("/earlier-tasks/{id}/remove", may, post_remove);
}

}  // namespace thienan::overlap::pages
