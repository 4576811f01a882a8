#include "modules/identity/actions/agencies.hpp"

#include "modules/audit/actions.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/queries.hpp"
#include "modules/identity/rules/agency_rules.hpp"
#include "modules/identity/store/agencies.hpp"

namespace thienan::identity::actions {
namespace {

std::string day_text(const std::optional<Date>& day) { return day ? day->vietnamese() : std::string{}; }

std::string names(const Directory& directory, const std::vector<Id<Agency>>& ids) {
    std::string out;
    for (const auto id : ids) (out += out.empty() ? "" : "; ") += directory.name(id);
    return out;
}

std::vector<Id<Agency>> agencies_of(const std::vector<Successor>& successors) {
    std::vector<Id<Agency>> out;
    for (const auto& successor : successors) out.push_back(successor.agency);
    return out;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) (out += out.empty() ? "" : "; ") += text;
    return out;
}

std::vector<audit::Change> changes(const Directory& directory, const Agency& before, const Agency& after) {
    return {{"kind", std::string{before.id ? name_of(before.kind) : ""}, std::string{name_of(after.kind)}},
            {"name", before.name, after.name},
            {"short_name", before.short_name, after.short_name},
            {"code", before.code, after.code},
            {"parent", std::string{directory.name(before.parent)}, std::string{directory.name(after.parent)}},
            {"valid_from", day_text(before.valid.from), day_text(after.valid.from)},
            {"valid_to", day_text(before.valid.to), day_text(after.valid.to)},
            {"aliases", joined(before.aliases), joined(after.aliases)},
            {"members", names(directory, before.members), names(directory, after.members)}};
}

}  // namespace

Result<Id<Agency>> add_agency(store::WriteTx& tx, const Principal& who, Agency agency, Directory& growing) {
    TRY(access::may_administer(who));
    agency.id = {};
    FieldErrors errors;
    rules::check_agency(growing, agency, errors);
    if (!errors.empty()) return std::move(errors).refusal();
    agency.id = store_::insert(tx, agency);
    audit::append(tx, who, {"identity.agency_added", "agency", agency.id.value, changes(growing, {}, agency), ""});
    const auto id = agency.id;
    growing.add(std::move(agency));
    return id;
}

Result<Id<Agency>> add_agency(store::WriteTx& tx, const Principal& who, Agency agency) {
    Directory growing = *queries::directory(tx);
    return add_agency(tx, who, std::move(agency), growing);
}

Result<Done> change_agency(store::WriteTx& tx, const Principal& who, Agency agency) {
    TRY(access::may_administer(who));
    const auto directory = queries::directory(tx);
    const Agency* before = directory->find(agency.id);
    if (!before) return Error{Code::not_found, "frame.not_found"};
    FieldErrors errors;
    rules::check_agency(*directory, agency, errors);
    const bool becomes_group = agency.kind == AgencyKind::group && before->kind != AgencyKind::group;
    if (becomes_group && store_::has_posts(tx, agency.id)) errors.add("kind", "identity.group_has_no_posts");
    if (!errors.empty()) return std::move(errors).refusal();
    agency.successors = agency.valid.to ? before->successors : std::vector<Successor>{};  // without a last day it is not succeeded after all
    TRY(store_::save(tx, agency));
    auto list = changes(*directory, *before, agency);
    list.push_back({"successors", names(*directory, agencies_of(before->successors)), names(*directory, agencies_of(agency.successors))});
    audit::append(tx, who, {"identity.agency_changed", "agency", agency.id.value, std::move(list), ""});
    return Done{};
}

Result<Done> succeed(store::WriteTx& tx, const Principal& who, const std::vector<Id<Agency>>& vanishing,
                     const std::vector<Id<Agency>>& successors, Date from) {
    TRY(access::may_administer(who));
    const auto directory = queries::directory(tx);
    TRY(rules::check_succession(*directory, vanishing, successors, from));
    for (const auto id : vanishing) {
        const Agency& before = *directory->find(id);
        Agency agency = before;
        agency.valid.to = from - 1;
        agency.successors.clear();
        for (const auto successor : successors) agency.successors.push_back({successor, from});
        TRY(store_::save(tx, agency));
        audit::append(tx, who, {"identity.agency_succeeded", "agency", id.value,
                                {{"valid_to", day_text(before.valid.to), day_text(agency.valid.to)},
                                 {"successors", names(*directory, agencies_of(before.successors)), names(*directory, successors)}}, ""});
    }
    return Done{};
}

}  // namespace thienan::identity::actions
