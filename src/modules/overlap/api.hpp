// The module's JSON API; module.cpp registers it.
#pragma once

#include "frame/routes.hpp"
#include "modules/overlap/task_index.hpp"

namespace thienan::overlap {

void add_api(frame::Routes& routes, TaskIndex& index);

}  // namespace thienan::overlap
