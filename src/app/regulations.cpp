#include "app/regulations.hpp"

#include "app/embedded.hpp"
#include "modules/calendar/rules.hpp"

namespace thienan::app {

Regulations read_regulations() {
    return {calendar::rules::parse_defaults(embedded("regulations/calendar-vn.toml")), directives::rules::parse_shipped(embedded("regulations/deadlines.toml"))};
}

}  // namespace thienan::app
