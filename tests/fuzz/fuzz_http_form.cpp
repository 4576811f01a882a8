// Whatever form is accepted is valid text within the limits, and encoding it again gives the same pairs.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/http/http.hpp"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace thienan;
    http::Limits limits;
    limits.fields = 20;
    limits.field_bytes = 100;
    const auto parsed = http::parse_urlencoded({reinterpret_cast<const char*>(data), size}, limits);
    if (!parsed) return 0;
    CHECK(parsed->pairs().size() <= limits.fields);
    std::string again;
    for (const auto& [name, value] : parsed->pairs()) {
        CHECK(is_valid_utf8(name) && is_valid_utf8(value) && value.size() <= limits.field_bytes);
        again.append(http::percent_encode(name)).append("=").append(http::percent_encode(value)).append("&");
    }
    const auto second = http::parse_urlencoded(again, limits);
    CHECK(second.ok() && second->pairs() == parsed->pairs());
    return 0;
}
