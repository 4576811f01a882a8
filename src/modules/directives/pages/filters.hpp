// The filter of a list of assignments as it stands in the URL: read, shown as chips, offered as a form.
#pragma once

#include "frame/components/forms.hpp"
#include "frame/components/tables.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/lists.hpp"
#include "modules/directives/saved_view.hpp"

#include <string>
#include <vector>

namespace thienan::directives::pages {

// What the URL does not say, or says wrongly, is left out. Names: view, state, timeliness, ageing, lead, with, unit, person,
// directive, force, from, to, text, sort.
queries::Filter filter_of(const http::Fields& query);

// Gives `around` the names of the person and the directive that the filter speaks of; a number where one may not see them.
void name_filter(store::ReadTx& tx, const Principal& who, const queries::Filter& filter, Surroundings& around);

std::vector<frame::Chip> filter_chips(const Context& ctx, const Surroundings& around, const queries::Filter& filter);

// "Trạng thái: đang thực hiện; chủ trì: Sở Tài chính": for print and exports.
std::string filter_words(const Context& ctx, const Surroundings& around, const queries::Filter& filter);

// The locale key that says an order.
std::string order_key(queries::Order order);

// The form above a list; `shape` is the list it belongs to.
void filter_box(Writer& out, const Context& ctx, const Surroundings& around, const queries::Filter& filter, Shape shape);

// Tabs of the usual views, keeping nothing else of the filter, and of one's own; links to the shapes table, board, month.
void view_tabs(Writer& out, const Context& ctx, Shape shape, const queries::Filter& filter, const std::vector<SavedView>& saved);
void shape_links(Writer& out, const Context& ctx, Shape shape);

// All agencies that exist today as choices, groups first.
std::vector<frame::Choice> agency_choices(const Context& ctx, const Surroundings& around);

}  // namespace thienan::directives::pages
