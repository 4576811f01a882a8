// Keeps an act from leaving nobody who may administer.
#pragma once

#include "modules/identity/store/people.hpp"

namespace thienan::identity::actions {

// Made before the act writes; still_there() after it. Where nobody could administer before, nothing is refused.
class LastAdministrator {
public:
    explicit LastAdministrator(store::WriteTx& tx) : tx_(&tx), before_(store_::count_administrators(tx, tx.today())) {}
    // Refused: conflict identity.last_administrator.
    Result<Done> still_there() const {
        if (before_ == 0 || store_::count_administrators(*tx_, tx_->today()) > 0) return Done{};
        return Error{Code::conflict, "identity.last_administrator"};
    }

private:
    store::WriteTx* tx_;
    std::int64_t before_;
};

}  // namespace thienan::identity::actions
