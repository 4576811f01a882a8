// The list of directives and the same as a workbook.
#include "base/utf8.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/components/sheets.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/shown.hpp"

namespace thienan::directives::pages {
namespace {

std::string directive_text(const Context& ctx, const Surroundings& around, std::string_view key, const queries::DirectiveItem& d) {
    const auto& t = ctx.t();
    if (key == "symbol") return (d.symbol.empty() ? std::string{t("directives.no_symbol")} : d.symbol) + ". " + d.subject;
    if (key == "issuer") return d.issuer;
    if (key == "issued") return t.date(d.issued_on);
    if (key == "received") return t.date(d.received_on);
    if (key == "urgency") return std::string{t(key_of(d.urgency))};
    if (key == "state") return std::string{t(key_of(d.state))};
    if (key == "owner") return std::string{around.agencies->short_name(d.owner)};
    return t("directives.open_of", {std::to_string(d.open), std::to_string(d.assignments)});
}

void directive_cell(Writer& out, const Context& ctx, const Surroundings& around, std::string_view key, const queries::DirectiveItem& d) {
    if (key == "state") return directive_badge(out, ctx, d.state);
    const auto text = directive_text(ctx, around, key, d);
    out.put<"{}">(text.empty() ? std::string_view{"–"} : std::string_view{text});
    if (key == "open" && d.uncovered > 0)
        out.put<" {}">([&](Writer& x) { frame::timely(x, ctx, Tone::bad, "alert-triangle", ctx.t()("directives.points_uncovered", {std::to_string(d.uncovered)})); });
}

void directive_row(Writer& out, const Context& ctx, const Surroundings& around, const std::vector<frame::Column>& columns, const queries::DirectiveItem& d) {
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        for (const auto& column : columns) {
            if (column.key == "symbol")
                row.put<R"(<th scope="row"><a class="ta-link" href="{}">{}</a><span class="ta-under">{}</span></th>)">(
                    html::Url{"/directives/" + d.id.str() + (d.state == DirectiveState::draft ? "/review" : "")},
                    d.symbol.empty() ? ctx.t()("directives.no_symbol") : std::string_view{d.symbol}, shortened(d.subject, 160));
            else
                frame::cell(row, column, [&](Writer& w) { directive_cell(w, ctx, around, column.key, d); });
        }
    });
}

std::optional<Date> day_of(const Context& ctx, std::string_view name) {
    const auto raw = ctx.query(name);
    const auto iso = Date::parse_iso(raw);
    return iso ? iso : Date::parse_vietnamese(raw);
}

queries::DirectiveFilter directive_filter_of(const Context& ctx) {
    return {parse_name<DirectiveState>(ctx.query("state")), std::string{first_code_points(trim(ctx.query("text")), 200)}, day_of(ctx, "from"), day_of(ctx, "to")};
}

std::vector<frame::Column> directive_columns(const Context& ctx) {
    const auto label = [&](std::string_view key) { return std::string{ctx.t()(key)}; };
    return {{.key = "symbol", .label = label("directives.column_symbol")}, {.key = "issuer", .label = label("directives.column_issuer"), .optional = true, .is_name = true},
            {.key = "issued", .label = label("directives.column_issued"), .optional = true, .is_short = true}, {.key = "received", .label = label("directives.received_on"), .optional = true, .hidden_at_first = true, .is_short = true},
            {.key = "urgency", .label = label("directives.urgency"), .optional = true, .hidden_at_first = true, .is_short = true}, {.key = "state", .label = label("directives.column_state"), .is_short = true},
            {.key = "open", .label = label("directives.column_open")}, {.key = "owner", .label = label("directives.column_owner"), .optional = true, .is_name = true}};
}

std::vector<frame::Chip> directive_chips(const Context& ctx, const queries::DirectiveFilter& filter) {
    std::vector<frame::Chip> out;
    const auto add = [&](std::string query, std::string_view key, const std::string& value) { out.push_back({std::move(query), std::string{ctx.t()(key)} + ": " + value}); };
    if (filter.state) add("state", "directives.column_state", std::string{ctx.t()(key_of(*filter.state))});
    if (filter.issued_from) add("from", "directives.issued_from", filter.issued_from->vietnamese());
    if (filter.issued_to) add("to", "directives.issued_to", filter.issued_to->vietnamese());
    if (!filter.text.empty()) add("text", "directives.filter_text", filter.text);
    return out;
}

std::string words_of(const std::vector<frame::Chip>& chips) {
    std::string out;
    for (const auto& chip : chips) out += (out.empty() ? "" : "; ") + chip.label;
    return out;
}

