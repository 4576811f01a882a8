// Rows of the outbox. Only this module includes it.
#pragma once

#include "modules/outbox/model.hpp"
#include "platform/store/store.hpp"

#include <optional>
#include <vector>

namespace thienan::outbox::rows {

// Where the key is taken nothing is inserted and the mail that has it is named.
struct Inserted {
    Id<Mail> id;
    bool is_new = true;
};
Inserted insert_mail(store::WriteTx& tx, const NewMail& mail, bool turned_down);

// A mail whose sender has it: until `lease` ends nobody else takes it.
struct ClaimedMail {
    Id<Mail> id;
    Id<Person> person;
    std::string address, language, kind, subject, body, message_id;
    std::int64_t attempts = 0;
    std::optional<Instant> not_after;
};
// The mail longest due: queued and its time has come, or a lease that ran out. None where there is none, or another
// sender was quicker. `message_id` is kept where it has one already.
std::optional<ClaimedMail> claim_mail(store::WriteTx& tx, const std::string& message_id);

// Each does nothing where the mail is no longer this sender's (its lease ran out and another took it).
void save_sent(store::WriteTx& tx, const ClaimedMail& mail);
void save_dropped(store::WriteTx& tx, const ClaimedMail& mail, std::string_view reason);
void save_failed(store::WriteTx& tx, const ClaimedMail& mail, const Sentence& reason);
void save_postponed(store::WriteTx& tx, const ClaimedMail& mail, Instant until, const Sentence& reason);
// False where it is not failed.
bool retry_mail(store::WriteTx& tx, Id<Mail> id);

bool is_turned_down(store::ReadTx& tx, Id<Person> person, std::string_view kind);
std::vector<std::string> turned_down(store::ReadTx& tx, Id<Person> person);
void save_turned_down(store::WriteTx& tx, Id<Person> person, const std::vector<std::string>& kinds);

Id<Job> insert_job(store::WriteTx& tx, const Principal& who, std::string_view kind, std::string_view payload);
std::int64_t unfinished_jobs(store::ReadTx& tx, Id<Person> person);
std::optional<JobEntry> find_job(store::ReadTx& tx, Id<Job> id);
std::vector<JobEntry> jobs_of(store::ReadTx& tx, Id<Person> person, int most);
// The oldest queued job, or one whose lease ran out.
std::optional<JobEntry> claim_job(store::WriteTx& tx);
void save_progress(store::WriteTx& tx, const JobEntry& job, int percent);
void renew_lease(store::WriteTx& tx, const JobEntry& job);
void save_done(store::WriteTx& tx, const JobEntry& job, std::string_view result);
void save_job_failed(store::WriteTx& tx, const JobEntry& job, const Sentence& reason);
// Back to the queue, as if it had not been begun.
void save_put_back(store::WriteTx& tx, const JobEntry& job);

// Ends every lease: the process that held them is gone.
void release_leases(store::WriteTx& tx);

}  // namespace thienan::outbox::rows
