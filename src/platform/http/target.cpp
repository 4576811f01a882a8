#include "base/utf8.hpp"
#include "platform/http/http.hpp"
#include "platform/http/text.hpp"

#include <algorithm>

namespace thienan::http {
namespace {

// "http://host/a" is the same request as "/a" (RFC 9112 3.2.2).
std::string_view without_authority(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.size() < scheme.size() || !same_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
        const auto path = target.find_first_of("/?", scheme.size());
        return path == std::string_view::npos ? std::string_view{"/"} : target.substr(path);
    }
    return target;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// One segment, decoded. An encoded slash would move the borders between segments after routing, so it is refused.
std::optional<std::string> decode_segment(std::string_view segment) {
    auto decoded = percent_decode(segment, Plus::is_plus);
    if (!decoded || decoded->empty() || *decoded == "." || *decoded == "..") return std::nullopt;
    for (const char c : *decoded)
        if (is_control(c) || c == '\\' || c == '/') return std::nullopt;
    if (!is_valid_utf8(*decoded)) return std::nullopt;
    return decoded;
}

std::optional<std::string> decode_path(std::string_view raw) {
    if (!raw.starts_with('/')) return std::nullopt;
    std::string path = "/";
    raw.remove_prefix(1);
    while (!raw.empty()) {
        const auto slash = raw.find('/');
        const auto segment = decode_segment(raw.substr(0, slash));
        if (!segment) return std::nullopt;
        path += *segment;
        if (slash == std::string_view::npos) break;
        path += '/';
        raw.remove_prefix(slash + 1);
    }
    return path;
}

}  // namespace

bool is_local_address(std::string_view address) {
    const auto is_bad = [](char c) { return is_control(c) || c == '\\'; };
    return address.starts_with('/') && !address.starts_with("//") && std::none_of(address.begin(), address.end(), is_bad);
}

Result<Target> parse_target(std::string_view target) {
    target = without_authority(target);
    if (target.find('#') != std::string_view::npos) return Error{Code::invalid, "http.bad_target"};
    const auto question = target.find('?');
    auto path = decode_path(target.substr(0, question));
    if (!path) return Error{Code::invalid, "http.bad_target"};
    Target parsed{std::move(*path), {}};
    if (question != std::string_view::npos) {
        TRY_ASSIGN(parsed.query, parse_urlencoded(target.substr(question + 1), Limits{}));
    }
    return parsed;
}

}  // namespace thienan::http
