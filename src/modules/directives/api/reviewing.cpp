// Correcting what was read: draft assignments and points of a draft directive.
#include "modules/directives/actions/reviewing.hpp"

#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

constexpr std::size_t kMostBodies = 200;

Span span_of(Body& body) {
    Span span;
    span.from = body.number("from", 0, static_cast<std::int64_t>(kMostTextBytes), true).value_or(0);
    span.to = body.number("to", 0, static_cast<std::int64_t>(kMostTextBytes), true).value_or(0);
    return span;
}

Due due_of(Body& body) {
    Due due;
    due.kind = body.choice<DueKind>("kind", true).value_or(DueKind::none);
    due.text = body.text("text", {.most = 300});
    due.from = body.date("from");
    due.on = body.date("on");
    due.recurrence = body.choice<Recurrence>("recurrence").value_or(Recurrence::as_needed);
    due.recurrence_day = static_cast<int>(body.number("recurrence_day", 1, 31).value_or(0));
    due.condition = body.text("condition", {.most = 500});
    return due;
}

actions::DraftFields fields_of(Body& body) {
    actions::DraftFields f;
    f.text = body.text("text", {.required = true, .most = 20'000});
    body.inside("span", [&](Body& inner) { f.span = span_of(inner); });
    f.point = body.id<Point>("point");
    f.leads = bodies(body, "leads", kMostLeads);
    f.with = bodies(body, "with", kMostBodies);
    f.leader = body.id<Person>("leader");
    f.product = body.text("product", {.most = 1000});
    body.inside("due", [&](Body& inner) { f.due = due_of(inner); });
    f.internal_due = body.date("internal_due");
    f.force = body.choice<Force>("force").value_or(Force::hard);
    return f;
}

std::string draft_schema(bool versioned) {
    const auto span = R"({"type":["object","null"],"properties":{"from":{"type":"integer","minimum":0},"to":{"type":"integer","minimum":0}},"required":["from","to"]})";
    const auto named = array(named_schema());
    if (versioned)
        return object({{"text", words(20'000)}, {"version", kInteger}, {"span", span}, {"point", kMaybeInteger}, {"leads", named}, {"with", named}, {"leader", kMaybeInteger}, {"product", words(1000)},
                       {"due", due_schema()}, {"internal_due", kMaybeDate}, {"force", one_of<Force>()}}, 2);
    return object({{"text", words(20'000)}, {"span", span}, {"point", kMaybeInteger}, {"leads", named}, {"with", named}, {"leader", kMaybeInteger}, {"product", words(1000)}, {"due", due_schema()},
                   {"internal_due", kMaybeDate}, {"force", one_of<Force>()}}, 1);
}

Result<http::Response> answer_id(const Context& ctx, Id<Assignment> id) { return answer(ctx, {{"id", id.value}}); }

Result<http::Response> add(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto fields = fields_of(body);
    TRY(body.checked());
    TRY_ASSIGN(const auto id, ctx.write([&](store::WriteTx& tx) { return actions::add_draft(tx, ctx.who(), directive, fields); }));
    return answer_id(ctx, id);
}

Result<http::Response> correct(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    const auto fields = fields_of(body);
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::correct_draft(tx, ctx.who(), id, version, fields); }));
    return answer_id(ctx, id);
}

Result<http::Response> drop(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    const auto version = parse_positive(ctx.query("version"));
    FieldErrors errors;
    if (!version) errors.add("version", "form.required");
    if (!errors.empty()) return std::move(errors).refusal();
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::drop_draft(tx, ctx.who(), id, *version); }));
    return answer_id(ctx, id);
}

Result<http::Response> check(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::check_draft(tx, ctx.who(), id, version); }));
    return answer_id(ctx, id);
}

Result<http::Response> split(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    const auto at = body.number("at", 0, static_cast<std::int64_t>(kMostTextBytes), true).value_or(0);
    TRY(body.checked());
    TRY_ASSIGN(const auto second, ctx.write([&](store::WriteTx& tx) { return actions::split_draft(tx, ctx.who(), id, version, at); }));
    return answer(ctx, {{"id", id.value}, {"second", second.value}});
}

Result<http::Response> merge(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    const auto second = body.id<Assignment>("second", true);
    const auto second_version = body.version("second_version");
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::merge_drafts(tx, ctx.who(), id, version, second, second_version); }));
    return answer_id(ctx, id);
}

Result<http::Response> judge(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Point>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto disposition = body.choice<Disposition>("disposition", true);
    const auto reason = body.text("reason", {.most = 2000});
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::mark_point(tx, ctx.who(), id, *disposition, reason); }));
    return answer(ctx, {{"id", id.value}, {"disposition", name_of(*disposition)}});
}

}  // namespace

void add_reviewing(frame::Routes& routes) {
    const auto id_schema = object({{"id", kInteger}}, 1);
    const auto route = [&](Method method, std::string pattern, frame::Handle handle, std::string summary, std::string request, std::string response, std::vector<std::string> query = {}) {
        routes.api(method, "/api/v1" + pattern, frame::Access::needs(kRegister), std::move(handle),
                   {.summary = std::move(summary), .request_schema = std::move(request), .response_schema = std::move(response), .query = std::move(query)});
    };
    route(Method::post, "/directives/{id}/drafts", add, "Adds a draft assignment to a directive under review", draft_schema(false), id_schema);
    route(Method::put, "/drafts/{id}", correct, "Corrects a draft assignment; a field left out becomes empty", draft_schema(true), id_schema);
    route(Method::del, "/drafts/{id}", drop, "Drops a draft assignment", {}, id_schema, {"version"});
    route(Method::post, "/drafts/{id}/check", check, "A person looked at the draft and found it right", object({{"version", kInteger}}, 1), id_schema);
    route(Method::post, "/drafts/{id}/split", split, "Two drafts of one, the second beginning at that byte of the document's text", object({{"version", kInteger}, {"at", kInteger}}, 2),
          object({{"id", kInteger}, {"second", kInteger}}, 2));
    route(Method::post, "/drafts/{id}/merge", merge, "Takes a second draft up into this one", object({{"version", kInteger}, {"second", kInteger}, {"second_version", kInteger}}, 3), id_schema);
    route(Method::put, "/points/{id}/disposition", judge, "Says whether a point gives work, is a heading, or gives none and why", object({{"disposition", one_of<Disposition>()}, {"reason", words(2000)}}, 1),
          object({{"id", kInteger}, {"disposition", one_of<Disposition>()}}, 2));
}

}  // namespace thienan::directives::api
