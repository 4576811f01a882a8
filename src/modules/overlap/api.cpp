// The registry and the look-ups as JSON: the same actions and queries as the pages.
#include "base/utf8.hpp"
#include "frame/json_body.hpp"
#include "frame/json_schema.hpp"
#include "modules/overlap/actions/registry.hpp"
#include "modules/overlap/actions/screening.hpp"
#include "modules/overlap/api.hpp"
#include "modules/overlap/queries/screenings.hpp"
#include "modules/overlap/queries/tasks.hpp"
#include "modules/overlap/rules.hpp"

namespace thienan::overlap {
namespace {

using frame::Context;
constexpr int kPage = 100;

using frame::Json;
using frame::JsonBody;
namespace schema = frame::schema;

Json year(int value) { return value ? Json(value) : Json(nullptr); }

Json json_of(const EarlierTask& task) {
    return {{"id", task.id.value}, {"version", task.version}, {"code", task.code}, {"title", task.title}, {"text", task.text}, {"state", name_of(task.state)}, {"stop_cause", task.stop_cause},
            {"host", task.host}, {"place", task.place}, {"year_from", year(task.year_from)}, {"year_to", year(task.year_to)},
            {"level", task.level ? Json(name_of(*task.level)) : Json(nullptr)}, {"source", task.source}};
}

Json json_of(const ScreeningHit& hit) {
    Json out{{"rank", hit.rank}, {"score", hit.score}, {"verdict", name_of(hit.verdict)}, {"task", json_of(hit.task)}, {"passages", Json::array()}, {"grounds", Json::array()}};
    out["task"].erase("version");
    for (const auto& p : hit.passages) out["passages"].push_back({{"proposal", {p.query_from, p.query_to}}, {"task", {p.record_from, p.record_to}}});
    for (const auto& g : hit.grounds) out["grounds"].push_back({{"feature", g.feature}, {"weight", g.weight}});
    return out;
}

Json json_of(const queries::ScreeningRecord& record) {
    const auto& s = record.screening;
    Json out{{"id", s.id.value}, {"version", s.version}, {"proposal", s.proposal.value}, {"title", s.title}, {"text", s.text}, {"text_hash", s.text_hash}, {"corpus_version", s.corpus_version},
             {"corpus_tasks", s.corpus_tasks}, {"screened_at", utc_iso(s.screened_at)}, {"current", is_current(record.proposal, s)},
             {"decision", s.decision ? Json(name_of(*s.decision)) : Json(nullptr)}, {"reasons", s.reasons}, {"about", s.about ? Json(s.about) : Json(nullptr)}, {"hits", Json::array()}};
    for (const auto& hit : record.hits) out["hits"].push_back(json_of(hit));
    return out;
}

// ---- the registry

Result<http::Response> get_tasks(Context& ctx) {
    queries::TaskFilter filter;
    filter.search = std::string{first_code_points(ctx.query("q"), 200)};
    filter.state = parse_name<TaskState>(ctx.query("state"));
    filter.place = std::string{first_code_points(ctx.query("place"), 100)};
    if (const auto asked = parse_positive(ctx.query("year")); asked && *asked <= rules::kLastYear) filter.year = static_cast<int>(*asked);
    const queries::Place place{parse_id<EarlierTask>(ctx.query("after")).value_or(Id<EarlierTask>{}), {}};
    const auto page = ctx.read([&](store::ReadTx& tx) { return queries::tasks(tx, filter, place, kPage); });
    Json out{{"next", page.next.empty() ? Json(nullptr) : Json(*parse_positive(page.next))}, {"tasks", Json::array()}};
    for (const auto& task : page.tasks) {
        out["tasks"].push_back(json_of(task));
        out["tasks"].back().erase("text");
    }
    return ctx.json(out.dump());
}

Result<http::Response> get_task(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<EarlierTask>());
    TRY_ASSIGN(const auto task, ctx.read([&](store::ReadTx& tx) { return queries::task(tx, id); }));
    return ctx.json(json_of(task).dump());
}

EarlierTask task_of(JsonBody& body) {
    EarlierTask task;
    task.code = body.text("code", {.required = true, .most = 100});
    task.title = body.text("title", {.required = true, .most = kMostTitle});
    task.text = body.text("text", {.most = kMostText});
    task.state = body.choice<TaskState>("state").value_or(TaskState::finished);
    task.stop_cause = body.text("stop_cause", {.most = kMostTitle});
    task.host = body.text("host");
    task.place = body.text("place");
    task.year_from = static_cast<int>(body.number("year_from", rules::kFirstYear, rules::kLastYear).value_or(0));
    task.year_to = static_cast<int>(body.number("year_to", rules::kFirstYear, rules::kLastYear).value_or(0));
    task.level = body.choice<Level>("level");
    task.source = body.text("source");
    return task;
}

Result<http::Response> post_task(Context& ctx) {
    TRY_ASSIGN(auto body, JsonBody::of(ctx));
    const auto task = task_of(body);
    TRY(body.checked());
    TRY_ASSIGN(const auto id, ctx.write([&](store::WriteTx& tx) { return actions::add_task(tx, ctx.who(), task); }));
    return ctx.json(Json{{"id", id.value}}.dump(), 201);
}

Result<http::Response> put_task(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<EarlierTask>());
    TRY_ASSIGN(auto body, JsonBody::of(ctx));
    auto task = task_of(body);
    task.id = id;
    task.version = body.version();
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::change_task(tx, ctx.who(), task); }));
    return ctx.json(Json{{"id", id.value}}.dump());
}

