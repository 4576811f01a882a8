#include "frame/components/forms.hpp"
#include "frame/components/record.hpp"
#include "frame/components/tables.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "frame/problem.hpp"
#include "modules/calendar/actions.hpp"
#include "modules/calendar/module.hpp"
#include "modules/calendar/queries.hpp"

namespace thienan::calendar {
namespace {

using frame::Context;
using html::Writer;

int year_of(const Context& ctx) {
    const auto asked = parse_positive(ctx.query("year"));
    return asked && *asked >= 2000 && *asked <= 2199 ? static_cast<int>(*asked) : ctx.today().year();
}

void day_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const SpecialDay& day) {
    const auto& t = ctx.t();
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        frame::cell(row, columns[0], [&](Writer& w) { w.put<"{}">(day.day.vietnamese()); });
        frame::cell(row, columns[1], [&](Writer& w) { w.put<"{}">(t("calendar.weekday_" + std::to_string(day.day.weekday()))); });
        frame::cell(row, columns[2], [&](Writer& w) { w.put<"{}">(t("calendar.kind_" + std::string{name_of(day.kind)})); });
        frame::cell(row, columns[3], [&](Writer& w) { w.put<"{}">(day.name); });
        if (ctx.who().may(kMaintain))
            frame::cell(row, columns[4], [&](Writer& w) {
                frame::post_button(w, ctx, "/calendar/" + day.day.iso() + "/clear", t("calendar.clear"), frame::Button::plain,
                                   t("calendar.clear_question", {day.day.vietnamese()}));
            });
    });
}

void day_form(Writer& out, const Context& ctx, const frame::FormView& view) {
    const auto& t = ctx.t();
    frame::card(out, t("calendar.add"), [&](Writer& box) {
        frame::form(box, ctx, {.action = "/calendar"}, [&](Writer& w) {
            view.summary(w, {{"day", std::string{t("calendar.day")}}, {"name", std::string{t("calendar.name")}}});
            view.date(w, {.name = "day", .label = std::string{t("calendar.day")}, .value = std::string{ctx.form("day")}, .required = true});
            view.select(w, {.name = "kind", .label = std::string{t("calendar.kind")}, .value = std::string{ctx.form("kind")}, .required = true},
                        {{"holiday", std::string{t("calendar.kind_holiday")}, ""}, {"swapped", std::string{t("calendar.kind_swapped")}, ""}});
            view.text(w, {.name = "name", .label = std::string{t("calendar.name")}, .value = std::string{ctx.form("name")}, .required = true, .most = 120});
            frame::submit(w, t("form.save"));
        });
    });
}

http::Response show(Context& ctx, int year, const std::vector<FieldError>& errors, int status) {
    const auto& t = ctx.t();
    const auto days = ctx.read([&](store::ReadTx& tx) { return queries::days_of(tx, year); });
    const bool may = ctx.who().may(kMaintain);
    std::vector<frame::Column> columns{{.key = "day", .label = std::string{t("calendar.day")}, .is_short = true},
                                       {.key = "weekday", .label = std::string{t("calendar.weekday")}, .is_short = true},
                                       {.key = "kind", .label = std::string{t("calendar.kind")}, .is_short = true},
                                       {.key = "name", .label = std::string{t("calendar.name")}}};
    if (may) columns.push_back({.key = "acts", .label = std::string{t("calendar.change")}});
    Writer body;
    frame::tabs(body, {{std::to_string(year - 1), "/calendar?year=" + std::to_string(year - 1)},
                       {std::to_string(year), "/calendar?year=" + std::to_string(year), true},
                       {std::to_string(year + 1), "/calendar?year=" + std::to_string(year + 1)}}, t("calendar.years"));
    if (days.empty())
        frame::empty_state(body, {std::string{t("calendar.none")}, std::string{t("calendar.none_text")}, "", ""});
    else
        frame::table(body, ctx, {.caption = std::string{t("calendar.title")}, .columns = columns}, [&](Writer& rows) {
            for (const auto& day : days) day_row(rows, ctx, columns, day);
        });
    Writer rail;
    if (may) day_form(rail, ctx, frame::FormView{ctx, errors});
    const frame::PageHead head{.title = t("calendar.title_of_year", {std::to_string(year)}), .under = std::string{t("calendar.under")}, .section = "calendar.title"};
    return frame::page_with_rail(ctx, head, body.take(), rail.take(), status);
}

Result<http::Response> post_day(Context& ctx) {
    frame::FormReader form{ctx.request().form};
    SpecialDay day;
    const auto given = form.date("day", true);
    day.kind = form.choice("kind", {"holiday", "swapped"}) == "swapped" ? DayKind::swapped : DayKind::holiday;
    day.name = form.text("name", {.required = true, .most = 120});
    if (!form.errors().empty()) return show(ctx, given ? given->year() : ctx.today().year(), form.errors().all(), 422);
    day.day = *given;
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::set_day(tx, ctx.who(), day); });
    if (done) return ctx.redirect("/calendar?year=" + std::to_string(day.day.year()), "calendar.saved");
    if (done.error().code == Code::invalid) return show(ctx, day.day.year(), done.error().fields, 422);
    return done.error();
}

Result<http::Response> post_clear(Context& ctx) {
    const auto day = Date::parse_iso(ctx.value(0));
    if (!day) return Error{Code::not_found, "frame.not_found"};
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::clear_day(tx, ctx.who(), *day); }));
    return ctx.redirect("/calendar?year=" + std::to_string(day->year()), "calendar.cleared");
}

Result<http::Response> get_json(Context& ctx) {
    std::string out;
    for (const auto& day : ctx.read([&](store::ReadTx& tx) { return queries::days_of(tx, year_of(ctx)); }))
        out += std::string{out.empty() ? "" : ","} + R"({"day":")" + day.day.iso() + R"(","kind":")" + std::string{name_of(day.kind)} +
               R"(","name":)" + frame::json_string(day.name) + "}";
    return ctx.json(R"({"days":[)" + out + "]}");
}

}  // namespace

void add_routes(frame::Routes& routes) {
    routes.get("/calendar", frame::Access::signed_in(), [](Context& ctx) -> Result<http::Response> { return show(ctx, year_of(ctx), {}, 200); });
    routes.post("/calendar", frame::Access::needs(kMaintain), post_day);
    routes.post("/calendar/{day}/clear", frame::Access::needs(kMaintain), post_clear);
    routes.api(http::Method::get, "/api/v1/calendar", frame::Access::signed_in(), get_json,
               {.summary = "Holidays and exchanged working days of one year",
                .response_schema = R"({"type":"object","properties":{"days":{"type":"array","items":{"type":"object","properties":{"day":{"type":"string","format":"date"},"kind":{"enum":["holiday","swapped"]},"name":{"type":"string"}}}}}})",
                .query = {"year"}});
}

frame::Capabilities capabilities() { return {{kMaintain, {"administrator", "monitor"}}}; }

std::vector<frame::NavItem> nav() {
    return {{.key = "calendar.title", .address = "/calendar", .icon = "calendar", .capability = std::string{kMaintain}, .order = 80}};
}

}  // namespace thienan::calendar
