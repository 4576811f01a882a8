// Views of one's own of the list of assignments.
#include "modules/directives/actions/saved_views.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/queries/saved_views.hpp"

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

Json json_of_view(const SavedView& view) {
    return {{"id", view.id.value}, {"version", view.version}, {"name", view.name}, {"shape", name_of(view.shape)}, {"query", view.query}, {"default", view.is_default}};
}

Result<http::Response> get_views(Context& ctx) {
    Json items = Json::array();
    for (const auto& view : ctx.read([&](store::ReadTx& tx) { return queries::saved_views(tx, ctx.who()); })) items.push_back(json_of_view(view));
    return answer(ctx, {{"items", std::move(items)}});
}

Result<http::Response> post_view(Context& ctx) {
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto shape = body.choice<Shape>("shape", true);
    const actions::NewView wanted{body.text("name", {.required = true, .most = kMostViewName}), shape.value_or(Shape::table), body.text("query", {.most = kMostViewQuery})};
    TRY(body.checked());
    TRY_ASSIGN(const auto id, ctx.write([&](store::WriteTx& tx) { return actions::keep_view(tx, ctx.who(), wanted); }));
    return answer(ctx, {{"id", id.value}, {"version", 1}});
}

Result<http::Response> put_view(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<SavedView>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    const auto name = body.text("name", {.required = true, .most = kMostViewName});
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::rename_view(tx, ctx.who(), id, version, name); }));
    return answer(ctx, {{"id", id.value}, {"version", version + 1}});
}

Result<http::Response> delete_view(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<SavedView>());
    const auto version = parse_positive(ctx.query("version")).value_or(0);
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::erase_view(tx, ctx.who(), id, version); }));
    return answer(ctx, Json::object());
}

// {"view": 7}, or {"view": null} for none.
Result<http::Response> put_default(Context& ctx) {
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto id = body.id<SavedView>("view");
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return id ? actions::choose_default_view(tx, ctx.who(), id) : actions::clear_default_view(tx, ctx.who()); }));
    return answer(ctx, Json::object());
}

}  // namespace

void add_saved_views(frame::Routes& routes) {
    const auto in = frame::Access::signed_in();
    const auto shape = one_of<Shape>();
    const auto view = object({{"id", kInteger}, {"version", kInteger}, {"name", kString}, {"shape", shape}, {"query", kString}, {"default", kFlag}}, 6);
    const auto made = object({{"id", kInteger}, {"version", kInteger}}, 2);
    routes.api(Method::get, "/api/v1/me/views", in, get_views, {.summary = "The views of assignments you keep", .request_schema = {}, .response_schema = object({{"items", array(view)}}, 1), .query = {}});
    routes.api(Method::post, "/api/v1/me/views", in, post_view,
               {.summary = "Keeps a view under a name", .request_schema = object({{"name", kString}, {"shape", shape}, {"query", kString}}, 2), .response_schema = made, .query = {}});
    routes.api(Method::put, "/api/v1/me/views/{id}", in, put_view,
               {.summary = "Gives a kept view another name", .request_schema = object({{"version", kInteger}, {"name", kString}}, 2), .response_schema = made, .query = {}});
    routes.api(Method::del, "/api/v1/me/views/{id}", in, delete_view, {.summary = "Keeps a view no longer", .request_schema = {}, .response_schema = object({}), .query = {"version"}});
    routes.api(Method::put, "/api/v1/me/default-view", in, put_default,
               {.summary = "The view your list of assignments opens with, or none", .request_schema = object({{"view", kMaybeInteger}}), .response_schema = object({}), .query = {}});
}

}  // namespace thienan::directives::api
