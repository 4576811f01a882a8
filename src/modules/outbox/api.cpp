#include "frame/context.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/outbox/pages.hpp"
#include "modules/outbox/queries.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace thienan::outbox {
namespace {

using frame::Context;
using nlohmann::json;

constexpr std::string_view kJobSchema =
    R"({"type":"object","properties":{"id":{"type":"integer"},"kind":{"type":"string"},"state":{"enum":["queued","running","done","failed"]},"progress":{"type":"integer"},"result":{"type":"string"},"reason":{"type":"string"}}})";
constexpr std::string_view kKindsSchema =
    R"({"type":"object","properties":{"kinds":{"type":"array","items":{"type":"string"}},"turned_down":{"type":"array","items":{"type":"string"}}}})";
constexpr std::string_view kTurnDownSchema =
    R"({"type":"object","required":["turned_down"],"properties":{"turned_down":{"type":"array","items":{"type":"string"}}}})";

Result<http::Response> get_job(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Job>());
    TRY_ASSIGN(const auto job, ctx.read([&](store::ReadTx& tx) { return queries::find_job(tx, ctx.who(), id); }));
    json out{{"id", job.id.value}, {"kind", job.kind}, {"state", name_of(job.state)}, {"progress", job.progress}, {"result", job.result},
             {"reason", job.state == JobState::failed ? ctx.t()(job.reason.key, job.reason.args) : std::string{}}};
    return ctx.json(out.dump());
}

http::Response notifications(Context& ctx, const std::vector<MailKind>& kinds) {
    json out{{"kinds", json::array()}, {"turned_down", ctx.read([&](store::ReadTx& tx) { return queries::turned_down(tx, ctx.who().person); })}};
    for (const auto& kind : kinds) out["kinds"].push_back(kind.key);
    return ctx.json(out.dump());
}

Error wrong(std::string reason) {
    FieldErrors errors;
    errors.add("turned_down", std::move(reason));
    return std::move(errors).refusal();
}

Result<http::Response> put_notifications(Context& ctx, const std::vector<MailKind>& kinds) {
    const auto body = json::parse(ctx.request().body, nullptr, false);
    if (!body.is_object() || !body.contains("turned_down") || !body["turned_down"].is_array()) return wrong("form.required");
    std::vector<std::string> turned_down;
    for (const auto& kind : body["turned_down"]) {
        const auto is_it = [&](const MailKind& known) { return kind.is_string() && known.key == kind.get_ref<const std::string&>(); };
        if (std::none_of(kinds.begin(), kinds.end(), is_it)) return wrong("form.not_a_choice");
        turned_down.push_back(kind.get<std::string>());
    }
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_turned_down(tx, ctx.who(), kinds, turned_down); }));
    return notifications(ctx, kinds);
}

}  // namespace

void add_api(frame::Routes& routes, const std::vector<MailKind>& kinds) {
    routes.api(http::Method::get, "/api/v1/jobs/{id}", frame::Access::signed_in(), get_job,
               {.summary = "How far a piece of long work of yours is", .response_schema = std::string{kJobSchema}});
    routes.api(http::Method::get, "/api/v1/me/notifications", frame::Access::signed_in(),
               [kinds](Context& ctx) -> Result<http::Response> { return notifications(ctx, kinds); },
               {.summary = "Kinds of mail, and those you turned down", .response_schema = std::string{kKindsSchema}});
    routes.api(http::Method::put, "/api/v1/me/notifications", frame::Access::signed_in(),
               [kinds](Context& ctx) { return put_notifications(ctx, kinds); },
               {.summary = "Turn kinds of mail down; those left out are sent", .request_schema = std::string{kTurnDownSchema},
                .response_schema = std::string{kKindsSchema}});
}

}  // namespace thienan::outbox
