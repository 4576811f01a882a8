// What the OpenAPI description says of bodies and answers.
#pragma once

#include <string>
#include <string_view>

namespace thienan::directives::api {

inline constexpr std::string_view kText = R"({"type":"string"})";
inline constexpr std::string_view kDay = R"({"type":["string","null"],"format":"date"})";
inline constexpr std::string_view kNumber = R"({"type":"integer"})";
inline constexpr std::string_view kNumbers = R"({"type":"array","items":{"type":"integer"}})";
inline constexpr std::string_view kBodies =
    R"({"type":"array","items":{"type":"object","properties":{"agency":{"type":["integer","null"]},"text":{"type":"string"}}}})";
inline constexpr std::string_view kAnyObject = R"({"type":"object"})";
inline constexpr std::string_view kPage =
    R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"next":{"type":"string"},"previous":{"type":"string"}}})";
inline constexpr std::string_view kNewId = R"({"type":"object","properties":{"id":{"type":"integer"}}})";

// {"type":"object","required":["a"],"properties":{"a":…}}; a name that begins with '!' is required.
class Schema {
public:
    Schema& with(std::string_view name, std::string_view schema) {
        const bool required = name.starts_with('!');
        if (required) name.remove_prefix(1);
        const auto quoted = "\"" + std::string{name} + "\"";
        if (required) required_ += (required_.empty() ? "" : ",") + quoted;
        properties_ += (properties_.empty() ? "" : ",") + quoted + ":" + std::string{schema};
        return *this;
    }
    std::string str() const {
        const auto required = required_.empty() ? std::string{} : "\"required\":[" + required_ + "],";
        return "{\"type\":\"object\"," + required + "\"properties\":{" + properties_ + "}}";
    }

private:
    std::string required_, properties_;
};

}  // namespace thienan::directives::api
