// Links of a directive or an assignment to other records, from both ends.
#include "modules/directives/actions/linking.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/queries/links.hpp"
#include "modules/directives/queries/records.hpp"

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

Result<Done> may_see(Context& ctx, const Holder& holder) {
    return ctx.read([&](store::ReadTx& tx) -> Result<Done> {
        if (queries::title_of(tx, ctx.who(), holder.kind, holder.id)) return Done{};
        return Error{Code::not_found, "frame.not_found"};
    });
}

Result<http::Response> answer_links(Context& ctx, const Holder& holder) {
    TRY(may_see(ctx, holder));
    return answer(ctx, {{"links", list_of(ctx.read([&](store::ReadTx& tx) { return queries::links(tx, ctx.who(), holder); }))}});
}

template <class Of>
Result<http::Response> get_links(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Of>());
    return answer_links(ctx, id);
}

template <class Of>
Result<http::Response> post_link(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Of>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const Link link{body.text("kind", {.required = true, .most = 40}), body.version("target"), body.text("note", {.most = 500}), body.text("title", {.most = 300})};
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::add_link(tx, ctx.who(), id, link); }));
    return answer_links(ctx, id);
}

template <class Of>
Result<http::Response> delete_link(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Of>());
    const Link link{std::string{ctx.query("kind")}, parse_positive(ctx.query("target")).value_or(0), {}};
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::remove_link(tx, ctx.who(), id, link); }));
    return answer_links(ctx, id);
}

template <class Of>
void add_links_of(frame::Routes& routes, const std::string& path, const std::string& what) {
    const auto signed_in = frame::Access::signed_in();
    const auto answered = object({{"links", array(link_schema())}});
    const auto asked = object({{"kind", words(40)}, {"target", kInteger}, {"note", words(500)}, {"title", words(300)}}, 2);
    routes.api(Method::get, path, signed_in, get_links<Of>, {.summary = "The links of " + what + " from both ends, as far as you may see them", .request_schema = {}, .response_schema = answered, .query = {}});
    routes.api(Method::post, path, signed_in, post_link<Of>, {.summary = "Links " + what + " to another record; a title only for kinds this module does not know", .request_schema = asked, .response_schema = answered, .query = {}});
    routes.api(Method::del, path, signed_in, delete_link<Of>, {.summary = "Removes a link of " + what, .request_schema = {}, .response_schema = answered, .query = {"kind", "target"}});
}

}  // namespace

void add_links(frame::Routes& routes) {
    add_links_of<Assignment>(routes, "/api/v1/assignments/{id}/links", "an assignment");
    add_links_of<Directive>(routes, "/api/v1/directives/{id}/links", "a directive");
}

}  // namespace thienan::directives::api
