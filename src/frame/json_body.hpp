// Reads the body of an API request into typed values, collecting every field's error. Only API files include this.
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/names.hpp"
#include "base/result.hpp"
#include "frame/context.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace thienan::frame {

using Json = nlohmann::ordered_json;

struct JsonTextRule {
    bool required = false;
    std::size_t most = 300;  // code points
};

// A request's body as one JSON object, read field by field; every wrong field is collected, and so is every unknown one.
//
//   TRY_ASSIGN(auto body, JsonBody::of(ctx));
//   const auto version = body.version();
//   const auto reason = body.text("reason", {.required = true, .most = 2000});
//   TRY(body.checked());
class JsonBody {
public:
    // Refused: invalid frame.bad_json – no application/json, no object, broken UTF-8, more than 16 levels deep.
    static Result<JsonBody> of(const Context& ctx);

    // Trimmed, NFC. Errors: form.required, form.too_long {most}, frame.wrong_type, frame.has_control.
    std::string text(const std::string& name, JsonTextRule rule = {});
    // As sent, at most `most` bytes: a document's own text. Errors: form.required, form.too_long, frame.wrong_type.
    std::string raw_text(const std::string& name, std::size_t most);
    // "2026-11-23". Errors: form.required, form.not_a_date, frame.wrong_type.
    std::optional<Date> date(const std::string& name, bool required = false);
    // Errors: form.required, form.not_a_number, form.out_of_range {least, most}.
    std::optional<std::int64_t> number(const std::string& name, std::int64_t least, std::int64_t most, bool required = false);
    std::int64_t version(const std::string& name = "version") { return number(name, 1, kMostId, true).value_or(0); }

    // Errors: frame.wrong_type.
    bool flag(const std::string& name, bool otherwise);

    template <class Of>
    Id<Of> id(const std::string& name, bool required = false) { return {number(name, 1, kMostId, required).value_or(0)}; }
    template <class Of>
    std::vector<Id<Of>> ids(const std::string& name, std::size_t most) {
        std::vector<Id<Of>> out;
        for (const auto value : numbers(name, most)) out.push_back({value});
        return out;
    }
    // By its name (base/names.hpp). Errors: form.not_a_choice, form.required, frame.wrong_type.
    template <HasNames E>
    std::optional<E> choice(const std::string& name, bool required = false) {
        const auto raw = text(name, {.required = required, .most = 60});
        if (raw.empty()) return std::nullopt;
        const auto value = parse_name<E>(raw);
        if (!value) errors_.add(path_ + name, "form.not_a_choice");
        return value;
    }
    // An object inside: read with the same rules, errors named "due.on".
    enum class Need { optional, required };
    template <class F>
    void inside(const std::string& name, F&& read, Need need = Need::optional) {
        const Json* found = find(name);
        if (!found && need == Need::required) errors_.add(path_ + name, "form.required");
        if (!found) return;
        read_inner(*found, path_ + name, read);
    }
    // An array of objects, each read as `inside` reads one; errors named "rows.0.id". Errors: frame.wrong_type, frame.too_many_values.
    template <class F>
    void each(const std::string& name, std::size_t most, F&& read) {
        const Json* found = find(name);
        if (!found) return;
        if (!found->is_array()) return errors_.add(path_ + name, "frame.wrong_type");
        if (found->size() > most) return errors_.add(path_ + name, "frame.too_many_values", {std::to_string(most)});
        for (std::size_t i = 0; i < found->size(); ++i) read_inner((*found)[i], path_ + name + "." + std::to_string(i), read);
    }

    // What a field's value means is wrong.
    void refuse(const std::string& name, std::string reason) { errors_.add(path_ + name, std::move(reason)); }

    // All errors at once; unknown fields too (frame.unknown_field). Call once, after the last field was read.
    Result<Done> checked();

private:
    static constexpr std::int64_t kMostId = 999'999'999'999'999'999;

    JsonBody(Json json, std::string path) : json_(std::move(json)), path_(std::move(path)) {}
    template <class F>
    void read_inner(const Json& json, const std::string& path, F&& read) {
        if (!json.is_object()) return errors_.add(path, "frame.wrong_type");
        JsonBody inner{json, path + "."};
        read(inner);
        inner.note_unknown();
        for (const auto& e : inner.errors_.all()) errors_.add(e.field, e.reason, e.args);
    }
    const Json* find(const std::string& name);  // null where absent or null
    std::vector<std::int64_t> numbers(const std::string& name, std::size_t most);
    void note_unknown();

    Json json_;
    std::string path_;
    std::vector<std::string> asked_;
    FieldErrors errors_;
};

}  // namespace thienan::frame
