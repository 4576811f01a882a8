// Looking up a whole list: upload, what was found for each line, and the map of clusters.
#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "frame/components/sheets.hpp"
#include "modules/overlap/actions/batches.hpp"
#include "modules/overlap/actions/screening.hpp"
#include "modules/overlap/headings.hpp"
#include "modules/overlap/pages/cluster_map.hpp"
#include "modules/overlap/pages/pages.hpp"

#include <fstream>
#include <iterator>

namespace thienan::overlap::pages {
namespace {

constexpr std::size_t kMostMaps = 30;

void batch_state(Writer& out, const Context& ctx, const BatchEntry& batch) {
    if (!batch.done_at) return frame::badge(out, ctx, Tone::neutral, "hourglass", ctx.t()("overlap.batch_waits"));
    frame::badge(out, ctx, batch.close ? Tone::warn : Tone::ok, batch.close ? "alert-triangle" : "circle-check", ctx.t()("overlap.batch_close", {std::to_string(batch.close), std::to_string(batch.lines)}));
}

http::Response show_list(Context& ctx, const Errors& errors) {
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    const auto batches = ctx.read([&](store::ReadTx& tx) { return queries::batches(tx, ctx.who()); });
    const std::vector<frame::Column> columns{{.key = "file", .label = word(ctx, "overlap.import_file")}, {.key = "at", .label = word(ctx, "overlap.uploaded_at"), .is_short = true},
                                             {.key = "found", .label = word(ctx, "overlap.found"), .is_short = true}};
    Writer body;
    frame::card(body, t("overlap.batch_new"), [&](Writer& w) {
        w.put<"<p>{}</p>">(t("overlap.batch_text", {std::to_string(kMostBatchLines)}));
        frame::form(w, ctx, {.action = "/screenings/batches", .multipart = true}, [&](Writer& f) {
            view.summary(f, {{"file", word(ctx, "overlap.import_file")}});
            view.file(f, {.name = "file", .label = word(ctx, "overlap.import_file"), .required = true}, ".xlsx,.csv,.json,.jsonl,.ndjson", kMostImportBytes);
            frame::submit(f, t("overlap.look_up"));
        });
    });
    if (!batches.empty())
        frame::table(body, ctx, {.caption = word(ctx, "overlap.batches"), .columns = columns, .sort = {}, .select_name = {}}, [&](Writer& rows) {
            for (const auto& batch : batches)
                rows.put<"<tr>{}</tr>">([&](Writer& row) {
                    frame::cell(row, columns[0], [&](Writer& c) { c.put<R"(<a href="/screenings/batches/{}">{}</a>)">(batch.id, batch.file_name); });
                    frame::cell(row, columns[1], [&](Writer& c) { c.put<"{}">(t.time(batch.created_at)); });
                    frame::cell(row, columns[2], [&](Writer& c) { batch_state(c, ctx, batch); });
                });
        });
    return frame::page(ctx, {.title = word(ctx, "overlap.batches"), .section = "overlap.screenings", .crumbs = screening_crumbs(ctx)}, body.take(), errors.empty() ? 200 : 422);
}

Result<http::Response> post_upload(Context& ctx) {
    const auto& uploads = ctx.request().uploads;
    if (uploads.empty() || uploads[0].size == 0) return show_list(ctx, {{"file", "form.required", {}}});
    std::ifstream file{uploads[0].temporary_file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    const auto items = rules::read_batch(bytes, import_headings(ctx.services().locale));
    if (!items) return show_list(ctx, {{"file", items.error().reason, items.error().args}});
    const std::string name{first_code_points(trim(viet::normalise(uploads[0].name)), 200)};
    TRY_ASSIGN(const auto job, ctx.write([&](store::WriteTx& tx) { return actions::queue_batch(tx, ctx.who(), name, *items); }));
    return ctx.redirect("/jobs/" + job.str());
}

// ---- one list

// Which cluster each line is in, from 1; 0: none.
std::vector<std::size_t> cluster_numbers(const std::vector<Cluster>& clusters, std::size_t items) {
    std::vector<std::size_t> out(items);
    for (std::size_t c = 0; c < clusters.size(); ++c)
        for (const auto i : clusters[c].items) out[i] = c + 1;
    return out;
}

void maps(Writer& out, const Context& ctx, const queries::BatchRecord& record, const std::vector<Cluster>& clusters) {
    const auto& t = ctx.t();
    out.put<R"(<h2>{}</h2><p class="ta-muted">{}</p><div class="ta-maps">{}</div>)">(t("overlap.clusters"), t("overlap.clusters_help"), [&](Writer& w) {
        for (std::size_t c = 0; c < std::min(clusters.size(), kMostMaps); ++c) {
            const auto label = t("overlap.cluster", {std::to_string(c + 1), std::to_string(clusters[c].items.size()), std::to_string(clusters[c].task_of.size())});
            w.put<"<figure><figcaption>{}</figcaption>{}</figure>">(label, cluster_map(clusters[c], record.items, label));
        }
    });
    if (clusters.size() > kMostMaps) out.put<R"(<p class="ta-muted">{}</p>)">(t("overlap.clusters_cut", {std::to_string(kMostMaps), std::to_string(clusters.size())}));
}

void item_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const queries::BatchRecord& record, const BatchItem& item, std::size_t cluster) {
    out.put<R"(<tr id="line-{}">{}</tr>)">(item.line, [&](Writer& row) {
        frame::cell(row, columns[0], [&](Writer& c) { c.put<"{}">(item.line); });
        frame::cell(row, columns[1], [&](Writer& c) { c.put<R"({}<span class="ta-under">{}</span>)">(item.title, item.code); });
        frame::cell(row, columns[2], [&](Writer& c) {
            if (item.best_verdict.empty()) c.put<"{}">(ctx.t()("overlap.nothing_found"));
            else c.put<"{} {}">([&](Writer& b) { verdict_badge(b, ctx, item.best_verdict); }, percent(item.best_score));
        });
        frame::cell(row, columns[3], [&](Writer& c) {
            if (!item.is_close()) return void(c.put<"–">());
            c.put<R"(<a href="/earlier-tasks/{}">{}</a><span class="ta-under">{}</span>)">(item.task.id, item.task.title, item.task.code + (item.task.place.empty() ? "" : ", ") + item.task.place);
            if (!item.task.stop_cause.empty()) c.put<R"(<span class="ta-cause">{}: {}</span>)">(ctx.t()(key_of(item.task.state)), item.task.stop_cause);
        });
        frame::cell(row, columns[4], [&](Writer& c) { c.put<"{}">(cluster ? std::to_string(cluster) : std::string{"–"}); });
        frame::cell(row, columns[5], [&](Writer& c) { frame::post_button(c, ctx, "/screenings/batches/" + record.batch.id.str() + "/lines/" + std::to_string(item.line), ctx.t()("overlap.look_up_alone")); });
    });
}

std::vector<frame::Column> item_columns(const Context& ctx) {
    return {{.key = "line", .label = word(ctx, "overlap.import_line"), .numeric = true, .is_short = true}, {.key = "title", .label = word(ctx, "overlap.proposal"), .is_name = true},
            {.key = "found", .label = word(ctx, "overlap.found"), .is_short = true}, {.key = "task", .label = word(ctx, "overlap.most_like"), .is_name = true},
            {.key = "cluster", .label = word(ctx, "overlap.cluster_number"), .numeric = true, .is_short = true}, {.key = "act", .label = word(ctx, "overlap.act")}};
}

Result<http::Response> show_batch(Context& ctx) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto id, ctx.id<Batch>());
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::batch(tx, ctx.who(), id); }));
    const auto clusters = rules::clusters(record.items, record.links);
    const auto numbers = cluster_numbers(clusters, record.items.size());
    const auto& batch = record.batch;
    auto trail = screening_crumbs(ctx);
    trail.push_back({word(ctx, "overlap.batches"), "/screenings/batches"});
    Writer body, acts;
    if (!batch.done_at) frame::note(body, ctx, Tone::info, t("overlap.batch_waits_text"));
    else {
        frame::tiles(body, {{std::to_string(batch.lines), word(ctx, "overlap.batch_lines"), ""}, {std::to_string(batch.close), word(ctx, "overlap.batch_close_lines"), ""},
                            {std::to_string(record.links.size()), word(ctx, "overlap.batch_pairs"), ""}, {std::to_string(clusters.size()), word(ctx, "overlap.clusters"), ""}});
        if (!clusters.empty()) maps(body, ctx, record, clusters);
    }
    const auto columns = item_columns(ctx);
    body.put<"<h2>{}</h2>">(t("overlap.batch_lines"));
    frame::table(body, ctx, {.caption = word(ctx, "overlap.batch_lines"), .columns = columns, .sort = {}, .select_name = {}}, [&](Writer& rows) {
        for (std::size_t i = 0; i < record.items.size(); ++i) item_row(rows, ctx, columns, record, record.items[i], numbers[i]);
    });
    acts.put<R"(<a class="btn" href="/screenings/batches/{}/lines.xlsx">{}{}</a>)">(id, frame::icon(ctx, "download"), t("frame.export"));
    return frame::page(ctx, {.title = batch.file_name, .under = t("overlap.batch_under", {t.time(batch.created_at), batch.created_by, std::to_string(batch.corpus_version), std::to_string(batch.corpus_tasks)}), .section = "overlap.screenings",
                             .crumbs = trail, .acts = acts.take()}, body.take());
}

