#include "base/utf8.hpp"
#include "engines/notice/reading.hpp"

#include <array>
#include <cstdio>

namespace thienan::notice {
namespace {

// Broken bytes become U+FFFD, so that the JSON is UTF-8 whatever was read.
std::string repaired(std::string_view value) {
    std::string out;
    for (std::size_t at = 0; at < value.size();) append_utf8(out, next_code_point(value, at));
    return out;
}

void append_string(std::string& out, std::string_view value) {
    static constexpr std::string_view kHex = "0123456789abcdef";
    if (!is_valid_utf8(value)) return append_string(out, repaired(value));
    out += '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_key(std::string& out, std::string_view key) {
    if (out.back() != '{') out += ", ";
    append_string(out, key);
    out += ": ";
}

void append_text(std::string& out, std::string_view key, std::string_view value) {
    append_key(out, key);
    append_string(out, value);
}

void append_field(std::string& out, std::string_view key, const std::optional<std::string>& value) {
    append_key(out, key);
    if (value)
        append_string(out, *value);
    else
        out += "null";
}

void append_field(std::string& out, std::string_view key, const std::optional<Date>& value) {
    append_field(out, key, value ? std::optional<std::string>(value->iso()) : std::nullopt);
}

void append_field(std::string& out, std::string_view key, const std::vector<std::string>& values) {
    append_key(out, key);
    out += '[';
    for (const std::string& value : values) {
        if (out.back() != '[') out += ", ";
        append_string(out, value);
    }
    out += ']';
}

void append_object(std::string& out, const Header& header) {
    out += '{';
    append_field(out, "kind", header.kind);
    append_field(out, "number", header.number);
    append_field(out, "symbol", header.symbol);
    append_field(out, "issuer", header.issuer);
    append_field(out, "place", header.place);
    append_field(out, "date", header.date);
    append_field(out, "subject", header.subject);
    append_field(out, "meeting_date", header.meeting_date);
    append_field(out, "signer", header.signer);
    out += '}';
}

void append_object(std::string& out, const Point& point) {
    out += '{';
    append_text(out, "path", point.path);
    append_text(out, "text", point.text);
    out += '}';
}

void append_object(std::string& out, const Assignment& assignment) {
    out += '{';
    append_text(out, "path", assignment.path);
    append_text(out, "quote", assignment.quote);
    append_text(out, "text", assignment.text);
    append_field(out, "leads", assignment.leads);
    append_field(out, "with", assignment.with);
    append_field(out, "deadline_text", assignment.deadline_text);
    append_field(out, "due", assignment.due);
    append_field(out, "recurring", assignment.recurring);
    append_text(out, "force", (assignment.force == Force::hard ? "hard" : "soft"));
    out += '}';
}

void append_object(std::string& out, const Reference& reference) {
    out += '{';
    append_text(out, "symbol", reference.symbol);
    append_field(out, "date", reference.date);
    append_field(out, "kind", reference.kind);
    out += '}';
}

template <typename Item>
void append_list(std::string& out, std::string_view key, const std::vector<Item>& items) {
    append_key(out, key);
    out += '[';
    for (const Item& item : items) {
        if (out.back() != '[') out += ",\n  ";
        append_object(out, item);
    }
    out += ']';
}

}  // namespace

std::string to_json(const Reading& reading) {
    std::string out = "{";
    append_key(out, "header");
    append_object(out, reading.header);
    append_list(out, "points", reading.points);
    append_list(out, "assignments", reading.assignments);
    append_list(out, "references", reading.references);
    append_field(out, "recipients", reading.recipients);
    out += "}\n";
    return out;
}

}  // namespace thienan::notice
