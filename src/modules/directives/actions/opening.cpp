#include "modules/directives/actions/opening.hpp"

#include "modules/directives/actions/loading.hpp"
#include "modules/directives/rules/recurrence.hpp"

namespace thienan::directives::actions {
namespace {

constexpr int kMostAtOnce = 24;

Assignment period_of(store::ReadTx& tx, const Assignment& series, const rules::Period& period, Date today) {
    Assignment a = series;
    a.id = {};
    a.series = series.id;
    a.group = {};
    a.period = period.key;
    a.state = State::waiting;
    a.resumes_to = State::waiting;
    a.due.kind = DueKind::period;
    a.due.from = period.from;
    a.due.on = rules::due_in(series.due.recurrence, period, series.due.recurrence_day);
    a.internal_due.reset();
    a.next_opens.reset();
    a.percent = 0;
    set_effective_due(tx, a, today);
    return a;
}

}  // namespace

Result<int> open_due_periods(store::WriteTx& tx, const Principal& who, Assignment& series) {
    if (series.state != State::ongoing || series.due.kind != DueKind::recurring) return 0;
    const auto before_days = rows::deadline_rules(tx, tx.today()).opens_before_days;
    auto last = rows::last_period_from(tx, series.id);
    auto next = rules::next_period(series.due, tx.today(), last);
    int opened = 0;
    for (; next && next->from - before_days <= tx.today() && opened < kMostAtOnce; ++opened) {
        Assignment period = period_of(tx, series, *next, tx.today());
        rows::insert(tx, period);
        audit::append(tx, who, {"directives.assignment_opened", "assignment", period.id.value, {{"due_from", "", period.due.from->iso()}, {"due_on", "", period.due.on->iso()}}, {}});
        next = rules::next_period(series.due, tx.today(), next->from);
    }
    const auto opens = next ? std::optional{next->from - before_days} : std::nullopt;
    if (opens != series.next_opens) {
        const Assignment before = series;
        series.next_opens = opens;
        TRY(rows::save(tx, before, series));
    }
    if (opened > 0) rows::recount(tx, series.directive);
    return opened;
}

}  // namespace thienan::directives::actions
