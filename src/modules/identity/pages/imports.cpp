// Import from Excel or CSV: upload, look at every line, confirm.
#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "frame/problem.hpp"
#include "modules/identity/actions/imports.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/pages/pages.hpp"
#include "platform/office/xlsx_writer.hpp"

#include <fstream>
#include <iterator>

namespace thienan::identity::pages {
namespace {

using Errors = std::vector<FieldError>;

std::string column_key(std::string_view field) { return "identity.column_" + std::string{field}; }

// The headings of both languages and the fields' own names; behind "=" the words of cells.
Headings headings_of(const Context& ctx) {
    Headings headings;
    const auto add = [&](std::string_view field) {
        headings.emplace(viet::fold(field), field);
        for (const auto language : {Language::vi, Language::en}) headings.emplace(viet::fold(ctx.services().locale.words(language)(column_key(field))), field);
    };
    for (const auto language : {Language::vi, Language::en})
        for (const std::string_view key : {"identity.full_name", "identity.name"}) headings.emplace(viet::fold(ctx.services().locale.words(language)(key)), "name");
    for (const auto field : kAgencyColumns) add(field);
    for (const auto field : kPersonColumns) add(field);
    for (const auto kind : {AgencyKind::agency, AgencyKind::unit, AgencyKind::group})
        for (const auto language : {Language::vi, Language::en})
            headings.emplace("=" + viet::fold(ctx.services().locale.words(language)("identity.kind_" + std::string{name_of(kind)})), name_of(kind));
    return headings;
}

http::Response show_list(Context& ctx, const std::vector<Import>& imports, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    const std::vector<frame::Column> columns = {{.key = "file", .label = word(ctx, "identity.import_file")},
                                                {.key = "at", .label = word(ctx, "identity.uploaded_at"), .is_short = true},
                                                {.key = "state", .label = word(ctx, "identity.state")}};
    Writer body;
    section_tabs(body, ctx, "imports");
    frame::card(body, t("identity.import_new"), [&](Writer& w) {
        w.put<R"(<p>{}</p><p><a href="/imports/template">{}</a></p>)">(t("identity.import_text"), t("identity.import_template"));
        frame::form(w, ctx, {.action = "/imports", .multipart = true}, [&](Writer& f) {
            view.summary(f);
            view.file(f, {.name = "file", .label = word(ctx, "identity.import_file"), .required = true}, ".xlsx,.csv", kMostImportBytes);
            frame::submit(f, t("identity.import_look"));
        });
    });
    if (!imports.empty())
        frame::table(body, ctx, {.caption = word(ctx, "identity.imports"), .columns = columns}, [&](Writer& rows) {
            for (const auto& one : imports)
                rows.put<"<tr>{}</tr>">([&](Writer& row) {
                    frame::cell(row, columns[0], [&](Writer& c) { c.put<R"(<a href="/imports/{}">{}</a>)">(one.id, one.file_name); });
                    frame::cell(row, columns[1], [&](Writer& c) { c.put<"{}">(t.time(one.uploaded_at)); });
                    frame::cell(row, columns[2], [&](Writer& c) {
                        if (one.confirmed_at)
                            frame::badge(c, ctx, frame::Tone::ok, "circle-check",
                                         t("identity.import_added", {std::to_string(one.agencies), std::to_string(one.people), std::to_string(one.accounts)}));
                        else frame::badge(c, ctx, frame::Tone::neutral, "clock", t("identity.import_waits"));
                    });
                });
        });
    return frame::page(ctx, {.title = word(ctx, "identity.imports"), .section = "identity.people"}, body.take(), status);
}

Result<http::Response> get_list(Context& ctx, const Errors& errors, int status) {
    TRY_ASSIGN(const auto imports, ctx.read([&](store::ReadTx& tx) { return queries::imports(tx, ctx.who()); }));
    return show_list(ctx, imports, errors, status);
}

Result<http::Response> post_upload(Context& ctx) {
    const auto& uploads = ctx.request().uploads;
    if (uploads.empty() || uploads[0].size == 0) return get_list(ctx, {{"file", "form.required", {}}}, 422);
    std::ifstream file{uploads[0].temporary_file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const std::string name{trim(viet::normalise(uploads[0].name))};
    const auto headings = headings_of(ctx);
    const auto id = ctx.write([&](store::WriteTx& tx) { return actions::upload_import(tx, ctx.who(), first_code_points(name, 200), bytes, headings); });
    if (id) return ctx.redirect("/imports/" + id->str());
    if (id.error().code == Code::forbidden) return id.error();
    return get_list(ctx, {{"file", id.error().reason, id.error().args}}, id.error().code == Code::conflict ? 409 : 422);
}

void fate_badge(Writer& out, const Context& ctx, ImportRow::Fate fate) {
    switch (fate) {
        case ImportRow::Fate::added: return frame::badge(out, ctx, frame::Tone::ok, "plus", ctx.t()("identity.fate_added"));
        case ImportRow::Fate::extended: return frame::badge(out, ctx, frame::Tone::info, "edit", ctx.t()("identity.fate_extended"));
        case ImportRow::Fate::unchanged: return frame::badge(out, ctx, frame::Tone::neutral, "check", ctx.t()("identity.fate_unchanged"));
        case ImportRow::Fate::refused: return frame::badge(out, ctx, frame::Tone::bad, "alert-circle", ctx.t()("identity.fate_refused"));
    }
}

void report_table(Writer& out, const Context& ctx, const ImportReport& report) {
    const auto& t = ctx.t();
    const std::vector<frame::Column> columns = {{.key = "line", .label = word(ctx, "identity.import_line"), .numeric = true},
                                                {.key = "kind", .label = word(ctx, "identity.import_sheet"), .is_short = true},
                                                {.key = "name", .label = word(ctx, "identity.import_name")},
                                                {.key = "fate", .label = word(ctx, "identity.import_fate")}};
    frame::table(out, ctx, {.caption = word(ctx, "identity.import_lines"), .columns = columns}, [&](Writer& rows) {
        for (const auto& line : report.rows)
            rows.put<"<tr>{}</tr>">([&](Writer& row) {
                frame::cell(row, columns[0], [&](Writer& c) { c.put<"{}">(line.number); });
                frame::cell(row, columns[1], [&](Writer& c) { c.put<"{}">(t(line.kind == ImportTable::Kind::agencies ? "identity.agencies" : "identity.people")); });
                frame::cell(row, columns[2], [&](Writer& c) { c.put<"{}">(line.label); });
                frame::cell(row, columns[3], [&](Writer& c) {
                    fate_badge(c, ctx, line.fate);
                    for (const auto& error : line.errors)
                        c.put<R"(<p class="ta-error">{}{}</p>)">(error.field.empty() ? std::string{} : std::string{t(column_key(error.field))}.append(": "), frame::sentence(t, error));
                });
            });
    });
}

Result<http::Response> show_preview(Context& ctx) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto id, ctx.id<Import>());
    TRY_ASSIGN(const auto kept, ctx.read([&](store::ReadTx& tx) { return queries::import(tx, ctx.who(), id); }));
    const frame::PageHead head{.title = kept.file_name, .section = "identity.people", .crumbs = {{word(ctx, "identity.imports"), "/imports"}}};
    Writer body;
    if (kept.confirmed_at) {
        frame::note(body, ctx, frame::Tone::ok, t("identity.import_added", {std::to_string(kept.agencies), std::to_string(kept.people), std::to_string(kept.accounts)}));
        return frame::page(ctx, head, body.take());
    }
    TRY_ASSIGN(const auto report, actions::preview_import(ctx.services().db, ctx.who(), id, headings_of(ctx)));
    if (report.refused > 0) frame::note(body, ctx, frame::Tone::bad, t("identity.import_has_errors", {std::to_string(report.refused)}));
    else {
        frame::note(body, ctx, frame::Tone::info, t("identity.import_ready", {std::to_string(report.agencies), std::to_string(report.people), std::to_string(report.accounts)}));
        frame::form(body, ctx, {.action = "/imports/" + id.str() + "/confirm"}, [&](Writer& w) { frame::submit(w, t("identity.import_confirm")); });
    }
    report_table(body, ctx, report);
    return frame::page(ctx, head, body.take());
}

Result<http::Response> post_confirm(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Import>());
    const auto headings = headings_of(ctx);
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::confirm_import(tx, ctx.who(), id, headings); }));
    return ctx.redirect("/imports/" + id.str(), "identity.import_confirmed");
}

