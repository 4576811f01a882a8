#include "app/routes.hpp"
#include "frame/problem.hpp"

#include <map>

namespace thienan::app {
namespace {

using frame::json_string;

std::string parameters(const frame::Route& route) {
    std::string out;
    const auto add = [&](std::string_view name, std::string_view where) {
        if (!out.empty()) out += ',';
        out += R"({"name":)" + json_string(name) + R"(,"in":")" + std::string{where} + R"(","required":)" +
               (where == "path" ? "true" : "false") + R"(,"schema":{"type":"string"}})";
    };
    for (std::size_t at = 0; (at = route.pattern.find('{', at)) != std::string::npos; ++at)
        add(std::string_view{route.pattern}.substr(at + 1, route.pattern.find('}', at) - at - 1), "path");
    for (const auto& name : route.doc.query) add(name, "query");
    return "[" + out + "]";
}

std::string operation(const frame::Route& route) {
    std::string out = R"({"summary":)" + json_string(route.doc.summary) + R"(,"parameters":)" + parameters(route);
    if (!route.doc.request_schema.empty())
        out += R"(,"requestBody":{"required":true,"content":{"application/json":{"schema":)" + route.doc.request_schema + "}}}";
    out += R"(,"responses":{"200":{"description":"done")";
    if (!route.doc.response_schema.empty()) out += R"(,"content":{"application/json":{"schema":)" + route.doc.response_schema + "}}";
    out += R"(},"default":{"$ref":"#/components/responses/Problem"}})";
    if (route.access.kind() == frame::Access::Kind::anyone) out += R"(,"security":[])";
    if (route.access.kind() == frame::Access::Kind::capability) out += R"(,"x-capability":)" + json_string(route.access.capability());
    return out + "}";
}

std::string lower_name(http::Method method) {
    std::string out{http::name_of(method)};
    for (auto& c : out) c = static_cast<char>(c | 0x20);
    return out;
}

constexpr std::string_view kComponents = R"json({"securitySchemes":{"token":{"type":"http","scheme":"bearer"}},
"responses":{"Problem":{"description":"refused","content":{"application/problem+json":{"schema":{"type":"object","required":["status","code","title"],
"properties":{"type":{"type":"string"},"status":{"type":"integer"},"code":{"type":"string"},"title":{"type":"string"},
"errors":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},"code":{"type":"string"},"detail":{"type":"string"}}}}}}}}}}})json";

}  // namespace

std::string openapi(const frame::Routes& routes) {
    std::map<std::string, std::map<std::string, std::string>> paths;
    for (const auto& route : routes.all())
        if (route->pattern.starts_with("/api/v1/")) paths[route->pattern][lower_name(route->method)] = operation(*route);
    std::string out = R"({"openapi":"3.1.0","info":{"title":"Thiên Ấn","version":"1"},"security":[{"token":[]}],"paths":{)";
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        if (path != paths.begin()) out += ',';
        out += json_string(path->first) + ":{";
        for (auto op = path->second.begin(); op != path->second.end(); ++op) {
            if (op != path->second.begin()) out += ',';
            out += json_string(op->first) + ":" + op->second;
        }
        out += '}';
    }
    return out + R"(},"components":)" + std::string{kComponents} + "}";
}

}  // namespace thienan::app
