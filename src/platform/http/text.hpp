// Small pieces of HTTP's grammar that several parsers of this unit share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace thienan::http {

bool is_token(std::string_view text);                       // RFC 9110 5.6.2, not empty
bool same_ignoring_case(std::string_view a, std::string_view b);  // ASCII
std::string to_lower(std::string_view text);                // ASCII
std::string_view strip_blanks(std::string_view text);       // spaces and tabs at both ends

enum class Plus { is_plus, is_space };
// None where a % is not followed by two hexadecimal digits. The result may be any bytes.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

}  // namespace thienan::http
