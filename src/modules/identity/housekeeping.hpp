// What a job does now and then, besides authenticate.hpp's save_last_seen.
#pragma once

#include "platform/store/store.hpp"

namespace thienan::identity {

// Removes outdated sessions, failed attempts, reset links and uploads never confirmed. About once an hour. Returns rows removed.
std::int64_t remove_outdated(store::WriteTx& tx);

}  // namespace thienan::identity
