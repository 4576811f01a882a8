#include "modules/directives/queries/lists.hpp"

#include "base/id.hpp"
#include "engines/viet/text.hpp"
#include "modules/directives/queries/items.hpp"
#include "modules/directives/queries/matching.hpp"
#include "modules/directives/rules/timeliness.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace thienan::directives::queries {
namespace {

using store::QueryText;
using store::Row;

constexpr std::size_t kMostMatches = 256;  // a list with words shows at most the newest of these

// A place in a list: the sort keys of the row there.
struct Keys {
    std::string due;
    std::int64_t id = 0;
};

std::string encode(const Keys& keys) { return keys.due + "~" + std::to_string(keys.id); }

std::optional<Keys> decode(std::string_view text) {
    const auto cut = text.find('~');
    if (cut == std::string_view::npos) return std::nullopt;
    const auto id = parse_positive(text.substr(cut + 1));
    const auto due = text.substr(0, cut);
    if (!id || (due != rules::kNoDay && !Date::parse_iso(due))) return std::nullopt;
    return Keys{std::string{due}, *id};
}

// Which rows, in which order: everything the inner select needs.
struct Scan {
    const Principal& who;
    const Filter& filter;
    Days days;
    std::optional<std::vector<std::int64_t>> matches;  // ids that hold the words
    std::optional<Keys> from;                          // strictly beyond this row
    enum class Way { forward, backward } way = Way::forward;
    int most = 26;
    enum class Sorted { yes, no } sorted = Sorted::yes;  // counting needs no order
    std::string_view on_day = {};                      // a column with the only due day wanted
};

// The table whose index gives the order: my own rows, those of the co-operating agency, or the directive's.
std::string_view key_of_order(const Filter& f) { return f.with ? "w" : "s"; }

// Ids as rows of a table m, filled up to a few sizes so that the statement cache stays small.
void add_matches(QueryText& q, const std::vector<std::int64_t>& ids) {
    std::size_t size = 16;
    while (size < ids.size()) size *= 4;
    q.add("(values ($)", ids.empty() ? 0 : ids.front());
    for (std::size_t i = 1; i < size; ++i) q.add(", ($)", i < ids.size() ? ids[i] : 0);
    q.add(") m cross join ");
}

void add_source(QueryText& q, const Scan& scan) {
    const auto& f = scan.filter;
    if (scan.matches) add_matches(q, *scan.matches);
    if (f.with) {
        q.add("assignment_seen w cross join assignment_seen s where w.agency_id = $ and w.part = 'with' and s.assignment_id = w.assignment_id",
              f.with);
    } else if (f.directive && !scan.matches) {
        q.add("assignment o cross join assignment_seen s where o.directive_id = $ and s.assignment_id = o.id", f.directive);
    } else {
        q.add("assignment_seen s where 1 = 1");
    }
    q.add(" and s.agency_id = $", scan.who.agency());
    if (f.directive && (f.with || scan.matches)) q.add(" and s.directive_id = $", f.directive);
    if (!sees_owned(scan.who)) q.add(" and s.part <> 'none'");
}

void add_timeliness(QueryText& q, const std::string& due, Timeliness timeliness, const Days& days) {
    switch (timeliness) {
        case Timeliness::no_due: q.add(" and s.running = 1 and " + due + " = $", rules::kNoDay); return;
        case Timeliness::in_time:
            q.add(" and s.running = 1 and " + due + " > $ and " + due + " < $", days.soon, rules::kNoDay);
            return;
        case Timeliness::due_soon: q.add(" and s.running = 1 and " + due + " >= $ and " + due + " <= $", days.today, days.soon); return;
        case Timeliness::overdue: q.add(" and s.running = 1 and " + due + " < $", days.today); return;
        case Timeliness::done_in_time: q.add(" and s.state = 'completed' and s.late = 0"); return;
        case Timeliness::done_late: q.add(" and s.state = 'completed' and s.late = 1"); return;
    }
}

void add_conditions(QueryText& q, const Scan& scan) {
    const auto& f = scan.filter;
    std::string due = std::string{key_of_order(f)} + ".due_sort";
    if (scan.matches) due = "coalesce(" + due + ", '')";  // the ids that hold the words lead the way, not an index by day
    if (f.view == View::mine) q.add(" and s.person_id = $", scan.who.person);
    if (f.view == View::led) q.add(" and s.part = 'lead'");
    if (f.view == View::co_operating) q.add(" and s.part = 'with'");
    if (f.state) q.add(" and s.state = $", name_of(*f.state));
    if (f.timeliness) add_timeliness(q, due, *f.timeliness, scan.days);
    if (f.ageing) {
        const auto range = rules::due_days_of(*f.ageing, scan.days.today);
        q.add(" and s.running = 1 and " + due + " <= $", range.last);
        if (range.first) q.add(" and " + due + " >= $", *range.first);
    }
    if (f.lead) q.add(" and s.lead_id = $", f.lead);
    if (f.only_lead) q.add(" and s.lead_id = $", *f.only_lead);
    if (f.unit) q.add(" and s.unit_id = $", f.unit);
    if (f.person) q.add(" and s.person_id = $", f.person);
    if (f.force) q.add(" and s.force = $", name_of(*f.force));
    if (f.due_from) q.add(" and " + due + " >= $", *f.due_from);
    if (f.due_to) q.add(" and " + due + " <= $", *f.due_to);
    if (!scan.on_day.empty()) q.add(" and " + due + " = " + std::string{scan.on_day});
    if (scan.matches) q.add(" and " + std::string{key_of_order(f)} + ".assignment_id = m.column1");
}

// Are rows read from large to small?
bool descends(const Scan& scan) {
    const bool falling = scan.filter.order == Order::newest || scan.filter.order == Order::due_last;
    return (scan.way == Scan::Way::backward) != falling;
}

void add_place_and_order(QueryText& q, const Scan& scan) {
    const std::string k{key_of_order(scan.filter)};
    const std::string beyond = descends(scan) ? "<" : ">", down = descends(scan) ? " desc" : "";
    const auto limit = " limit " + std::to_string(scan.most);  // no value: a plan made for few rows is another one
    if (scan.filter.order == Order::newest) {
        if (scan.from) q.add(" and " + k + ".assignment_id " + beyond + " $", scan.from->id);
        q.add(" order by " + k + ".assignment_id" + down + limit);
        return;
    }
    if (scan.from)
        q.add(" and (" + k + ".due_sort, " + k + ".assignment_id) " + beyond + " ($, $)", scan.from->due, scan.from->id);
    q.add(" order by " + k + ".due_sort" + down + ", " + k + ".assignment_id" + down + limit);
}

// Open or not is a leading column of most indexes: a list of both kinds is read as two ranges put together.
std::vector<std::optional<int>> branches(const Filter& f) {
    const bool running = f.timeliness && *f.timeliness != Timeliness::done_in_time && *f.timeliness != Timeliness::done_late;
    if (f.state || (f.timeliness && !running)) return {std::nullopt};  // the state's own index
    if (f.view == View::open || f.view == View::mine || running || f.ageing) return {1};
    if (f.order == Order::newest || f.directive || !f.text.empty()) return {std::nullopt};
    if (f.unit || f.person || f.with || f.view == View::led || f.view == View::co_operating) return {1, 0};
    return {std::nullopt};
}

// Appends "select assignment_id as id, due_sort … limit n" of what the scan describes.
void add_inner(QueryText& q, const Scan& scan) {
    auto parts = branches(scan.filter);
    const bool sorted = scan.sorted == Scan::Sorted::yes || parts.size() == 1;
    if (!sorted) parts = {std::nullopt};
    const std::string k{key_of_order(scan.filter)};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) q.add(" union all ");
        if (parts.size() > 1) q.add("select * from (");
        q.add("select " + k + ".assignment_id as id, " + k + ".due_sort as due_sort from ");
        add_source(q, scan);
        if (parts[i]) q.add(" and " + k + ".open = $", *parts[i]);
        add_conditions(q, scan);
        if (sorted) add_place_and_order(q, scan);
        else q.add(" limit " + std::to_string(scan.most));
        if (parts.size() > 1) q.add(") b" + std::to_string(i));
    }
}

