// The pages of the directives, one file a topic. Only module.hpp's add_routes calls these.
#pragma once

#include "frame/routes.hpp"
#include "modules/directives/rules/deadlines.hpp"

#include <vector>

namespace thienan::directives::pages {

void add_home(frame::Routes& routes);         // my work, search
void add_lists(frame::Routes& routes);        // assignments as a table, a board, a month
void add_directives_list(frame::Routes& routes);
void add_dashboard(frame::Routes& routes);
void add_registering(frame::Routes& routes);  // upload or paste, the header by hand
void add_review(frame::Routes& routes);       // the reading beside the document's own text
void add_records(frame::Routes& routes);      // one directive with its coverage, one assignment
void add_acts(frame::Routes& routes);         // every act on an assignment, as a form of its own
void add_procedure(frame::Routes& routes);    // the states of an assignment as a picture
void add_links(frame::Routes& routes);        // links of a directive or an assignment to other records
void add_deadlines(frame::Routes& routes, std::vector<rules::ShippedRules> shipped);  // the rules of deadlines
void add_bulk(frame::Routes& routes);         // one act on many chosen assignments
void add_saved_views(frame::Routes& routes);  // views of one's own
void add_live(frame::Routes& routes);         // has what a page shows changed?
void add_outputs(frame::Routes& routes);      // reports, exports, feeds

}  // namespace thienan::directives::pages
