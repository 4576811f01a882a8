// Rows of saved views and of which one is a person's default.
#pragma once

#include "modules/directives/saved_view.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <vector>

namespace thienan::directives::rows {

// In the order they were saved.
std::vector<SavedView> views_of(store::ReadTx& tx, Id<Person> person);
std::optional<SavedView> find(store::ReadTx& tx, Id<SavedView> id);
std::optional<SavedView> default_view_of(store::ReadTx& tx, Id<Person> person);

// None where the person has one of that name.
std::optional<Id<SavedView>> insert(store::WriteTx& tx, const SavedView& view);
// Conflict frame.conflict where the stored version is not view.version.
Result<Done> save_name(store::WriteTx& tx, const SavedView& view);
Result<Done> erase(store::WriteTx& tx, const SavedView& view);
void set_default(store::WriteTx& tx, const SavedView& view);
void clear_default(store::WriteTx& tx, Id<Person> person);

}  // namespace thienan::directives::rows
