// Reading the registry. Everybody who is signed in may.
#pragma once

#include "base/result.hpp"
#include "modules/overlap/model.hpp"
#include "platform/store/store.hpp"

namespace thienan::overlap::queries {

struct TaskFilter {
    std::string search;             // code, title, text, host, place; diacritics ignored
    std::optional<TaskState> state;
    std::string place;              // a part of it
    int year = 0;                   // under way in that year
    std::string sort = "-year";     // title, code, year, place; "-" before: downwards
};
// Where a page begins: the task after or before which; 0: at the beginning.
struct Place { Id<EarlierTask> after, before; };
struct TaskPage {
    std::vector<EarlierTask> tasks;  // without their texts
    std::string previous, next;      // "" where there is none
};
TaskPage tasks(store::ReadTx& tx, const TaskFilter& filter, Place place, int most);

// frame.not_found
Result<EarlierTask> task(store::ReadTx& tx, Id<EarlierTask> id);
// Counted to 100,001 at most.
std::int64_t count_tasks(store::ReadTx& tx);

}  // namespace thienan::overlap::queries
