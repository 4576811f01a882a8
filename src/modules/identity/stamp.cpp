#include "modules/identity/stamp.hpp"

#include "modules/identity/secrets.hpp"

namespace thienan::identity {

Stamp read_stamp(store::ReadTx& tx) {
    return tx.first({"identity/stamp", "select directory, access from identity_stamp where id = 1"},
                    [](const store::Row& row) { return Stamp{row.integer(0), row.integer(1)}; })
        .value_or(Stamp{});
}

void renew_directory(store::WriteTx& tx) {
    tx.execute({"identity/renew_directory", "update identity_stamp set directory = $1, access = $2 where id = 1"}, random_number(),
               random_number());
}

void renew_access(store::WriteTx& tx) {
    tx.execute({"identity/renew_access", "update identity_stamp set access = $1 where id = 1"}, random_number());
}

}  // namespace thienan::identity
