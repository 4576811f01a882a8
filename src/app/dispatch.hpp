// From a request to its answer: route → authenticate → admit → CSRF → handler → one table of refusals → security headers.
#pragma once

#include "frame/routes.hpp"
#include "frame/services.hpp"
#include "platform/http/http.hpp"

#include <functional>

namespace thienan::app {

class Dispatcher final : public http::Handler {
public:
    // Who asks; nobody where the request carries no valid session or token.
    using Authenticate = std::function<Principal(store::ReadTx&, const http::Request&)>;

    Dispatcher(const frame::Routes& routes, frame::Services& services, Authenticate authenticate)
        : routes_(&routes), services_(&services), authenticate_(std::move(authenticate)) {}

    http::Limits limits(http::Method method, std::string_view path) override;
    http::Response handle(http::Request& request) override;
    http::Response refuse(int status, const http::Request& request) override;

private:
    http::Response answer(http::Request& request);
    http::Response answer_as(http::Request& request, const frame::Routes::Match& match, Principal who);

    const frame::Routes* routes_;
    frame::Services* services_;
    Authenticate authenticate_;
};

// The status of each kind of refusal.
int status_of(Code code);

}  // namespace thienan::app
