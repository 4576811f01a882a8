#include "platform/http/http.hpp"

namespace thienan::http {

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get: return "GET";
        case Method::head: return "HEAD";
        case Method::post: return "POST";
        case Method::put: return "PUT";
        case Method::patch: return "PATCH";
        case Method::del: return "DELETE";
        case Method::other: return "other";
    }
    return "other";
}

std::string_view Fields::get(std::string_view name) const { return find(name).value_or(std::string_view{}); }

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (const auto& [key, value] : pairs_)
        if (key == name) return value;
    return std::nullopt;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> found;
    for (const auto& [key, value] : pairs_)
        if (key == name) found.emplace_back(value);
    return found;
}

}  // namespace thienan::http
