// For tests of a module's pages and API: its routes asked directly, with the real words and a database of the test's choosing.
#pragma once

#include "frame/context.hpp"
#include "frame/testing.hpp"

#include <string>
#include <utility>

namespace thienan::frame::testing {

class NoAssets final : public Assets {
public:
    std::string_view address(std::string_view) const override { return "/assets/x"; }
};

inline std::string text_of_file(const std::string& path) {
    std::ifstream in{path};
    return {std::istreambuf_iterator<char>{in}, {}};
}

inline const Locale& real_words() {
    static const Locale words{text_of_file(THIENAN_SOURCE_DIR "/locale/vi.toml"), text_of_file(THIENAN_SOURCE_DIR "/locale/en.toml")};
    return words;
}

class Site {
public:
    Site(store::Database& db, const Clock& clock, Settings settings = {})
        : services_{.db = db, .clock = clock, .locale = real_words(), .assets = assets_, .settings = std::move(settings)} {}

    Routes& routes() { return routes_; }
    Services& services() { return services_; }

    // What the route answers; not_found for a path without a route, forbidden for an access class `who` does not meet.
    Result<http::Response> ask(http::Method method, const std::string& target, const Principal& who, http::Request request = {}) {
        auto parsed = http::parse_target(target);
        CHECK(parsed.ok());
        request.method = method;
        request.target = target;
        request.path = parsed->path;
        request.query = parsed->query;
        const auto match = routes_.match(method, request.path);
        if (!match.route) return Error{Code::not_found, "frame.not_found"};
        const auto& access = match.route->access;
        const bool admitted = access.kind() == Access::Kind::anyone || (access.kind() == Access::Kind::signed_in && who.signed_in()) ||
                              (access.kind() == Access::Kind::capability && who.may(access.capability()));
        if (!admitted) return Error{Code::forbidden, "frame.forbidden"};
        Context ctx{request, *match.route, match.values, who, services_};
        return match.route->handle(ctx);
    }
    Result<http::Response> get(const std::string& target, const Principal& who) { return ask(http::Method::get, target, who); }
    Result<http::Response> post(const std::string& target, const Principal& who, std::initializer_list<std::pair<std::string, std::string>> form) {
        http::Request request;
        for (const auto& [name, value] : form) request.form.add(name, value);
        return ask(http::Method::post, target, who, std::move(request));
    }

private:
    NoAssets assets_;
    Services services_;
    Routes routes_;
};

// The first header of that name; "" where there is none.
inline std::string header_of(const http::Response& response, std::string_view name) {
    for (const auto& [n, value] : response.headers)
        if (n == name) return value;
    return {};
}

}  // namespace thienan::frame::testing
