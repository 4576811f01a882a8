// One connection of either engine with its transaction; what database.cpp builds pools from. Not for other units.
#pragma once

#include "platform/store/store.hpp"

namespace thienan::store {

// The engine asks for the whole transaction again (serialisation failure, deadlock).
struct Contended : StoreFault {
    using StoreFault::StoreFault;
};

enum class Purpose { read, write };

class Session : public Connection {
public:
    // Begins a transaction of the purpose this session was opened for.
    virtual void begin() = 0;
    // Throws where the commit did not happen; the transaction is then still to be rolled back.
    virtual void commit() = 0;
    // Afterwards the session is outside a transaction, or not usable().
    virtual void rollback() noexcept = 0;
    // One statement without parameters or rows, not cached: changes of the schema.
    virtual void change_schema(std::string_view sql) = 0;
    // False when the session must be thrown away.
    virtual bool usable() const = 0;
};

}  // namespace thienan::store
