#include "modules/directives/store/settings.hpp"

#include "modules/calendar/queries.hpp"

#include <stdexcept>

namespace thienan::directives::rows {
namespace {

using store::Row;
using store::Statement;

constexpr Statement kRules{"directives/deadline_rules", R"sql(
    select roll_to_working_day, soon_days, remind_before_days, leader_after_days, opens_before_days, internal_days, digest_weekday, valid_from
    from deadline_setting where valid_from <= $1 order by shipped, valid_from desc limit 1
)sql"};
constexpr Statement kAllRules{"directives/all_deadline_rules", R"sql(
    select roll_to_working_day, soon_days, remind_before_days, leader_after_days, opens_before_days, internal_days, digest_weekday, valid_from
    from deadline_setting where shipped = $1 order by valid_from desc
)sql"};
constexpr Statement kSaveRules{"directives/save_deadline_rules", R"sql(
    insert into deadline_setting (shipped, valid_from, roll_to_working_day, soon_days, remind_before_days, leader_after_days, opens_before_days,
        internal_days, digest_weekday)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (shipped, valid_from) do update set roll_to_working_day = excluded.roll_to_working_day, soon_days = excluded.soon_days,
        remind_before_days = excluded.remind_before_days, leader_after_days = excluded.leader_after_days,
        opens_before_days = excluded.opens_before_days, internal_days = excluded.internal_days, digest_weekday = excluded.digest_weekday
)sql"};
constexpr Statement kEraseRules{"directives/erase_deadline_rules", "delete from deadline_setting where shipped = $1 and valid_from = $2"};
constexpr Statement kJobDay{"directives/job_day", "select done_on from directive_job_day where job = $1"};
constexpr Statement kHoldJob{"directives/hold_job", "update directive_job_day set job = job where job = $1"};
constexpr Statement kSaveJobDay{"directives/save_job_day", R"sql(
    insert into directive_job_day (job, done_on) values ($1, $2) on conflict (job) do update set done_on = excluded.done_on
)sql"};
constexpr Statement kSaveFeed{"directives/save_feed", R"sql(
    insert into calendar_feed (person_id, agency_id, token_hash, created_at) values ($1, $2, $3, $4)
    on conflict (person_id, agency_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at
)sql"};
constexpr Statement kEraseFeed{"directives/erase_feed", "delete from calendar_feed where person_id = $1 and agency_id = $2"};
constexpr Statement kFindFeed{"directives/find_feed", "select person_id, agency_id from calendar_feed where token_hash = $1"};
constexpr Statement kHasFeed{"directives/has_feed", "select 1 from calendar_feed where person_id = $1 and agency_id = $2"};

DatedRules dated_at(const Row& row) {
    const auto number = [&](int column) { return static_cast<int>(row.integer(column)); };
    return {row.date(7), {row.flag(0), number(1), number(2), number(3), number(4), number(5), number(6)}};
}

}  // namespace

DeadlineRules deadline_rules(store::ReadTx& tx, Date day) {
    const auto found = tx.first(kRules, dated_at, day);
    if (!found) throw std::runtime_error{"no deadline rules hold on " + day.iso() + ": regulations/deadlines.toml was not loaded"};
    return found->rules;
}

std::vector<DatedRules> deadline_rules_of(store::ReadTx& tx, Source source) { return tx.list(kAllRules, dated_at, source == Source::shipped); }

void save_deadline_rules(store::WriteTx& tx, Source source, const DatedRules& dated) {
    const auto& r = dated.rules;
    tx.execute(kSaveRules, source == Source::shipped, dated.valid_from, r.roll_to_working_day, r.soon_days, r.remind_before_days, r.leader_after_days,
               r.opens_before_days, r.internal_days, r.digest_weekday);
}

Erased erase_deadline_rules(store::WriteTx& tx, Source source, Date valid_from) {
    return tx.execute(kEraseRules, source == Source::shipped, valid_from) > 0 ? Erased::yes : Erased::no;
}

DueFacts due_facts(store::ReadTx& tx, Date day) { return {deadline_rules(tx, day), calendar::queries::working_calendar(tx)}; }

std::optional<Date> job_done_on(store::ReadTx& tx, std::string_view job) {
    return tx.first(kJobDay, [](const Row& row) { return row.date(0); }, job);
}

std::optional<Date> hold_job(store::WriteTx& tx, std::string_view job) {
    tx.execute(kHoldJob, job);
    return job_done_on(tx, job);
}

void save_job_done(store::WriteTx& tx, std::string_view job, Date day) { tx.execute(kSaveJobDay, job, day); }

void save_feed(store::WriteTx& tx, const Feed& feed, std::string_view token_hash) {
    tx.execute(kSaveFeed, feed.person, feed.agency, token_hash, tx.now());
}

Erased erase_feed(store::WriteTx& tx, const Feed& feed) {
    return tx.execute(kEraseFeed, feed.person, feed.agency) > 0 ? Erased::yes : Erased::no;
}

std::optional<Feed> find_feed(store::ReadTx& tx, std::string_view token_hash) {
    return tx.first(kFindFeed, [](const Row& row) { return Feed{row.id<Person>(0), row.id<Agency>(1)}; }, token_hash);
}

bool has_feed(store::ReadTx& tx, const Feed& feed) { return tx.exists(kHasFeed, feed.person, feed.agency); }

}  // namespace thienan::directives::rows
