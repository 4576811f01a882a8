// Reports to save: one directive or what a filter lists, as .docx and .xlsx, a print view, and the calendar feed.
#include "frame/components/forms.hpp"
#include "frame/page.hpp"
#include "modules/directives/actions/daily.hpp"
#include "modules/directives/outputs/feed.hpp"
#include "modules/directives/outputs/reports.hpp"
#include "modules/directives/pages/filters.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/picking.hpp"

namespace thienan::directives::pages {
namespace {

constexpr std::string_view kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<outputs::ReportData> data_of(Context& ctx, const outputs::About& about) {
    return ctx.read([&](store::ReadTx& tx) { return outputs::report_data(tx, ctx.who(), ctx.t(), about, ctx.today()); });
}

Result<http::Response> docx(Context& ctx, const outputs::About& about, const std::string& name) {
    TRY_ASSIGN(const auto data, data_of(ctx, about));
    return ctx.download(outputs::to_docx(data, ctx.t(), ctx.now()), kDocx, name + "-" + ctx.today().iso() + ".docx");
}

Result<http::Response> xlsx(Context& ctx, const outputs::About& about, const std::string& name) {
    TRY_ASSIGN(const auto data, data_of(ctx, about));
    TRY_ASSIGN(auto bytes, outputs::to_xlsx(data, ctx.t()));
    return ctx.download(std::move(bytes), kXlsx, name + "-" + ctx.today().iso() + ".xlsx");
}

// The whole table on paper: what the filter lists, without the shell's paging.
Result<http::Response> print(Context& ctx, const outputs::About& about) {
    TRY_ASSIGN(const auto data, data_of(ctx, about));
    Writer body;
    for (const auto& paragraph : data.paragraphs) body.put<"<p>{}</p>">(paragraph);
    if (data.cut) frame::note(body, ctx, Tone::warn, ctx.t()("directives.report_cut", {std::to_string(outputs::kMostRows)}));
    std::vector<frame::Column> columns;
    for (const auto& title : data.columns) columns.push_back({.key = title, .label = title});
    const auto rows_of = [&](Writer& rows) {
        for (const auto& r : data.rows)
            rows.put<"<tr>{}</tr>">([&](Writer& w) {
                std::size_t i = 0;
                for (const auto* text : {&r.number, &r.work, &r.directive, &r.lead, &r.with, &r.leader, &r.product, &r.due, &r.status, &r.result})
                    frame::cell(w, columns[i++], [&](Writer& x) { x.put<"{}">(text->empty() ? std::string_view{"–"} : std::string_view{*text}); });
            });
    };
    body.put<R"(<div class="ta-wide">{}</div>)">([&](Writer& w) { frame::table(w, ctx, {.caption = data.subject, .columns = columns}, rows_of); });
    return frame::page(ctx, {.title = data.title + " " + data.subject, .section = "directives.assignments"}, body.take());
}

Result<outputs::About> about_directive(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    return outputs::About{id, {}, {}};
}

// What the list shows, or of it the chosen rows.
Result<outputs::About> about_list(Context& ctx) {
    outputs::About about{{}, filter_of(ctx.request().query), {}};
    if (!speaks_of_picked(ctx.request().query)) return about;
    TRY_ASSIGN(const auto picked, picked_of(ctx.request().query));
    for (const auto& pick : picked) about.picked.push_back(pick.id);
    return about;
}

template <class Make>
auto of_list(Make make) {
    return [make](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto about, about_list(ctx));
        return make(ctx, about);
    };
}

Result<http::Response> feed(Context& ctx) {
    const auto& services = ctx.services();
    auto secret = ctx.value(0);
    if (secret.ends_with(".ics")) secret.remove_suffix(4);
    TRY_ASSIGN(auto text, ctx.read([&](store::ReadTx& tx) {
        return outputs::calendar_feed(tx, secret, services.locale, services.settings.public_address, ctx.now());
    }));
    http::Response response;
    response.content_type = "text/calendar; charset=utf-8";
    response.body = std::move(text);
    return response;
}

Result<http::Response> show_feed(Context& ctx) {
    const auto& t = ctx.t();
    Writer body;
    body.put<R"(<p class="ta-prose">{}</p><div class="ta-row">{}{}</div>)">(
        t("directives.feed_how"), [&](Writer& w) { frame::post_button(w, ctx, "/me/feed", t("directives.feed_new"), frame::Button::primary); },
        [&](Writer& w) { frame::post_button(w, ctx, "/me/feed/revoke", t("directives.feed_revoke"), frame::Button::plain, t("directives.feed_revoke_question")); });
    return frame::page(ctx, {.title = std::string{t("directives.feed")}, .section = "frame.me"}, body.take());
}

Result<http::Response> renew_feed(Context& ctx) {
    TRY_ASSIGN(const auto secret, ctx.write([&](store::WriteTx& tx) { return actions::renew_feed(tx, ctx.who()); }));
    const auto& t = ctx.t();
    Writer body;
    frame::note(body, ctx, Tone::ok, t("directives.feed_shown_once"));
    body.put<R"(<p><code>{}</code></p>)">(ctx.services().settings.public_address + "/feed/" + secret + ".ics");
    return frame::page(ctx, {.title = std::string{t("directives.feed")}, .section = "frame.me"}, body.take());
}

Result<http::Response> revoke_feed(Context& ctx) {
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::revoke_feed(tx, ctx.who()); }));
    return ctx.redirect("/me/feed", "directives.feed_revoked");
}

}  // namespace

void add_outputs(frame::Routes& routes) {
    const auto signed_in = frame::Access::signed_in();
    routes.get("/directives/{id}/report.docx", signed_in, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto about, about_directive(ctx));
        return docx(ctx, about, "bao-cao");
    });
    routes.get("/directives/{id}/report.xlsx", signed_in, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto about, about_directive(ctx));
        return xlsx(ctx, about, "bao-cao");
    });
    routes.get("/directives/{id}/print", signed_in, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto about, about_directive(ctx));
        return print(ctx, about);
    });
    routes.get("/assignments.docx", signed_in, of_list([](Context& ctx, const auto& about) { return docx(ctx, about, "nhiem-vu"); }));
    routes.get("/assignments.xlsx", signed_in, of_list([](Context& ctx, const auto& about) { return xlsx(ctx, about, "nhiem-vu"); }));
    routes.get("/assignments.print", signed_in, of_list([](Context& ctx, const auto& about) { return print(ctx, about); }));
    routes.get("/feed/{secret}", frame::Access::anyone(), feed);
    routes.get("/me/feed", signed_in, show_feed);
    routes.post("/me/feed", signed_in, renew_feed);
    routes.post("/me/feed/revoke", signed_in, revoke_feed);
}

}  // namespace thienan::directives::pages