Result<http::Response> get_sheet(Context& ctx) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto id, ctx.id<Batch>());
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::batch(tx, ctx.who(), id); }));
    const auto numbers = cluster_numbers(rules::clusters(record.items, record.links), record.items.size());
    frame::Sheet sheet{.file = "tra-cuu-danh-sach", .title = record.batch.file_name, .filter = {}, .columns = {}, .rows = {}};
    for (const auto* key : {"overlap.import_line", "overlap.code", "overlap.proposal", "overlap.verdict", "overlap.score", "overlap.most_like", "overlap.place", "overlap.state", "overlap.stop_cause", "overlap.cluster_number"})
        sheet.columns.push_back({.key = key, .label = word(ctx, key)});
    for (std::size_t i = 0; i < record.items.size(); ++i) {
        const auto& item = record.items[i];
        const bool close = item.is_close();
        sheet.rows.push_back({std::to_string(item.line), item.code, item.title, item.best_verdict.empty() ? std::string{t("overlap.nothing_found")} : word(ctx, "overlap.verdict_" + item.best_verdict), percent(item.best_score),
                              close ? item.task.code + ". " + item.task.title : std::string{}, close ? item.task.place : std::string{}, close ? word(ctx, key_of(item.task.state)) : std::string{},
                              close ? item.task.stop_cause : std::string{}, numbers[i] ? std::to_string(numbers[i]) : std::string{}});
    }
    return frame::download_sheet(ctx, sheet);
}