template <std::size_t N>
office::XlsxSheet sheet_of(const Context& ctx, std::string_view sheet_key, std::string_view name_key, const std::array<std::string_view, N>& fields) {
    office::XlsxSheet sheet;
    sheet.name = ctx.t()(sheet_key);
    for (const auto field : fields) sheet.columns.push_back({word(ctx, field == "name" ? std::string{name_key} : column_key(field)), 22});
    return sheet;
}

Result<http::Response> get_template(Context& ctx) {
    office::XlsxWriter book;
    book.begin_sheet(sheet_of(ctx, "identity.agencies", "identity.name", kAgencyColumns));
    book.begin_sheet(sheet_of(ctx, "identity.people", "identity.full_name", kPersonColumns));
    return ctx.download(book.finish(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", word(ctx, "identity.import_template_file") + ".xlsx");
}

}  // namespace

void add_imports(frame::Routes& routes) {
    const auto admin = frame::Access::needs(kAdminister);
    http::Limits upload;
    upload.body = kMostImportBytes + (64u << 10);
    upload.multipart = true;
    upload.files = 1;
    routes.get("/imports", admin, [](Context& ctx) { return get_list(ctx, {}, 200); });
    routes.post("/imports", admin, post_upload, upload);
    routes.get("/imports/template", admin, get_template);
    routes.get("/imports/{id}", admin, show_preview);
    routes.post("/imports/{id}/confirm", admin, post_confirm);
}

}  // namespace thienan::identity::pages
