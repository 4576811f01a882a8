// What people do with the views they keep. Each is its owner's alone: to anybody else it does not exist.
#pragma once

#include "modules/directives/saved_view.hpp"
#include "platform/store/store.hpp"

namespace thienan::directives::actions {

struct NewView {
    std::string name;
    Shape shape = Shape::table;
    std::string query;            // any text; what the list knows of it is kept
};
// Refused: form errors name (form.required, form.too_long, directives.view_name_taken, directives.too_many_views {most}),
// query directives.view_query_too_long.
Result<Id<SavedView>> keep_view(store::WriteTx& tx, const Principal& who, const NewView& view);

// Refused: form errors name as above; conflict frame.conflict.
Result<Done> rename_view(store::WriteTx& tx, const Principal& who, Id<SavedView> id, std::int64_t version, std::string_view name);
Result<Done> erase_view(store::WriteTx& tx, const Principal& who, Id<SavedView> id, std::int64_t version);

// The list of assignments opens with it; another one no longer does.
Result<Done> choose_default_view(store::WriteTx& tx, const Principal& who, Id<SavedView> id);
Result<Done> clear_default_view(store::WriteTx& tx, const Principal& who);

}  // namespace thienan::directives::actions
