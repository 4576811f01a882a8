#include "base/utf8.hpp"
#include "platform/http/http.hpp"
#include "platform/http/text.hpp"

namespace thienan::http {
namespace {

Result<std::string> decode(std::string_view text) {
    auto decoded = percent_decode(text, Plus::is_space);
    if (!decoded || decoded->find('\0') != std::string::npos || !is_valid_utf8(*decoded))
        return Error{Code::invalid, "http.bad_encoding"};
    return std::move(*decoded);
}

}  // namespace

Result<Fields> parse_urlencoded(std::string_view text, const Limits& limits) {
    Fields fields;
    while (!text.empty()) {
        const auto end = text.find('&');
        const auto pair = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (pair.empty()) continue;
        if (fields.pairs().size() == limits.fields) return Error{Code::too_large, "http.too_many_fields"};
        const auto equals = pair.find('=');
        TRY_ASSIGN(auto name, decode(pair.substr(0, equals)));
        TRY_ASSIGN(auto value, decode(equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1)));
        if (value.size() > limits.field_bytes || name.size() > limits.field_bytes)
            return Error{Code::too_large, "http.too_large"};
        fields.add(std::move(name), std::move(value));
    }
    return fields;
}

}  // namespace thienan::http
