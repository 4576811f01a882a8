// The encodings that carry UTF-8 through mail's ASCII lines.
#pragma once

#include <string>
#include <string_view>

namespace thienan::mail {

// Base64 in lines of 76, each ending with CRLF.
std::string to_base64_lines(std::string_view bytes);

// RFC 2045 6.7. LF and CRLF are line ends; a lone CR is encoded. Ends with CRLF unless empty.
std::string to_quoted_printable(std::string_view text);

// A header's text: as it is where printable ASCII, else RFC 2047 encoded words of whole code points, folded so that no line
// passes 76 characters. `used` is how much of the first line the header's name has taken. Control characters become
// spaces; bytes that are not UTF-8 become U+FFFD.
std::string to_header_text(std::string_view text, std::size_t used);

// "filename*=UTF-8''..." (RFC 2231) cut into numbered parts, each on a line of its own that begins with ";\r\n ".
std::string to_parameter(std::string_view name, std::string_view value);

}  // namespace thienan::mail
