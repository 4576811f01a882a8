#include "modules/identity/housekeeping.hpp"

#include "modules/identity/store/accounts.hpp"

namespace thienan::identity {

std::int64_t remove_outdated(store::WriteTx& tx) { return store_::delete_outdated(tx); }

}  // namespace thienan::identity
