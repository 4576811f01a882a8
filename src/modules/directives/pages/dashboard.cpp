// Figures with what lies behind each: done in time and late, open in time and overdue, by agency and by month, ageing.
#include "base/money.hpp"
#include "frame/components/charts.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/dashboard.hpp"

namespace thienan::directives::pages {
namespace {

using queries::Dashboard;
using queries::Figures;

std::string list_address(std::string_view query) { return "/assignments?view=all&" + std::string{query}; }

void figure_tiles(Writer& out, const Context& ctx, const Figures& f, const std::string& also) {
    const auto& t = ctx.t();
    const auto tile = [&](std::int64_t figure, std::string_view key, std::string query) {
        return frame::Tile{group_digits(figure), std::string{t(key)}, list_address(query + also)};
    };
    frame::tiles(out, {tile(f.open_overdue, "directives.timeliness_overdue", "timeliness=overdue"), tile(f.open_soon, "directives.timeliness_due_soon", "timeliness=due_soon"),
                       tile(f.open_in_time, "directives.timeliness_in_time", "timeliness=in_time"), tile(f.open_no_due, "directives.timeliness_no_due", "timeliness=no_due"),
                       tile(f.reported, "directives.state_reported", "state=reported"), tile(f.done_in_time, "directives.timeliness_done_in_time", "timeliness=done_in_time"),
                       tile(f.done_late, "directives.timeliness_done_late", "timeliness=done_late"), tile(f.ongoing, "directives.state_ongoing", "state=ongoing")});
}

std::vector<frame::Series> agency_series(const Context& ctx) {
    const auto& t = ctx.t();
    return {{std::string{t("directives.timeliness_done_in_time")}, "ok"}, {std::string{t("directives.timeliness_done_late")}, "warn"},
            {std::string{t("directives.open_in_time")}, "info"}, {std::string{t("directives.timeliness_overdue")}, "bad"}};
}

// In the order of the series; together they are the total.
std::vector<std::int64_t> agency_values(const Figures& f) { return {f.done_in_time, f.done_late, f.open() - f.open_overdue, f.open_overdue}; }

void agency_table(Writer& out, const Context& ctx, const Surroundings& around, const Dashboard& board) {
    const auto& t = ctx.t();
    std::vector<frame::Column> columns{{.key = "agency", .label = std::string{t("directives.agency")}}};
    for (const auto* key : {"directives.total", "directives.timeliness_done_in_time", "directives.timeliness_done_late", "directives.open_in_time", "directives.timeliness_overdue"})
        columns.push_back({.key = key, .label = std::string{t(key)}, .numeric = true});
    frame::table(out, ctx, {.caption = std::string{t("directives.by_agency")}, .columns = columns}, [&](Writer& rows) {
        for (const auto& a : board.agencies) {
            const auto& f = a.figures;
            rows.put<R"(<tr><th scope="row">{}</th>{}</tr>)">(
                [&](Writer& w) {
                    if (a.agency) w.put<R"(<a href="/agencies/{}/work">{}</a>)">(a.agency, around.agencies->name(a.agency));
                    else w.put<"{}">(t("directives.nobody_named"));
                },
                [&](Writer& w) {
                    auto values = agency_values(f);
                    values.insert(values.begin(), f.total());
                    for (std::size_t i = 0; i < values.size(); ++i)
                        frame::cell(w, columns[i + 1], [&](Writer& x) { x.put<"{}">(group_digits(values[i])); });
                });
        }
    });
}

void board_charts(Writer& out, const Context& ctx, const Surroundings& around, const Dashboard& board) {
    const auto& t = ctx.t();
    std::vector<frame::ChartRow> months, agencies;
    for (const auto& m : board.months) months.push_back({std::to_string(m.month) + "/" + std::to_string(m.year % 100), {m.done_in_time, m.done_late}, ""});
    for (const auto& a : board.agencies)
        if (a.agency && agencies.size() < 15) agencies.push_back({std::string{around.agencies->short_name(a.agency)}, agency_values(a.figures), "/agencies/" + a.agency.str() + "/work"});
    const auto series = agency_series(ctx);
    out.put<R"(<div class="ta-pair"><div class="ta-card">{}</div><div class="ta-card">{}</div></div>)">(
        frame::stacked_columns({series[0], series[1]}, months, std::string{t("directives.done_by_month")}), frame::stacked_bars(series, agencies, std::string{t("directives.by_agency")}));
    agency_table(out, ctx, around, board);
}

// A report on what is due in a period, the running quarter at first, in the layout of an official report.
void period_report(Writer& out, const Context& ctx) {
    const auto& t = ctx.t();
    const auto first = *Date::from_ymd(ctx.today().year(), (ctx.today().month() - 1) / 3 * 3 + 1, 1);
    const frame::FormView view{ctx};
    frame::card(out, t("directives.period_report"), [&](Writer& box) {
        box.put<R"(<form method="get" action="/assignments.docx" class="ta-filter">{}<div class="ta-row"><button class="btn" type="submit">{}{}</button><button class="btn" type="submit" formaction="/assignments.xlsx">{}{}</button></div></form>)">(
            [&](Writer& w) {
                frame::hidden(w, "view", "all");
                view.date(w, {.name = "from", .label = std::string{t("directives.filter_from")}, .value = first.vietnamese()});
                view.date(w, {.name = "to", .label = std::string{t("directives.filter_to")}, .value = (add_months(first, 3) - 1).vietnamese()});
            },
            frame::icon(ctx, "file-text"), t("directives.report_docx"), frame::icon(ctx, "download"), t("directives.report_xlsx"));
    });
}

Result<http::Response> dashboard(Context& ctx) {
    const auto& t = ctx.t();
    std::optional<Dashboard::Side> side;
    if (ctx.query("side") == "owner") side = Dashboard::Side::owner;
    if (ctx.query("side") == "lead") side = Dashboard::Side::lead;
    const auto [board, around] = ctx.read([&](store::ReadTx& tx) { return std::pair{queries::dashboard(tx, ctx.who(), ctx.today(), side), surroundings(tx, ctx.today())}; });
    Writer body;
    const bool may_own = ctx.who().may(kReadAll) || ctx.who().may(kRegister) || ctx.who().may(kAssign);
    if (may_own)
        frame::tabs(body, {{std::string{t("directives.side_owner")}, "/dashboard?side=owner", board.side == Dashboard::Side::owner},
                           {std::string{t("directives.side_lead")}, "/dashboard?side=lead", board.side == Dashboard::Side::lead}}, t("directives.sides"));
    figure_tiles(body, ctx, board.all, "");
    const auto& f = board.all;
    if (f.open_overdue > 0) {
        std::vector<frame::Tile> ageing;
        for (const auto& [figure, age] : {std::pair{f.overdue_30, Ageing::days_30}, {f.overdue_60, Ageing::days_60}, {f.overdue_120, Ageing::days_120}, {f.overdue_more, Ageing::more}})
            ageing.push_back({group_digits(figure), std::string{t(key_of(age))}, list_address("timeliness=overdue&ageing=" + std::string{name_of(age)})});
        body.put<"<h2>{}</h2>">(t("directives.overdue_ageing"));
        frame::tiles(body, ageing);
    }
    if (board.agencies.empty()) frame::empty_state(body, {std::string{t("directives.dashboard_nothing")}, std::string{t("directives.dashboard_nothing_text")}});
    else {
        board_charts(body, ctx, around, board);
        period_report(body, ctx);
    }
    return frame::page(ctx, {.title = std::string{t("directives.dashboard")}, .under = t("directives.as_of", {ctx.today().vietnamese()}), .section = "directives.dashboard"}, body.take());
}

Result<http::Response> agency(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Agency>());
    struct Read {
        Figures figures;
        queries::Page page;
        Surroundings around;
    };
    queries::Filter filter;
    filter.view = queries::View::open;
    filter.lead = id;
    const auto read = ctx.read([&](store::ReadTx& tx) {
        return Read{queries::figures_of(tx, ctx.who(), id, ctx.today()), queries::list(tx, ctx.who(), filter, ctx.today(), {ctx.query("after"), ctx.query("before")}), surroundings(tx, ctx.today())};
    });
    if (!read.around.agencies->find(id)) return Error{Code::not_found, "frame.not_found"};
    const auto& t = ctx.t();
    Writer body;
    figure_tiles(body, ctx, read.figures, "&lead=" + id.str());
    const auto columns = frame::chosen_columns(ctx, item_columns(ctx));
    if (read.page.items.empty())
        frame::empty_state(body, {std::string{t("directives.agency_nothing")}, std::string{t("directives.agency_nothing_text")}});
    else {
        item_table(body, ctx, read.around, {.caption = std::string{t("directives.assignments")}, .columns = columns, .sort = "due"}, read.page.items);
        frame::pager(body, ctx, {read.page.previous, read.page.next, ""});
    }
    return frame::page(ctx, {.title = std::string{read.around.agencies->name(id)}, .under = std::string{t("directives.agency_under")}, .section = "directives.dashboard",
                             .crumbs = {{std::string{t("directives.dashboard")}, "/dashboard"}}}, body.take());
}

}  // namespace

void add_dashboard(frame::Routes& routes) {
    routes.get("/dashboard", frame::Access::signed_in(), dashboard);
    routes.get("/agencies/{id}/work", frame::Access::signed_in(), agency);
}

}  // namespace thienan::directives::pages