std::vector<Item> run(store::ReadTx& tx, const Scan& scan) {
    QueryText q{"directives/list", "select " + std::string{kItemColumns} + " from ("};
    add_inner(q, scan);
    q.add(") k join assignment a on a.id = k.id" + std::string{kItemJoins});
    const std::string down = descends(scan) ? " desc" : "";
    if (scan.filter.order == Order::newest) q.add(" order by k.id" + down);
    else q.add(" order by k.due_sort" + down + ", k.id" + down);
    q.add(" limit " + std::to_string(scan.most));
    std::vector<Item> items;
    q.run(tx, [&](const Row& row) { items.push_back(item_at(row, scan.days)); });
    if (scan.way == Scan::Way::backward) std::reverse(items.begin(), items.end());
    return items;
}

std::optional<std::vector<std::int64_t>> matches_of(store::ReadTx& tx, const Principal& who, const Filter& filter) {
    if (filter.text.empty()) return std::nullopt;
    return matching(tx, who, filter.text, {}, kMostMatches).ids;
}

std::string place_of(const Item& item) { return encode({rules::due_sort(item.effective_due), item.id.value}); }

// ---- ordered by state or lead: group after group, each an index range of its own ------------------------------------------

struct Group {
    std::string key;
    Filter filter;
};

bool is_grouped(Order order) { return order == Order::state || order == Order::state_last || order == Order::lead || order == Order::lead_last; }
bool by_state(Order order) { return order == Order::state || order == Order::state_last; }

