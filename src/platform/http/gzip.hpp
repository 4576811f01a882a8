// gzip of responses, and the question whether a client wants it.
#pragma once

#include <string>
#include <string_view>

namespace thienan::http {

// An Accept-Encoding that names gzip or * with a weight other than 0.
bool accepts_gzip(std::string_view accept_encoding);

// Text, JSON, XML, SVG and scripts; not what is compressed already.
bool is_compressible(std::string_view content_type);

// Level 1…6. Throws where memory is out.
std::string gzip(std::string_view bytes, int level);

// The same for bytes that live as long as the program: compressed once, at the first call, and kept.
const std::string& gzip_once(std::string_view fixed);

}  // namespace thienan::http
