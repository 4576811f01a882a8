#include "modules/identity/module.hpp"

#include "modules/identity/api.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/pages/pages.hpp"

namespace thienan::identity {

void add_routes(frame::Routes& routes) {
    pages::add_sign_in(routes);
    pages::add_passwords(routes);
    pages::add_account(routes);
    pages::add_agencies(routes);
    pages::add_chart(routes);
    pages::add_people(routes);
    pages::add_accounts(routes);
    pages::add_roles(routes);
    pages::add_imports(routes);
    add_api_routes(routes);
}

std::vector<frame::NavItem> nav() {
    return {{.key = "identity.agencies", .address = "/agencies", .icon = "building", .capability = "", .order = 70, .on_phone = false, .count = {}},
            {.key = "identity.people", .address = "/people", .icon = "users", .capability = "", .order = 71, .on_phone = false, .count = {}}};
}

frame::Capabilities capabilities() { return {{kAdminister, {"administrator"}}}; }

}  // namespace thienan::identity
