#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/http/http.hpp"
#include "platform/http/text.hpp"

#include <algorithm>

namespace thienan::http {
namespace {

bool is_text(std::string_view value) {
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
    return is_valid_utf8(value) && std::none_of(value.begin(), value.end(), control);
}

}  // namespace

Fields parse_cookies(std::string_view header) {
    Fields cookies;
    while (!header.empty()) {
        const auto end = header.find(';');
        const auto pair = strip_blanks(header.substr(0, end));
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        const auto name = strip_blanks(pair.substr(0, equals));
        auto raw = strip_blanks(pair.substr(equals + 1));
        if (raw.size() >= 2 && raw.front() == '"' && raw.back() == '"') raw = raw.substr(1, raw.size() - 2);
        auto value = percent_decode(raw, Plus::is_plus);
        if (!value) value = std::string{raw};
        if (is_token(name) && is_text(*value)) cookies.add(std::string{name}, std::move(*value));
    }
    return cookies;
}

std::string set_cookie(std::string_view name, std::string_view value, std::optional<std::int64_t> max_age, bool secure) {
    CHECK(is_token(name));
    std::string out{name};
    out += '=';
    out += percent_encode(value);
    out += "; Path=/; HttpOnly; SameSite=Lax";
    if (secure) out += "; Secure";
    if (max_age) out += "; Max-Age=" + std::to_string(*max_age);
    return out;
}

}  // namespace thienan::http
