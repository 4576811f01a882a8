#include "modules/directives/queries/items.hpp"

#include "modules/directives/rules/timeliness.hpp"
#include "modules/directives/store/settings.hpp"

namespace thienan::directives::queries {

const std::string_view kItemColumns =
    "a.id, a.version, a.directive_id, d.number, d.symbol, d.subject, p.path, substr(a.body, 1, 600), a.owner_id, a.lead_id, a.lead_text, "
    "a.unit_id, a.person_id, pe.name, a.product, a.due_kind, a.due_text, a.due_from, a.due_on, a.recurrence, a.recurrence_day, a.condition, "
    "a.due_sort, a.internal_due, a.period, a.state, a.percent, a.force, a.reported_on, a.confirmed_on, a.needs_check, a.late";
const std::string_view kItemJoins =
    " join directive d on d.id = a.directive_id left join directive_point p on p.id = a.point_id left join person pe on pe.id = a.person_id ";

Days days_of(store::ReadTx& tx, Date today) {
    const auto facts = rows::due_facts(tx, today);
    return {today, rules::soon_until(today, facts.rules, *facts.calendar)};
}

Item item_at(const store::Row& row, const Days& days) {
    Item i;
    i.id = row.id<Assignment>(0), i.version = row.integer(1), i.directive = row.id<Directive>(2);
    Header header;
    header.number = row.string(3), header.symbol = row.string(4);
    i.directive_symbol = full_symbol(header);
    i.directive_subject = row.string(5), i.path = row.string(6), i.text = row.string(7);
    i.owner = row.id<Agency>(8), i.lead = {row.string(10), row.id<Agency>(9)};
    i.unit = row.id<Agency>(11), i.person = row.id<Person>(12), i.person_name = row.string(13), i.product = row.string(14);
    i.due.kind = parse_name<DueKind>(row.text(15)).value_or(DueKind::none);
    i.due.text = row.string(16), i.due.from = row.maybe_date(17), i.due.on = row.maybe_date(18);
    i.due.recurrence = parse_name<Recurrence>(row.text(19)).value_or(Recurrence::as_needed);
    i.due.recurrence_day = static_cast<int>(row.integer(20)), i.due.condition = row.string(21);
    if (row.text(22) != rules::kNoDay) i.effective_due = row.date(22);
    i.internal_due = row.maybe_date(23), i.period = row.string(24);
    i.state = parse_name<State>(row.text(25)).value_or(State::waiting);
    i.percent = static_cast<int>(row.integer(26));
    i.force = parse_name<Force>(row.text(27)).value_or(Force::hard);
    i.reported_on = row.maybe_date(28), i.confirmed_on = row.maybe_date(29), i.needs_check = row.flag(30);
    Assignment judged;
    judged.state = i.state, judged.effective_due = i.effective_due, judged.reported_on = i.reported_on, judged.late = row.flag(31);
    i.timeliness = rules::timeliness(judged, days.today, days.soon);
    i.days_overdue = rules::days_overdue(judged, days.today);
    return i;
}

bool sees_owned(const Principal& who) { return who.may(kReadAll) || who.may(kRegister) || who.may(kAssign); }

}  // namespace thienan::directives::queries
