// Which event of one module moves another: the only place that subscribes. Synchronous, in the same transaction.
#pragma once

#include "frame/services.hpp"

#include <functional>

namespace thienan::app {

// `wake` is called after a commit that left something for the jobs to do.
void subscribe_reactions(frame::Services& services, std::function<void()> wake);

}  // namespace thienan::app