// The leads of what the agency sees, by their names; one index look-up each.
std::vector<Id<Agency>> leads_of(store::ReadTx& tx, const Principal& who) {
    constexpr store::Statement kLeads{"directives/leads_seen", R"sql(
        with recursive found(id) as (
            select min(lead_id) from assignment_seen where agency_id = $1
            union all
            select (select min(s.lead_id) from assignment_seen s where s.agency_id = $1 and s.lead_id > found.id) from found where found.id is not null
        ) select id from found where id is not null
    )sql"};
    auto leads = tx.list(kLeads, [](const Row& row) { return row.id<Agency>(0); }, who.agency());
    const auto directory = identity::queries::directory(tx);
    std::map<Id<Agency>, std::string> names;
    for (const auto lead : leads) names[lead] = lead ? viet::sort_key(directory->name(lead)) : "\xff";  // nobody named: last
    std::sort(leads.begin(), leads.end(), [&](auto a, auto b) { return std::pair{names[a], a} < std::pair{names[b], b}; });
    return leads;
}

std::vector<Group> groups_of(store::ReadTx& tx, const Principal& who, const Filter& filter) {
    constexpr std::array kStates = {State::waiting, State::in_progress, State::reported, State::returned, State::suspended, State::ongoing, State::completed, State::cancelled};
    std::vector<Group> out;
    const auto add = [&](std::string key) -> Filter& {
        out.push_back({std::move(key), filter});
        out.back().filter.order = Order::due;
        return out.back().filter;
    };
    if (by_state(filter.order)) {
        const bool only_open = !filter.state && (filter.view == View::open || filter.view == View::mine);
        for (const auto state : kStates)
            if ((!filter.state || *filter.state == state) && (!only_open || is_open(state))) add(std::string{name_of(state)}).state = state;
    } else {
        for (const auto lead : leads_of(tx, who))
            if (!filter.lead || filter.lead == lead) add(lead.str()).only_lead = lead;
    }
    if (filter.order == Order::state_last || filter.order == Order::lead_last) std::reverse(out.begin(), out.end());
    return out;
}

std::string group_of(const Item& item, Order order) { return by_state(order) ? std::string{name_of(item.state)} : item.lead.agency.str(); }

