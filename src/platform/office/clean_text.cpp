#include "platform/office/clean_text.hpp"

#include "base/utf8.hpp"

namespace thienan::office {
namespace {

bool is_unwanted(char32_t c) {
    if (c < 0x20) return c != '\t' && c != '\n' && c != '\f';
    return (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0x200B || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::string clean_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (!is_unwanted(c)) append_utf8(out, c);
    }
    return out;
}

std::string xml_text(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        if (is_unwanted(c) || c == '\f') continue;
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: append_utf8(out, c);
        }
    }
    return out;
}

}  // namespace thienan::office
