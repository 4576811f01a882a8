// How assignments and directives are shown everywhere: the same words, badges and rows on every page.
#pragma once

#include "base/calendar.hpp"
#include "frame/components/record.hpp"
#include "frame/components/tables.hpp"
#include "modules/audit/model.hpp"
#include "modules/directives/due_words.hpp"
#include "modules/directives/queries/lists.hpp"
#include "modules/identity/queries.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::directives::pages {

using frame::Context;
using frame::Tone;
using html::Writer;

// What rows need besides themselves: names of agencies and the working days, read in the same snapshot.
struct Surroundings {
    std::shared_ptr<const identity::Directory> agencies;
    std::shared_ptr<const WorkingCalendar> calendar;
    Date today;
    std::string person, directive;  // names of those a filter speaks of (filters.hpp)
};
Surroundings surroundings(store::ReadTx& tx, Date today);

Tone tone_of(State state);
Tone tone_of(Timeliness timeliness);
Tone tone_of(DirectiveState state);

void state_badge(Writer& out, const Context& ctx, State state);
void directive_badge(Writer& out, const Context& ctx, DirectiveState state);
// "còn 3 ngày làm việc", "quá hạn 12 ngày", "xong đúng hạn": with its tone; nothing where there is no due day.
void timeliness_words(Writer& out, const Context& ctx, const Surroundings& around, Timeliness timeliness, std::optional<Date> due, int days_overdue);

// "95/TB-UBND"; where it has no symbol its subject, cut, or that it has none.
std::string directive_words(const Context& ctx, const Header& header);
// "95/TB-UBND, điểm 2.a"
std::string source_words(const Context& ctx, std::string_view symbol, std::string_view subject, std::string_view path);
// The agency's name today, else the words of the document, else what says that nobody is named.
std::string named_words(const Context& ctx, const Surroundings& around, const Named& named);
// At most `most` code points, with … where cut.
std::string shortened(std::string_view text, std::size_t most);

// A record's history, newest first: every act with its changes in people's words.
void history_timeline(Writer& out, const Context& ctx, const std::vector<audit::Entry>& entries);

// A row of my work: what, by when, why, the next act one tap away.
struct WorkRow {
    std::string act_label;
    std::string act_address;
    enum class Pick { no, yes } pick = Pick::no;  // with a checkbox "id:version"
};
void work_row(Writer& out, const Context& ctx, const Surroundings& around, const queries::Item& item, const WorkRow& row);

// The columns of every table of assignments.
std::vector<frame::Column> item_columns(const Context& ctx);
// Beside the rail of a record there is no room for who is in charge, unless asked for.
std::vector<frame::Column> item_columns_beside_rail(const Context& ctx);
// With a checkbox "id:version" in each row where the view names one.
void item_table(Writer& out, const Context& ctx, const Surroundings& around, const frame::TableView& view, const std::vector<queries::Item>& items);

}  // namespace thienan::directives::pages
