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
    // "select <by>, <what> from … where <agency> and kind = …"
    QueryText query(std::string_view what, std::string_view kind) const {
        QueryText q{"directives/tally", "select " + by() + ", " + std::string{what} + " from assignment_tally"};
        q.add(side == Side::owner ? " where owner_id = $ and kind = $" : " where lead_id = $ and kind = $", agency, kind);
        if (other) q.add(" and " + by() + " = $", other);
        return q;
    }
};

using ByAgency = std::map<Id<Agency>, Figures>;

void put_due(Figures& f, const Days& days, std::string_view day, std::int64_t n) {
    if (day == rules::kNoDay) f.open_no_due += n;
    else if (day > days.soon.iso()) f.open_in_time += n;
    else if (day >= days.today.iso()) f.open_soon += n;
    else f.open_overdue += n;
}

// Whole months before and after, single days only of the months in which "today" and "soon" lie.
void read_due(store::ReadTx& tx, const Sums& sums, ByAgency& out) {
    const auto first = sums.days.today.iso().substr(0, 7), last = sums.days.soon.iso().substr(0, 7);
    auto months = sums.query("bucket, n", "due_month");
    months.add(" and (bucket < $ or bucket > $)", first, last);
    months.run(tx, [&](const Row& row) {
        const auto month = row.string(1);
        put_due(out[row.id<Agency>(0)], sums.days, month == rules::kNoDay.substr(0, 7) ? std::string{rules::kNoDay} : month + "-01", row.integer(2));
    });
    auto single = sums.query("bucket, n", "due");
    single.add(" and bucket >= $ and bucket <= $", first + "-01", last + "-31");
    single.run(tx, [&](const Row& row) { put_due(out[row.id<Agency>(0)], sums.days, row.text(1), row.integer(2)); });
}

// How long overdue: over all agencies at once, or of the single one asked for.
void read_ageing(store::ReadTx& tx, const Sums& sums, Figures& f) {
    const bool all = sums.side == Side::owner && !sums.other;
    auto q = sums.query("bucket, n", all ? "due_all" : "due");
    q.add(" and bucket < $", sums.days.today);
    q.run(tx, [&](const Row& row) {
        const auto due = Date::parse_iso(row.text(1));
        if (!due) return;
        const auto n = row.integer(2);
        switch (rules::ageing(sums.days.today - *due)) {
            case Ageing::days_30: f.overdue_30 += n; return;
            case Ageing::days_60: f.overdue_60 += n; return;
            case Ageing::days_120: f.overdue_120 += n; return;
            case Ageing::more: f.overdue_more += n; return;
        }
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
    read_due(tx, sums, out);
    sums.query("bucket, n", "state").run(tx, [&](const Row& row) { put_state(out[row.id<Agency>(0)], row.text(1), row.integer(2)); });
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
