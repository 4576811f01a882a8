#include "modules/overlap/module.hpp"

#include "modules/files/access.hpp"
#include "modules/overlap/api.hpp"
#include "modules/overlap/pages/pages.hpp"
#include "modules/overlap/queries/screenings.hpp"

namespace thienan::overlap {

void add_routes(frame::Routes& routes, TaskIndex& index) {
    pages::add_registry(routes);
    pages::add_imports(routes);
    pages::add_screenings(routes, index);
    pages::add_side_by_side(routes);
    pages::add_batches(routes, index);
    add_api(routes, index);
}

void add_file_viewers(files::Viewers& viewers) {
    viewers.add("proposal", [](store::ReadTx& tx, const Principal& who, std::int64_t id) { return queries::proposal(tx, who, {id}).ok(); });
}

std::vector<frame::NavItem> nav() {
    return {{.key = "overlap.screenings", .address = "/screenings", .icon = "scale", .capability = std::string{kScreen}, .order = 60, .on_phone = false, .count = {}},
            {.key = "overlap.earlier_tasks", .address = "/earlier-tasks", .icon = "certificate", .capability = "", .order = 61, .on_phone = false, .count = {}}};
}

frame::Capabilities capabilities() {
    return {{kMaintain, {"clerk", "officer"}}, {kScreen, {"clerk", "leader", "monitor", "officer"}}, {kDecide, {"leader", "officer"}}};
}

std::vector<frame::Invariant> invariants() {
    return {{"every earlier task stands in the history that the index follows",
             "select id from earlier_task t where not exists (select 1 from earlier_task_change c where c.task_id = t.id)"},
            {"the history of earlier tasks has no version beyond its counter",
             "select version from earlier_task_change where version > (select version from earlier_task_corpus where id = 1)"},
            {"a list of earlier tasks changes nothing before it is confirmed",
             "select id from earlier_task_import where confirmed_at is null and rows_added + rows_changed > 0"},
            {"a proposal's last look-up is one of its own and the newest",
             "select p.id from proposal p where coalesce(p.last_screening, 0) <> coalesce((select max(s.id) from screening s where s.proposal_id = p.id), 0)"},
            {"the places of a look-up's hits are 1, 2, … without a gap",
             "select s.id from screening s where coalesce((select max(h.place_in_list) from screening_hit h where h.screening_id = s.id), 0) <> (select count(*) from screening_hit h where h.screening_id = s.id)"},
            {"what a decision names was found by its look-up",
             "select s.id from screening s where s.about is not null and not exists (select 1 from screening_hit h where h.screening_id = s.id and h.place_in_list = s.about)"},
            {"a look-up never knew more of the registry than there is",
             "select id from screening where corpus_version > (select version from earlier_task_corpus where id = 1)"},
            {"a list that was looked up knew no more of the registry than there is",
             "select id from screening_batch where corpus_version > (select version from earlier_task_corpus where id = 1)"},
            {"two lines that are linked stand in their list",
             "select l.batch_id from screening_batch_link l where not exists (select 1 from screening_batch_item i where i.batch_id = l.batch_id and i.line = l.line)"
             " or not exists (select 1 from screening_batch_item i where i.batch_id = l.batch_id and i.line = l.other_line)"},
            {"a stopped task, and only that, has a cause", "select id from earlier_task where (state = 'stopped') <> (stop_cause <> '')"}};
}

}  // namespace thienan::overlap
