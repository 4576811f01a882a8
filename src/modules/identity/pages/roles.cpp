// Roles: named sets of capabilities.
#include "modules/identity/account_queries.hpp"
#include "modules/identity/actions/people.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/pages/pages.hpp"

namespace thienan::identity::pages {
namespace {

using Errors = std::vector<FieldError>;

Result<http::Response> show_list(Context& ctx) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto roles, ctx.read([&](store::ReadTx& tx) { return queries::roles(tx, ctx.who()); }));
    const std::vector<frame::Column> columns = {{.key = "name", .label = word(ctx, "identity.role")},
                                                {.key = "code", .label = word(ctx, "identity.code"), .is_short = true},
                                                {.key = "capabilities", .label = word(ctx, "identity.capabilities")}};
    Writer body, acts;
    section_tabs(body, ctx, "roles");
    frame::table(body, ctx, {.caption = word(ctx, "identity.roles"), .columns = columns}, [&](Writer& rows) {
        for (const auto& role : roles)
            rows.put<"<tr>{}</tr>">([&](Writer& row) {
                frame::cell(row, columns[0], [&](Writer& c) { c.put<R"(<a href="/roles/{}">{}</a>)">(role.id, role.name); });
                frame::cell(row, columns[1], [&](Writer& c) { c.put<"{}">(role.code); });
                frame::cell(row, columns[2], [&](Writer& c) {
                    for (const auto& capability : role.capabilities) c.put<"<div>{}</div>">(t(capability));
                });
            });
    });
    acts.put<R"(<a class="btn btn-primary" href="/roles/new">{}</a>)">(t("identity.add_role"));
    return frame::page(ctx, {.title = word(ctx, "identity.roles"), .section = "identity.people", .acts = acts.take()}, body.take());
}

http::Response show_form(Context& ctx, const Role& role, const Errors& errors, int status) {
    const frame::FormView view{ctx, errors};
    std::vector<frame::Choice> choices;
    for (const auto& capability : ctx.services().capabilities) choices.push_back({std::string{capability.key}, word(ctx, capability.key), ""});
    Writer body;
    frame::form(body, ctx, {.action = role.id ? "/roles/" + role.id.str() : "/roles/new"}, [&](Writer& w) {
        view.summary(w);
        frame::hidden(w, "version", std::to_string(role.version));
        view.text(w, {.name = "name", .label = word(ctx, "identity.role"), .value = role.name, .required = true, .most = 120});
        if (!role.id) view.text(w, {.name = "code", .label = word(ctx, "identity.code"), .help = word(ctx, "identity.code_of_role_help"), .value = role.code, .required = true, .most = 60});
        view.checkboxes(w, {.name = "capabilities", .label = word(ctx, "identity.capabilities")}, choices, role.capabilities);
        w.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& x) { frame::submit(x, ctx.t()("form.save")); }, html::Url{std::string{"/roles"}}, ctx.t()("form.cancel"));
    });
    return frame::page(ctx, {.title = role.id ? role.name : word(ctx, "identity.add_role"), .section = "identity.people",
                             .crumbs = {{word(ctx, "identity.people"), "/people"}, {word(ctx, "identity.roles"), "/roles"}}}, body.take(), status);
}

Result<http::Response> get_one(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Role>());
    TRY_ASSIGN(const auto role, ctx.read([&](store::ReadTx& tx) { return queries::role(tx, ctx.who(), id); }));
    return show_form(ctx, role, {}, 200);
}

Result<http::Response> save(Context& ctx, Id<Role> id) {
    frame::FormReader form{ctx.request().form};
    Role role;
    role.id = id;
    role.version = form.number("version", 0, 1'000'000'000).value_or(0);
    role.name = form.text("name", {.required = true, .most = 120});
    if (!id) role.code = form.text("code", {.required = true, .most = 60});
    for (const auto capability : ctx.request().form.all("capabilities")) role.capabilities.emplace_back(capability);
    const auto again = [&](const Errors& errors, int status) { return show_form(ctx, role, errors, status); };
    if (!form.errors().empty()) return again(form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) -> Result<Done> {
        if (id) return actions::change_role(tx, ctx.who(), role, ctx.services().capabilities);
        TRY(actions::add_role(tx, ctx.who(), role, ctx.services().capabilities));
        return Done{};
    });
    if (done) return ctx.redirect("/roles", "identity.saved");
    if (done.error().code == Code::conflict) return again({{"form", done.error().reason, done.error().args}}, 409);
    return shown_again(done.error(), again);
}

}  // namespace

void add_roles(frame::Routes& routes) {
    const auto admin = frame::Access::needs(kAdminister);
    routes.get("/roles", admin, show_list);
    routes.get("/roles/new", admin, [](Context& ctx) -> Result<http::Response> { return show_form(ctx, {}, {}, 200); });
    routes.post("/roles/new", admin, [](Context& ctx) { return save(ctx, {}); });
    routes.get("/roles/{id}", admin, get_one);
    routes.post("/roles/{id}", admin, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto id, ctx.id<Role>());
        return save(ctx, id);
    });
}

}  // namespace thienan::identity::pages
