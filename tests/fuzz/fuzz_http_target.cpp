// Whatever target is accepted has a clean path, and encoding that path again gives the same.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/http/http.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thienan;
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    http::parse_cookies(text);
    const auto parsed = http::parse_target(text);
    if (!parsed) return 0;
    const auto& path = parsed->path;
    CHECK(path.starts_with('/') && is_valid_utf8(path));
    for (const char* bad : {"//", "\\", "\r", "\n"}) CHECK(path.find(bad) == std::string::npos);
    for (const char* bad : {"/../", "/./"}) CHECK((path + '/').find(bad) == std::string::npos);
    std::string again;
    for (const char c : path) again += c == '/' ? std::string{c} : http::percent_encode({&c, 1});
    const auto second = http::parse_target(again);
    CHECK(second.ok() && second->path == path);
    return 0;
}
