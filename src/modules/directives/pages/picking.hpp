// Rows chosen in a list: what the bar below it offers, and the rows as they come back.
#pragma once

#include "frame/components/tables.hpp"
#include "modules/directives/actions/bulk.hpp"

#include <string>
#include <vector>

namespace thienan::directives::pages {

// The acts on chosen assignments that this person could ever do, and saving the chosen ones as a file.
frame::Selection selection(const frame::Context& ctx);

// pick=<id>:<version>, each once. Refused: invalid directives.nothing_picked, directives.too_many_picked {most}; not_found where
// a pick cannot be read.
Result<std::vector<Picked>> picked_of(const http::Fields& fields);

// Does a request speak of chosen rows at all?
bool speaks_of_picked(const http::Fields& fields);

// The list they were chosen in, from ?back=…: an address of the lists, else the list of assignments.
std::string list_behind(std::string_view back);

}  // namespace thienan::directives::pages