Result<http::Response> delete_task(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<EarlierTask>());
    const auto version = parse_positive(ctx.query("version")).value_or(0);
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::remove_task(tx, ctx.who(), id, version); }));
    return ctx.json("{}");
}

// ---- look-ups

Result<http::Response> answer(Context& ctx, Id<Screening> id, int status) {
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::screening(tx, ctx.who(), id); }));
    return ctx.json(json_of(record).dump(), status);
}

Result<http::Response> post_proposal(Context& ctx, TaskIndex& index) {
    TRY_ASSIGN(auto body, JsonBody::of(ctx));
    actions::NewProposal input{body.text("title", {.required = true, .most = kMostTitle}), body.text("text", {.most = kMostText}), {}, body.id<EarlierTask>("from_task")};
    TRY(body.checked());
    if (!index.view()) return Error{Code::unavailable, "overlap.index_not_ready"};
    TRY_ASSIGN(const auto proposal, ctx.write([&](store::WriteTx& tx) { return actions::add_proposal(tx, ctx.who(), input); }));
    TRY_ASSIGN(const auto id, actions::screen(ctx.services().db, index, ctx.who(), proposal));
    return answer(ctx, id, 201);
}

Result<http::Response> put_proposal(Context& ctx, TaskIndex& index) {
    TRY_ASSIGN(const auto proposal, ctx.id<Proposal>());
    TRY_ASSIGN(auto body, JsonBody::of(ctx));
    const auto version = body.version();
    const auto title = body.text("title", {.required = true, .most = kMostTitle});
    const auto text = body.text("text", {.most = kMostText});
    TRY(body.checked());
    if (!index.view()) return Error{Code::unavailable, "overlap.index_not_ready"};
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::change_proposal(tx, ctx.who(), proposal, version, title, text); }));
    TRY_ASSIGN(const auto id, actions::screen(ctx.services().db, index, ctx.who(), proposal));
    return answer(ctx, id, 200);
}

Result<http::Response> get_proposal(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Proposal>());
    TRY_ASSIGN(const auto p, ctx.read([&](store::ReadTx& tx) { return queries::proposal(tx, ctx.who(), id); }));
    return ctx.json(Json{{"id", p.id.value}, {"version", p.version}, {"title", p.title}, {"text", p.text}, {"text_hash", p.text_hash}, {"created_at", utc_iso(p.created_at)},
                         {"last_screening", p.last ? Json(p.last.value) : Json(nullptr)}}.dump());
}

Result<http::Response> get_screening(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Screening>());
    return answer(ctx, id, 200);
}

Result<http::Response> post_decision(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Screening>());
    TRY_ASSIGN(auto body, JsonBody::of(ctx));
    const auto version = body.version();
    const auto decision = body.choice<Decision>("decision", true);
    const actions::NewDecision input{decision.value_or(Decision::independent), body.text("reasons", {.required = true, .most = kMostReasons}), body.number("about", 1, static_cast<std::int64_t>(rules::kMostHits)).value_or(0)};
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::decide(tx, ctx.who(), id, version, input); }));
    return answer(ctx, id, 200);
}

// ---- what they look like

schema::Properties task_properties() {
    return {{"code", schema::words(100)}, {"title", schema::words(kMostTitle)}, {"text", schema::words(kMostText)}, {"state", schema::one_of<TaskState>()}, {"stop_cause", schema::words(kMostTitle)},
            {"host", schema::words(kMostShort)}, {"place", schema::words(kMostShort)}, {"year_from", schema::kMaybeInteger}, {"year_to", schema::kMaybeInteger}, {"level", schema::one_of<Level>()},
            {"source", schema::words(kMostShort)}};
}
std::string task_schema(const schema::Properties& before) {
    auto all = before;
    const auto rest = task_properties();
    all.insert(all.end(), rest.begin(), rest.end());
    return schema::object(all);
}
const schema::Properties kStored{{"id", schema::kInteger}, {"version", schema::kInteger}};

