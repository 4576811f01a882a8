// Deadline rules, the days of daily jobs, and calendar feeds.
#pragma once

#include "base/calendar.hpp"
#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace thienan::directives::rows {

DeadlineRules deadline_rules(store::ReadTx& tx, Date day);
void save_deadline_rules(store::WriteTx& tx, Date valid_from, const DeadlineRules& rules);

// What effective due days are made of; read once for an act.
struct DueFacts {
    DeadlineRules rules;
    std::shared_ptr<const WorkingCalendar> calendar;
};
DueFacts due_facts(store::ReadTx& tx, Date day);

std::optional<Date> job_done_on(store::ReadTx& tx, std::string_view job);
// Locks the job's row for this transaction, so that two servers never do one day twice; none where it never ran.
std::optional<Date> hold_job(store::WriteTx& tx, std::string_view job);
void save_job_done(store::WriteTx& tx, std::string_view job, Date day);

struct Feed {
    Id<Person> person;
    Id<Agency> agency;
};
void save_feed(store::WriteTx& tx, const Feed& feed, std::string_view token_hash);
enum class Erased { yes, no };
Erased erase_feed(store::WriteTx& tx, const Feed& feed);
std::optional<Feed> find_feed(store::ReadTx& tx, std::string_view token_hash);
bool has_feed(store::ReadTx& tx, const Feed& feed);

}  // namespace thienan::directives::rows