// "<group>~<due>~<id>"
std::optional<std::pair<std::string, Keys>> decode_grouped(std::string_view text) {
    const auto cut = text.find('~');
    if (cut == std::string_view::npos) return std::nullopt;
    const auto keys = decode(text.substr(cut + 1));
    return keys ? std::optional{std::pair{std::string{text.substr(0, cut)}, *keys}} : std::nullopt;
}

// At most `most` rows beyond the place, nearest first.
std::vector<Item> run_grouped(store::ReadTx& tx, const Scan& whole, const std::optional<std::pair<std::string, Keys>>& from) {
    auto groups = groups_of(tx, whole.who, whole.filter);
    const bool back = whole.way == Scan::Way::backward;
    if (back) std::reverse(groups.begin(), groups.end());
    auto group = groups.begin();
    if (from) group = std::find_if(groups.begin(), groups.end(), [&](const auto& g) { return g.key == from->first; });
    std::vector<Item> out;
    for (auto at = group; at != groups.end() && static_cast<int>(out.size()) < whole.most; ++at) {
        Scan scan{whole.who, at->filter, whole.days, whole.matches, from && at == group ? std::optional{from->second} : std::nullopt, whole.way,
                  whole.most - static_cast<int>(out.size())};
        auto items = run(tx, scan);
        if (back) std::reverse(items.begin(), items.end());
        for (auto& item : items) out.push_back(std::move(item));
    }
    return out;
}

Page grouped(store::ReadTx& tx, const Scan& whole, const Place& place, int most) {
    const auto after = decode_grouped(place.after), before = decode_grouped(place.before);
    const bool back = !after && before.has_value();
    Scan scan = whole;
    scan.way = back ? Scan::Way::backward : Scan::Way::forward;
    Page page{run_grouped(tx, scan, back ? before : after), {}, {}};
    const bool more = page.items.size() > static_cast<std::size_t>(most);
    if (more) page.items.pop_back();
    if (back) std::reverse(page.items.begin(), page.items.end());
    if (page.items.empty()) return page;
    const auto place_at = [&](const Item& item) { return group_of(item, whole.filter.order) + "~" + place_of(item); };
    if (back ? more : after.has_value()) page.previous = place_at(page.items.front());
    if (back || more) page.next = place_at(page.items.back());
    return page;
}

}  // namespace

Page list(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, const Place& place, int most) {
    Page page;
    if (!who.agency()) return page;
    if (is_grouped(filter.order)) return grouped(tx, {who, filter, days_of(tx, today), matches_of(tx, who, filter), std::nullopt, Scan::Way::forward, most + 1}, place, most);
    const auto after = decode(place.after), before = decode(place.before);
    const bool back = !after && before.has_value();
    Scan scan{who, filter, days_of(tx, today), matches_of(tx, who, filter), back ? before : after,
              back ? Scan::Way::backward : Scan::Way::forward, most + 1};
    page.items = run(tx, scan);
    const bool more = page.items.size() > static_cast<std::size_t>(most);
    if (more && back) page.items.erase(page.items.begin());
    else if (more) page.items.pop_back();
    if (page.items.empty()) return page;
    if (back ? more : after.has_value()) page.previous = place_of(page.items.front());
    if (back || more) page.next = place_of(page.items.back());
    return page;
}

std::int64_t count(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, std::int64_t cap) {
    if (!who.agency()) return 0;
    Filter any_order = filter;
    any_order.order = Order::due;
    Scan scan{who, any_order, days_of(tx, today), matches_of(tx, who, filter), std::nullopt, Scan::Way::forward, static_cast<int>(cap) + 1, Scan::Sorted::no};
    QueryText q{"directives/count", "select count(*) from ("};
    add_inner(q, scan);
    q.add(") k");
    std::int64_t n = 0;
    q.run(tx, [&](const Row& row) { n = row.integer(0); });
    return std::min(n, cap + 1);
}

