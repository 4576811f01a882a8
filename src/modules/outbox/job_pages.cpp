#include "frame/components/record.hpp"
#include "frame/components/tables.hpp"
#include "frame/page.hpp"
#include "modules/outbox/pages.hpp"
#include "modules/outbox/queries.hpp"
#include "modules/outbox/rules.hpp"

namespace thienan::outbox {
namespace {

using frame::Context;
using frame::Tone;
using html::Writer;

std::string word(const Context& ctx, std::string_view key) { return std::string{ctx.t()(key)}; }

bool is_unfinished(const JobEntry& job) { return job.state == JobState::queued || job.state == JobState::running; }

void state_badge(Writer& out, const Context& ctx, const JobEntry& job) {
    switch (job.state) {
        case JobState::queued: return frame::badge(out, ctx, Tone::neutral, "clock", ctx.t()("outbox.job_queued"));
        case JobState::running: return frame::badge(out, ctx, Tone::info, "hourglass", ctx.t()("outbox.job_running"));
        case JobState::done: return frame::badge(out, ctx, Tone::ok, "circle-check", ctx.t()("outbox.job_done"));
        case JobState::failed: return frame::badge(out, ctx, Tone::bad, "alert-circle", ctx.t()("outbox.job_failed"));
    }
}

// Asks for itself again every second while the work goes on; a link does the same without scripts.
void unfinished(Writer& out, const Context& ctx, const JobEntry& job) {
    const auto& t = ctx.t();
    out.put<R"(<div id="job" hx-get="/jobs/{}" hx-trigger="every 1s" hx-swap="outerHTML"><p>{}</p>{}<p class="ta-muted">{}</p><p><a class="btn" href="/jobs/{}">{}</a></p></div>)">(
        job.id, job.state == JobState::queued ? word(ctx, "outbox.job_waits") : t("outbox.job_percent", {std::to_string(job.progress)}),
        [&](Writer& w) { frame::percent_bar(w, job.progress, Tone::info); }, t("outbox.job_leave"), job.id, t("outbox.job_refresh"));
}

void finished(Writer& out, const Context& ctx, const JobEntry& job) {
    out.put<R"(<div id="job">{}</div>)">([&](Writer& w) {
        if (job.state == JobState::failed) return frame::note(w, ctx, Tone::bad, ctx.t()(job.reason.key, job.reason.args));
        frame::note(w, ctx, Tone::ok, ctx.t()("outbox.job_finished"));
        if (rules::is_address_here(job.result))
            w.put<R"(<p><a class="btn btn-primary" href="{}">{}</a></p>)">(html::Url{job.result}, ctx.t()("outbox.job_open"));
    });
}

Result<http::Response> show_job(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Job>());
    TRY_ASSIGN(const auto job, ctx.read([&](store::ReadTx& tx) { return queries::find_job(tx, ctx.who(), id); }));
    Writer body;
    if (is_unfinished(job)) unfinished(body, ctx, job);
    else finished(body, ctx, job);
    if (ctx.is_fragment()) {
        auto response = ctx.html(body.take());
        // Whoever watched the bar goes on by itself; whoever comes back later finds the link.
        if (job.state == JobState::done && rules::is_address_here(job.result)) response.with("HX-Redirect", job.result);
        return response;
    }
    Writer badges;
    state_badge(badges, ctx, job);
    return frame::page(ctx, {.title = word(ctx, job.kind), .crumbs = {{word(ctx, "outbox.jobs"), "/jobs"}}, .badges = badges.take(),
                             .refresh_seconds = is_unfinished(job) ? 3 : 0},
                       body.take());
}

void job_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const JobEntry& job) {
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        frame::cell(row, columns[0], [&](Writer& w) { w.put<R"(<a class="ta-link" href="/jobs/{}">{}</a>)">(job.id, ctx.t()(job.kind)); });
        frame::cell(row, columns[1], [&](Writer& w) { w.put<"{}">(ctx.t().time(job.created_at)); });
        frame::cell(row, columns[2], [&](Writer& w) { state_badge(w, ctx, job); });
    });
}

Result<http::Response> list_jobs(Context& ctx) {
    const auto jobs = ctx.read([&](store::ReadTx& tx) { return queries::jobs_of(tx, ctx.who()); });
    const std::vector<frame::Column> columns{{.key = "kind", .label = word(ctx, "outbox.job_kind")},
                                             {.key = "at", .label = word(ctx, "outbox.queued_at"), .is_short = true},
                                             {.key = "state", .label = word(ctx, "outbox.job_state"), .is_short = true}};
    Writer body;
    if (jobs.empty())
        frame::empty_state(body, {word(ctx, "outbox.no_jobs"), word(ctx, "outbox.no_jobs_text"), "", ""});
    else
        frame::table(body, ctx, {.caption = word(ctx, "outbox.jobs"), .columns = columns}, [&](Writer& rows) {
            for (const auto& job : jobs) job_row(rows, ctx, columns, job);
        });
    return frame::page(ctx, {.title = word(ctx, "outbox.jobs"), .under = word(ctx, "outbox.jobs_under"), .section = "frame.me"}, body.take());
}

}  // namespace

void add_job_pages(frame::Routes& routes) {
    routes.get("/jobs", frame::Access::signed_in(), list_jobs);
    routes.get("/jobs/{id}", frame::Access::signed_in(), show_job);
}

}  // namespace thienan::outbox
