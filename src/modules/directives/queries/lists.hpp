// Lists of assignments, already limited to what this principal may see as the agency they act for.
// Each page is one index range read from a place (keyset), never an offset. Names of agencies: identity's directory.
#pragma once

#include "modules/directives/model.hpp"
#include "modules/directives/states.hpp"
#include "platform/store/store.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thienan::directives::queries {

enum class View { open, all, mine, led, co_operating };  // mine: I am in charge; led, co_operating: by my agency

// due: earliest due first, those without a due day last; due_last: the other way round; newest: last given out first. state, lead:
// by the procedure's order of states or by the lead's name, inside each by due; state_last, lead_last: those groups the other way round.
enum class Order { due, due_last, newest, state, state_last, lead, lead_last };

// As URLs and the API say it; "" has none.
inline constexpr std::array<std::pair<std::string_view, Order>, 7> kOrders = {{{"due", Order::due}, {"-due", Order::due_last}, {"newest", Order::newest},
    {"state", Order::state}, {"-state", Order::state_last}, {"lead", Order::lead}, {"-lead", Order::lead_last}}};

struct Filter {
    View view = View::open;
    std::optional<State> state;
    std::optional<Timeliness> timeliness;
    std::optional<Ageing> ageing;           // of overdue ones
    Id<Agency> lead;
    std::optional<Id<Agency>> only_lead;    // the same, where 0 means that none is known: one group of a list ordered by lead
    Id<Agency> with;
    Id<Agency> unit;
    Id<Person> person;
    Id<Directive> directive;
    std::optional<Force> force;
    std::optional<Date> due_from, due_to;   // effective due day, both included
    std::string text;                       // words; at most the 256 newest matches are listed (search.hpp has all)
    Order order = Order::due;
};

// One row of a list.
struct Item {
    Id<Assignment> id;
    std::int64_t version = 0;
    Id<Directive> directive;
    std::string directive_symbol;           // "95/TB-UBND", "" if not entered
    std::string directive_subject;
    std::string path;                       // of the point
    std::string text;
    Id<Agency> owner;
    Named lead;
    Id<Agency> unit;
    Id<Person> person;
    std::string person_name;
    std::string product;
    Due due;
    std::optional<Date> effective_due, internal_due;
    std::string period;
    State state = State::waiting;
    Timeliness timeliness = Timeliness::no_due;
    int days_overdue = 0;                   // calendar days, 0 unless overdue
    int percent = 0;
    Force force = Force::hard;
    std::optional<Date> reported_on, confirmed_on;
    bool needs_check = false;
};

struct Page {
    std::vector<Item> items;
    std::string next, previous;             // places for `after` / `before`; "" where there is no such page
};

// Exactly one of after/before is given, or neither for the first page. An unreadable place is the first page.
struct Place {
    std::string_view after, before;
};

Page list(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, const Place& place = {}, int most = 25);

// How many, counted to `cap` at most: cap + 1 means more than cap.
std::int64_t count(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, std::int64_t cap = 1000);

inline constexpr std::int64_t kMostOnBoard = 200;
// A column of the board: its first items and its capped count.
struct Column {
    State state = State::waiting;
    std::int64_t total = 0;                 // counted to kMostOnBoard + 1
    std::vector<Item> items;
};
// waiting, in_progress, reported, returned, suspended, ongoing, completed (newest), in that order.
std::vector<Column> board(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, int most = 20);

// Ids before and after this one's place in the list that the filter gives; 0 at an end.
struct Neighbours {
    Id<Assignment> previous, next;
};
Neighbours neighbours(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, Id<Assignment> id);

// What is due on each day from the first to the last, both included: the first `most` and how many, counted to kMostDueCounted + 1.
inline constexpr int kMostDueCounted = 20;
struct DueItem {
    Id<Assignment> id;
    std::string text;
    Timeliness timeliness = Timeliness::no_due;
};
struct DueDay {
    Date day;
    std::int64_t total = 0;
    std::vector<DueItem> items;
};
std::vector<DueDay> due_by_day(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, std::pair<Date, Date> range, int most = 4);

// What is due in [from, to], earliest first: the feed. At most `most`.
std::vector<Item> due_between(store::ReadTx& tx, const Principal& who, const Filter& filter, Date today, Date from, Date to, int most = 500);

// Directives this principal may see, newest first.
struct DirectiveItem {
    Id<Directive> id;
    std::string symbol;
    std::string kind;
    std::string subject;
    std::string issuer;
    std::optional<Date> issued_on, received_on;
    Urgency urgency = Urgency::normal;
    DirectiveState state = DirectiveState::draft;
    Id<Agency> owner;
    int points = 0, uncovered = 0, assignments = 0, open = 0;
};
struct DirectivePage {
    std::vector<DirectiveItem> items;
    std::string next, previous;
};
struct DirectiveFilter {
    std::optional<DirectiveState> state;
    std::string text;                       // folded words of number, symbol, subject, issuer
    std::optional<Date> issued_from, issued_to;  // both included
};
DirectivePage directives(store::ReadTx& tx, const Principal& who, const DirectiveFilter& filter, const Place& place = {}, int most = 25);

}  // namespace thienan::directives::queries