void directive_tools(Writer& out, const Context& ctx, const queries::DirectiveFilter& filter) {
    const auto& t = ctx.t();
    std::vector<frame::Tab> tabs{{std::string{t("directives.any")}, ctx.address_with("state", ""), !filter.state}};
    for (const auto state : {DirectiveState::draft, DirectiveState::active, DirectiveState::closed, DirectiveState::withdrawn})
        tabs.push_back({std::string{t(key_of(state))}, ctx.address_with("state", name_of(state)), filter.state == state});
    frame::tabs(out, tabs, t("directives.views"));
    const frame::FormView view{ctx};
    frame::filter_form(out, "/directives", [&](Writer& w) {
        if (filter.state) frame::hidden(w, "state", name_of(*filter.state));
        for (const auto columns : ctx.request().query.all("columns")) frame::hidden(w, "columns", columns);
        w.put<R"(<div class="ta-field"><label class="form-label" for="filter-text">{}</label><input class="form-control ta-medium" id="filter-text" name="text" value="{}" maxlength="200"></div>)">(
            t("directives.filter_text"), filter.text);
        view.date(w, {.name = "from", .label = std::string{t("directives.issued_from")}, .value = t.date(filter.issued_from)});
        view.date(w, {.name = "to", .label = std::string{t("directives.issued_to")}, .value = t.date(filter.issued_to)});
        w.put<R"(<button class="btn" type="submit">{}{}</button>)">(frame::icon(ctx, "filter"), t("directives.filter"));
    });
    frame::list_tools(out, ctx, directive_columns(ctx), "/directives.xlsx", directive_chips(ctx, filter));
}

Result<http::Response> directives_list(Context& ctx) {
    const auto& t = ctx.t();
    const auto filter = directive_filter_of(ctx);
    const auto [page, around] = ctx.read([&](store::ReadTx& tx) {
        return std::pair{queries::directives(tx, ctx.who(), filter, {ctx.query("after"), ctx.query("before")}, frame::chosen_rows(ctx)), surroundings(tx, ctx.today())};
    });
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const bool may = ctx.who().may(kRegister);
    const auto chips = directive_chips(ctx, filter);
    Writer body;
    directive_tools(body, ctx, filter);
    if (page.items.empty() && !chips.empty())
        frame::empty_state(body, {label("directives.directives_none_found"), label("directives.directives_none_found_text"), label("directives.any"), "/directives"});
    else if (page.items.empty())
        frame::empty_state(body, {label("directives.directives_none"), label("directives.directives_none_text"), may ? label("directives.register_document") : "", "/directives/new"});
    else {
        const auto columns = frame::chosen_columns(ctx, directive_columns(ctx));
        frame::table(body, ctx, {.caption = label("directives.directives"), .columns = columns, .sort = {}, .select_name = {}}, [&, &page = page, &around = around](Writer& rows) {
            for (const auto& d : page.items) directive_row(rows, ctx, around, columns, d);
        });
        frame::pager(body, ctx, {page.previous, page.next, "", frame::chosen_rows(ctx)});
    }
    frame::PageHead head{.title = label("directives.directives"), .section = "directives.directives"};
    head.print_note = words_of(chips);
    if (may) head.acts = html::render<R"(<a class="btn btn-primary" href="/directives/new">{}{}</a>)">(frame::icon(ctx, "plus"), t("directives.register_document"));
    return frame::page(ctx, head, body.take());
}

Result<http::Response> directives_sheet(Context& ctx) {
    constexpr int kPage = 500;
    const auto filter = directive_filter_of(ctx);
    frame::Sheet sheet{.file = "van-ban", .title = std::string{ctx.t()("directives.directives")}, .filter = words_of(directive_chips(ctx, filter)), .columns = frame::chosen_columns(ctx, directive_columns(ctx)), .rows = {}};
    ctx.read([&](store::ReadTx& tx) {
        const auto around = surroundings(tx, ctx.today());
        std::string place;
        do {
            auto page = queries::directives(tx, ctx.who(), filter, {place, {}}, kPage);
            for (const auto& d : page.items) {
                auto& row = sheet.rows.emplace_back();
                for (const auto& column : sheet.columns) row.push_back(directive_text(ctx, around, column.key, d));
            }
            place = std::move(page.next);
        } while (!place.empty() && sheet.rows.size() <= frame::kMostSheetRows);
    });
    return frame::download_sheet(ctx, sheet);
}

}  // namespace

void add_directives_list(frame::Routes& routes) {
    routes.get("/directives", frame::Access::signed_in(), directives_list);
    routes.get("/directives.xlsx", frame::Access::signed_in(), directives_sheet);
}

}  // namespace thienan::directives::pages
