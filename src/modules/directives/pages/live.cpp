// What live notes ask: does what a page shows still hold? The list's own question stands with the list.
#include "modules/directives/pages/pages.hpp"

#include "frame/live.hpp"
#include "modules/directives/queries/stamps.hpp"

namespace thienan::directives::pages {
namespace {

using frame::Context;

template <class Of>
Result<http::Response> live_record(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Of>());
    TRY_ASSIGN(const auto stamp, ctx.read([&](store::ReadTx& tx) { return queries::stamp(tx, ctx.who(), id); }));
    return frame::live_answer(ctx, stamp);
}

Result<http::Response> live_home(Context& ctx) {
    return frame::live_answer(ctx, queries::stamp_of(ctx.read([&](store::ReadTx& tx) { return queries::my_work(tx, ctx.who(), ctx.today()); })));
}

}  // namespace

void add_live(frame::Routes& routes) {
    routes.get("/live/my-work", frame::Access::signed_in(), live_home);
    routes.get("/live/assignments/{id}", frame::Access::signed_in(), live_record<Assignment>);
    routes.get("/live/directives/{id}", frame::Access::signed_in(), live_record<Directive>);
}

}  // namespace thienan::directives::pages
