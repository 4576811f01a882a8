// Import of earlier tasks: upload, look at every line, confirm.
#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "frame/problem.hpp"
#include "modules/overlap/actions/imports.hpp"
#include "modules/overlap/headings.hpp"
#include "modules/overlap/pages/pages.hpp"
#include "platform/office/xlsx_writer.hpp"

#include <array>
#include <fstream>
#include <iterator>

namespace thienan::overlap::pages {
namespace {

constexpr std::size_t kMostErrorsShown = 500, kMostOthersShown = 100;
constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::string column_word(const Context& ctx, std::string_view field) { return word(ctx, "overlap." + std::string{field}); }

frame::PageHead head_of(const Context& ctx, std::string title) {
    return {.title = std::move(title), .section = "overlap.earlier_tasks", .crumbs = {{word(ctx, "overlap.earlier_tasks"), "/earlier-tasks"}, {word(ctx, "overlap.imports"), "/earlier-tasks/imports"}}};
}

void import_state(Writer& out, const Context& ctx, const ImportEntry& one) {
    const auto& t = ctx.t();
    if (one.confirmed_at) frame::badge(out, ctx, Tone::ok, "circle-check", t("overlap.import_took", {std::to_string(one.added), std::to_string(one.changed)}));
    else frame::badge(out, ctx, Tone::neutral, "clock", t("overlap.import_waits"));
}

http::Response show_list(Context& ctx, const std::vector<ImportEntry>& imports, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    const std::vector<frame::Column> columns = {{.key = "file", .label = word(ctx, "overlap.import_file")}, {.key = "at", .label = word(ctx, "overlap.uploaded_at"), .is_short = true},
                                                {.key = "rows", .label = word(ctx, "overlap.import_rows"), .numeric = true}, {.key = "state", .label = word(ctx, "overlap.state")}};
    Writer body;
    frame::card(body, t("overlap.import_new"), [&](Writer& w) {
        w.put<R"(<p>{}</p><p><a href="/earlier-tasks/imports/template">{}</a></p>)">(t("overlap.import_text"), t("overlap.import_template"));
        frame::form(w, ctx, {.action = "/earlier-tasks/imports", .multipart = true}, [&](Writer& f) {
            view.summary(f, {{"file", word(ctx, "overlap.import_file")}});
            view.file(f, {.name = "file", .label = word(ctx, "overlap.import_file"), .required = true}, ".xlsx,.csv,.json,.jsonl,.ndjson", kMostImportBytes);
            view.text(f, {.name = "source", .label = word(ctx, "overlap.source"), .help = word(ctx, "overlap.import_source_help"), .value = std::string{ctx.form("source")}, .most = 300});
            frame::submit(f, t("overlap.import_look"));
        });
    });
    if (!imports.empty())
        frame::table(body, ctx, {.caption = word(ctx, "overlap.imports"), .columns = columns, .sort = {}, .select_name = {}}, [&](Writer& rows) {
            for (const auto& one : imports)
                rows.put<"<tr>{}</tr>">([&](Writer& row) {
                    frame::cell(row, columns[0], [&](Writer& c) { c.put<R"(<a href="/earlier-tasks/imports/{}">{}</a>)">(one.id, one.file_name); });
                    frame::cell(row, columns[1], [&](Writer& c) { c.put<"{}">(t.time(one.uploaded_at)); });
                    frame::cell(row, columns[2], [&](Writer& c) { c.put<"{}">(one.rows); });
                    frame::cell(row, columns[3], [&](Writer& c) { import_state(c, ctx, one); });
                });
        });
    return frame::page(ctx, {.title = word(ctx, "overlap.imports"), .section = "overlap.earlier_tasks", .crumbs = {{word(ctx, "overlap.earlier_tasks"), "/earlier-tasks"}}}, body.take(), status);
}

Result<http::Response> get_list(Context& ctx, const Errors& errors, int status) {
    TRY_ASSIGN(const auto imports, ctx.read([&](store::ReadTx& tx) { return queries::imports(tx, ctx.who()); }));
    return show_list(ctx, imports, errors, status);
}

Result<http::Response> post_upload(Context& ctx) {
    const auto& uploads = ctx.request().uploads;
    frame::FormReader form{ctx.request().form};
    const auto source = form.text("source");
    auto errors = form.errors().all();
    if (uploads.empty() || uploads[0].size == 0) errors.push_back({"file", "form.required", {}});
    if (!errors.empty()) return get_list(ctx, errors, 422);
    std::ifstream file{uploads[0].temporary_file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const std::string name{first_code_points(trim(viet::normalise(uploads[0].name)), 200)};
    const auto lines = read_import(bytes, import_headings(ctx.services().locale));
    if (!lines) return get_list(ctx, {{"file", lines.error().reason, lines.error().args}}, 422);
    TRY_ASSIGN(const auto id, ctx.write([&](store::WriteTx& tx) { return actions::upload_import(tx, ctx.who(), {name, source, bytes, lines->size()}); }));
    return ctx.redirect("/earlier-tasks/imports/" + id.str());
}

void fate_badge(Writer& out, const Context& ctx, Fate fate) {
    switch (fate) {
        case Fate::added: return frame::badge(out, ctx, Tone::ok, "plus", ctx.t()(key_of(fate)));
        case Fate::changed: return frame::badge(out, ctx, Tone::info, "edit", ctx.t()(key_of(fate)));
        case Fate::unchanged: return frame::badge(out, ctx, Tone::neutral, "check", ctx.t()(key_of(fate)));
        case Fate::refused: return frame::badge(out, ctx, Tone::bad, "alert-circle", ctx.t()(key_of(fate)));
    }
}

std::string error_words(const Context& ctx, const FieldError& error) {
    return (error.field.empty() ? std::string{} : column_word(ctx, error.field) + ": ") + frame::sentence(ctx.t(), error);
}

void lines_table(Writer& out, const Context& ctx, std::string_view caption, const std::vector<const WeighedLine*>& lines) {
    const std::vector<frame::Column> columns = {{.key = "line", .label = word(ctx, "overlap.import_line"), .numeric = true}, {.key = "code", .label = word(ctx, "overlap.code"), .is_short = true},
                                                {.key = "title", .label = word(ctx, "overlap.title"), .is_name = true}, {.key = "fate", .label = word(ctx, "overlap.import_fate")}};
    frame::table(out, ctx, {.caption = std::string{caption}, .columns = columns, .sort = {}, .select_name = {}}, [&](Writer& rows) {
        for (const auto* line : lines)
            rows.put<"<tr>{}</tr>">([&](Writer& row) {
                frame::cell(row, columns[0], [&](Writer& c) { c.put<"{}">(line->number); });
                frame::cell(row, columns[1], [&](Writer& c) { c.put<"{}">(line->task.code.empty() ? std::string_view{"–"} : std::string_view{line->task.code}); });
                frame::cell(row, columns[2], [&](Writer& c) { c.put<"{}">(line->task.title.empty() ? std::string_view{"–"} : std::string_view{line->task.title}); });
                frame::cell(row, columns[3], [&](Writer& c) {
                    fate_badge(c, ctx, line->fate);
                    for (const auto& error : line->errors) c.put<R"(<p class="ta-error">{}</p>)">(error_words(ctx, error));
                });
            });
    });
}

// The first lines of one fate or, for `refused`, of that alone.
std::vector<const WeighedLine*> first_of(const std::vector<WeighedLine>& lines, Fate only, bool others, std::size_t most) {
    std::vector<const WeighedLine*> out;
    for (const auto& line : lines)
        if ((line.fate == only) != others && out.size() < most) out.push_back(&line);
    return out;
}

void preview(Writer& out, const Context& ctx, const ImportEntry& entry, const std::vector<WeighedLine>& lines) {
    const auto& t = ctx.t();
    std::array<std::size_t, 4> counts{};
    for (const auto& line : lines) ++counts[static_cast<std::size_t>(line.fate)];
    const auto n = [&](Fate fate) { return std::to_string(counts[static_cast<std::size_t>(fate)]); };
    const auto good = lines.size() - counts[static_cast<std::size_t>(Fate::refused)];
    const std::string base = "/earlier-tasks/imports/" + entry.id.str();
    frame::note(out, ctx, good == lines.size() ? Tone::info : Tone::warn, t("overlap.import_counts", {n(Fate::added), n(Fate::changed), n(Fate::unchanged), n(Fate::refused)}));
    out.put<R"(<div class="ta-row">{}{}</div>)">(
        [&](Writer& w) {
            if (good > 0) frame::post_button(w, ctx, base + "/confirm", t(good == lines.size() ? "overlap.import_confirm" : "overlap.import_confirm_rest", {std::to_string(good)}), frame::Button::primary);
        },
        [&](Writer& w) {
            if (good < lines.size()) w.put<R"(<a class="btn" href="{}">{}{}</a>)">(html::Url{base + "/errors.xlsx"}, frame::icon(ctx, "download"), t("overlap.import_errors"));
        });
    const auto wrong = first_of(lines, Fate::refused, false, kMostErrorsShown), others = first_of(lines, Fate::refused, true, kMostOthersShown);
    if (!wrong.empty()) lines_table(out, ctx, t("overlap.import_wrong_lines"), wrong);
    if (!others.empty()) {
        out.put<R"(<h2>{}</h2>)">(t("overlap.import_first_lines", {std::to_string(others.size())}));
        lines_table(out, ctx, t("overlap.import_first_lines", {std::to_string(others.size())}), others);
    }
}

Result<http::Response> show_preview(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Import>());
    TRY_ASSIGN(const auto entry, ctx.read([&](store::ReadTx& tx) { return queries::import(tx, ctx.who(), id); }));
    Writer body;
    if (entry.confirmed_at) {
        frame::note(body, ctx, Tone::ok, ctx.t()("overlap.import_result", {std::to_string(entry.rows), std::to_string(entry.added), std::to_string(entry.changed), std::to_string(entry.refused)}));
        body.put<R"(<p><a class="btn btn-primary" href="/earlier-tasks">{}</a></p>)">(ctx.t()("overlap.all_tasks"));
        return frame::page(ctx, head_of(ctx, entry.file_name), body.take());
    }
    const auto headings = import_headings(ctx.services().locale);
    TRY_ASSIGN(const auto lines, ctx.read([&](store::ReadTx& tx) { return queries::import_lines(tx, ctx.who(), id, headings); }));
    preview(body, ctx, entry, lines);
    return frame::page(ctx, head_of(ctx, entry.file_name), body.take());
}

// The lines that are wrong, to be mended and uploaded again: the template's columns, then why.
Result<http::Response> get_errors(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Import>());
    const auto headings = import_headings(ctx.services().locale);
    TRY_ASSIGN(const auto lines, ctx.read([&](store::ReadTx& tx) { return queries::import_lines(tx, ctx.who(), id, headings); }));
    office::XlsxWriter book;
    office::XlsxSheet sheet{.name = word(ctx, "overlap.import_errors"), .titles = {}, .columns = {}};
    for (const auto key : {"overlap.import_line", "overlap.code", "overlap.title", "overlap.import_why"}) sheet.columns.push_back({word(ctx, key), 30});
    book.begin_sheet(sheet);
    for (const auto& line : lines) {
        if (line.fate != Fate::refused) continue;
        std::string why;
        for (const auto& error : line.errors) why += (why.empty() ? "" : "; ") + error_words(ctx, error);
        const std::array<office::XlsxCell, 4> cells = {std::int64_t{line.number}, line.task.code, line.task.title, why};
        TRY(book.row(cells));
    }
    return ctx.download(book.finish(), kXlsx, word(ctx, "overlap.import_errors_file") + ".xlsx");
}

Result<http::Response> post_confirm(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Import>());
    TRY_ASSIGN(const auto job, ctx.write([&](store::WriteTx& tx) { return actions::confirm_import(tx, ctx.who(), id); }));
    return ctx.redirect("/jobs/" + job.str());
}

