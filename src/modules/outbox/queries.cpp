#include "modules/outbox/queries.hpp"

#include "modules/outbox/access.hpp"
#include "modules/outbox/sentences.hpp"
#include "modules/outbox/store.hpp"

#include <limits>

namespace thienan::outbox::queries {
namespace {

constexpr store::Statement kFailed{"outbox/failed_mails", R"sql(
    select id, person_id, address, kind, subject, attempts, last_error, created_at, settled_at
    from outbox_mail where state = 'failed' and id < $1 order by id desc limit $2
)sql"};
constexpr store::Statement kCountFailed{"outbox/count_failed", "select count(*) from (select 1 from outbox_mail where state = 'failed' limit 100) k"};

MailEntry mail_of(const store::Row& row) {
    return {row.id<Mail>(0), row.id<Person>(1), row.string(2), row.string(3), unpack_one(row.text(4)), MailState::failed,
            row.integer(5), unpack_one(row.text(6)), row.instant(7), row.maybe_instant(8)};
}

}  // namespace

Result<JobEntry> find_job(store::ReadTx& tx, const Principal& who, Id<Job> id) {
    const auto job = rows::find_job(tx, id);
    if (!job || !who.person || job->created_by != who.person) return Error{Code::not_found, "frame.not_found"};
    return *job;
}

std::vector<JobEntry> jobs_of(store::ReadTx& tx, const Principal& who, int most) {
    if (!who.person) return {};
    return rows::jobs_of(tx, who.person, most);
}

std::vector<std::string> turned_down(store::ReadTx& tx, Id<Person> person) { return rows::turned_down(tx, person); }

std::vector<MailEntry> failed_mails(store::ReadTx& tx, const Principal& who, Id<Mail> before, int most) {
    if (!access::may_administer(who)) return {};
    return tx.list(kFailed, mail_of, before ? before.value : std::numeric_limits<std::int64_t>::max(), most);
}

std::int64_t count_failed_mails(store::ReadTx& tx) { return tx.number(kCountFailed); }

}  // namespace thienan::outbox::queries
