// Which migrations a database has had, and the next one it needs.
#pragma once

#include "platform/store/session.hpp"

#include <span>
#include <string>
#include <string_view>

namespace thienan::store {

// Applies the first migration that has not been applied, inside the open transaction; false where none is left.
// A StoreFault names the migration that was changed, removed or reordered, or that the database refused.
bool apply_next(Session& session, WriteTx& tx, std::span<const Migration> migrations);

// 16 hexadecimal digits; tells an accidental change, not a malicious one.
std::string checksum_of(std::string_view sql);

}  // namespace thienan::store
