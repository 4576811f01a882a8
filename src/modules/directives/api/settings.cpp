// How deadlines are treated, and the secret address of a person's calendar.
#include "modules/directives/actions/daily.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/queries/records.hpp"

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

constexpr std::int64_t kMostDays = 1'000;

Result<http::Response> get_rules(Context& ctx) {
    const auto r = ctx.read([&](store::ReadTx& tx) { return queries::deadline_rules(tx, ctx.today()); });
    return answer(ctx, {{"roll_to_working_day", r.roll_to_working_day}, {"soon_days", r.soon_days}, {"remind_before_days", r.remind_before_days}, {"leader_after_days", r.leader_after_days},
                        {"opens_before_days", r.opens_before_days}, {"digest_weekday", r.digest_weekday}});
}

// A rule left out stays as it is.
Result<http::Response> put_rules(Context& ctx) {
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto held = ctx.read([&](store::ReadTx& tx) { return queries::deadline_rules(tx, ctx.today()); });
    const auto number = [&](const std::string& name, int otherwise) { return static_cast<int>(body.number(name, 0, kMostDays).value_or(otherwise)); };
    const auto from = body.date("valid_from", true);
    const DeadlineRules rules{body.flag("roll_to_working_day", held.roll_to_working_day), number("soon_days", held.soon_days),
                              number("remind_before_days", held.remind_before_days), number("leader_after_days", held.leader_after_days),
                              number("opens_before_days", held.opens_before_days), number("digest_weekday", held.digest_weekday)};
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_deadline_rules(tx, ctx.who(), *from, rules); }));
    return get_rules(ctx);
}

Result<http::Response> post_feed(Context& ctx) {
    TRY_ASSIGN(const auto secret, ctx.write([&](store::WriteTx& tx) { return actions::renew_feed(tx, ctx.who()); }));
    return answer(ctx, {{"address", ctx.services().settings.public_address + "/feed/" + secret + ".ics"}});
}

}  // namespace

void add_settings(frame::Routes& routes) {
    const auto days = whole(0, kMostDays);
    const auto rules = object({{"roll_to_working_day", kFlag}, {"soon_days", days}, {"remind_before_days", days}, {"leader_after_days", days}, {"opens_before_days", days}, {"digest_weekday", whole(0, 7)}});
    const auto from = object({{"valid_from", kDay}, {"roll_to_working_day", kFlag}, {"soon_days", days}, {"remind_before_days", days}, {"leader_after_days", days}, {"opens_before_days", days}, {"digest_weekday", whole(0, 7)}}, 1);
    routes.api(Method::get, "/api/v1/deadline-rules", frame::Access::signed_in(), get_rules, {.summary = "How deadlines are treated today", .request_schema = {}, .response_schema = rules, .query = {}});
    routes.api(Method::put, "/api/v1/deadline-rules", frame::Access::needs(kAssign), put_rules,
               {.summary = "Sets how deadlines are treated from a day on", .request_schema = from, .response_schema = rules, .query = {}});
    routes.api(Method::post, "/api/v1/me/feed", frame::Access::signed_in(), post_feed,
               {.summary = "A new secret address of your calendar; an earlier one stops working", .request_schema = {}, .response_schema = object({{"address", kString}}, 1), .query = {}});
}

}  // namespace thienan::directives::api
