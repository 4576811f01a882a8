#include "modules/directives/queries/dashboard.hpp"

#include "modules/directives/queries/items.hpp"
#include "modules/directives/rules/timeliness.hpp"

#include <algorithm>
#include <map>

namespace thienan::directives::queries {
namespace {

using store::QueryText;
using store::Row;
using Side = Dashboard::Side;

constexpr int kMonths = 12;

// Whose sums: of one agency on one side, grouped by the agency on the other.
struct Sums {
    const Days& days;
    Side side;
    Id<Agency> agency;
    Id<Agency> other;  // 0: all

    std::string by() const { return side == Side::owner ? "lead_id" : "owner_id"; }
    // " from … where <agency> and kind = …"
    void add_rows(QueryText& q, std::string_view kind) const {
        q.add(side == Side::owner ? " from assignment_tally where owner_id = $ and kind = $" : " from assignment_tally where lead_id = $ and kind = $",
              agency, kind);
        if (other) q.add(" and " + by() + " = $", other);
    }
};

using ByAgency = std::map<Id<Agency>, Figures>;

constexpr std::string_view kNoMonth = "9999-12";  // sorts before the day of those without one, after all real days

// Appends "sum of n where bucket is in [from, before)" as a column; without an end where that is "".
void add_sum(QueryText& q, std::string_view from, std::string_view before) {
    q.add(", sum(case when bucket >= $", from);
    if (!before.empty()) q.add(" and bucket < $", before);
    q.add(" then n else 0 end)");
}

// By due days or their months: both stand where they belong between the days that part the figures.
void read_due(store::ReadTx& tx, const Sums& sums, std::string_view kind, ByAgency& out) {
    const auto today = sums.days.today.iso(), after_soon = (sums.days.soon + 1).iso();
    const auto first = today.substr(0, 7) + "-01", last = sums.days.soon.iso().substr(0, 7) + "-31";
    QueryText q{"directives/tally_due", "select " + sums.by()};
    add_sum(q, "", today);
    add_sum(q, today, after_soon);
    add_sum(q, after_soon, kNoMonth);
    add_sum(q, kNoMonth, "");
    sums.add_rows(q, kind);
    // Whole months before and after, single days only of the months in which "today" and "soon" lie.
    if (kind == "due") q.add(" and bucket >= $ and bucket <= $", first, last);
    else q.add(" and (bucket < $ or bucket > $)", first.substr(0, 7), last.substr(0, 7));
    q.add(" group by " + sums.by());
    q.run(tx, [&](const Row& row) {
        auto& f = out[row.id<Agency>(0)];
        f.open_overdue += row.integer(1), f.open_soon += row.integer(2), f.open_in_time += row.integer(3), f.open_no_due += row.integer(4);
    });
}

// How long overdue: over all agencies at once, or of the single one asked for.
void read_ageing(store::ReadTx& tx, const Sums& sums, Figures& f) {
    const bool all = sums.side == Side::owner && !sums.other;
    QueryText q{"directives/tally_ageing", "select 0"};
    for (const auto age : {Ageing::days_30, Ageing::days_60, Ageing::days_120, Ageing::more}) {
        const auto range = rules::due_days_of(age, sums.days.today);
        add_sum(q, range.first ? range.first->iso() : "", (range.last + 1).iso());
    }
    sums.add_rows(q, all ? "due_all" : "due");
    q.add(" and bucket < $", sums.days.today);
    q.run(tx, [&](const Row& row) {
        f.overdue_30 = row.integer(1), f.overdue_60 = row.integer(2), f.overdue_120 = row.integer(3), f.overdue_more = row.integer(4);
    });
}

void put_state(Figures& f, std::string_view bucket, std::int64_t n) {
    if (bucket == "completed_late") {
        f.done_late += n;
        return;
    }
    switch (parse_name<State>(bucket).value_or(State::draft)) {
        case State::completed: f.done_in_time += n; return;
        case State::reported: f.reported += n; return;
        case State::suspended: f.suspended += n; return;
        case State::ongoing: f.ongoing += n; return;
        case State::cancelled: f.cancelled += n; return;
        case State::draft:
        case State::waiting:
        case State::in_progress:
        case State::returned: return;  // running: counted by their due day
    }
}

ByAgency figures_by_agency(store::ReadTx& tx, const Sums& sums) {
    ByAgency out;
    for (const auto* kind : {"due_month", "due"}) read_due(tx, sums, kind, out);
    QueryText states{"directives/tally_states", "select " + sums.by() + ", bucket, n"};
    sums.add_rows(states, "state");
    states.run(tx, [&](const Row& row) { put_state(out[row.id<Agency>(0)], row.text(1), row.integer(2)); });
    return out;
}

void add(Figures& to, const Figures& f) {
    for (const auto field : {&Figures::done_in_time, &Figures::done_late, &Figures::open_no_due, &Figures::open_in_time, &Figures::open_soon,
                             &Figures::open_overdue, &Figures::reported, &Figures::suspended, &Figures::ongoing, &Figures::cancelled})
        to.*field += f.*field;
}

std::vector<MonthFigures> months(store::ReadTx& tx, const Sums& sums) {
    std::vector<MonthFigures> out;
    const auto this_month = *Date::from_ymd(sums.days.today.year(), sums.days.today.month(), 1);
    for (int back = kMonths - 1; back >= 0; --back) {
        const auto month = add_months(this_month, -back);
        out.push_back({month.year(), month.month(), 0, 0});
    }
    const auto first = add_months(this_month, 1 - kMonths).iso().substr(0, 7);
    QueryText q{"directives/tally_months", "select kind, bucket, sum(n) from assignment_tally"};
    q.add(sums.side == Side::owner ? " where owner_id = $" : " where lead_id = $", sums.agency);
    q.add(" and kind in ('in_time', 'late') and bucket >= $ group by kind, bucket", first);
    q.run(tx, [&](const Row& row) {
        const auto day = Date::parse_iso(row.string(1) + "-01");
        for (auto& m : out)
            if (day && m.year == day->year() && m.month == day->month())
                (row.text(0) == "late" ? m.done_late : m.done_in_time) += row.integer(2);
    });
    return out;
}

}  // namespace

Dashboard dashboard(store::ReadTx& tx, const Principal& who, Date today, std::optional<Side> side) {
    Dashboard out;
    if (!who.agency()) return out;
    out.side = sees_owned(who) ? side.value_or(Side::owner) : Side::lead;
    const auto days = days_of(tx, today);
    const Sums sums{days, out.side, who.agency(), {}};
    for (const auto& [agency, figures] : figures_by_agency(tx, sums)) {
        add(out.all, figures);
        out.agencies.push_back({agency, figures});
    }
    read_ageing(tx, sums, out.all);
    std::stable_sort(out.agencies.begin(), out.agencies.end(), [](const auto& a, const auto& b) {
        return std::pair{a.figures.open_overdue, a.figures.total()} > std::pair{b.figures.open_overdue, b.figures.total()};
    });
    out.months = months(tx, sums);
    return out;
}

Figures figures_of(store::ReadTx& tx, const Principal& who, Id<Agency> lead, Date today) {
    Figures out;
    const bool owner = sees_owned(who);
    if (!who.agency() || (!owner && lead != who.agency())) return out;
    const auto days = days_of(tx, today);
    const Sums sums = owner ? Sums{days, Side::owner, who.agency(), lead} : Sums{days, Side::lead, lead, {}};
    for (const auto& [agency, figures] : figures_by_agency(tx, sums)) add(out, figures);
    read_ageing(tx, sums, out);
    return out;
}

}  // namespace thienan::directives::queries
