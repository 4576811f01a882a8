#include "base/money.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/filters.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/queries/dashboard.hpp"


namespace thienan::directives::pages {
namespace {

constexpr std::int64_t kCap = 1000;

std::string shown_words(const Context& ctx, std::int64_t total) {
    return total > kCap ? ctx.t()("directives.more_than", {group_digits(kCap)}) : ctx.t()("directives.in_all", {group_digits(total)});
}

frame::PageHead list_head(const Context& ctx, const Surroundings& around, const queries::Filter& filter) {
    return {.title = std::string{ctx.t()("directives.assignments")}, .section = "directives.assignments",
            .print_note = filter_words(ctx, around, filter)};
}

void list_tools(Writer& out, const Context& ctx, const Surroundings& around, const queries::Filter& filter, std::string_view path, const frame::Write& more = {}) {
    view_tabs(out, ctx, filter, path);
    filter_box(out, ctx, around, filter, path);
    out.put<R"(<div class="ta-list-tools ta-no-print">{}<div class="ta-row">{}{}</div></div>)">(
        [&](Writer& w) { frame::chips(w, ctx, filter_chips(ctx, around, filter)); }, [&](Writer& w) { shape_links(w, ctx, path); },
        [&](Writer& w) {
            if (more) more(w);
        });
}

void nothing_here(Writer& out, const Context& ctx) {
    frame::empty_state(out, {std::string{ctx.t()("directives.list_none")}, std::string{ctx.t()("directives.list_none_text")},
                             std::string{ctx.t()("directives.see_all")}, "/assignments?view=all"});
}

Result<http::Response> table(Context& ctx) {
    const auto filter = filter_of(ctx);
    const auto [page, total, around] = ctx.read([&](store::ReadTx& tx) {
        return std::tuple{queries::list(tx, ctx.who(), filter, ctx.today(), {ctx.query("after"), ctx.query("before")}),
                          queries::count(tx, ctx.who(), filter, ctx.today(), kCap), surroundings(tx, ctx.today())};
    });
    const auto all = item_columns(ctx);
    const auto columns = frame::chosen_columns(ctx, all);
    Writer body;
    list_tools(body, ctx, around, filter, "/assignments", [&](Writer& w) {
        frame::column_choice(w, ctx, all);
        const auto query = ctx.request().target.find('?');
        w.put<R"(<a class="btn btn-sm" href="{}">{}{}</a>)">(
            html::Url{"/assignments.xlsx" + (query == std::string::npos ? std::string{} : ctx.request().target.substr(query))},
            frame::icon(ctx, "download"), ctx.t()("directives.export"));
    });
    if (page.items.empty()) nothing_here(body, ctx);
    else {
        frame::table(body, ctx, {.caption = std::string{ctx.t()("directives.assignments")}, .columns = columns, .sort = filter.order == queries::Order::due ? "due" : ""},
                     [&](Writer& rows) {
                         for (const auto& item : page.items) item_row(rows, ctx, around, columns, item);
                     });
        frame::pager(body, ctx, {page.previous, page.next, shown_words(ctx, total)});
    }
    return frame::page(ctx, list_head(ctx, around, filter), body.take());
}

void board_card(Writer& out, const Context& ctx, const Surroundings& around, const queries::Item& item) {
    out.put<R"(<li><a class="ta-link" href="/assignments/{}">{}</a><p class="ta-small ta-muted">{} · {}</p><p>{}</p></li>)">(
        item.id, shortened(item.text, 100), source_words(ctx, item.directive_symbol, item.directive_subject, item.path),
        named_words(ctx, around, item.lead),
        [&](Writer& w) { timeliness_words(w, ctx, around, item.timeliness, item.effective_due, item.days_overdue); });
}

Result<http::Response> board(Context& ctx) {
    auto filter = filter_of(ctx);
    if (ctx.query("view").empty()) filter.view = queries::View::all;
    const auto [columns, around] = ctx.read([&](store::ReadTx& tx) {
        return std::pair{queries::board(tx, ctx.who(), filter, ctx.today()), surroundings(tx, ctx.today())};
    });
    Writer body;
    list_tools(body, ctx, around, filter, "/assignments/board");
    body.put<R"(<div class="ta-board" tabindex="0" role="group" aria-label="{}">{}</div>)">(ctx.t()("directives.shape_board"), [&](Writer& w) {
        for (const auto& column : columns)
            w.put<R"(<section class="ta-board-col"><h2>{} <span class="ta-count">{}</span></h2><ul>{}</ul>{}</section>)">(
                ctx.t()(key_of(column.state)), column.total > queries::kMostOnBoard ? group_digits(queries::kMostOnBoard) + "+" : group_digits(column.total),
                [&](Writer& list) {
                    for (const auto& item : column.items) board_card(list, ctx, around, item);
                },
                [&](Writer& more) {
                    if (column.total > static_cast<std::int64_t>(column.items.size()))
                        more.put<R"(<p><a class="btn btn-sm" href="{}">{}</a></p>)">(
                            html::Url{"/assignments?view=all&state=" + std::string{name_of(column.state)}}, ctx.t()("directives.see_all"));
                });
    });
    return frame::page(ctx, list_head(ctx, around, filter), body.take());
}

// ---- a month ------------------------------------------------------------------------------------------------------------

struct Month {
    int year = 0, number = 0;
    Date first() const { return *Date::from_ymd(year, number, 1); }
    Date last() const { return last_day_of_month(year, number); }
    std::string text() const { return std::to_string(year) + (number < 10 ? "-0" : "-") + std::to_string(number); }
};

Month month_of(const Context& ctx) {
    const auto asked = Date::parse_iso(std::string{ctx.query("month")} + "-01");
    const auto day = asked.value_or(ctx.today());
    return {day.year(), day.month()};
}

void month_day(Writer& out, const Context& ctx, const Surroundings& around, const Month& month, const queries::DueDay& due) {
    const auto day = due.day;
    std::string css;
    if (day.month() != month.number || !around.calendar->is_working(day)) css = "ta-off";
    if (day == around.today) css += " is-today";
    if (due.items.empty()) css += " is-empty";
    out.put<R"(<td class="{}"><time datetime="{}">{}</time><ul>{}</ul></td>)">(css, day.iso(), day.day(), [&](Writer& list) {
        for (const auto& item : due.items) {
            const auto tone = tone_of(item.timeliness);
            list.put<R"(<li><a class="{}" href="/assignments/{}" title="{}">{}</a></li>)">(
                tone == Tone::neutral ? std::string{} : "ta-" + std::string{frame::name_of(tone)}, item.id, item.text, shortened(item.text, 40));
        }
        const auto more = due.total - static_cast<std::int64_t>(due.items.size());
        if (more > 0)
            list.put<R"(<li><a href="{}">{}</a></li>)">(html::Url{"/assignments?view=all&from=" + day.iso() + "&to=" + day.iso()},
                                                     ctx.t()("directives.and_more", {std::to_string(more) + (due.total > queries::kMostDueCounted ? "+" : "")}));
    });
}

Result<http::Response> month(Context& ctx) {
    auto filter = filter_of(ctx);
    if (ctx.query("view").empty()) filter.view = queries::View::all;
    const auto month = month_of(ctx);
    const auto from = month.first() - (month.first().weekday() - 1), to = month.last() + (7 - month.last().weekday());
    const auto [days, around] = ctx.read([&](store::ReadTx& tx) {
        return std::pair{queries::due_by_day(tx, ctx.who(), filter, ctx.today(), {from, to}), surroundings(tx, ctx.today())};
    });
    Writer body;
    list_tools(body, ctx, around, filter, "/assignments/month");
    const auto go = [&](int by, std::string_view key) {
        const auto other = add_months(month.first(), by);
        body.put<R"(<a class="btn btn-sm" href="{}">{}</a>)">(html::Url{ctx.address_with("month", Month{other.year(), other.month()}.text())}, ctx.t()(key));
    };
    body.put<R"(<h2>{}</h2>)">(ctx.t()("directives.month_title", {std::to_string(month.number), std::to_string(month.year)}));
    go(-1, "form.previous_month");
    go(1, "form.next_month");
    body.put<R"(<table class="ta-month"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>)">(
        [&](Writer& head) {
            for (int i = 1; i <= 7; ++i) head.put<R"(<th scope="col">{}</th>)">(ctx.t()("calendar.weekday_" + std::to_string(i)));
        },
        [&](Writer& weeks) {
            for (auto monday = from; monday <= to; monday = monday + 7)
                weeks.put<"<tr>{}</tr>">([&](Writer& week) {
                    for (int i = 0; i < 7; ++i) month_day(week, ctx, around, month, days[static_cast<std::size_t>(monday + i - from)]);
                });
        });
    return frame::page(ctx, list_head(ctx, around, filter), body.take());
}

// ---- directives -----------------------------------------------------------------------------------------------------------

void directive_row(Writer& out, const Context& ctx, const Surroundings& around, const std::vector<frame::Column>& columns, const queries::DirectiveItem& d) {
    const auto& t = ctx.t();
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        row.put<R"(<th scope="row"><a class="ta-link" href="{}">{}</a><span class="ta-under">{}</span></th>)">(
            html::Url{"/directives/" + d.id.str() + (d.state == DirectiveState::draft ? "/review" : "")},
            d.symbol.empty() ? t("directives.no_symbol") : std::string_view{d.symbol}, shortened(d.subject, 160));
        frame::cell(row, columns[1], [&](Writer& w) { w.put<"{}">(d.issuer.empty() ? std::string_view{"–"} : std::string_view{d.issuer}); });
        frame::cell(row, columns[2], [&](Writer& w) { w.put<"{}">(d.issued_on ? d.issued_on->vietnamese() : std::string{"–"}); });
        frame::cell(row, columns[3], [&](Writer& w) { directive_badge(w, ctx, d.state); });
        frame::cell(row, columns[4], [&](Writer& w) {
            w.put<"{}">(t("directives.open_of", {std::to_string(d.open), std::to_string(d.assignments)}));
            if (d.uncovered > 0) {
                w.put<" {}">([&](Writer& x) { frame::timely(x, ctx, Tone::bad, "alert-triangle", t("directives.points_uncovered", {std::to_string(d.uncovered)})); });
            }
        });
        frame::cell(row, columns[5], [&](Writer& w) { w.put<"{}">(around.agencies->short_name(d.owner)); });
    });
}

