#include "modules/outbox/store.hpp"

#include "modules/outbox/rules.hpp"
#include "modules/outbox/sentences.hpp"

namespace thienan::outbox::rows {
namespace {

constexpr store::Statement kFindKey{"outbox/find_key", "select id from outbox_mail where dedupe_key = $1"};
constexpr store::Statement kInsertMail{"outbox/insert_mail", R"sql(
    insert into outbox_mail (person_id, address, language, kind, subject, body, dedupe_key, secret, created_at, not_before, not_after,
                             state, attempts, last_error, settled_at, message_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $14, '')
    on conflict (dedupe_key) do nothing returning id
)sql"};
constexpr store::Statement kDueMail{"outbox/due_mail", R"sql(
    select id, person_id, address, language, kind, subject, body, message_id, attempts, not_after
    from outbox_mail where state = 'queued' and not_before <= $1 order by not_before, id limit 1
)sql"};
constexpr store::Statement kLostMail{"outbox/lost_mail", R"sql(
    select id, person_id, address, language, kind, subject, body, message_id, attempts, not_after
    from outbox_mail where state = 'sending' and lease_until < $1 order by lease_until limit 1
)sql"};
constexpr store::Statement kClaimMail{"outbox/claim_mail", R"sql(
    update outbox_mail set state = 'sending', lease_until = $3, attempts = attempts + 1, message_id = $4
    where id = $1 and attempts = $2 and state in ('queued', 'sending')
)sql"};
constexpr store::Statement kSettle{"outbox/settle_mail", R"sql(
    update outbox_mail set state = $3, lease_until = null, settled_at = $4, last_error = $5,
                           body = case when secret = 1 then '' else body end
    where id = $1 and attempts = $2 and state = 'sending'
)sql"};
constexpr store::Statement kPostpone{"outbox/postpone_mail", R"sql(
    update outbox_mail set state = 'queued', lease_until = null, not_before = $3, last_error = $4
    where id = $1 and attempts = $2 and state = 'sending'
)sql"};
// A secret's body is gone, so there is nothing to send again.
constexpr store::Statement kRetry{"outbox/retry_mail", R"sql(
    update outbox_mail set state = 'queued', attempts = 0, not_before = $2, settled_at = null, last_error = ''
    where id = $1 and state = 'failed' and secret = 0
)sql"};
constexpr store::Statement kIsTurnedDown{"outbox/is_turned_down", "select 1 from outbox_preference where person_id = $1 and kind = $2"};
constexpr store::Statement kTurnedDown{"outbox/turned_down", "select kind from outbox_preference where person_id = $1 order by kind"};
constexpr store::Statement kClearTurnedDown{"outbox/clear_turned_down", "delete from outbox_preference where person_id = $1"};
constexpr store::Statement kTurnDown{"outbox/turn_down", "insert into outbox_preference (person_id, kind) values ($1, $2)"};

constexpr store::Statement kInsertJob{"outbox/insert_job", R"sql(
    insert into outbox_job (kind, payload, created_by, agency_id, created_at, state, progress, result, reason, attempts)
    values ($1, $2, $3, $4, $5, 'queued', 0, '', '', 0) returning id
)sql"};
constexpr store::Statement kUnfinished{"outbox/unfinished_jobs", R"sql(
    select count(*) from outbox_job where created_by = $1 and state in ('queued', 'running')
)sql"};
constexpr store::Statement kFindJob{"outbox/find_job", R"sql(
    select id, kind, payload, created_by, agency_id, created_at, state, progress, result, reason, attempts from outbox_job where id = $1
)sql"};
constexpr store::Statement kJobsOf{"outbox/jobs_of", R"sql(
    select id, kind, payload, created_by, agency_id, created_at, state, progress, result, reason, attempts
    from outbox_job where created_by = $1 order by id desc limit $2
)sql"};
constexpr store::Statement kQueuedJob{"outbox/queued_job", R"sql(
    select id, kind, payload, created_by, agency_id, created_at, state, progress, result, reason, attempts
    from outbox_job where state = 'queued' order by id limit 1
)sql"};
constexpr store::Statement kLostJob{"outbox/lost_job", R"sql(
    select id, kind, payload, created_by, agency_id, created_at, state, progress, result, reason, attempts
    from outbox_job where state = 'running' and lease_until < $1 order by lease_until limit 1
)sql"};
constexpr store::Statement kClaimJob{"outbox/claim_job", R"sql(
    update outbox_job set state = 'running', lease_until = $3, attempts = attempts + 1, progress = 0
    where id = $1 and attempts = $2 and state in ('queued', 'running')
)sql"};
constexpr store::Statement kProgress{"outbox/job_progress", R"sql(
    update outbox_job set progress = $3, lease_until = $4 where id = $1 and attempts = $2 and state = 'running'
)sql"};
constexpr store::Statement kRenewLease{"outbox/renew_lease", R"sql(
    update outbox_job set lease_until = $3 where id = $1 and attempts = $2 and state = 'running'
)sql"};
constexpr store::Statement kSettleJob{"outbox/settle_job", R"sql(
    update outbox_job set state = $3, progress = $4, result = $5, reason = $6, settled_at = $7, lease_until = null
    where id = $1 and attempts = $2 and state = 'running'
)sql"};
constexpr store::Statement kPutBack{"outbox/put_back", R"sql(
    update outbox_job set state = 'queued', progress = 0, lease_until = null, attempts = attempts - 1
    where id = $1 and attempts = $2 and state = 'running'
)sql"};
constexpr store::Statement kReleaseMails{"outbox/release_mails", "update outbox_mail set state = 'queued', lease_until = null where state = 'sending'"};
constexpr store::Statement kReleaseJobs{"outbox/release_jobs", "update outbox_job set state = 'queued', lease_until = null where state = 'running'"};

ClaimedMail mail_of(const store::Row& row) {
    ClaimedMail mail{row.id<Mail>(0), row.id<Person>(1), row.string(2), row.string(3), row.string(4), row.string(5), row.string(6),
                     row.string(7), row.integer(8), row.maybe_instant(9)};
    return mail;
}

JobEntry job_of(const store::Row& row) {
    const auto state = job_state_named(row.text(6));
    if (!state) throw store::StoreFault{"not a state of a job: " + row.string(6)};
    return {row.id<Job>(0), row.string(1), row.string(2), row.id<Person>(3), row.id<Agency>(4), row.instant(5), *state,
            static_cast<int>(row.integer(7)), row.string(8), unpack_one(row.text(9)), row.integer(10)};
}

void settle(store::WriteTx& tx, const ClaimedMail& mail, MailState state, std::string_view reason) {
    tx.execute(kSettle, mail.id, mail.attempts, name_of(state), tx.now(), reason);
}

void settle(store::WriteTx& tx, const JobEntry& job, JobState state, int progress, std::string_view result, std::string_view reason) {
    tx.execute(kSettleJob, job.id, job.attempts, name_of(state), progress, result, reason, tx.now());
}

}  // namespace

Inserted insert_mail(store::WriteTx& tx, const NewMail& mail, bool turned_down) {
    const auto state = turned_down ? MailState::dropped : MailState::queued;
    const auto language = mail.address.empty() ? "" : mail.language == Language::vi ? "vi" : "en";
    const auto id = tx.insert<Mail>(kInsertMail, mail.person, mail.address, language, mail.kind, pack(mail.subject), pack(mail.body),
                                    mail.dedupe_key, mail.secret, tx.now(), std::max(mail.not_before, tx.now()), mail.not_after,
                                    name_of(state), turned_down ? "outbox.turned_down" : "",
                                    turned_down ? std::optional{tx.now()} : std::nullopt);
    if (id) return {id, true};
    return {Id<Mail>{tx.number(kFindKey, mail.dedupe_key)}, false};
}

std::optional<ClaimedMail> claim_mail(store::WriteTx& tx, const std::string& message_id) {
    auto mail = tx.first(kDueMail, mail_of, tx.now());
    if (!mail) mail = tx.first(kLostMail, mail_of, tx.now());
    if (!mail) return std::nullopt;
    if (mail->message_id.empty()) mail->message_id = message_id;
    if (tx.execute(kClaimMail, mail->id, mail->attempts, tx.now() + rules::kMailLease, mail->message_id) != 1) return std::nullopt;
    ++mail->attempts;
    return mail;
}

void save_sent(store::WriteTx& tx, const ClaimedMail& mail) { settle(tx, mail, MailState::sent, ""); }
void save_dropped(store::WriteTx& tx, const ClaimedMail& mail, std::string_view reason) { settle(tx, mail, MailState::dropped, reason); }
void save_failed(store::WriteTx& tx, const ClaimedMail& mail, const Sentence& reason) { settle(tx, mail, MailState::failed, pack(reason)); }
void save_postponed(store::WriteTx& tx, const ClaimedMail& mail, Instant until, const Sentence& reason) {
    tx.execute(kPostpone, mail.id, mail.attempts, until, pack(reason));
}
bool retry_mail(store::WriteTx& tx, Id<Mail> id) { return tx.execute(kRetry, id, tx.now()) == 1; }

bool is_turned_down(store::ReadTx& tx, Id<Person> person, std::string_view kind) { return tx.exists(kIsTurnedDown, person, kind); }
std::vector<std::string> turned_down(store::ReadTx& tx, Id<Person> person) {
    return tx.list(kTurnedDown, [](const store::Row& row) { return row.string(0); }, person);
}
void save_turned_down(store::WriteTx& tx, Id<Person> person, const std::vector<std::string>& kinds) {
    tx.execute(kClearTurnedDown, person);
    for (const auto& kind : kinds) tx.execute(kTurnDown, person, kind);
}

Id<Job> insert_job(store::WriteTx& tx, const Principal& who, std::string_view kind, std::string_view payload) {
    return tx.insert<Job>(kInsertJob, kind, payload, who.person, who.agency(), tx.now());
}
std::int64_t unfinished_jobs(store::ReadTx& tx, Id<Person> person) { return tx.number(kUnfinished, person); }
std::optional<JobEntry> find_job(store::ReadTx& tx, Id<Job> id) { return tx.first(kFindJob, job_of, id); }
std::vector<JobEntry> jobs_of(store::ReadTx& tx, Id<Person> person, int most) { return tx.list(kJobsOf, job_of, person, most); }

std::optional<JobEntry> claim_job(store::WriteTx& tx) {
    auto job = tx.first(kLostJob, job_of, tx.now());
    if (!job) job = tx.first(kQueuedJob, job_of);
    if (!job || tx.execute(kClaimJob, job->id, job->attempts, tx.now() + rules::kJobLease) != 1) return std::nullopt;
    ++job->attempts;
    job->state = JobState::running;
    return job;
}

void save_progress(store::WriteTx& tx, const JobEntry& job, int percent) {
    tx.execute(kProgress, job.id, job.attempts, percent, tx.now() + rules::kJobLease);
}
void renew_lease(store::WriteTx& tx, const JobEntry& job) { tx.execute(kRenewLease, job.id, job.attempts, tx.now() + rules::kJobLease); }
void save_done(store::WriteTx& tx, const JobEntry& job, std::string_view result) { settle(tx, job, JobState::done, 100, result, ""); }
void save_job_failed(store::WriteTx& tx, const JobEntry& job, const Sentence& reason) {
    settle(tx, job, JobState::failed, job.progress, "", pack(reason));
}
void save_put_back(store::WriteTx& tx, const JobEntry& job) { tx.execute(kPutBack, job.id, job.attempts); }

void release_leases(store::WriteTx& tx) {
    tx.execute(kReleaseMails);
    tx.execute(kReleaseJobs);
}

}  // namespace thienan::outbox::rows
