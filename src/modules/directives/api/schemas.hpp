// JSON Schema texts of the API's records, for the OpenAPI description. The names are those json.cpp writes.
#pragma once

#include "frame/json_schema.hpp"
#include "modules/directives/model.hpp"

#include <string>

namespace thienan::directives::api {

using frame::schema::array, frame::schema::object, frame::schema::one_of, frame::schema::whole, frame::schema::words;
using frame::schema::kInteger, frame::schema::kMaybeInteger, frame::schema::kString, frame::schema::kFlag;
using frame::schema::kDate, frame::schema::kMaybeDate, frame::schema::kTime, frame::schema::kMaybeTime;
using frame::schema::Properties, frame::schema::Property;

std::string header_schema();
std::string directive_schema();
std::string directive_item_schema();
std::string point_schema();
std::string reference_schema();
std::string assignment_schema();
std::string item_schema();
std::string report_schema();
std::string extension_schema();
std::string link_schema();
std::string figures_schema();
std::string named_schema();
std::string due_schema();

}  // namespace thienan::directives::api
