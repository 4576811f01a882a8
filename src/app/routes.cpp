#include "app/routes.hpp"

#include "app/assets.hpp"
#include "frame/context.hpp"
#include "modules/audit/module.hpp"
#include "modules/calendar/module.hpp"
#include "modules/directives/module.hpp"
#include "modules/files/actions/contents.hpp"
#include "modules/files/module.hpp"
#include "modules/identity/module.hpp"
#include "modules/outbox/module.hpp"
#include "modules/overlap/module.hpp"

#include <algorithm>
#include <iterator>

namespace thienan::app {
namespace {

template <class T>
void append(std::vector<T>& all, std::vector<T> more) { std::move(more.begin(), more.end(), std::back_inserter(all)); }

Result<http::Response> healthy(frame::Context& ctx) {
    const auto answers = ctx.read([](store::ReadTx& tx) { return tx.number({"app/health", "select 1"}) == 1; });
    http::Response response;
    response.status = answers ? 200 : 503;
    response.content_type = "text/plain; charset=utf-8";
    response.body = answers ? "ok\n" : "database\n";
    return response;
}

}  // namespace

void add_all_routes(frame::Routes& routes, const RouteNeeds& needs) {
    add_asset_routes(routes);
    routes.get("/healthz", frame::Access::anyone(), healthy);
    audit::add_routes(routes);
    identity::add_routes(routes);
    calendar::add_routes(routes);
    files::add_routes(routes, needs.viewers, files::Contents::kUsualMost);
    outbox::add_routes(routes, directives::mail_kinds());
    directives::add_routes(routes, needs.regulations.deadlines);
    overlap::add_routes(routes, needs.index);
    // Made from the table itself when asked, so it knows every route, this one too.
    routes.api(http::Method::get, "/api/v1/openapi.json", frame::Access::anyone(), [&routes](frame::Context& ctx) -> Result<http::Response> { return ctx.json(openapi(routes)); },
               {.summary = "This description", .response_schema = R"({"type":"object"})"});
}

void add_all_file_viewers(files::Viewers& viewers, const Clock& clock) {
    directives::add_file_viewers(viewers, clock);
    overlap::add_file_viewers(viewers);
}

std::vector<frame::NavItem> all_nav() {
    std::vector<frame::NavItem> all;
    append(all, directives::nav());
    append(all, overlap::nav());
    append(all, identity::nav());
    append(all, calendar::nav());
    append(all, outbox::nav());
    append(all, audit::nav());
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.order < b.order; });
    return all;
}

frame::Capabilities all_capabilities() {
    frame::Capabilities all;
    append(all, identity::capabilities());
    append(all, audit::capabilities());
    append(all, calendar::capabilities());
    append(all, directives::capabilities());
    append(all, overlap::capabilities());
    return all;
}

frame::AuditedFields all_audited_fields() {
    frame::AuditedFields all;
    append(all, identity::audited_fields());
    append(all, calendar::audited_fields());
    append(all, files::audited_fields());
    append(all, outbox::audited_fields());
    append(all, directives::audited_fields());
    append(all, overlap::audited_fields());
    return all;
}

std::vector<frame::Invariant> all_invariants() {
    std::vector<frame::Invariant> all;
    append(all, identity::invariants());
    append(all, files::invariants());
    append(all, outbox::invariants());
    append(all, directives::invariants());
    append(all, overlap::invariants());
    return all;
}

}  // namespace thienan::app
