#include "modules/directives/module.hpp"
#include "modules/directives/pages/pages.hpp"

namespace thienan::directives {

void add_routes(frame::Routes& routes, std::vector<rules::ShippedRules> shipped) {
    pages::add_home(routes);
    pages::add_lists(routes);
    pages::add_directives_list(routes);
    pages::add_dashboard(routes);
    pages::add_registering(routes);
    pages::add_review(routes);
    pages::add_records(routes);
    pages::add_acts(routes);
    pages::add_procedure(routes);
    pages::add_bulk(routes);
    pages::add_saved_views(routes);
    pages::add_live(routes);
    pages::add_outputs(routes);
    pages::add_deadlines(routes, std::move(shipped));
    pages::add_links(routes);
    add_api(routes);
}

}  // namespace thienan::directives
