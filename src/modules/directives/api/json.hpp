// The JSON of the directives' API: names are the model's own spelling, days and instants ISO, 0 and "not known" null.
// The only files of the module that know the JSON library are those of this folder.
#pragma once

#include "frame/context.hpp"
#include "modules/directives/queries/dashboard.hpp"
#include "modules/directives/queries/home.hpp"
#include "modules/directives/queries/records.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace thienan::directives::api {

using Json = nlohmann::ordered_json;

// ---- writing ----------------------------------------------------------------------------------------------------------------

Result<http::Response> answer(const frame::Context& ctx, const Json& json);

template <class Of>
Json json_of(Id<Of> id) { return id ? Json(id.value) : Json(nullptr); }
inline Json json_of(const std::optional<Date>& day) { return day ? Json(day->iso()) : Json(nullptr); }
inline Json json_of(const std::optional<Instant>& at) { return at ? Json(utc_iso(*at)) : Json(nullptr); }

Json json_of(const Span& span);
Json json_of(const Due& due);
Json json_of(const Named& named);
Json json_of(const Header& header);
Json json_of(const Directive& directive);
Json json_of(const Point& point);
Json json_of(const Reference& reference);
Json json_of(const Assignment& assignment);
Json json_of(const Report& report);
Json json_of(const Extension& extension);
Json json_of(const queries::Linked& link);
Json json_of(const queries::Item& item);
Json json_of(const queries::DirectiveItem& item);
Json json_of(const queries::Figures& figures);

template <class T>
Json list_of(const std::vector<T>& values) {
    Json out = Json::array();
    for (const auto& value : values) out.push_back(json_of(value));
    return out;
}

// ---- reading ----------------------------------------------------------------------------------------------------------------

struct TextRule {
    bool required = false;
    std::size_t most = 300;  // code points
};

// A request's body as one JSON object, read field by field; every wrong field is collected, and so is every unknown one.
//
//   TRY_ASSIGN(auto body, Body::of(ctx));
//   const auto version = body.version();
//   const auto reason = body.text("reason", {.required = true, .most = 2000});
//   TRY(body.checked());
class Body {
public:
    // Refused: invalid frame.bad_json – no application/json, no object, broken UTF-8, more than 16 levels deep.
    static Result<Body> of(const frame::Context& ctx);

    // Trimmed, NFC. Errors: form.required, form.too_long {most}, frame.wrong_type, frame.has_control.
    std::string text(const std::string& name, TextRule rule = {});
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
    // Errors: form.not_a_choice, form.required, frame.wrong_type.
    template <class E>
    std::optional<E> choice(const std::string& name, bool required = false) {
        const auto raw = text(name, {.required = required, .most = 60});
        if (raw.empty()) return std::nullopt;
        const auto value = parse_name<E>(raw);
        if (!value) errors_.add(path_ + name, "form.not_a_choice");
        return value;
    }
    // [{"text": "…", "agency": 7}, …]; each has one of the two or both.
    std::vector<Named> bodies(const std::string& name, std::size_t most);
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

    Body(Json json, std::string path) : json_(std::move(json)), path_(std::move(path)) {}
    template <class F>
    void read_inner(const Json& json, const std::string& path, F&& read) {
        if (!json.is_object()) return errors_.add(path, "frame.wrong_type");
        Body inner{json, path + "."};
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

// ---- the routes, one file a topic ---------------------------------------------------------------------------------------------

void add_reading(frame::Routes& routes);
void add_registering(frame::Routes& routes);
void add_reviewing(frame::Routes& routes);
void add_acts(frame::Routes& routes);
void add_links(frame::Routes& routes);
void add_bulk(frame::Routes& routes);
void add_saved_views(frame::Routes& routes);
void add_settings(frame::Routes& routes);

}  // namespace thienan::directives::api
