#include "platform/http/part_header.hpp"

#include "base/utf8.hpp"
#include "platform/http/text.hpp"

#include <algorithm>

namespace thienan::http {
namespace {

constexpr std::size_t kFileNameCodePoints = 200;

Error broken() { return {Code::invalid, "http.multipart_broken"}; }

// Reads `name=value` or `name="value"` after a ';' and moves past it. None where it is malformed.
struct Parameter {
    std::string_view name;
    std::string value;
};
std::optional<Parameter> next_parameter(std::string_view& rest) {
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    Parameter parameter{strip_blanks(rest.substr(0, equals)), {}};
    if (!is_token(parameter.name)) return std::nullopt;
    rest = strip_blanks(rest.substr(equals + 1));
    if (!rest.starts_with('"')) {
        const auto end = rest.find(';');
        parameter.value = strip_blanks(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end);
        return is_token(parameter.value) ? std::optional{std::move(parameter)} : std::nullopt;
    }
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
        if (rest[at] == '\\' && at + 1 < rest.size() && rest[at + 1] == '"') ++at;
        parameter.value += rest[at];
    }
    if (at == rest.size()) return std::nullopt;
    rest = strip_blanks(rest.substr(at + 1));
    return parameter;
}

// "; a=b; c=d" into parameters; false where malformed.
bool each_parameter(std::string_view rest, auto&& take) {
    for (rest = strip_blanks(rest); !rest.empty(); rest = strip_blanks(rest)) {
        if (!rest.starts_with(';')) return false;
        rest = strip_blanks(rest.substr(1));
        if (rest.empty()) return true;
        auto parameter = next_parameter(rest);
        if (!parameter || !take(std::move(*parameter))) return false;
    }
    return true;
}

// The three characters a browser encodes in names (the HTML standard, "multipart/form-data encoding").
std::string decode_name(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto three = text.substr(i, 3);
        const char c = three == "%22" ? '"' : same_ignoring_case(three, "%0d") ? '\r' : same_ignoring_case(three, "%0a") ? '\n' : '\0';
        if (c != '\0') i += 2;
        out += c != '\0' ? c : text[i];
    }
    return out;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string last_component(std::string name) {
    const auto slash = name.find_last_of("/\\");
    if (slash != std::string::npos) name.erase(0, slash + 1);
    name.erase(std::remove_if(name.begin(), name.end(), is_control), name.end());
    return std::string{first_code_points(name, kFileNameCodePoints)};
}

Result<PartHeader> parse_disposition(std::string_view value) {
    const auto semicolon = value.find(';');
    if (!same_ignoring_case(strip_blanks(value.substr(0, semicolon)), "form-data") || semicolon == std::string_view::npos)
        return broken();
    std::optional<std::string> field, file_name;
    const bool well_formed = each_parameter(value.substr(semicolon), [&](Parameter parameter) {
        auto* const slot = same_ignoring_case(parameter.name, "name")       ? &field
                           : same_ignoring_case(parameter.name, "filename") ? &file_name
                                                                            : nullptr;
        if (slot == nullptr) return true;
        if (slot->has_value()) return false;
        *slot = decode_name(parameter.value);
        return true;
    });
    if (!well_formed || !field) return broken();
    if (!is_valid_utf8(*field) || field->find('\0') != std::string::npos || !is_valid_utf8(file_name.value_or("")))
        return Error{Code::invalid, "http.bad_encoding"};
    return PartHeader{std::move(*field), file_name.has_value(), last_component(file_name.value_or(""))};
}

bool is_plain_transfer(std::string_view encoding) {
    return same_ignoring_case(encoding, "7bit") || same_ignoring_case(encoding, "8bit") || same_ignoring_case(encoding, "binary");
}

}  // namespace

std::optional<std::string> boundary_of(std::string_view content_type) {
    const auto semicolon = content_type.find(';');
    if (semicolon == std::string_view::npos ||
        !same_ignoring_case(strip_blanks(content_type.substr(0, semicolon)), "multipart/form-data"))
        return std::nullopt;
    std::optional<std::string> boundary;
    const auto usable = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view{"'()+_,-./:=? "}.find(c) != std::string_view::npos;
    };
    const bool well_formed = each_parameter(content_type.substr(semicolon), [&](Parameter parameter) {
        if (!same_ignoring_case(parameter.name, "boundary")) return true;
        if (boundary) return false;
        boundary = std::move(parameter.value);
        return true;
    });
    if (!well_formed || !boundary || boundary->empty() || boundary->size() > 70 || boundary->back() == ' ' ||
        !std::all_of(boundary->begin(), boundary->end(), usable))
        return std::nullopt;
    return boundary;
}

Result<PartHeader> parse_part_header(std::string_view lines) {
    std::optional<PartHeader> header;
    while (!lines.empty()) {
        const auto end = lines.find("\r\n");
        if (end == std::string_view::npos) return broken();
        const auto line = lines.substr(0, end);
        lines.remove_prefix(end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return broken();
        const auto name = line.substr(0, colon), value = strip_blanks(line.substr(colon + 1));
        if (same_ignoring_case(name, "content-transfer-encoding") && !is_plain_transfer(value)) return broken();
        if (!same_ignoring_case(name, "content-disposition")) continue;
        if (header) return broken();
        TRY_ASSIGN(header, parse_disposition(value));
    }
    if (!header) return broken();
    return std::move(*header);
}

}  // namespace thienan::http
