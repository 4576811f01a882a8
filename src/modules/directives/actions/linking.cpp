#include "modules/directives/actions/linking.hpp"

#include "modules/directives/actions/loading.hpp"
#include "modules/directives/queries/links.hpp"
#include "modules/directives/store/links.hpp"
#include "modules/files/actions/files.hpp"

#include <algorithm>

namespace thienan::directives::actions {
namespace {

constexpr std::string_view kFileRole = "link_file";

bool is_kind(std::string_view text) {
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

bool is_known(std::string_view kind) { return kind == queries::kDirectiveKind || kind == queries::kAssignmentKind || kind == queries::kFileKind; }

// What the audit calls the record at the other end.
std::string called(store::ReadTx& tx, const Principal& who, const Link& link) {
    if (auto title = queries::title_of(tx, who, link.kind, link.target)) return *std::move(title);
    return link.title.empty() ? link.kind + " " + std::to_string(link.target) : link.title;
}

Result<Done> hold_file(store::WriteTx& tx, const Principal& who, const Holder& holder, std::int64_t file) {
    auto held = files::actions::attach(tx, who, {file}, {std::string{holder.kind}, holder.id, std::string{kFileRole}});
    if (held) return Done{};
    FieldErrors errors;
    errors.add("target", held.error().reason);
    return std::move(errors).refusal();
}

}  // namespace

Result<Done> may_link(store::ReadTx& tx, const Principal& who, const Holder& holder) {
    if (holder.kind == queries::kDirectiveKind) {
        TRY_ASSIGN(const auto directive, load_directive(tx, who, {holder.id}));
        if (who.agency() == directive.owner && who.may(kAssign)) return Done{};
        return access::may_register(who, directive.owner);
    }
    TRY_ASSIGN(const auto loaded, load_assignment(tx, who, {holder.id}));
    if (loaded.assignment.state == State::draft) return access::may_register(who, loaded.assignment.owner);
    const auto act = loaded.standing.side == access::Side::lead ? Act::report_progress : Act::reassign;
    return access::may_act(who, loaded.assignment, loaded.standing, act);
}

Result<Done> add_link(store::WriteTx& tx, const Principal& who, const Holder& holder, const Link& link) {
    TRY(may_link(tx, who, holder));
    FieldErrors errors;
    Link checked = link;
    if (!is_kind(link.kind)) errors.add("kind", "form.not_a_choice");
    if (link.target <= 0) errors.add("target", "form.required");
    else if (link.kind == holder.kind && link.target == holder.id) errors.add("target", "directives.link_to_itself");
    else if (is_known(link.kind) && !queries::title_of(tx, who, link.kind, link.target)) errors.add("target", "frame.not_found");
    checked.note = optional_words(errors, "note", link.note, 500);
    checked.title = is_known(link.kind) ? std::string{} : optional_words(errors, "title", link.title, 300);
    if (!errors.empty()) return std::move(errors).refusal();
    if (link.kind == queries::kFileKind) TRY(hold_file(tx, who, holder, link.target));
    rows::insert(tx, holder, checked);
    audit::append(tx, who, {"directives.link_added", std::string{holder.kind}, holder.id, {{"link", "", called(tx, who, checked)}}, checked.note});
    return Done{};
}

Result<Done> remove_link(store::WriteTx& tx, const Principal& who, const Holder& holder, const Link& link) {
    TRY(may_link(tx, who, holder));
    const auto held = rows::links_of(tx, holder);
    const auto found = std::find_if(held.begin(), held.end(), [&](const Link& l) { return l.kind == link.kind && l.target == link.target; });
    if (found == held.end()) return Error{Code::not_found, "frame.not_found"};
    const auto title = called(tx, who, *found);
    rows::erase(tx, holder, link.kind, link.target);
    if (link.kind == queries::kFileKind)
        TRY(files::actions::detach(tx, who, {link.target}, {std::string{holder.kind}, holder.id, std::string{kFileRole}}));
    audit::append(tx, who, {"directives.link_removed", std::string{holder.kind}, holder.id, {{"link", title, ""}}, {}});
    return Done{};
}

}  // namespace thienan::directives::actions
