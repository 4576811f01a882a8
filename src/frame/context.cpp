#include "frame/context.hpp"

namespace thienan::frame {

std::string Context::attempt() const {
    std::string out;
    std::size_t slot = 0;
    for (std::size_t at = 0; at < route_->pattern.size();) {
        const auto end = route_->pattern[at] == '{' ? route_->pattern.find('}', at) + 1 : std::min(route_->pattern.find('{', at), route_->pattern.size());
        const auto piece = std::string_view{route_->pattern}.substr(at, end - at);
        const bool is_id = piece.starts_with('{') && parse_positive(value(slot)).has_value();
        out += is_id ? value(slot) : piece;
        if (piece.starts_with('{')) ++slot;
        at = end;
    }
    return out;
}

http::Response Context::redirect(std::string_view address, std::string_view flash) const {
    http::Response response;
    response.status = 303;
    response.with("Location", http::is_local_address(address) ? std::string{address} : "/");
    if (!flash.empty()) response.with("Set-Cookie", http::set_cookie("flash", flash, 60, services_->settings.secure_cookies));
    return response;
}

http::Response Context::download(std::string bytes, std::string_view media_type, std::string_view file_name) const {
    http::Response response;
    response.content_type = media_type;
    response.body = std::move(bytes);
    response.with("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(file_name));
    response.with("Content-Security-Policy", "default-src 'none'; sandbox");
    return response;
}

http::Response Context::json(std::string text, int status) const {
    http::Response response;
    response.status = status;
    response.content_type = "application/json; charset=utf-8";
    response.body = std::move(text);
    return response;
}

http::Response Context::html(html::Html page, int status) const {
    http::Response response;
    response.status = status;
    response.body = std::move(page).str();
    return response;
}

std::string Context::address_with(std::string_view name, std::string_view value) const {
    std::string out = request_->path;
    char mark = '?';
    const auto put = [&](std::string_view n, std::string_view v) {
        out += mark;
        out += http::percent_encode(n) + "=" + http::percent_encode(v);
        mark = '&';
    };
    for (const auto& [n, v] : request_->query.pairs())
        if (n != name && n != "page" && n != "after" && n != "before" && !v.empty()) put(n, v);
    if (!value.empty()) put(name, value);
    return out;
}

}  // namespace thienan::frame
