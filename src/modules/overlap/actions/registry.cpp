#include "modules/overlap/actions/registry.hpp"

#include "modules/audit/actions.hpp"
#include "modules/overlap/access.hpp"
#include "modules/overlap/rules.hpp"
#include "modules/overlap/store/tasks.hpp"

namespace thienan::overlap::actions {
namespace {

std::string year(int value) { return value ? std::to_string(value) : std::string{}; }

// What differs; the same text twice is left out by the audit.
std::vector<audit::Change> changes(const EarlierTask& before, const EarlierTask& after) {
    const auto state = [](const EarlierTask& t) { return t.version || t.id || !t.title.empty() ? std::string{name_of(t.state)} : std::string{}; };
    const auto level = [](const EarlierTask& t) { return t.level ? std::string{name_of(*t.level)} : std::string{}; };
    return {{"code", before.code, after.code}, {"title", before.title, after.title}, {"text", before.text, after.text}, {"state", state(before), state(after)},
            {"stop_cause", before.stop_cause, after.stop_cause}, {"host", before.host, after.host}, {"place", before.place, after.place},
            {"year_from", year(before.year_from), year(after.year_from)}, {"year_to", year(before.year_to), year(after.year_to)}, {"level", level(before), level(after)},
            {"source", before.source, after.source}};
}

Result<Done> code_is_free(store::ReadTx& tx, const EarlierTask& task) {
    const auto holder = rows::find_task_by_code(tx, task.code);
    if (!holder || holder->id == task.id) return Done{};
    FieldErrors errors;
    errors.add("code", "overlap.code_taken");
    return std::move(errors).refusal();
}

Result<Done> changed(store::WriteTx& tx, Id<EarlierTask> id) {
    rows::note_change(tx, id);
    return tx.publish(CorpusChanged{});
}

}  // namespace

Result<Id<EarlierTask>> add_task(store::WriteTx& tx, const Principal& who, EarlierTask task) {
    TRY(access::may_maintain(who));
    task.id = {};
    TRY_ASSIGN(task, rules::checked(std::move(task)));
    TRY(code_is_free(tx, task));
    const auto id = rows::insert_task(tx, task);
    audit::append(tx, who, {"overlap.task_added", "earlier_task", id.value, changes({}, task), ""});
    TRY(changed(tx, id));
    return id;
}

Result<Done> change_task(store::WriteTx& tx, const Principal& who, EarlierTask task) {
    TRY(access::may_maintain(who));
    const auto before = rows::find_task(tx, task.id);
    if (!before) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(task, rules::checked(std::move(task)));
    TRY(code_is_free(tx, task));
    TRY(rows::update_task(tx, task));
    audit::append(tx, who, {"overlap.task_changed", "earlier_task", task.id.value, changes(*before, task), ""});
    return changed(tx, task.id);
}

Result<Done> remove_task(store::WriteTx& tx, const Principal& who, Id<EarlierTask> id, std::int64_t version) {
    TRY(access::may_maintain(who));
    const auto before = rows::find_task(tx, id);
    if (!before) return Error{Code::not_found, "frame.not_found"};
    TRY(rows::delete_task(tx, id, version));
    audit::append(tx, who, {"overlap.task_removed", "earlier_task", id.value, changes(*before, {}), ""});
    return changed(tx, id);
}

}  // namespace thienan::overlap::actions
