// Reading the outbox.
#pragma once

#include "modules/outbox/model.hpp"
#include "platform/store/store.hpp"

#include <vector>

namespace thienan::outbox::queries {

// A job of `who`; another's does not exist for them (frame.not_found).
Result<JobEntry> find_job(store::ReadTx& tx, const Principal& who, Id<Job> id);
// Newest first.
std::vector<JobEntry> jobs_of(store::ReadTx& tx, const Principal& who, int most = 50);

// Kinds of mail the person turned down.
std::vector<std::string> turned_down(store::ReadTx& tx, Id<Person> person);

// Mails given up, newest first; none for those who may not administer. `before`: only older ones; 0 = from the newest.
std::vector<MailEntry> failed_mails(store::ReadTx& tx, const Principal& who, Id<Mail> before = {}, int most = 50);
// Counted to 100 at most.
std::int64_t count_failed_mails(store::ReadTx& tx);

}  // namespace thienan::outbox::queries
