// The JSON of the directives' API: names are the model's own spelling, days and instants ISO, 0 and "not known" null.
// The only files of the module that know the JSON library are those of this folder.
#pragma once

#include "frame/context.hpp"
#include "frame/json_body.hpp"
#include "modules/directives/queries/dashboard.hpp"
#include "modules/directives/queries/home.hpp"
#include "modules/directives/queries/records.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace thienan::directives::api {

using frame::Json;

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

using Body = frame::JsonBody;

// [{"text": "…", "agency": 7}, …]; each has one of the two or both.
std::vector<Named> bodies(Body& body, const std::string& name, std::size_t most);

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
