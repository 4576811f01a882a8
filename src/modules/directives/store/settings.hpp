// Deadline rules, the days of daily jobs, and calendar feeds.
#pragma once

#include "base/calendar.hpp"
#include "modules/directives/model.hpp"
#include "platform/store/store.hpp"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace thienan::directives::rows {

// The province's latest that have begun by that day, else the shipped ones. None at all is a broken world.
DeadlineRules deadline_rules(store::ReadTx& tx, Date day);

enum class Source { province, shipped };
std::vector<DatedRules> deadline_rules_of(store::ReadTx& tx, Source source);  // latest first
void save_deadline_rules(store::WriteTx& tx, Source source, const DatedRules& rules);
enum class Erased { yes, no };
Erased erase_deadline_rules(store::WriteTx& tx, Source source, Date valid_from);

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
Erased erase_feed(store::WriteTx& tx, const Feed& feed);
std::optional<Feed> find_feed(store::ReadTx& tx, std::string_view token_hash);
bool has_feed(store::ReadTx& tx, const Feed& feed);

}  // namespace thienan::directives::rows
