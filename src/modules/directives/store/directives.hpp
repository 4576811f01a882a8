// Rows of directives, their texts, points and references.
#pragma once

#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::rows {

template <class Of>
std::optional<Id<Of>> maybe(Id<Of> id) {
    return id ? std::optional{id} : std::nullopt;
}
inline Error stale() { return Error{Code::conflict, "frame.conflict"}; }

Id<Directive> insert(store::WriteTx& tx, const Directive& directive, std::string_view text, std::string_view text_hash);
std::optional<Directive> find(store::ReadTx& tx, Id<Directive> id);
// Conflict frame.conflict where the stored version is not the record's; on success the record's version is one more.
Result<Done> save(store::WriteTx& tx, Directive& directive);
std::string text_of(store::ReadTx& tx, Id<Directive> id);

// The directive of that owner, not withdrawn, with the same text or the same key ("" matches nothing).
std::optional<Id<Directive>> find_same(store::ReadTx& tx, Id<Agency> owner, std::string_view text_hash, std::string_view same_key);
// The newest directive of that owner with that number and symbol.
std::optional<Id<Directive>> find_by_symbol(store::ReadTx& tx, Id<Agency> owner, std::string_view symbol);

Id<Point> insert(store::WriteTx& tx, const Point& point);
std::vector<Point> points_of(store::ReadTx& tx, Id<Directive> directive);
std::optional<Point> find(store::ReadTx& tx, Id<Point> id);
void save_disposition(store::WriteTx& tx, const Point& point);

void insert(store::WriteTx& tx, Id<Directive> directive, int ordinal, const Reference& reference);
std::vector<Reference> references_of(store::ReadTx& tx, Id<Directive> directive);

// Counts points, red points, live or draft assignments and open ones anew. Locks the directive first, so that acts on two
// assignments of it at once count one after the other.
void recount(store::WriteTx& tx, Id<Directive> directive);

// The agency may see the directive from now on.
void show(store::WriteTx& tx, Id<Directive> directive, Id<Agency> agency, DirectiveState state);
bool is_shown(store::ReadTx& tx, Id<Directive> directive, Id<Agency> agency);
// Takes it away from every agency but the owner that sees none of its assignments any more.
void hide_unseen(store::WriteTx& tx, Id<Directive> directive);

}  // namespace thienan::directives::rows