// One line becomes a proposal of its own, to be put beside what was found and decided on.
Result<http::Response> post_line(Context& ctx, TaskIndex& index) {
    TRY_ASSIGN(const auto id, ctx.id<Batch>());
    const auto line = parse_positive(ctx.value(1)).value_or(0);
    TRY_ASSIGN(const auto proposal, ctx.write([&](store::WriteTx& tx) -> Result<Id<Proposal>> {
        TRY_ASSIGN(const auto item, queries::batch_item(tx, ctx.who(), id, line));
        return actions::add_proposal(tx, ctx.who(), {item.title, item.text, {}, {}});
    }));
    const auto kept = actions::screen(ctx.services().db, index, ctx.who(), proposal);
    return ctx.redirect("/proposals/" + proposal.str(), kept ? "overlap.was_screened" : kept.error().reason);
}

}  // namespace

void add_batches(frame::Routes& routes, TaskIndex& index) {
    const auto may = frame::Access::needs(kScreen);
    http::Limits upload;
    upload.body = kMostImportBytes + (64u << 10);
    upload.multipart = true;
    upload.files = 1;
    routes.get("/screenings/batches", may, [](Context& ctx) -> Result<http::Response> { return show_list(ctx, {}); });
    routes.post("/screenings/batches", may, post_upload, upload);
    routes.get("/screenings/batches/{id}", may, show_batch);
    routes.get("/screenings/batches/{id}/lines.xlsx", may, get_sheet);
    routes.post("/screenings/batches/{id}/lines/{line}", may, [&index](Context& ctx) { return post_line(ctx, index); });
}

}  // namespace thienan::overlap::pages