std::string screening_schema() {
    const auto range = schema::array(schema::kInteger);
    const auto hit = schema::object({{"rank", schema::kInteger}, {"score", schema::whole(0, 10'000)}, {"verdict", R"({"enum":["copy","partial","same_problem","related"]})"}, {"task", task_schema({{"id", schema::kInteger}})},
                                     {"passages", schema::array(schema::object({{"proposal", range}, {"task", range}}))}, {"grounds", schema::array(schema::object({{"feature", schema::kString}, {"weight", schema::kInteger}}))}});
    return schema::object({{"id", schema::kInteger}, {"version", schema::kInteger}, {"proposal", schema::kInteger}, {"title", schema::kString}, {"text", schema::kString}, {"text_hash", schema::kString},
                           {"corpus_version", schema::kInteger}, {"corpus_tasks", schema::kInteger}, {"screened_at", schema::kTime}, {"current", schema::kFlag}, {"decision", schema::one_of<Decision>()},
                           {"reasons", schema::kString}, {"about", schema::kMaybeInteger}, {"hits", schema::array(hit)}});
}

void add_task_routes(frame::Routes& routes) {
    using frame::Access;
    using http::Method;
    const auto id = schema::object({{"id", schema::kInteger}});
    http::Limits long_text;
    long_text.body = 4u << 20;
    routes.api(Method::get, "/api/v1/earlier-tasks", Access::signed_in(), get_tasks,
               {.summary = "Earlier tasks, youngest first, without their texts",
                .response_schema = schema::object({{"next", schema::kMaybeInteger}, {"tasks", schema::array(task_schema(kStored))}}), .query = {"q", "state", "place", "year", "after"}});
    routes.api(Method::get, "/api/v1/earlier-tasks/{id}", Access::signed_in(), get_task, {.summary = "One earlier task", .response_schema = task_schema(kStored)});
    routes.api(Method::post, "/api/v1/earlier-tasks", Access::needs(kMaintain), post_task, {.summary = "Add an earlier task", .request_schema = schema::object(task_properties(), 2), .response_schema = id}, long_text);
    routes.api(Method::put, "/api/v1/earlier-tasks/{id}", Access::needs(kMaintain), put_task,
               {.summary = "Change an earlier task", .request_schema = task_schema({{"version", schema::kInteger}}), .response_schema = id}, long_text);
    routes.api(Method::del, "/api/v1/earlier-tasks/{id}", Access::needs(kMaintain), delete_task, {.summary = "Remove an earlier task", .response_schema = schema::object({}), .query = {"version"}});
}

}  // namespace

void add_api(frame::Routes& routes, TaskIndex& index) {
    using frame::Access;
    using http::Method;
    http::Limits long_text;
    long_text.body = 4u << 20;
    add_task_routes(routes);
    routes.api(Method::post, "/api/v1/proposals", Access::needs(kScreen), [&index](Context& ctx) { return post_proposal(ctx, index); },
               {.summary = "Enter a proposal and look it up; scores are hundredths of a percent, passages count code points of title, line end, text",
                .request_schema = schema::object({{"title", schema::words(kMostTitle)}, {"text", schema::words(kMostText)}, {"from_task", schema::kInteger}}, 1), .response_schema = screening_schema()}, long_text);
    routes.api(Method::get, "/api/v1/proposals/{id}", Access::needs(kScreen), get_proposal,
               {.summary = "A proposal as it stands", .response_schema = schema::object({{"id", schema::kInteger}, {"version", schema::kInteger}, {"title", schema::kString}, {"text", schema::kString},
                                                                                         {"text_hash", schema::kString}, {"created_at", schema::kTime}, {"last_screening", schema::kMaybeInteger}})});
    routes.api(Method::put, "/api/v1/proposals/{id}", Access::needs(kScreen), [&index](Context& ctx) { return put_proposal(ctx, index); },
               {.summary = "Change a proposal's text and look it up again",
                .request_schema = schema::object({{"version", schema::kInteger}, {"title", schema::words(kMostTitle)}, {"text", schema::words(kMostText)}}, 2), .response_schema = screening_schema()}, long_text);
    routes.api(Method::get, "/api/v1/screenings/{id}", Access::signed_in(), get_screening, {.summary = "What one look-up gave", .response_schema = screening_schema()});
    routes.api(Method::post, "/api/v1/screenings/{id}/decision", Access::needs(kDecide), post_decision,
               {.summary = "Decide on a look-up; continues and overlaps name the rank of a task that was found",
                .request_schema = schema::object({{"version", schema::kInteger}, {"decision", schema::one_of<Decision>()}, {"reasons", schema::words(kMostReasons)}, {"about", schema::kInteger}}, 3),
                .response_schema = screening_schema()});
}

}  // namespace thienan::overlap
