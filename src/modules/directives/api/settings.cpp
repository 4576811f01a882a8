// How deadlines are treated, and the secret address of a person's calendar.
#include "modules/calendar/model.hpp"
#include "modules/directives/actions/daily.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/queries/records.hpp"

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

Result<http::Response> get_rules(Context& ctx) {
    const auto r = ctx.read([&](store::ReadTx& tx) { return queries::deadline_rules(tx, ctx.today()); });
    Json out{{rules::kRollRule, r.roll_to_working_day}};
    for (const auto& rule : rules::kNumberRules) out[std::string{rule.name}] = r.*rule.value;
    return answer(ctx, out);
}

// A rule left out stays as it is.
Result<http::Response> put_rules(Context& ctx) {
    TRY_ASSIGN(auto body, Body::of(ctx));
    auto set = ctx.read([&](store::ReadTx& tx) { return queries::deadline_rules(tx, ctx.today()); });
    const auto from = body.date("valid_from", true);
    set.roll_to_working_day = body.flag(std::string{rules::kRollRule}, set.roll_to_working_day);
    for (const auto& rule : rules::kNumberRules) set.*rule.value = static_cast<int>(body.number(std::string{rule.name}, 0, rule.most).value_or(set.*rule.value));
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_deadline_rules(tx, ctx.who(), *from, set); }));
    return get_rules(ctx);
}

Result<http::Response> post_feed(Context& ctx) {
    TRY_ASSIGN(const auto secret, ctx.write([&](store::WriteTx& tx) { return actions::renew_feed(tx, ctx.who()); }));
    return answer(ctx, {{"address", ctx.services().settings.public_address + "/feed/" + secret + ".ics"}});
}

}  // namespace

void add_settings(frame::Routes& routes) {
    Properties of_rules{{rules::kRollRule, kFlag}};
    for (const auto& rule : rules::kNumberRules) of_rules.push_back({rule.name, whole(0, rule.most)});
    auto dated = of_rules;
    dated.insert(dated.begin(), {"valid_from", kDate});
    const auto rules = object(of_rules);
    const auto from = object(dated, 1);
    routes.api(Method::get, "/api/v1/deadline-rules", frame::Access::signed_in(), get_rules, {.summary = "How deadlines are treated today", .request_schema = {}, .response_schema = rules, .query = {}});
    routes.api(Method::put, "/api/v1/deadline-rules", frame::Access::needs(calendar::kMaintain), put_rules,
               {.summary = "Sets how deadlines are treated from a day on", .request_schema = from, .response_schema = rules, .query = {}});
    routes.api(Method::post, "/api/v1/me/feed", frame::Access::signed_in(), post_feed,
               {.summary = "A new secret address of your calendar; an earlier one stops working", .request_schema = {}, .response_schema = object({{"address", kString}}, 1), .query = {}});
}

}  // namespace thienan::directives::api
