// The header of one part of a multipart form (RFC 7578 4.2), and the boundary between parts.
#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace thienan::http {

struct PartHeader {
    std::string field;
    bool is_file = false;   // has a filename, perhaps an empty one
    std::string file_name;  // its last path component, without control characters, at most 200 code points
};

// 1…70 characters (RFC 2046 5.1.1); none where the type is not multipart/form-data or has no usable boundary.
std::optional<std::string> boundary_of(std::string_view content_type);

// `lines` end with CRLF each. invalid http.multipart_broken, or http.bad_encoding where a name is not UTF-8.
// In quoted names \" and %22, %0D, %0A stand for the character; other backslashes and percents are themselves.
Result<PartHeader> parse_part_header(std::string_view lines);

}  // namespace thienan::http
