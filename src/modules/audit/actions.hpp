// Writing the audit. Every action of every module calls append() inside its own transaction.
#pragma once

#include "modules/audit/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::audit {

// Published by append(), so that the sequencer can be woken after the commit.
struct Appended {};

// Records an act. Fields whose value did not change are left out. A text over 20,000 code points is cut with its length noted.
void append(store::WriteTx& tx, const Principal& who, Event event);

// Records a refused attempt in a transaction of its own. `act` is the route or act, `reason` the refusal's locale key.
void record_refusal(store::Database& db, const Principal& who, std::string_view act, std::string_view reason);

// Links what committed acts left unlinked into the chain, oldest first, at most `most` entries; returns how many.
// On PostgreSQL one linker runs at a time (advisory lock); SQLite has one writer anyway.
std::int64_t link_pending(store::WriteTx& tx, std::int64_t most = 1000);

}  // namespace thienan::audit
