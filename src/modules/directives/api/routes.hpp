// The JSON API of the directives, one file a topic. Only module.hpp's add_api calls these.
#pragma once

#include "frame/routes.hpp"

namespace thienan::directives::api {

void add_directives(frame::Routes& routes);   // documents, their review and confirmation
void add_assignments(frame::Routes& routes);  // lists, records and every act
void add_figures(frame::Routes& routes);      // my work, dashboard, search, deadline rules, feed

}  // namespace thienan::directives::api