std::vector<Column> board(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, int most) {
    constexpr std::array kColumns = {State::waiting,  State::in_progress, State::reported, State::returned,
                                     State::suspended, State::ongoing,     State::completed};
    std::vector<Column> out;
    for (const auto state : kColumns) {
        Filter narrowed = filter;
        narrowed.state = state;
        if (narrowed.view == View::open) narrowed.view = View::all;
        if (state == State::completed) narrowed.order = Order::newest;
        out.push_back({state, count(tx, who, narrowed, today, kMostOnBoard), list(tx, who, narrowed, today, {}, most).items});
    }
    return out;
}

Neighbours neighbours(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, Id<Assignment> id) {
    constexpr store::Statement kPlace{"directives/place", "select due_sort from assignment_seen where agency_id = $1 and assignment_id = $2"};
    const auto due = tx.first(kPlace, [](const Row& row) { return row.string(0); }, who.agency(), id);
    Neighbours out;
    if (!due) return out;
    const Keys here{*due, id.value};
    const auto beside = [&](Scan::Way way) {
        const auto items = run(tx, {who, filter, days_of(tx, today), matches_of(tx, who, filter), here, way, 1});
        return items.empty() ? Id<Assignment>{} : items.front().id;
    };
    out.previous = beside(Scan::Way::backward);
    out.next = beside(Scan::Way::forward);
    return out;
}

std::vector<Item> due_between(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, Date from, Date to, int most) {
    if (!who.agency()) return {};
    Filter narrowed = filter;
    narrowed.due_from = from;
    narrowed.due_to = to;
    narrowed.order = Order::due;
    return run(tx, {who, narrowed, days_of(tx, today), matches_of(tx, who, narrowed), std::nullopt, Scan::Way::forward, most});
}

namespace {

// What the filter gives of each day by itself: costs as much as is shown, however much is due on the day.
// day | ids of the first `most` | how many, counted to kMostDueCounted + 1
QueryText days_query(Scan scan, std::pair<Date, Date> range, int most) {
    QueryText q{"directives/due_by_day", "select d.column1"};
    for (int nth = 0; nth < most; ++nth) {
        scan.most = nth + 1;
        q.add(", (select b.id from (");
        add_inner(q, scan);
        q.add(") b order by b.id limit 1 offset " + std::to_string(nth) + ")");
    }
    scan.most = kMostDueCounted + 1;
    q.add(", (select count(*) from (");
    add_inner(q, scan);
    q.add(") b) from (values ($)", range.first);
    for (auto day = range.first + 1; day <= range.second; day = day + 1) q.add(", ($)", day);
    q.add(") d");
    return q;
}

// In the order of their days and ids.
template <class F>
void each_due(store::ReadTx& tx, const std::vector<std::int64_t>& ids, const Days& days, F&& each) {
    QueryText q{"directives/due_items", "select a.id, substr(a.body, 1, 600), a.state, a.due_sort, a.reported_on, a.late from "};
    add_matches(q, ids);
    q.add("assignment a where a.id = m.column1 order by a.due_sort, a.id");
    q.run(tx, [&](const Row& row) {
        Assignment judged;
        judged.state = parse_name<State>(row.text(2)).value_or(State::waiting), judged.effective_due = row.date(3);
        judged.reported_on = row.maybe_date(4), judged.late = row.flag(5);
        each(row.date(3), DueItem{row.id<Assignment>(0), row.string(1), rules::timeliness(judged, days.today, days.soon)});
    });
}

DueDay& day_in(std::vector<DueDay>& out, Date first, Date day) { return out[static_cast<std::size_t>(day - first)]; }

}  // namespace

