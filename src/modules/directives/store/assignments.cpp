#include "modules/directives/store/assignments.hpp"

#include "modules/directives/rules/timeliness.hpp"
#include "modules/directives/states.hpp"
#include "modules/directives/store/views.hpp"

#include <algorithm>

namespace thienan::directives::rows {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kInsert{"directives/insert_assignment", R"sql(
    insert into assignment (version, directive_id, owner_id, point_id, ordinal, group_id, series_id, period, state, resumes_to, body,
        span_from, span_to, lead_id, lead_text, unit_id, person_id, leader_id, product, due_kind, due_text, due_from, due_on, recurrence,
        recurrence_day, condition, internal_due, next_opens, due_sort, work_sort, running, force, percent, confidence, needs_check,
        reported_by, reported_on, confirmed_by, confirmed_on, late, changed_at)
    values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
        $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40)
    returning id
)sql"};
constexpr Statement kSave{"directives/save_assignment", R"sql(
    update assignment set version = version + 1, point_id = $3, ordinal = $4, group_id = $5, state = $6, resumes_to = $7, body = $8,
        span_from = $9, span_to = $10, lead_id = $11, lead_text = $12, unit_id = $13, person_id = $14, leader_id = $15, product = $16,
        due_kind = $17, due_text = $18, due_from = $19, due_on = $20, recurrence = $21, recurrence_day = $22, condition = $23,
        internal_due = $24, next_opens = $25, due_sort = $26, work_sort = $27, running = $28, force = $29, percent = $30, confidence = $31,
        needs_check = $32, reported_by = $33, reported_on = $34, confirmed_by = $35, confirmed_on = $36, late = $37, changed_at = $38
    where id = $1 and version = $2
)sql"};
constexpr std::string_view kColumns =
    "a.id, a.version, a.directive_id, a.owner_id, a.point_id, a.ordinal, a.group_id, a.series_id, a.period, a.state, a.resumes_to, a.body, "
    "a.span_from, a.span_to, a.lead_id, a.lead_text, a.unit_id, a.person_id, a.leader_id, a.product, a.due_kind, a.due_text, a.due_from, "
    "a.due_on, a.recurrence, a.recurrence_day, a.condition, a.internal_due, a.next_opens, a.due_sort, a.force, a.percent, a.confidence, "
    "a.needs_check, a.reported_by, a.reported_on, a.confirmed_by, a.confirmed_on, a.late, a.changed_at";
const std::string kFind = "select " + std::string{kColumns} + " from assignment a where a.id = $1";
const std::string kOfDirective = "select " + std::string{kColumns} + " from assignment a where a.directive_id = $1 order by a.ordinal, a.id";

constexpr Statement kBodies{"directives/bodies",
    "select part, name, agency_id from assignment_body where assignment_id = $1 order by part, ordinal"};
constexpr Statement kBodiesOfDirective{"directives/bodies_of_directive", R"sql(
    select b.part, b.name, b.agency_id, b.assignment_id from assignment a join assignment_body b on b.assignment_id = a.id
    where a.directive_id = $1 order by b.assignment_id, b.part, b.ordinal
)sql"};
constexpr Statement kInsertBody{"directives/insert_body", R"sql(
    insert into assignment_body (assignment_id, part, ordinal, name, agency_id) values ($1, $2, $3, $4, $5)
)sql"};
constexpr Statement kDeleteBodies{"directives/delete_bodies", "delete from assignment_body where assignment_id = $1"};
constexpr Statement kDeleteDraft{"directives/delete_draft", "delete from assignment where id = $1 and version = $2 and state = 'draft'"};
constexpr Statement kDeleteLinks{"directives/delete_draft_links", "delete from assignment_link where assignment_id = $1"};
constexpr Statement kLastPeriod{"directives/last_period", "select max(due_from) from assignment where series_id = $1"};
constexpr Statement kSeenAs{"directives/seen_as", "select is_owner, part from assignment_seen where agency_id = $1 and assignment_id = $2"};

constexpr Statement kMakeRoom{"directives/make_room",
    "update assignment set ordinal = ordinal + 1 where directive_id = $1 and ordinal > $2 and state = 'draft'"};
