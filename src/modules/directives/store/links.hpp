// Rows of links from directives and assignments to other records.
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <vector>

namespace thienan::directives::rows {

// Nothing happens where the link is there already.
void insert(store::WriteTx& tx, const Holder& holder, const Link& link);
enum class Removed { yes, no };
Removed erase(store::WriteTx& tx, const Holder& holder, std::string_view kind, std::int64_t target);
void erase_all(store::WriteTx& tx, const Holder& holder);
std::vector<Link> links_of(store::ReadTx& tx, const Holder& holder);

// From the other end: who links to this record.
struct Incoming {
    std::string holder_kind;
    std::int64_t holder = 0;
    std::string note;
};
std::vector<Incoming> links_to(store::ReadTx& tx, std::string_view kind, std::int64_t target, int most);

}  // namespace thienan::directives::rows
