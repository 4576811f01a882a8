// Records as JSON and request bodies as typed values. Enumerators are spelled as everywhere else; days are ISO text; none is null.
#pragma once

#include "frame/context.hpp"
#include "modules/directives/actions/reviewing.hpp"
#include "modules/directives/queries/dashboard.hpp"
#include "modules/directives/queries/records.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::api {

using frame::Context;
using nlohmann::json;

json to_json(const queries::Item& item);
json to_json(const queries::DirectiveItem& item);
json to_json(const queries::DirectiveRecord& record);
json to_json(const queries::AssignmentRecord& record, const frame::Words& t);
json to_json(const queries::Review& review);
json to_json(const queries::Figures& figures);
json to_json(const Assignment& assignment);
json to_json(const Extension& extension);
json to_json(const DeadlineRules& rules);
template <class T>
json list_of(const std::vector<T>& all) {
    json out = json::array();
    for (const auto& each : all) out.push_back(to_json(each));
    return out;
}
http::Response answer(const Context& ctx, const json& value);

// A body that is no JSON object reads as an empty one, so that every required field is reported.
// Errors at the fields: form.required, form.not_a_date, form.not_a_number, form.not_a_choice.
class Body {
public:
    explicit Body(const Context& ctx);

    std::string text(std::string_view name) const;
    std::int64_t number(std::string_view name, std::int64_t otherwise) const;
    bool flag(std::string_view name, bool otherwise) const;
    std::int64_t version();                                    // required
    std::optional<Date> date(std::string_view name);
    Date required_date(std::string_view name);
    template <class Of>
    Id<Of> id(std::string_view name) const { return {std::max<std::int64_t>(0, number(name, 0))}; }
    template <class Of>
    std::vector<Id<Of>> ids(std::string_view name) const {
        std::vector<Id<Of>> out;
        for (const auto n : numbers(name)) out.push_back({n});
        return out;
    }
    std::vector<Named> bodies(std::string_view name) const;    // [{"agency": 3, "text": "…"}]
    template <class E>
    E choice(std::string_view name, E otherwise) {
        const auto spelled = text(name);
        if (spelled.empty()) return otherwise;
        if (const auto value = parse_name<E>(spelled)) return *value;
        errors_.add(std::string{name}, "form.not_a_choice");
        return otherwise;
    }
    Header header();
    actions::DraftFields draft();
    Result<Done> check() &&;                                   // the refusal with all errors, if any

private:
    const json* find(std::string_view name) const;
    std::vector<std::int64_t> numbers(std::string_view name) const;

    json value_;
    FieldErrors errors_;
};

}  // namespace thienan::directives::api