constexpr Statement kLastOrdinal{"directives/last_ordinal", "select coalesce(max(ordinal), 0) from assignment where directive_id = $1"};
constexpr Statement kOrdinalBefore{"directives/ordinal_before",
    "select coalesce(max(ordinal), 0) from assignment where directive_id = $1 and span_from <= $2 and span_to > span_from"};

template <class E>
E enum_at(const Row& row, int column) {
    const auto value = parse_name<E>(row.text(column));
    if (!value) throw store::StoreFault{"not an enumerator: " + row.string(column)};
    return *value;
}

std::string work_sort(const Assignment& a) {
    if (!a.internal_due) return rules::due_sort(a.effective_due);
    return std::min(rules::due_sort(a.effective_due), a.internal_due->iso());
}

// Leads of a draft are bodies too; of a live one the one lead stands in the row itself.
void insert_bodies(store::WriteTx& tx, const Assignment& a) {
    const auto put = [&](std::string_view part, const std::vector<Named>& bodies) {
        int ordinal = 0;
        for (const auto& body : bodies) tx.execute(kInsertBody, a.id, part, ++ordinal, body.text, maybe(body.agency));
    };
    if (a.state == State::draft) put("lead", a.leads);
    put("with", a.with);
}

// A draft's row shows its first known lead, so that coverage is counted the same way before and after confirming.
Named row_lead(const Assignment& a) {
    for (const auto& lead : a.leads)
        if (lead.agency) return lead;
    return a.lead();
}

void add_body(Assignment& a, const Row& row) {
    const Named body{row.string(1), row.id<Agency>(2)};
    if (row.text(0) == "with") a.with.push_back(body);
    else a.leads.push_back(body);
}

}  // namespace

std::string_view assignment_columns() { return kColumns; }

Assignment assignment_at(const Row& row) {
    Assignment a;
    a.id = row.id<Assignment>(0), a.version = row.integer(1);
    a.directive = row.id<Directive>(2), a.owner = row.id<Agency>(3), a.point = row.id<Point>(4);
    a.ordinal = static_cast<int>(row.integer(5));
    a.group = row.id<Assignment>(6), a.series = row.id<Assignment>(7), a.period = row.string(8);
    a.state = enum_at<State>(row, 9), a.resumes_to = enum_at<State>(row, 10);
    a.text = row.string(11), a.span = {row.integer(12), row.integer(13)};
    if (a.state != State::draft && (!row.is_null(14) || !row.text(15).empty())) a.leads = {{row.string(15), row.id<Agency>(14)}};
    a.unit = row.id<Agency>(16), a.person = row.id<Person>(17), a.leader = row.id<Person>(18), a.product = row.string(19);
    a.due.kind = enum_at<DueKind>(row, 20), a.due.text = row.string(21);
    a.due.from = row.maybe_date(22), a.due.on = row.maybe_date(23);
    a.due.recurrence = enum_at<Recurrence>(row, 24), a.due.recurrence_day = static_cast<int>(row.integer(25));
    a.due.condition = row.string(26);
    a.internal_due = row.maybe_date(27), a.next_opens = row.maybe_date(28);
    if (row.text(29) != rules::kNoDay) a.effective_due = row.date(29);
    a.force = enum_at<Force>(row, 30);
    a.percent = static_cast<int>(row.integer(31)), a.confidence = static_cast<int>(row.integer(32)), a.needs_check = row.flag(33);
    a.reported_by = row.id<Person>(34), a.reported_on = row.maybe_date(35);
    a.confirmed_by = row.id<Person>(36), a.confirmed_on = row.maybe_date(37);
    a.late = row.flag(38), a.changed_at = row.instant(39);
    return a;
}