std::vector<DueDay> due_by_day(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, std::pair<Date, Date> range, int most) {
    std::vector<DueDay> out;
    for (auto day = range.first; day <= range.second; day = day + 1) out.push_back({day, 0, {}});
    if (!who.agency()) return out;
    if (!filter.text.empty() || filter.directive) {  // few enough to be read one after another
        for (auto& item : due_between(tx, who, filter, today, range.first, range.second)) {
            auto& on = day_in(out, range.first, *item.effective_due);
            if (++on.total <= most) on.items.push_back({item.id, std::move(item.text), item.timeliness});
        }
        return out;
    }
    Filter ordered = filter;
    ordered.order = Order::due;
    Scan scan{who, ordered, days_of(tx, today), std::nullopt, std::nullopt, Scan::Way::forward, most, Scan::Sorted::yes, "d.column1"};
    std::vector<std::int64_t> ids;
    days_query(scan, range, most).run(tx, [&](const Row& row) {
        for (int nth = 1; nth <= most; ++nth)
            if (!row.is_null(nth)) ids.push_back(row.integer(nth));
        day_in(out, range.first, row.date(0)).total = row.integer(most + 1);
    });
    each_due(tx, ids, scan.days, [&](Date day, DueItem item) { day_in(out, range.first, day).items.push_back(std::move(item)); });
    return out;
}

namespace {

DirectiveItem directive_at(const Row& row) {
    DirectiveItem i;
    i.id = row.id<Directive>(0);
    Header header;
    header.number = row.string(1), header.symbol = row.string(2);
    i.symbol = full_symbol(header);
    i.kind = row.string(3), i.subject = row.string(4), i.issuer = row.string(5);
    i.issued_on = row.maybe_date(6), i.received_on = row.maybe_date(7);
    i.urgency = parse_name<Urgency>(row.text(8)).value_or(Urgency::normal);
    i.state = parse_name<DirectiveState>(row.text(9)).value_or(DirectiveState::draft);
    i.owner = row.id<Agency>(10);
    const auto number = [&](int column) { return static_cast<int>(row.integer(column)); };
    i.points = number(11), i.uncovered = number(12), i.assignments = number(13), i.open = number(14);
    return i;
}

}  // namespace

DirectivePage directives(store::ReadTx& tx, const Principal& who, const DirectiveFilter& filter, const Place& place, int most) {
    DirectivePage page;
    if (!who.agency()) return page;
    const auto after = parse_positive(place.after), before = parse_positive(place.before);
    const bool back = !after && before.has_value();
    QueryText query{"directives/directives", R"sql(
        select d.id, d.number, d.symbol, d.kind, d.subject, d.issuer, d.issued_on, d.received_on, d.urgency, d.state, d.owner_id, d.points,
            d.uncovered, d.assignments, d.open_assignments
        from directive_seen s join directive d on d.id = s.directive_id)sql"};
    query.add(" where s.agency_id = $", who.agency());
    if (!sees_owned(who)) query.add(" and d.owner_id <> $ and s.state <> 'draft'", who.agency());
    if (filter.state) query.add(" and s.state = $", name_of(*filter.state));
    const auto folded = viet::fold(filter.text);
    // One comparison of all words: a planner thinks many rows fit, and so goes from the newest on instead of through all.
    if (!folded.empty()) query.add(" and case when 1 = 1");
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        query.add(" and d.search_key like $", "%" + folded.substr(at, end - at) + "%");
        at = end + 1;
    }
    if (!folded.empty()) query.add(" then 1 else 0 end > 0");
    if (filter.issued_from) query.add(" and d.issued_on >= $", *filter.issued_from);
    if (filter.issued_to) query.add(" and d.issued_on <= $", *filter.issued_to);
    if (after && !back) query.add(" and s.directive_id < $", *after);
    if (back) query.add(" and s.directive_id > $", *before);
    query.add((back ? " order by s.directive_id limit " : " order by s.directive_id desc limit ") + std::to_string(most + 1));
    query.run(tx, [&](const Row& row) { page.items.push_back(directive_at(row)); });
    const bool more = page.items.size() > static_cast<std::size_t>(most);
    if (more) page.items.pop_back();
    if (back) std::reverse(page.items.begin(), page.items.end());
    if (page.items.empty()) return page;
    if (back ? more : after.has_value()) page.previous = page.items.front().id.str();
    if (back || more) page.next = page.items.back().id.str();
    return page;
}

}  // namespace thienan::directives::queries
