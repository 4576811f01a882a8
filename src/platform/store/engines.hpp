// How database.cpp gets at the two engines.
#pragma once

#include "platform/store/session.hpp"

#include <memory>
#include <string>

namespace thienan::store {

class EngineDriver {
public:
    virtual ~EngineDriver() = default;
    virtual Engine engine() const = 0;
    virtual std::unique_ptr<Session> open_session(Purpose purpose) const = 0;
    virtual Result<Done> backup_to(const std::string& file) const = 0;
    // Keeps other processes from migrating at the same time; runs inside each migration's transaction.
    virtual void lock_schema(Session& session) const = 0;
};

// Holds the lock file beside the database while it lives, unless options.read_only.
std::unique_ptr<EngineDriver> sqlite_driver(const Options& options);
std::unique_ptr<EngineDriver> postgres_driver(const Options& options);

}  // namespace thienan::store
