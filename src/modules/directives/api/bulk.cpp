// One act on many assignments: each row is decided for itself, and the answer says of each what became of it.
#include "modules/directives/actions/bulk.hpp"

#include "frame/problem.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

constexpr std::size_t kMostNote = 2'000;

Json outcome_of(const Context& ctx, const Picked& row, const Result<Done>& result) {
    Json out{{"id", row.id.value}, {"done", result.ok()}, {"code", nullptr}, {"title", nullptr}};
    if (result) return out;
    const auto& error = result.error();
    out["code"] = error.fields.empty() ? error.reason : error.fields.front().reason;
    out["title"] = error.fields.empty() ? frame::sentence(ctx.t(), error) : frame::sentence(ctx.t(), error.fields.front());
    return out;
}

Result<http::Response> post_bulk(Context& ctx) {
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto act = body.choice<BulkAct>("act", true);
    std::vector<Picked> rows;
    body.each("rows", kMostPicked, [&](Body& row) { rows.push_back({row.id<Assignment>("id", true), row.version()}); });
    actions::BulkOrder order{act.value_or(BulkAct::accept), {}, {}};
    order.to = {body.id<Agency>("unit"), body.id<Person>("person"), body.id<Person>("leader"), body.date("internal_due", act == BulkAct::internal_due), body.text("note", {.most = kMostNote})};
    order.urging = {order.to.note, ctx.services().settings.public_address};
    if (rows.empty()) body.refuse("rows", "directives.nothing_picked");
    TRY(body.checked());
    Json items = Json::array();
    for (const auto& row : rows) items.push_back(outcome_of(ctx, row, ctx.write([&](store::WriteTx& tx) { return actions::act_on(tx, ctx.who(), row, order); })));
    return answer(ctx, {{"items", std::move(items)}});
}

}  // namespace

void add_bulk(frame::Routes& routes) {
    const auto request = object({{"act", one_of<BulkAct>()}, {"rows", array(object({{"id", kInteger}, {"version", kInteger}}, 2))},
                                 {"unit", kMaybeInteger}, {"person", kMaybeInteger}, {"leader", kMaybeInteger}, {"internal_due", kMaybeDate}, {"note", words(kMostNote)}}, 2);
    const auto row = object({{"id", kInteger}, {"done", kFlag}, {"code", R"({"type":["string","null"]})"}, {"title", R"({"type":["string","null"]})"}}, 4);
    routes.api(Method::post, "/api/v1/assignments/bulk", frame::Access::signed_in(), post_bulk,
               {.summary = "One act on up to 200 assignments; each is decided for itself", .request_schema = request, .response_schema = object({{"items", array(row)}}, 1), .query = {}});
}

}  // namespace thienan::directives::api
