// The table of all routes. A route without an access class cannot be registered; what is not registered is 404.
#pragma once

#include "base/result.hpp"
#include "platform/http/http.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::frame {

class Context;

// Who may reach a route at all. What they may do with the thing behind it is the module's access rules' matter.
class Access {
public:
    enum class Kind { anyone, signed_in, capability };
    static Access anyone() { return {Kind::anyone, {}}; }
    static Access signed_in() { return {Kind::signed_in, {}}; }
    static Access needs(std::string_view capability) { return {Kind::capability, std::string{capability}}; }

    Kind kind() const { return kind_; }
    const std::string& capability() const { return capability_; }

private:
    Access(Kind kind, std::string capability) : kind_(kind), capability_(std::move(capability)) {}
    Kind kind_;
    std::string capability_;
};

using Handle = std::function<Result<http::Response>(Context&)>;

// What the OpenAPI description says of an API route. Schemas are JSON texts; "" where there is none.
struct ApiDoc {
    std::string summary;
    std::string request_schema;
    std::string response_schema;
    std::vector<std::string> query;  // names of query parameters
};

struct Route {
    http::Method method;
    std::string pattern;   // "/directives/{id}/points": a {name} stands for one whole segment
    Access access;
    Handle handle;
    http::Limits limits;
    ApiDoc doc;            // for patterns under /api/
};

class Routes {
public:
    void get(std::string pattern, Access access, Handle handle);
    // A form post: up to 1 MiB unless said otherwise.
    void post(std::string pattern, Access access, Handle handle, http::Limits limits = {});
    void api(http::Method method, std::string pattern, Access access, Handle handle, ApiDoc doc, http::Limits limits = {});

    struct Match {
        const Route* route = nullptr;              // null: no such route
        bool other_method = false;                 // the path exists for another method (405)
        std::vector<std::string> values;           // of the {…} segments, in order
    };
    Match match(http::Method method, std::string_view path) const;
    const std::vector<std::unique_ptr<Route>>& all() const { return routes_; }

private:
    void add(Route route);
    struct Node;
    std::vector<std::unique_ptr<Route>> routes_;
    std::shared_ptr<Node> root_;
};

}  // namespace thienan::frame
