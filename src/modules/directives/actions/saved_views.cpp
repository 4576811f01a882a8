#include "modules/directives/actions/saved_views.hpp"

#include "modules/directives/actions/loading.hpp"
#include "modules/directives/store/saved_views.hpp"

#include <algorithm>

namespace thienan::directives::actions {
namespace {

constexpr std::string_view kKind = "saved_view";

Result<SavedView> own_view(store::WriteTx& tx, const Principal& who, Id<SavedView> id) {
    auto found = rows::find(tx, id);
    if (!found || !who.person || found->person != who.person) return Error{Code::not_found, "frame.not_found"};
    return *std::move(found);
}

bool has_name(const std::vector<SavedView>& views, std::string_view name, Id<SavedView> but = {}) {
    return std::any_of(views.begin(), views.end(), [&](const auto& v) { return v.id != but && v.name == name; });
}

void note(store::WriteTx& tx, const Principal& who, std::string_view act, Id<SavedView> id, std::vector<audit::Change> changes) {
    audit::append(tx, who, {std::string{act}, std::string{kKind}, id.value, std::move(changes), {}});
}

}  // namespace

Result<Id<SavedView>> keep_view(store::WriteTx& tx, const Principal& who, const NewView& wanted) {
    if (!who.person) return Error{Code::forbidden, "frame.forbidden"};
    FieldErrors errors;
    SavedView view{{}, 1, who.person, words(errors, "name", wanted.name, kMostViewName), wanted.shape, kept_query(wanted.shape, wanted.query)};
    if (view.query.size() > kMostViewQuery) errors.add("query", "directives.view_query_too_long");
    const auto held = rows::views_of(tx, who.person);
    if (held.size() >= kMostViews) errors.add("name", "directives.too_many_views", {std::to_string(kMostViews)});
    else if (!errors.has("name") && has_name(held, view.name)) errors.add("name", "directives.view_name_taken");
    if (!errors.empty()) return std::move(errors).refusal();
    const auto id = rows::insert(tx, view);
    if (!id) return rows::stale();
    note(tx, who, "directives.view_saved", *id, {{"name", "", view.name}, {"query", "", view.address()}});
    return *id;
}

Result<Done> rename_view(store::WriteTx& tx, const Principal& who, Id<SavedView> id, std::int64_t version, std::string_view name) {
    TRY_ASSIGN(auto view, own_view(tx, who, id));
    if (view.version != version) return rows::stale();
    const auto before = view.name;
    FieldErrors errors;
    view.name = words(errors, "name", name, kMostViewName);
    if (errors.empty() && has_name(rows::views_of(tx, who.person), view.name, id)) errors.add("name", "directives.view_name_taken");
    if (!errors.empty()) return std::move(errors).refusal();
    TRY(rows::save_name(tx, view));
    note(tx, who, "directives.view_renamed", id, {{"name", before, view.name}});
    return Done{};
}

Result<Done> erase_view(store::WriteTx& tx, const Principal& who, Id<SavedView> id, std::int64_t version) {
    TRY_ASSIGN(auto view, own_view(tx, who, id));
    view.version = version;
    TRY(rows::erase(tx, view));
    note(tx, who, "directives.view_erased", id, {{"name", view.name, ""}});
    return Done{};
}

Result<Done> choose_default_view(store::WriteTx& tx, const Principal& who, Id<SavedView> id) {
    TRY_ASSIGN(const auto view, own_view(tx, who, id));
    rows::set_default(tx, view);
    note(tx, who, "directives.default_view_set", id, {{"name", "", view.name}});
    return Done{};
}

Result<Done> clear_default_view(store::WriteTx& tx, const Principal& who) {
    if (!who.person) return Error{Code::forbidden, "frame.forbidden"};
    const auto held = rows::default_view_of(tx, who.person);
    if (!held) return Done{};
    rows::clear_default(tx, who.person);
    note(tx, who, "directives.default_view_cleared", held->id, {{"name", held->name, ""}});
    return Done{};
}

}  // namespace thienan::directives::actions
