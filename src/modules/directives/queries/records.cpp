#include "modules/directives/queries/records.hpp"

#include "modules/audit/queries.hpp"
#include "modules/directives/actions/loading.hpp"
#include "modules/directives/queries/items.hpp"
#include "modules/directives/rules/coverage.hpp"
#include "modules/directives/rules/reading.hpp"
#include "modules/directives/rules/timeliness.hpp"
#include "modules/directives/store/progress.hpp"
#include "modules/files/queries.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>
#include <unordered_map>

namespace thienan::directives::queries {
namespace {

using store::Row;
using store::Statement;

const std::string kOfDirective = "select " + std::string{kItemColumns} + ", a.point_id from assignment a" + std::string{kItemJoins} +
                                 "where a.directive_id = $1 and a.state <> 'draft' order by a.ordinal, a.id";
const std::string kSeenOfDirective = "select " + std::string{kItemColumns} + ", a.point_id from assignment a" + std::string{kItemJoins} +
                                     "join assignment_seen s on s.assignment_id = a.id and s.agency_id = $2 "
                                     "where a.directive_id = $1 and s.part <> 'none' order by a.ordinal, a.id";
const std::string kSiblings = "select " + std::string{kItemColumns} + " from assignment a" + std::string{kItemJoins} +
                              "join assignment_seen s on s.assignment_id = a.id and s.agency_id = $1 "
                              "where (s.part <> 'none' or $6 = 1) and a.directive_id = $2 and a.id <> $3 and ((a.group_id is not null and a.group_id = $4) "
                              "or (a.series_id is not null and a.series_id = $5) or a.id = $5 or a.series_id = $3) "
                              "order by a.ordinal, a.id limit 200";
constexpr Statement kFileOfDirective{"directives/directives_with_file", "select id from directive where file_id = $1 order by id desc limit 20"};
constexpr Statement kFileOfReport{"directives/reports_with_file", R"sql(
    select r.assignment_id from assignment_report_file f join assignment_report r on r.id = f.report_id
    where f.file_id = $1 order by f.report_id desc limit 20
)sql"};

struct Placed {
    Item item;
    Id<Point> point;
};

std::vector<Placed> placed_of(store::ReadTx& tx, const Principal& who, const Directive& directive, const Days& days) {
    const auto map = [&](const Row& row) { return Placed{item_at(row, days), row.id<Point>(32)}; };
    if (access::sees_all_owned(who, directive.owner)) return tx.list({"directives/of_directive", kOfDirective}, map, directive.id);
    return tx.list({"directives/seen_of_directive", kSeenOfDirective}, map, directive.id, who.agency());
}

// Coverage speaks of all work, also of what this principal does not see: only states and leads are looked at.
std::unordered_map<Id<Point>, std::vector<Assignment>> work_by_point(store::ReadTx& tx, Id<Directive> directive) {
    constexpr Statement kWork{"directives/work_by_point",
                              "select point_id, state, lead_id from assignment where directive_id = $1 and point_id is not null"};
    std::unordered_map<Id<Point>, std::vector<Assignment>> out;
    tx.each(kWork, [&](const Row& row) {
        Assignment a;
        a.state = parse_name<State>(row.text(1)).value_or(State::waiting);
        a.leads = {{"", row.id<Agency>(2)}};
        out[row.id<Point>(0)].push_back(std::move(a));
    }, directive);
    return out;
}

// Links and drafts speak of records this principal may not see: only the owner's side and who did it read those entries.
std::vector<audit::Entry> history_for(store::ReadTx& tx, const Principal& who, const Holder& holder, Id<Agency> owner) {
    auto history = audit::history_of(tx, holder.kind, holder.id);
    if (access::sees_all_owned(who, owner)) return history;
    std::erase_if(history, [&](const audit::Entry& e) {
        const bool of_others = e.agency != who.agency();
        const auto& act = e.event.act;
        return of_others && (act.starts_with("directives.link_") || act.starts_with("directives.draft_") || act.starts_with("directives.drafts_") || act == "directives.point_marked");
    });
    return history;
}

Owner owner_of(const Item& i) { return {i.id, i.lead, i.person, i.person_name, i.state, i.timeliness, i.percent}; }

std::vector<Choice> choices_of(const Principal& who, const Assignment& a, const access::Standing& standing, const std::vector<Extension>& extensions) {
    const auto asked = std::find_if(extensions.begin(), extensions.end(), [](const auto& e) { return e.state == ExtensionState::asked; });
    std::vector<Choice> out;
    for (const auto act : acts_from(a.state)) {
        if (act == Act::confirm_reading) continue;
        if (act == Act::decide_extension && asked == extensions.end()) continue;
        if (act == Act::meet_condition && a.due.kind != DueKind::condition) continue;
        auto allowed = act == Act::report_progress ? access::may_report_part(who, a, standing) : access::may_act(who, a, standing, act);
        if (allowed && act == Act::decide_extension) allowed = access::may_decide(who, *asked);
        if (allowed && act == Act::ask_extension && asked != extensions.end()) allowed = Error{Code::conflict, "directives.extension_pending"};
        if (allowed && act == Act::ask_extension && !a.due.on) allowed = Error{Code::conflict, "directives.no_due_to_extend"};
        out.push_back({act, allowed ? std::nullopt : std::optional{allowed.error()}});
    }
    return out;
}

}  // namespace

Result<DirectiveRecord> directive(store::ReadTx& tx, const Principal& who, Id<Directive> id, Date today) {
    DirectiveRecord record;
    TRY_ASSIGN(record.directive, load_directive(tx, who, id));
    record.may_register = access::may_register(who, record.directive.owner).ok();
    record.may_assign = who.agency() == record.directive.owner && who.may(kAssign);
    const auto placed = placed_of(tx, who, record.directive, days_of(tx, today));
    const auto work = work_by_point(tx, id);
    for (auto& point : rows::points_of(tx, id)) {
        const auto of_point = work.find(point.id);
        CoveredPoint covered;
        covered.coverage = rules::coverage_of(point, of_point == work.end() ? std::span<const Assignment>{} : std::span{of_point->second});
        for (const auto& p : placed)
            if (p.point == point.id && p.item.state != State::cancelled) covered.owners.push_back(owner_of(p.item));
        covered.point = std::move(point);
        record.points.push_back(std::move(covered));
    }
    for (const auto& p : placed) record.assignments.push_back(p.item);
    record.references = rows::references_of(tx, id);
    record.links = links(tx, who, id);
    record.may_link = may_link(tx, who, id);
    record.history = history_for(tx, who, id, record.directive.owner);
    const Id<Person> people[] = {record.directive.registered_by};
    const auto names = identity::queries::names_of(tx, people);
    if (const auto name = names.find(people[0]); name != names.end()) record.registered_by_name = name->second;
    return record;
}

Result<std::string> name_of_directive(store::ReadTx& tx, const Principal& who, Id<Directive> id) {
    TRY_ASSIGN(const auto directive, load_directive(tx, who, id));
    const auto symbol = full_symbol(directive.header);
    return symbol.empty() ? directive.header.subject : symbol;
}

Result<std::string> text_of(store::ReadTx& tx, const Principal& who, Id<Directive> id) {
    TRY(load_directive(tx, who, id));
    return rows::text_of(tx, id);
}

Result<Review> review(store::ReadTx& tx, const Principal& who, Id<Directive> id) {
    Review review;
    TRY_ASSIGN(review.directive, load_directive(tx, who, id));
    TRY(access::may_register(who, review.directive.owner));
    TRY(advance(review.directive.state, DirectiveAct::confirm));
    review.text = rows::text_of(tx, id);
    review.points = rows::points_of(tx, id);
    review.drafts = rows::assignments_of(tx, id);
    review.references = rows::references_of(tx, id);
    review.main_addressee = rules::main_addressee(review.drafts);
    for (const auto& draft : review.drafts) {
        review.to_check += draft.needs_check ? 1 : 0;
        review.without_lead += std::any_of(draft.leads.begin(), draft.leads.end(), [](const Named& n) { return bool(n.agency); }) ? 0 : 1;
    }
    return review;
}

Result<AssignmentRecord> assignment(store::ReadTx& tx, const Principal& who, Id<Assignment> id, Date today) {
    TRY_ASSIGN(auto loaded, load_assignment(tx, who, id));
    AssignmentRecord record;
    record.assignment = std::move(loaded.assignment);
    const auto& a = record.assignment;
    record.directive = *rows::find(tx, a.directive);
    if (a.point)
        if (auto point = rows::find(tx, a.point)) record.path = point->path, record.point_text = point->text;
    const auto days = days_of(tx, today);
    record.timeliness = rules::timeliness(a, days.today, days.soon);
    record.days_overdue = rules::days_overdue(a, days.today);
    const Id<Person> people[] = {a.person, a.leader, a.reported_by, a.confirmed_by};
    const auto names = identity::queries::names_of(tx, people);
    const auto name = [&](Id<Person> person) {
        const auto found = names.find(person);
        return found == names.end() ? std::string{} : found->second;
    };
    record.person_name = name(a.person), record.leader_name = name(a.leader);
    record.reported_by_name = name(a.reported_by), record.confirmed_by_name = name(a.confirmed_by);
    record.reports = rows::reports_of(tx, id);
    for (auto& held : files::queries::held_by(tx, "assignment", id.value)) record.file_names[held.file.id] = std::move(held.file.name);
    record.extensions = rows::extensions_of(tx, id);
    record.links = links(tx, who, id);
    record.may_link = may_link(tx, who, id);
    record.siblings = tx.list({"directives/siblings", kSiblings}, [&](const Row& row) { return item_at(row, days); }, who.agency(), a.directive,
                              id, a.group, a.series, access::sees_all_owned(who, a.owner));
    const auto directory = identity::queries::directory(tx);
    const auto lead = a.lead().agency;
    if (lead && directory->find(lead) && !directory->exists_on(lead, today)) record.successors = directory->successors_on(lead, today);
    record.choices = choices_of(who, a, loaded.standing, record.extensions);
    const auto* leading = directory->find(lead);
    if (!leading || leading->kind != AgencyKind::group) std::erase_if(record.choices, [](const Choice& c) { return c.act == Act::split; });
    if (record.directive.state != DirectiveState::active)
        for (auto& c : record.choices)
            if (c.act == Act::reopen && !c.refusal) c.refusal = Error{Code::conflict, "directives.directive_is_over"};
    record.history = history_for(tx, who, id, a.owner);
    return record;
}

Result<Extension> extension(store::ReadTx& tx, const Principal& who, Id<Extension> id) {
    auto found = rows::find(tx, id);
    if (!found) return Error{Code::not_found, "frame.not_found"};
    TRY(load_assignment(tx, who, found->assignment));
    return *std::move(found);
}

std::optional<Id<Directive>> registered_from(store::ReadTx& tx, Id<File> file) {
    return tx.first(kFileOfDirective, [](const Row& row) { return row.id<Directive>(0); }, file);
}

bool may_see_file(store::ReadTx& tx, const Principal& who, Id<File> file) {
    for (const auto id : tx.list(kFileOfDirective, [](const Row& row) { return row.id<Directive>(0); }, file))
        if (load_directive(tx, who, id)) return true;
    for (const auto id : tx.list(kFileOfReport, [](const Row& row) { return row.id<Assignment>(0); }, file))
        if (load_assignment(tx, who, id)) return true;
    return false;
}

bool may_see_directive(store::ReadTx& tx, const Principal& who, std::int64_t id) { return load_directive(tx, who, {id}).ok(); }
bool may_see_assignment(store::ReadTx& tx, const Principal& who, std::int64_t id) { return load_assignment(tx, who, {id}).ok(); }

DeadlineRules deadline_rules(store::ReadTx& tx, Date day) { return rows::deadline_rules(tx, day); }
std::vector<DatedRules> own_deadline_rules(store::ReadTx& tx) { return rows::deadline_rules_of(tx, rows::Source::province); }

}  // namespace thienan::directives::queries