void insert(store::WriteTx& tx, Assignment& a) {
    const auto lead = row_lead(a);
    a.version = 1;
    a.changed_at = tx.now();
    a.id = tx.insert<Assignment>(kInsert, a.directive, a.owner, maybe(a.point), a.ordinal, maybe(a.group), maybe(a.series), a.period,
        name_of(a.state), name_of(a.resumes_to), a.text, a.span.from, a.span.to, maybe(lead.agency), lead.text, maybe(a.unit),
        maybe(a.person), maybe(a.leader), a.product, name_of(a.due.kind), a.due.text, a.due.from, a.due.on, name_of(a.due.recurrence),
        a.due.recurrence_day, a.due.condition, a.internal_due, a.next_opens, rules::due_sort(a.effective_due), work_sort(a),
        is_running(a.state), name_of(a.force), a.percent, a.confidence, a.needs_check, maybe(a.reported_by), a.reported_on,
        maybe(a.confirmed_by), a.confirmed_on, a.late, a.changed_at);
    insert_bodies(tx, a);
    if (a.state != State::draft) views::appeared(tx, a);
}

std::optional<Assignment> find(store::ReadTx& tx, Id<Assignment> id) {
    auto found = tx.first({"directives/find_assignment", kFind}, assignment_at, id);
    if (found) tx.each(kBodies, [&](const Row& row) { add_body(*found, row); }, id);
    return found;
}

std::vector<Assignment> assignments_of(store::ReadTx& tx, Id<Directive> directive) {
    auto all = tx.list({"directives/assignments_of", kOfDirective}, assignment_at, directive);
    std::vector<Assignment*> by_id;
    for (auto& a : all) by_id.push_back(&a);
    std::sort(by_id.begin(), by_id.end(), [](const auto* x, const auto* y) { return x->id < y->id; });
    auto at = by_id.begin();
    tx.each(kBodiesOfDirective, [&](const Row& row) {
        const auto id = row.id<Assignment>(3);
        while (at != by_id.end() && (*at)->id < id) ++at;
        if (at != by_id.end() && (*at)->id == id) add_body(**at, row);
    }, directive);
    return all;
}

Result<Done> save(store::WriteTx& tx, const Assignment& before, Assignment& a) {
    const auto lead = row_lead(a);
    a.changed_at = tx.now();
    const auto changed = tx.execute(kSave, a.id, before.version, maybe(a.point), a.ordinal, maybe(a.group), name_of(a.state),
        name_of(a.resumes_to), a.text, a.span.from, a.span.to, maybe(lead.agency), lead.text, maybe(a.unit), maybe(a.person),
        maybe(a.leader), a.product, name_of(a.due.kind), a.due.text, a.due.from, a.due.on, name_of(a.due.recurrence), a.due.recurrence_day,
        a.due.condition, a.internal_due, a.next_opens, rules::due_sort(a.effective_due), work_sort(a), is_running(a.state),
        name_of(a.force), a.percent, a.confidence, a.needs_check, maybe(a.reported_by), a.reported_on, maybe(a.confirmed_by),
        a.confirmed_on, a.late, a.changed_at);
    if (changed == 0) return stale();
    a.version = before.version + 1;
    if (before.leads != a.leads || before.with != a.with || before.state == State::draft) {
        tx.execute(kDeleteBodies, a.id);
        insert_bodies(tx, a);
    }
    if (a.state == State::draft) return Done{};
    if (before.state == State::draft) views::appeared(tx, a);
    else views::moved(tx, before, a);
    return Done{};
}

Result<Done> erase_draft(store::WriteTx& tx, const Assignment& draft) {
    tx.execute(kDeleteBodies, draft.id);
    tx.execute(kDeleteLinks, draft.id);
    if (tx.execute(kDeleteDraft, draft.id, draft.version) == 0) return stale();
    return Done{};
}

int make_room(store::WriteTx& tx, Id<Directive> directive, const Span& span) {
    const auto before = span.empty() ? tx.number(kLastOrdinal, directive) : tx.number(kOrdinalBefore, directive, span.from);
    tx.execute(kMakeRoom, directive, before);
    return static_cast<int>(before) + 1;
}

std::optional<Date> last_period_from(store::ReadTx& tx, Id<Assignment> series) {
    return tx.first(kLastPeriod, [](const Row& row) { return row.maybe_date(0); }, series).value_or(std::nullopt);
}

std::optional<SeenAs> seen_as(store::ReadTx& tx, Id<Assignment> assignment, Id<Agency> agency) {
    return tx.first(kSeenAs, [](const Row& row) { return SeenAs{row.flag(0), row.string(1)}; }, agency, assignment);
}

}  // namespace thienan::directives::rows
