#include "platform/html/html.hpp"

namespace thienan::html {
namespace {

bool is_unreserved(unsigned char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.' || c == '~';
}

}  // namespace

void escape_text(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t i = text.find_first_of("&<>"); i != std::string_view::npos; i = text.find_first_of("&<>", from)) {
        out += text.substr(from, i - from);
        out += text[i] == '&' ? "&amp;" : text[i] == '<' ? "&lt;" : "&gt;";
        from = i + 1;
    }
    out += text.substr(from);
}

void escape_attribute(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t i = text.find_first_of("&<>\""); i != std::string_view::npos; i = text.find_first_of("&<>\"", from)) {
        out += text.substr(from, i - from);
        out += text[i] == '&' ? "&amp;" : text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" : "&quot;";
        from = i + 1;
    }
    out += text.substr(from);
}

void percent_encode(std::string& out, std::string_view text) {
    constexpr char kHex[] = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(byte)) {
            out += c;
        } else {
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
}

Url::Url(std::string_view address) {
    const bool local = address.empty() || address.front() == '#' || address.front() == '?' ||
                       (address.front() == '/' && (address.size() < 2 || (address[1] != '/' && address[1] != '\\')));
    const bool outside = address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:");
    bool clean = true;
    for (const char c : address) clean = clean && static_cast<unsigned char>(c) > ' ' && c != 0x7F;
    text_ = (local || outside) && clean ? std::string{address} : "#";
}

Attributes& Attributes::add(std::string_view name, std::string_view value) {
    text_ += ' ';
    text_ += name;
    text_ += "=\"";
    escape_attribute(text_, value);
    text_ += '"';
    return *this;
}

Attributes& Attributes::add_flag(std::string_view name) {
    text_ += ' ';
    text_ += name;
    return *this;
}

}  // namespace thienan::html
