#include "platform/mail/encoding.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace thienan::mail {
namespace {

constexpr std::size_t kLine = 76;
constexpr std::size_t kEncodedWord = 75;  // RFC 2047 2
constexpr std::string_view kHex = "0123456789ABCDEF";

std::string to_base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t n) -> unsigned { return i + n < bytes.size() ? static_cast<unsigned char>(bytes[i + n]) : 0; };
        const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (unsigned n = 0; n < 4; ++n)
            out += i + n <= bytes.size() ? kDigits[three >> (18 - 6 * n) & 63] : '=';
    }
    return out;
}

// Valid UTF-8 in one line.
std::string one_line(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        append_utf8(out, c < 0x20 || c == 0x7F ? U' ' : c);
    }
    return out;
}

bool is_plain(std::string_view text) {
    for (const char c : text)
        if (c < ' ' || c > '~') return false;
    return text.find("=?") == std::string_view::npos;
}

void append_hex(std::string& out, char escape, char c) {
    const auto byte = static_cast<unsigned char>(c);
    out += escape;
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
}

}  // namespace

std::string to_base64_lines(std::string_view bytes) {
    const auto all = to_base64(bytes);
    std::string out;
    out.reserve(all.size() + all.size() / kLine * 2 + 2);
    for (std::size_t at = 0; at < all.size(); at += kLine) out.append(all, at, kLine).append("\r\n");
    return out;
}

std::string to_quoted_printable(std::string_view text) {
    std::string out;
    std::size_t line = 0;  // characters of the line so far
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
        if (text[i] == '\n') {
            out += "\r\n";
            line = 0;
            continue;
        }
        const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
        const bool blank = text[i] == ' ' || text[i] == '\t';
        // A dot alone, and "From " at a line's start, are changed by some relays on the way.
        const bool fragile = line == 0 && (text[i] == '.' || text[i] == 'F');
        const bool plain = !fragile && text[i] != '=' && (blank ? !ends_line : text[i] > ' ' && text[i] <= '~');
        if (line + (plain ? 1 : 3) > kLine - 1) {
            out += "=\r\n";
            line = 0;
        }
        if (plain) out += text[i];
        else append_hex(out, '=', text[i]);
        line += plain ? 1 : 3;
    }
    if (line > 0) out += "\r\n";
    return out;
}

std::string to_header_text(std::string_view raw, std::size_t used) {
    const auto text = one_line(raw);
    if (is_plain(text) && used + text.size() <= kLine) return text;
    constexpr std::string_view kBegin = "=?UTF-8?B?", kEnd = "?=";
    std::string out, word;
    const auto finish_word = [&] {
        if (word.empty()) return;
        if (!out.empty()) out += "\r\n ", used = 1;
        out.append(kBegin).append(to_base64(word)).append(kEnd);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        next_code_point(text, at);
        const auto room = out.empty() ? std::min(kEncodedWord, kLine > used ? kLine - used : 0) : kEncodedWord;
        const auto length = (word.size() + (at - begin) + 2) / 3 * 4 + kBegin.size() + kEnd.size();
        if (length > room && !word.empty()) finish_word();
        word.append(text, begin, at - begin);
    }
    finish_word();
    return out;
}

std::string to_parameter(std::string_view name, std::string_view value) {
    std::string out, part;
    int count = 0;
    const auto finish_part = [&] {
        out += fmt::format(";\r\n {}*{}*={}{}", name, count, count == 0 ? "UTF-8''" : "", part);
        part.clear();
        ++count;
    };
    const auto line = one_line(value);
    for (std::size_t at = 0; at < line.size();) {
        const auto begin = at;
        next_code_point(line, at);
        for (std::size_t i = begin; i < at; ++i) {
            const char c = line[i];
            const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
            if (plain) part += c;
            else append_hex(part, '%', c);
        }
        if (part.size() > 40) finish_part();
    }
    if (!part.empty() || count == 0) finish_part();
    return out;
}

}  // namespace thienan::mail
