// JSON Schema texts of the API's records, for the OpenAPI description. The names are those json.cpp writes.
#pragma once

#include "frame/json_schema.hpp"

#include <string>

namespace thienan::directives::api {

using namespace frame::schema;

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
