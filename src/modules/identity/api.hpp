// Agencies and people for other programs, under /api/v1. Registered by module.cpp.
#pragma once

#include "frame/routes.hpp"

namespace thienan::identity {

void add_api_routes(frame::Routes& routes);

}  // namespace thienan::identity
