#include "modules/identity/rules/agency_rules.hpp"

#include <algorithm>

namespace thienan::identity::rules {
namespace {

bool overlap(const Validity& a, const Validity& b) {
    return !(a.to && b.from && *a.to < *b.from) && !(b.to && a.from && *b.to < *a.from);
}

bool has_namesake(const Directory& directory, const Agency& agency) {
    const auto named = directory.named(agency.name);
    return std::any_of(named.begin(), named.end(), [&](const Agency* other) {
        return other->id != agency.id && other->parent == agency.parent && overlap(other->valid, agency.valid);
    });
}

void check_parent(const Directory& directory, const Agency& agency, FieldErrors& errors) {
    if (agency.kind == AgencyKind::unit && !agency.parent) errors.add("parent", "identity.unit_needs_parent");
    if (!agency.parent) return;
    const Agency* parent = directory.find(agency.parent);
    if (!parent) return errors.add("parent", "identity.parent_unknown");
    if (agency.id && directory.is_inside(agency.parent, agency.id)) errors.add("parent", "identity.parent_inside_itself");
    if (parent->kind == AgencyKind::group && agency.kind == AgencyKind::unit) errors.add("parent", "identity.group_has_no_units");
}

void check_members(const Directory& directory, const Agency& agency, FieldErrors& errors) {
    if (agency.kind != AgencyKind::group && !agency.members.empty()) return errors.add("members", "identity.members_only_of_groups");
    for (const auto member : agency.members)
        if (!directory.find(member) || member == agency.id) return errors.add("members", "identity.member_unknown");
}

// What an agency already is or has limits what it may become.
void check_change(const Directory& directory, const Agency& before, const Agency& agency, FieldErrors& errors) {
    if (agency.kind == AgencyKind::group && !directory.children(agency.id).empty()) errors.add("kind", "identity.group_has_no_units");
    if (!agency.valid.to || before.successors.empty()) return;
    const auto first = std::min_element(before.successors.begin(), before.successors.end(), [](const auto& a, const auto& b) { return a.from < b.from; })->from;
    if (*agency.valid.to >= first) errors.add("valid_to", "identity.ends_after_successor", {first.vietnamese()});
}

}  // namespace

void check_agency(const Directory& directory, const Agency& agency, FieldErrors& errors) {
    if (agency.name.empty() && !errors.has("name")) errors.add("name", "form.required");
    if (agency.valid.from && agency.valid.to && *agency.valid.to < *agency.valid.from) errors.add("valid_to", "identity.ends_before_start");
    if (has_namesake(directory, agency)) errors.add("name", "identity.agency_name_taken");
    const Agency* holder = directory.find_code(agency.code);
    if (holder && holder->id != agency.id) errors.add("code", "identity.code_taken");
    check_parent(directory, agency, errors);
    check_members(directory, agency, errors);
    if (const Agency* before = directory.find(agency.id)) check_change(directory, *before, agency, errors);
}

Result<Done> check_succession(const Directory& directory, const std::vector<Id<Agency>>& vanishing,
                              const std::vector<Id<Agency>>& successors, Date from) {
    if (vanishing.empty()) return Error{Code::invalid, "identity.nothing_chosen"};
    for (const auto id : vanishing) {
        const Agency* agency = directory.find(id);
        if (!agency) return Error{Code::not_found, "frame.not_found"};
        if (std::find(successors.begin(), successors.end(), id) != successors.end()) return Error{Code::invalid, "identity.successor_is_itself"};
        if (agency->valid.to && *agency->valid.to < from - 1) return Error{Code::invalid, "identity.already_vanished", {agency->name}};
        if (agency->valid.from && from <= *agency->valid.from) return Error{Code::invalid, "identity.ends_before_start"};
    }
    for (const auto id : successors) {
        const bool under_one = std::any_of(vanishing.begin(), vanishing.end(), [&](Id<Agency> v) { return directory.is_inside(id, v); });
        if (!directory.exists_on(id, from) || under_one) return Error{Code::invalid, "identity.successor_not_there"};
    }
    return Done{};
}

}  // namespace thienan::identity::rules
