// What happens by the clock. Each may be called at any time and any number of times: nothing is left out or done twice.
// basis: docs/basis/directives.md D7, D11
#pragma once

#include "modules/directives/model.hpp"
#include "modules/directives/rules/deadlines.hpp"
#include "platform/store/store.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace thienan::directives::actions {

// Opens the periods of recurring assignments whose window has begun; at most `most` series at a call. Returns how many opened.
Result<std::int64_t> open_periods(store::WriteTx& tx, std::int64_t most = 500);

// One mail to one person about one or more assignments.
enum class ReminderKind { before, on_day, overdue, to_leader, digest };
struct Reminder {
    ReminderKind kind = ReminderKind::before;
    Id<Person> person;
    std::vector<Id<Assignment>> assignments;  // of the digest: at most 20 running ones, most urgent first
    Date day;                                 // the day it belongs to
    std::string key;                          // the same for the same mail, whoever computes it and how often
};
// Calls `send` for every reminder of the days since the last call, inside this transaction: before due (working days), on the
// day, overdue to the person in charge, later to the leader; on the digest weekday one digest a person. Days missed while no
// server ran are made up for, but nothing is announced that is past already. Returns how many were sent.
using SendReminder = std::function<Result<Done>(store::WriteTx&, const Reminder&)>;
Result<std::int64_t> remind(store::WriteTx& tx, const SendReminder& send);
// The same by mail, with links to this address; who turned a kind down gets none of it.
Result<std::int64_t> remind(store::WriteTx& tx, const std::string& public_address);

// After the province changed its working days or deadline rules: effective due days of open assignments anew. Returns how many moved.
Result<std::int64_t> recompute_deadlines(store::WriteTx& tx);

// After agencies changed (successors, members of groups): who sees which open assignment anew. Returns how many changed.
Result<std::int64_t> refresh_visibility(store::WriteTx& tx);

// Puts what the program ships in the place of what it shipped before; what the province set stays. Returns how many periods changed.
Result<std::int64_t> load_shipped_rules(store::WriteTx& tx, const std::vector<rules::ShippedRules>& shipped);

// The province's own rules from that day on, which is not past. Needs calendar.maintain: they hold for every agency.
// Refused: form errors at the fields.
Result<Done> set_deadline_rules(store::WriteTx& tx, const Principal& who, Date valid_from, const DeadlineRules& rules);
// What was set from that day on is taken back. Refused: conflict directives.rules_have_held for a past day.
Result<Done> remove_deadline_rules(store::WriteTx& tx, const Principal& who, Date valid_from);

// A new secret for the person's calendar feed as the acting agency; an earlier one stops working. Shown once.
Result<std::string> renew_feed(store::WriteTx& tx, const Principal& who);
Result<Done> revoke_feed(store::WriteTx& tx, const Principal& who);

}  // namespace thienan::directives::actions
