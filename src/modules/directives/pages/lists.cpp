#include "base/money.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/filters.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/picking.hpp"
#include "modules/directives/pages/saved_views.hpp"
#include "modules/directives/queries/saved_views.hpp"
#include "modules/directives/queries/stamps.hpp"

namespace thienan::directives::pages {
namespace {

constexpr std::int64_t kCap = 1000;

std::string shown_words(const Context& ctx, std::int64_t total) {
    return total > kCap ? ctx.t()("directives.more_than", {group_digits(kCap)}) : ctx.t()("directives.in_all", {group_digits(total)});
}

// What every shape of the list shows around its rows.
struct List {
    Shape shape = Shape::table;
    queries::Filter filter;
    Surroundings around;
    std::vector<SavedView> saved;
};

List list_of(Context& ctx, store::ReadTx& tx, Shape shape) {
    List list{shape, filter_of(ctx.request().query), surroundings(tx, ctx.today()), queries::saved_views(tx, ctx.who())};
    if (shape != Shape::table && ctx.query("view").empty()) list.filter.view = queries::View::all;
    name_filter(tx, ctx.who(), list.filter, list.around);
    return list;
}

frame::PageHead list_head(const Context& ctx, const List& list) {
    return {.title = std::string{ctx.t()("directives.assignments")}, .section = "directives.assignments", .print_note = filter_words(ctx, list.around, list.filter)};
}

void list_tools(Writer& out, const Context& ctx, const List& list, const frame::Write& more = {}) {
    view_tabs(out, ctx, list.shape, list.filter, list.saved);
    filter_box(out, ctx, list.around, list.filter, list.shape);
    out.put<R"(<div class="ta-list-tools ta-no-print">{}<div class="ta-row">{}{}{}</div></div>)">(
        [&](Writer& w) { frame::chips(w, ctx, filter_chips(ctx, list.around, list.filter)); }, [&](Writer& w) { shape_links(w, ctx, list.shape); },
        [&](Writer& w) {
            if (more) more(w);
        },
        [&](Writer& w) { save_menu(w, ctx, list.shape, list.saved); });
}

void nothing_here(Writer& out, const Context& ctx) {
    frame::empty_state(out, {std::string{ctx.t()("directives.list_none")}, std::string{ctx.t()("directives.list_none_text")},
                             std::string{ctx.t()("directives.see_all")}, "/assignments?view=all"});
}

queries::Page page_of(Context& ctx, store::ReadTx& tx, const queries::Filter& filter) {
    return queries::list(tx, ctx.who(), filter, ctx.today(), {ctx.query("after"), ctx.query("before")}, frame::chosen_rows(ctx));
}

std::string query_of(const Context& ctx) {
    const auto& target = ctx.request().target;
    const auto query = target.find('?');
    return query == std::string::npos ? std::string{} : target.substr(query);
}

void output_links(Writer& out, const Context& ctx) {
    const auto query = query_of(ctx);
    out.put<R"(<a class="btn btn-sm" href="{}">{}{}</a><a class="btn btn-sm" href="{}">{}{}</a><a class="btn btn-sm" href="{}">{}{}</a>)">(
        html::Url{"/assignments.xlsx" + query}, frame::icon(ctx, "download"), ctx.t()("directives.export"),
        html::Url{"/assignments.docx" + query}, frame::icon(ctx, "file-text"), ctx.t()("directives.report_docx"),
        html::Url{"/assignments.print" + query}, frame::icon(ctx, "printer"), ctx.t()("directives.print"));
}

// Opened without saying what to show, the list is what the person chose for that.
std::optional<http::Response> opened_with(Context& ctx) {
    if (!ctx.request().query.pairs().empty()) return std::nullopt;
    const auto view = ctx.read([&](store::ReadTx& tx) { return queries::default_view(tx, ctx.who()); });
    return view ? std::optional{ctx.redirect(view->address())} : std::nullopt;
}

Result<http::Response> table(Context& ctx) {
    if (auto elsewhere = opened_with(ctx)) return *std::move(elsewhere);
    const auto [list, page, total] = ctx.read([&](store::ReadTx& tx) {
        auto l = list_of(ctx, tx, Shape::table);
        auto p = page_of(ctx, tx, l.filter);
        const auto n = queries::count(tx, ctx.who(), l.filter, ctx.today(), kCap);
        return std::tuple{std::move(l), std::move(p), n};
    });
    auto all = item_columns(ctx);
    for (auto& column : all) column.sortable = column.key == "due" || column.key == "lead" || column.key == "state";
    const frame::TableView view{.caption = std::string{ctx.t()("directives.assignments")}, .columns = frame::chosen_columns(ctx, all), .sort = frame::chosen_sort(ctx, all, "due"), .select_name = "pick"};
    Writer body;
    list_tools(body, ctx, list, [&](Writer& w) {
        frame::column_choice(w, ctx, all);
        output_links(w, ctx);
    });
    if (page.items.empty()) nothing_here(body, ctx);
    else {
        frame::selectable(body, ctx, selection(ctx), [&, &page = page, &list = list](Writer& w) { item_table(w, ctx, list.around, view, page.items); });
        frame::pager(body, ctx, {page.previous, page.next, shown_words(ctx, total), frame::chosen_rows(ctx)});
    }
    auto head = list_head(ctx, list);
    head.live = {"/live/assignments" + query_of(ctx), queries::stamp_of(page.items)};
    return frame::page(ctx, head, body.take());
}

Result<http::Response> live_table(Context& ctx) {
    const auto page = ctx.read([&](store::ReadTx& tx) { return page_of(ctx, tx, filter_of(ctx.request().query)); });
    return frame::live_answer(ctx, queries::stamp_of(page.items));
}

void board_card(Writer& out, const Context& ctx, const Surroundings& around, const queries::Item& item) {
    out.put<R"(<li><a class="ta-link" href="/assignments/{}">{}</a><p class="ta-small ta-muted">{} · {}</p><p>{}</p></li>)">(
        item.id, shortened(item.text, 100), source_words(ctx, item.directive_symbol, item.directive_subject, item.path),
        named_words(ctx, around, item.lead),
        [&](Writer& w) { timeliness_words(w, ctx, around, item.timeliness, item.effective_due, item.days_overdue); });
}

Result<http::Response> board(Context& ctx) {
    const auto [list, columns] = ctx.read([&](store::ReadTx& tx) {
        auto l = list_of(ctx, tx, Shape::board);
        auto c = queries::board(tx, ctx.who(), l.filter, ctx.today());
        return std::pair{std::move(l), std::move(c)};
    });
    Writer body;
    list_tools(body, ctx, list);
    body.put<R"(<div class="ta-board" tabindex="0" role="group" aria-label="{}">{}</div>)">(ctx.t()("directives.shape_board"), [&, &list = list, &columns = columns](Writer& w) {
        for (const auto& column : columns)
            w.put<R"(<section class="ta-board-col"><h2>{} <span class="ta-count">{}</span></h2><ul>{}</ul>{}</section>)">(
                ctx.t()(key_of(column.state)), column.total > queries::kMostOnBoard ? group_digits(queries::kMostOnBoard) + "+" : group_digits(column.total),
                [&](Writer& cards) {
                    for (const auto& item : column.items) board_card(cards, ctx, list.around, item);
                },
                [&](Writer& more) {
                    if (column.total > static_cast<std::int64_t>(column.items.size()))
                        more.put<R"(<p><a class="btn btn-sm" href="{}">{}</a></p>)">(
                            html::Url{"/assignments?view=all&state=" + std::string{name_of(column.state)}}, ctx.t()("directives.see_all"));
                });
    });
    return frame::page(ctx, list_head(ctx, list), body.take());
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
    // A day of the month before or after says so: on a phone nothing else does.
    const auto shown = std::to_string(day.day()) + (day.month() != month.number ? "/" + std::to_string(day.month()) : "");
    out.put<R"(<td class="{}"><time datetime="{}">{}</time><ul>{}</ul></td>)">(css, day.iso(), shown, [&](Writer& list) {
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
    const auto month = month_of(ctx);
    const auto from = month.first() - (month.first().weekday() - 1), to = month.last() + (7 - month.last().weekday());
    const auto [list, days] = ctx.read([&](store::ReadTx& tx) {
        auto l = list_of(ctx, tx, Shape::month);
        auto d = queries::due_by_day(tx, ctx.who(), l.filter, ctx.today(), {from, to});
        return std::pair{std::move(l), std::move(d)};
    });
    Writer body;
    list_tools(body, ctx, list);
    const auto go = [&](Writer& w, int by, std::string_view key) {
        const auto other = add_months(month.first(), by);
        w.put<R"(<a class="btn btn-sm" href="{}">{}</a>)">(html::Url{ctx.address_with("month", Month{other.year(), other.month()}.text())}, ctx.t()(key));
    };
    body.put<R"(<div class="ta-row ta-month-head"><h2>{}</h2>{}{}</div>)">(
        ctx.t()("directives.month_title", {std::to_string(month.number), std::to_string(month.year)}), [&](Writer& w) { go(w, -1, "form.previous_month"); },
        [&](Writer& w) { go(w, 1, "form.next_month"); });
    body.put<R"(<table class="ta-month"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>)">(
        [&](Writer& head) {
            for (int i = 1; i <= 7; ++i) head.put<R"(<th scope="col">{}</th>)">(ctx.t()("calendar.weekday_" + std::to_string(i)));
        },
        [&, &list = list](Writer& weeks) {
            for (auto monday = from; monday <= to; monday = monday + 7)
                weeks.put<"<tr>{}</tr>">([&](Writer& week) {
                    for (int i = 0; i < 7; ++i) month_day(week, ctx, list.around, month, days[static_cast<std::size_t>(monday + i - from)]);
                });
        });
    return frame::page(ctx, list_head(ctx, list), body.take());
}

}  // namespace

void add_lists(frame::Routes& routes) {
    routes.get("/assignments", frame::Access::signed_in(), table);
    routes.get("/live/assignments", frame::Access::signed_in(), live_table);
    routes.get("/assignments/board", frame::Access::signed_in(), board);
    routes.get("/assignments/month", frame::Access::signed_in(), month);
}

}  // namespace thienan::directives::pages
