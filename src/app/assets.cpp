#include "app/assets.hpp"

#include "app/embedded.hpp"
#include "base/check.hpp"
#include "frame/context.hpp"

#include <sstream>

namespace thienan::app {
namespace {

std::string_view media_type_of(std::string_view name) {
    if (name.ends_with(".css")) return "text/css; charset=utf-8";
    if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
    if (name.ends_with(".svg")) return "image/svg+xml";
    if (name.ends_with(".woff2")) return "font/woff2";
    if (name.ends_with(".png")) return "image/png";
    return "application/octet-stream";
}

Result<http::Response> serve(frame::Context& ctx, std::string_view name) {
    const auto plain = find_embedded("web/" + std::string{name});
    if (!plain || name.ends_with(".gz") || name == "manifest.txt") return Error{Code::not_found, "frame.not_found"};
    http::Response response;
    response.content_type = media_type_of(name);
    response.may_compress = false;
    response.with("Cache-Control", "public, max-age=31536000, immutable");
    const auto packed = find_embedded("web/" + std::string{name} + ".gz");
    if (packed) response.with("Vary", "Accept-Encoding");
    if (packed && ctx.request().header("accept-encoding").find("gzip") != std::string_view::npos) {
        response.with("Content-Encoding", "gzip");
        response.fixed_body = *packed;
    } else {
        response.fixed_body = *plain;
    }
    return response;
}

}  // namespace

EmbeddedAssets::EmbeddedAssets() {
    std::istringstream lines{std::string{embedded("web/manifest.txt")}};
    for (std::string logical, hashed; lines >> logical >> hashed;) addresses_[logical] = "/assets/" + hashed;
}

std::string_view EmbeddedAssets::address(std::string_view logical_name) const {
    const auto found = addresses_.find(logical_name);
    CHECK(found != addresses_.end());
    return found->second;
}

void add_asset_routes(frame::Routes& routes) {
    routes.get("/assets/{name}", frame::Access::anyone(), [](frame::Context& ctx) { return serve(ctx, ctx.value(0)); });
    routes.get("/assets/{folder}/{name}", frame::Access::anyone(),
               [](frame::Context& ctx) { return serve(ctx, std::string{ctx.value(0)} + "/" + std::string{ctx.value(1)}); });
}

}  // namespace thienan::app
