#include "modules/directives/actions/daily.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/routes.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/module.hpp"
#include "modules/directives/queries/home.hpp"
#include "modules/directives/queries/search.hpp"

namespace thienan::directives::api {
namespace {

using http::Method;
using http::Response;

Result<Response> get_my_work(Context& ctx) {
    const auto work = ctx.read([&](store::ReadTx& tx) { return queries::my_work(tx, ctx.who(), ctx.today()); });
    json to_decide = json::array();
    for (const auto& asked : work.to_decide) to_decide.push_back({{"extension", to_json(asked.extension)}, {"assignment", to_json(asked.item)}});
    return answer(ctx, {{"late", list_of(work.late)}, {"today", list_of(work.today)}, {"this_week", list_of(work.this_week)},
                        {"later", list_of(work.later)}, {"to_hand_on", list_of(work.to_hand_on)},
                        {"waiting_for_others", list_of(work.waiting_for_others)}, {"to_confirm", list_of(work.to_confirm)},
                        {"to_reassign", list_of(work.to_reassign)}, {"to_decide", to_decide}, {"to_review", list_of(work.to_review)}});
}

Result<Response> get_dashboard(Context& ctx) {
    using Side = queries::Dashboard::Side;
    const auto asked = ctx.query("side");
    const auto side = asked == "lead" ? std::optional{Side::lead} : asked == "owner" ? std::optional{Side::owner} : std::nullopt;
    const auto board = ctx.read([&](store::ReadTx& tx) { return queries::dashboard(tx, ctx.who(), ctx.today(), side); });
    json agencies = json::array(), months = json::array();
    for (const auto& each : board.agencies) agencies.push_back({{"agency", each.agency.value}, {"figures", to_json(each.figures)}});
    for (const auto& m : board.months)
        months.push_back({{"year", m.year}, {"month", m.month}, {"done_in_time", m.done_in_time}, {"done_late", m.done_late}});
    return answer(ctx, {{"side", board.side == Side::owner ? "owner" : "lead"}, {"all", to_json(board.all)}, {"agencies", agencies}, {"months", months}});
}

Result<Response> get_search(Context& ctx) {
    const auto found = ctx.read([&](store::ReadTx& tx) {
        return queries::search(tx, ctx.who(), ctx.query("q"), ctx.today(), ctx.query("after"));
    });
    return answer(ctx, {{"items", list_of(found.items)}, {"next", found.next},
                        {"match", found.match == queries::Match::neighbours ? "neighbours" : "all_words"}});
}

Result<Response> get_rules(Context& ctx) {
    return answer(ctx, to_json(ctx.read([&](store::ReadTx& tx) { return queries::deadline_rules(tx, ctx.today()); })));
}

Result<Response> put_rules(Context& ctx) {
    Body body{ctx};
    const auto held = ctx.read([&](store::ReadTx& tx) { return queries::deadline_rules(tx, ctx.today()); });
    const auto from = body.required_date("valid_from");
    const auto number = [&](std::string_view name, int otherwise) { return static_cast<int>(std::clamp<std::int64_t>(body.number(name, otherwise), -1, 1000)); };
    const DeadlineRules rules{body.flag("roll_to_working_day", held.roll_to_working_day), number("soon_days", held.soon_days),
                              number("remind_before_days", held.remind_before_days), number("leader_after_days", held.leader_after_days),
                              number("opens_before_days", held.opens_before_days), number("digest_weekday", held.digest_weekday)};
    TRY(std::move(body).check());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_deadline_rules(tx, ctx.who(), from, rules); }));
    return get_rules(ctx);
}

Result<Response> post_feed(Context& ctx) {
    TRY_ASSIGN(const auto secret, ctx.write([&](store::WriteTx& tx) { return actions::renew_feed(tx, ctx.who()); }));
    return answer(ctx, {{"address", ctx.services().settings.public_address + "/feed/" + secret + ".ics"}});
}

}  // namespace

void add_figures(frame::Routes& routes) {
    const auto in = frame::Access::signed_in();
    const auto any = std::string{kAnyObject};
    routes.api(Method::get, "/api/v1/my-work", in, get_my_work, {.summary = "What you have to do, by when", .response_schema = any});
    routes.api(Method::get, "/api/v1/dashboard", in, get_dashboard,
               {.summary = "Figures of all your agency gave out, or has to do", .response_schema = any, .query = {"side"}});
    routes.api(Method::get, "/api/v1/search", in, get_search,
               {.summary = "Assignments that hold all words", .response_schema = any, .query = {"q", "after"}});
    routes.api(Method::get, "/api/v1/deadline-rules", in, get_rules, {.summary = "How deadlines are treated today", .response_schema = any});
    auto schema = Schema{}.with("!valid_from", kDay).with("roll_to_working_day", R"({"type":"boolean"})");
    for (const auto name : {"soon_days", "remind_before_days", "leader_after_days", "opens_before_days", "digest_weekday"}) schema.with(name, kNumber);
    routes.api(Method::put, "/api/v1/deadline-rules", frame::Access::needs(kAssign), put_rules,
               {.summary = "Set how deadlines are treated from a day on", .request_schema = schema.str(), .response_schema = any});
    routes.api(Method::post, "/api/v1/me/feed", in, post_feed,
               {.summary = "A new secret address of your calendar; an earlier one stops working", .response_schema = Schema{}.with("address", kText).str()});
}

}  // namespace thienan::directives::api

namespace thienan::directives {

void add_api(frame::Routes& routes) {
    api::add_directives(routes);
    api::add_assignments(routes);
    api::add_figures(routes);
}

}  // namespace thienan::directives
