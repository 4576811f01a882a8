#include "modules/identity/names.hpp"

#include <algorithm>

namespace thienan::identity {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::string given_name_first(std::string_view name) {
    const auto at = name.rfind(' ');
    if (at == std::string_view::npos) return std::string{name};
    return std::string{name.substr(at + 1)} + " " + std::string{name.substr(0, at)};
}

bool is_email(std::string_view text) {
    if (text.size() > 254 || std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == ',' || c == ';' || c == '<' || c == '>'; }))
        return false;
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.find('@', at + 1) != std::string_view::npos) return false;
    const auto domain = text.substr(at + 1);
    const auto dot = domain.rfind('.');
    return dot != std::string_view::npos && dot > 0 && dot + 1 < domain.size() && domain.find("..") == std::string_view::npos;
}

bool is_login(std::string_view text) {
    return text.size() >= 3 && text.size() <= 60 && is_letter_or_digit(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
               return is_letter_or_digit(c) || c == '.' || c == '-' || c == '_' || c == '@';
           });
}

}  // namespace thienan::identity
