#include "platform/store/engines.hpp"

namespace thienan::store {

std::unique_ptr<EngineDriver> postgres_driver(const Options&) {
    throw StoreFault{"PostgreSQL is not served by this build"};
}

}  // namespace thienan::store
