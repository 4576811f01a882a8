// The two numbers drawn anew at each change, to which everything kept in memory belongs (migration 0010).
// A number is random and never used twice, so memory needs to know neither the database nor the process it came from.
#pragma once

#include "platform/store/store.hpp"

namespace thienan::identity {

struct Stamp {
    std::int64_t directory = 0;  // 0: nothing was changed yet, keep nothing
    std::int64_t access = 0;
};

Stamp read_stamp(store::ReadTx& tx);

// Called by store functions right after they wrote, before anything is read again.
void renew_directory(store::WriteTx& tx);  // agencies changed; also renews access
void renew_access(store::WriteTx& tx);     // accounts, ended sessions, posts, roles, grants, tokens changed

}  // namespace thienan::identity
