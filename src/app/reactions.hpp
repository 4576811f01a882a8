// Which event of one module moves another: the only place that subscribes. Synchronous, in the same transaction.
#pragma once

#include "frame/services.hpp"

#include <functional>

namespace thienan::app {

// `wake_linker` is called after a commit that left audit entries to link (PostgreSQL).
void subscribe_reactions(frame::Services& services, std::function<void()> wake_linker);

}  // namespace thienan::app
