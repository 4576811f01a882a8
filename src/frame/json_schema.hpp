// JSON Schema texts for the OpenAPI description (frame::ApiDoc).
//
//   .response_schema = object({{"id", kInteger}, {"state", one_of<LoanState>()}, {"returned_on", kMaybeDate}})
#pragma once

#include "base/names.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::frame::schema {

inline const std::string kInteger = R"({"type":"integer"})";
inline const std::string kMaybeInteger = R"({"type":["integer","null"]})";
inline const std::string kString = R"({"type":"string"})";
inline const std::string kFlag = R"({"type":"boolean"})";
inline const std::string kDate = R"({"type":"string","format":"date"})";
inline const std::string kMaybeDate = R"({"type":["string","null"],"format":"date"})";
inline const std::string kTime = R"({"type":"string","format":"date-time"})";
inline const std::string kMaybeTime = R"({"type":["string","null"],"format":"date-time"})";

struct Property {
    std::string_view name;
    std::string schema;
};

// {"type":"object","properties":{…}}; the first `required` of them are required.
using Properties = std::vector<Property>;
inline std::string object(const Properties& properties, std::size_t required = 0) {
    std::string out = R"({"type":"object","properties":{)";
    std::string needed;
    std::size_t n = 0;
    for (const auto& p : properties) {
        out += std::string{n ? "," : ""} + '"' + std::string{p.name} + "\":" + p.schema;
        if (n++ < required) needed += std::string{needed.empty() ? "" : ","} + '"' + std::string{p.name} + '"';
    }
    out += "}";
    if (required) out += R"(,"required":[)" + needed + "]";
    return out + "}";
}
inline std::string array(const std::string& items) { return R"({"type":"array","items":)" + items + "}"; }
inline std::string whole(std::int64_t least, std::int64_t most) {
    return R"({"type":"integer","minimum":)" + std::to_string(least) + R"(,"maximum":)" + std::to_string(most) + "}";
}
inline std::string words(std::size_t most) { return R"({"type":"string","maxLength":)" + std::to_string(most) + "}"; }
// The names of an enumeration (base/names.hpp).
template <HasNames E>
std::string one_of() {
    std::string out = R"({"enum":[)";
    for (std::size_t i = 0; i < kNames<E>.all.size(); ++i) out += std::string{i ? "," : ""} + '"' + std::string{kNames<E>.all[i]} + '"';
    return out + "]}";
}

}  // namespace thienan::frame::schema
