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

// Sums of one agency on one side, grouped by the agency on the other.
struct Sums {
    const Days& days;
    Side side;
    Id<Agency> agency;
    Id<Agency> other;  // 0: all

    QueryText query(std::string_view what, std::string_view kind) const {
        const std::string by = side == Side::owner ? "lead_id" : "owner_id";
        const std::string of = side == Side::owner ? "owner_id" : "lead_id";
        QueryText q{"directives/tally", "select " + by + ", " + std::string{what} + " from assignment_tally"};
        q.add(" where " + of + " = $ and kind = $", agency, kind);
        if (other) q.add(" and " + by + " = $", other);
        return q;
    }
    std::string group() const { return side == Side::owner ? " group by lead_id" : " group by owner_id"; }
};

using ByAgency = std::map<Id<Agency>, Figures>;

void read_due(store::ReadTx& tx, const Sums& sums, ByAgency& out) {
    const auto today = sums.days.today;
    QueryText q{"directives/tally_due", sums.side == Side::owner ? "select lead_id" : "select owner_id"};
    const auto sum = [&](std::string_view from, std::string_view to) {
        q.add(", sum(case when bucket >= $ and bucket <= $ then n else 0 end)", from, to);
    };
    const auto iso = [](Date day) { return day.iso(); };
    sum("0", iso(today - 121)), sum(iso(today - 120), iso(today - 61)), sum(iso(today - 60), iso(today - 31));
    sum(iso(today - 30), iso(today - 1)), sum(iso(today), iso(sums.days.soon));
    sum(iso(sums.days.soon + 1), "9999-12-30"), sum(rules::kNoDay, rules::kNoDay);
    q.add(sums.side == Side::owner ? " from assignment_tally where owner_id = $ and kind = 'due'"
                                   : " from assignment_tally where lead_id = $ and kind = 'due'", sums.agency);
    if (sums.other) q.add(sums.side == Side::owner ? " and lead_id = $" : " and owner_id = $", sums.other);
    q.add(sums.group());
    q.run(tx, [&](const Row& row) {
        auto& f = out[row.id<Agency>(0)];
        f.overdue_more += row.integer(1), f.overdue_120 += row.integer(2), f.overdue_60 += row.integer(3), f.overdue_30 += row.integer(4);
        f.open_soon += row.integer(5), f.open_in_time += row.integer(6), f.open_no_due += row.integer(7);
        f.open_overdue = f.overdue_30 + f.overdue_60 + f.overdue_120 + f.overdue_more;
    });
}

void read_states(store::ReadTx& tx, const Sums& sums, ByAgency& out) {
    auto q = sums.query("bucket, n", "state");
    q.run(tx, [&](const Row& row) {
        auto& f = out[row.id<Agency>(0)];
        const auto n = row.integer(2);
        switch (parse_name<State>(row.text(1)).value_or(State::draft)) {
            case State::reported: f.reported += n; return;
            case State::suspended: f.suspended += n; return;
            case State::ongoing: f.ongoing += n; return;
            case State::cancelled: f.cancelled += n; return;
            case State::draft:
            case State::waiting:
            case State::in_progress:
            case State::returned:
            case State::completed: return;
        }
    });
}

void read_done(store::ReadTx& tx, const Sums& sums, std::string_view kind, std::int64_t Figures::*field, ByAgency& out) {
    auto q = sums.query("sum(n)", kind);
    q.add(sums.group());
    q.run(tx, [&](const Row& row) { out[row.id<Agency>(0)].*field += row.integer(1); });
}

ByAgency figures_by_agency(store::ReadTx& tx, const Sums& sums) {
    ByAgency out;
    read_due(tx, sums, out);
    read_states(tx, sums, out);
    read_done(tx, sums, "in_time", &Figures::done_in_time, out);
    read_done(tx, sums, "late", &Figures::done_late, out);
    return out;
}

void add(Figures& to, const Figures& f) {
    for (const auto field : {&Figures::done_in_time, &Figures::done_late, &Figures::open_no_due, &Figures::open_in_time, &Figures::open_soon,
                             &Figures::open_overdue, &Figures::reported, &Figures::suspended, &Figures::ongoing, &Figures::cancelled,
                             &Figures::overdue_30, &Figures::overdue_60, &Figures::overdue_120, &Figures::overdue_more})
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
    std::stable_sort(out.agencies.begin(), out.agencies.end(), [](const auto& a, const auto& b) {
        return std::pair{a.figures.open_overdue, a.figures.total()} > std::pair{b.figures.open_overdue, b.figures.total()};
    });
    out.months = months(tx, sums);
    return out;
}

Figures figures_of(store::ReadTx& tx, const Principal& who, Id<Agency> lead, Date today) {
    Figures out;
    if (!who.agency()) return out;
    const auto days = days_of(tx, today);
    if (sees_owned(who))
        for (const auto& [agency, figures] : figures_by_agency(tx, {days, Side::owner, who.agency(), lead})) add(out, figures);
    else if (lead == who.agency())
        for (const auto& [agency, figures] : figures_by_agency(tx, {days, Side::lead, lead, {}})) add(out, figures);
    return out;
}

}  // namespace thienan::directives::queries
