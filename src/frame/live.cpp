#include "frame/live.hpp"

namespace thienan::frame {

void live_note(html::Writer& out, const Context& ctx, const Live& live) {
    if (live.address.empty()) return;
    const bool is_form = !live.record.empty();
    const auto& t = ctx.t();
    out.put<R"(<div class="ta-live" role="status" data-ta-live data-href="{}" data-stamp="{}" data-record="{}" data-changed="{}" data-look="{}" data-icons="{}"></div>)">(
        html::Url{live.address}, live.stamp, live.record, t(is_form ? "frame.live_form_changed" : "frame.live_changed"), t(is_form ? "frame.live_look" : "frame.live_reload"),
        ctx.services().assets.address("icons.svg"));
}

http::Response live_answer(const Context& ctx, std::string_view stamp) {
    const auto tag = "\"" + std::string{stamp} + "\"";
    http::Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.status = ctx.request().header("if-none-match") == tag ? 304 : 200;
    response.with("ETag", tag);
    return response;
}

}  // namespace thienan::frame