Result<http::Response> directives_list(Context& ctx) {
    const auto& t = ctx.t();
    queries::DirectiveFilter filter{parse_name<DirectiveState>(ctx.query("state")), std::string{ctx.query("text")}};
    const auto [page, around] = ctx.read([&](store::ReadTx& tx) {
        return std::pair{queries::directives(tx, ctx.who(), filter, {ctx.query("after"), ctx.query("before")}), surroundings(tx, ctx.today())};
    });
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const std::vector<frame::Column> columns{{.key = "symbol", .label = label("directives.column_symbol")}, {.key = "issuer", .label = label("directives.column_issuer")},
                                             {.key = "issued", .label = label("directives.column_issued"), .is_short = true}, {.key = "state", .label = label("directives.column_state"), .is_short = true},
                                             {.key = "open", .label = label("directives.column_open")}, {.key = "owner", .label = label("directives.column_owner")}};
    Writer body;
    std::vector<frame::Tab> tabs{{label("directives.any"), "/directives", !filter.state}};
    for (const auto state : {DirectiveState::draft, DirectiveState::active, DirectiveState::closed, DirectiveState::withdrawn})
        tabs.push_back({label(key_of(state)), "/directives?state=" + std::string{name_of(state)}, filter.state == state});
    frame::tabs(body, tabs, t("directives.views"));
    frame::filter_form(body, "/directives", [&](Writer& w) {
        if (filter.state) frame::hidden(w, "state", name_of(*filter.state));
        w.put<R"(<div class="ta-field"><label class="form-label" for="filter-text">{}</label><input class="form-control ta-medium" id="filter-text" name="text" value="{}" maxlength="200"></div><button class="btn" type="submit">{}{}</button>)">(
            t("directives.filter_text"), filter.text, frame::icon(ctx, "filter"), t("directives.filter"));
    });
    const bool may = ctx.who().may(kRegister);
    if (page.items.empty())
        frame::empty_state(body, {label("directives.directives_none"), label("directives.directives_none_text"), may ? label("directives.register_document") : "", "/directives/new"});
    else {
        frame::table(body, ctx, {.caption = label("directives.directives"), .columns = columns}, [&](Writer& rows) {
            for (const auto& d : page.items) directive_row(rows, ctx, around, columns, d);
        });
        frame::pager(body, ctx, {page.previous, page.next, ""});
    }
    frame::PageHead head{.title = label("directives.directives"), .section = "directives.directives"};
    if (may) head.acts = html::render<R"(<a class="btn btn-primary" href="/directives/new">{}{}</a>)">(frame::icon(ctx, "plus"), t("directives.register_document"));
    return frame::page(ctx, head, body.take());
}

}  // namespace

void add_lists(frame::Routes& routes) {
    routes.get("/assignments", frame::Access::signed_in(), table);
    routes.get("/assignments/board", frame::Access::signed_in(), board);
    routes.get("/assignments/month", frame::Access::signed_in(), month);
    routes.get("/directives", frame::Access::signed_in(), directives_list);
}

}  // namespace thienan::directives::pages
