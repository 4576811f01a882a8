#include "modules/overlap/module.hpp"

#include "modules/overlap/pages/pages.hpp"

namespace thienan::overlap {

void add_routes(frame::Routes& routes) {
    pages::add_registry(routes);
    pages::add_imports(routes);
}

std::vector<frame::NavItem> nav() {
    return {{.key = "overlap.earlier_tasks", .address = "/earlier-tasks", .icon = "certificate", .capability = "", .order = 61, .on_phone = false, .count = {}}};
}

frame::Capabilities capabilities() {
    return {{kMaintain, {"clerk", "officer"}}};
}

std::vector<frame::Invariant> invariants() {
    return {{"every earlier task stands in the history that the index follows",
             "select id from earlier_task t where not exists (select 1 from earlier_task_change c where c.task_id = t.id)"},
            {"the history of earlier tasks has no version beyond its counter",
             "select version from earlier_task_change where version > (select version from earlier_task_corpus where id = 1)"},
            {"a list of earlier tasks changes nothing before it is confirmed",
             "select id from earlier_task_import where confirmed_at is null and rows_added + rows_changed > 0"},
            {"a stopped task, and only that, has a cause", "select id from earlier_task where (state = 'stopped') <> (stop_cause <> '')"}};
}

}  // namespace thienan::overlap