Result<http::Response> get_template(Context& ctx) {
    office::XlsxWriter book;
    office::XlsxSheet sheet{.name = word(ctx, "overlap.earlier_tasks"), .titles = {}, .columns = {}};
    for (const auto field : kImportColumns) sheet.columns.push_back({column_word(ctx, field), 24});
    book.begin_sheet(sheet);
    return ctx.download(book.finish(), kXlsx, word(ctx, "overlap.import_template_file") + ".xlsx");
}

}  // namespace

void add_imports(frame::Routes& routes) {
    const auto may = frame::Access::needs(kMaintain);
    http::Limits upload;
    upload.body = kMostImportBytes + (64u << 10);
    upload.multipart = true;
    upload.files = 1;
    routes.get("/earlier-tasks/imports", may, [](Context& ctx) { return get_list(ctx, {}, 200); });
    routes.post("/earlier-tasks/imports", may, post_upload, upload);
    routes.get("/earlier-tasks/imports/template", may, get_template);
    routes.get("/earlier-tasks/imports/{id}", may, show_preview);
    routes.get("/earlier-tasks/imports/{id}/errors.xlsx", may, get_errors);
    routes.post("/earlier-tasks/imports/{id}/confirm", may, post_confirm);
}

}  // namespace thienan::overlap::pages
