#include "platform/office/plain_text.hpp"

#include "base/utf8.hpp"

namespace thienan::office {
namespace {

enum class Encoding { utf8, utf16_little, utf16_big };

Encoding take_mark(std::string_view& bytes) {
    if (bytes.substr(0, 3) == "\xEF\xBB\xBF") {
        bytes.remove_prefix(3);
    } else if (bytes.substr(0, 2) == "\xFF\xFE") {
        bytes.remove_prefix(2);
        return Encoding::utf16_little;
    } else if (bytes.substr(0, 2) == "\xFE\xFF") {
        bytes.remove_prefix(2);
        return Encoding::utf16_big;
    }
    return Encoding::utf8;
}

char32_t unit_at(std::string_view bytes, std::size_t at, Encoding encoding) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return encoding == Encoding::utf16_big ? char32_t(first) << 8 | second : char32_t(second) << 8 | first;
}

bool is_high(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// False where the units are not well formed.
bool decode_utf16(std::string_view bytes, Encoding encoding, std::string& out) {
    if (bytes.size() % 2 != 0) return false;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        char32_t c = unit_at(bytes, at, encoding);
        if (is_low(c)) return false;
        if (is_high(c)) {
            at += 2;
            if (at >= bytes.size()) return false;
            const char32_t low = unit_at(bytes, at, encoding);
            if (!is_low(low)) return false;
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        }
        append_utf8(out, c);
    }
    return true;
}

bool has_control(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F) return true;
    }
    return false;
}

std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n') out += '\n';
    }
    return out;
}

}  // namespace

Result<std::string> read_plain_text(std::string_view bytes, const Limits& limits) {
    if (bytes.size() > limits.input_bytes) return Error{Code::too_large, "office.too_large"};
    const Encoding encoding = take_mark(bytes);
    std::string decoded;
    if (encoding != Encoding::utf8) {
        if (!decode_utf16(bytes, encoding, decoded)) return Error{Code::invalid, "office.not_text"};
        bytes = decoded;
    }
    if (!is_valid_utf8(bytes) || has_control(bytes)) return Error{Code::invalid, "office.not_text"};
    if (bytes.size() > limits.text_bytes) return Error{Code::too_large, "office.too_large"};
    return with_line_feeds(bytes);
}

}  // namespace thienan::office
