#include "frame/json_body.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

constexpr int kMostDepth = 16;
constexpr int kMostUnknown = 20;  // named in one answer

// Counted before parsing, so that nothing deep is ever built.
bool is_too_deep(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            else if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kMostDepth) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

bool is_json(std::string_view media_type) {
    const auto end = std::min(media_type.find(';'), media_type.size());
    return trim(media_type.substr(0, end)) == "application/json";
}

// Line ends and tabs stay; other control characters are no text.
bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t'; });
}

}  // namespace

Result<JsonBody> JsonBody::of(const Context& ctx) {
    const Error refusal{Code::invalid, "frame.bad_json"};
    const auto& request = ctx.request();
    if (!is_json(request.header("content-type")) || is_too_deep(request.body)) return refusal;
    auto json = Json::parse(request.body, nullptr, false);
    if (json.is_discarded() || !json.is_object()) return refusal;
    return JsonBody{std::move(json), {}};
}

const Json* JsonBody::find(const std::string& name) {
    asked_.push_back(name);
    const auto found = json_.find(name);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
}

std::string JsonBody::text(const std::string& name, JsonTextRule rule) {
    const Json* found = find(name);
    if (found && !found->is_string()) {
        errors_.add(path_ + name, "frame.wrong_type");
        return {};
    }
    const std::string sent = found ? found->get<std::string>() : std::string{};
    if (has_control(sent)) errors_.add(path_ + name, "frame.has_control");
    std::string value{trim(viet::normalise(sent))};
    if (value.empty() && rule.required) errors_.add(path_ + name, "form.required");
    if (count_code_points(value) > rule.most) errors_.add(path_ + name, "form.too_long", {std::to_string(rule.most)});
    return value;
}

std::string JsonBody::raw_text(const std::string& name, std::size_t most) {
    const Json* found = find(name);
    if (!found) {
        errors_.add(path_ + name, "form.required");
        return {};
    }
    if (!found->is_string()) {
        errors_.add(path_ + name, "frame.wrong_type");
        return {};
    }
    auto value = found->get<std::string>();
    if (value.size() > most) errors_.add(path_ + name, "form.too_long", {std::to_string(most)});
    return value;
}

std::optional<Date> JsonBody::date(const std::string& name, bool required) {
    const auto raw = text(name, {.required = required, .most = 20});
    if (raw.empty()) return std::nullopt;
    const auto day = Date::parse_iso(raw);
    if (!day) errors_.add(path_ + name, "form.not_a_date");
    return day;
}

std::optional<std::int64_t> JsonBody::number(const std::string& name, std::int64_t least, std::int64_t most, bool required) {
    const Json* found = find(name);
    if (!found) {
        if (required) errors_.add(path_ + name, "form.required");
        return std::nullopt;
    }
    if (!found->is_number_integer()) {
        errors_.add(path_ + name, "form.not_a_number");
        return std::nullopt;
    }
    // Past 2^63 the value is unsigned and would wrap.
    const bool is_huge = found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(kMostId);
    const auto value = is_huge ? kMostId + 1 : found->get<std::int64_t>();
    if (value < least || value > most) {
        errors_.add(path_ + name, "form.out_of_range", {std::to_string(least), std::to_string(most)});
        return std::nullopt;
    }
    return value;
}

bool JsonBody::flag(const std::string& name, bool otherwise) {
    const Json* found = find(name);
    if (found && !found->is_boolean()) errors_.add(path_ + name, "frame.wrong_type");
    return found && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::vector<std::int64_t> JsonBody::numbers(const std::string& name, std::size_t most) {
    const Json* found = find(name);
    if (!found) return {};
    std::vector<std::int64_t> out;
    if (!found->is_array()) {
        errors_.add(path_ + name, "frame.wrong_type");
        return out;
    }
    if (found->size() > most) {
        errors_.add(path_ + name, "frame.too_many_values", {std::to_string(most)});
        return out;
    }
    for (const auto& value : *found) {
        if (value.is_number_integer() && value > 0 && value <= kMostId) out.push_back(value.get<std::int64_t>());
        else return errors_.add(path_ + name, "form.not_a_number"), std::vector<std::int64_t>{};
    }
    return out;
}

void JsonBody::note_unknown() {
    int shown = 0;
    for (const auto& [name, value] : json_.items()) {
        if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
        errors_.add(path_ + std::string{first_code_points(name, 60)}, "frame.unknown_field");
        if (++shown == kMostUnknown) return;
    }
}

Result<Done> JsonBody::checked() {
    note_unknown();
    if (errors_.empty()) return Done{};
    return std::move(errors_).refusal();
}

}  // namespace thienan::frame
