#include "app/jobs.hpp"

#include "engines/viet/text.hpp"
#include "modules/audit/actions.hpp"
#include "modules/audit/queries.hpp"
#include "modules/calendar/queries.hpp"
#include "modules/directives/actions/daily.hpp"
#include "modules/directives/actions/registering.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/files/actions/contents.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/files/queries.hpp"
#include "modules/identity/authenticate.hpp"
#include "modules/identity/housekeeping.hpp"
#include "modules/identity/queries.hpp"
#include "modules/overlap/actions/batches.hpp"
#include "modules/overlap/actions/imports.hpp"
#include "modules/overlap/actions/reading.hpp"
#include "modules/overlap/headings.hpp"
#include "platform/office/document.hpp"

#include <spdlog/spdlog.h>

namespace thienan::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Who left the work behind, acting for the agency they acted for then, with what they may do there today.
Result<Principal> creator_of(store::ReadTx& tx, const outbox::actions::JobRun& job, Date today) {
    auto who = identity::queries::member_of(tx, job.created_by(), job.agency(), today);
    if (!who) return Error{Code::forbidden, "frame.forbidden"};
    who->via = Principal::Via::browser;
    return *std::move(who);
}

// Payload: "<file id>|<received on, ISO, or nothing>".
Result<std::string> read_document(frame::Services& services, outbox::actions::JobRun& job) {
    const auto bar = job.payload().find('|');
    const auto file_id = parse_id<File>(job.payload().substr(0, bar));
    if (!file_id || bar == std::string::npos) return Error{Code::invalid, "frame.not_found"};
    std::optional<Id<directives::Directive>> registered;
    const auto file = services.db.read([&](store::ReadTx& tx) {
        registered = directives::queries::registered_from(tx, *file_id);
        return files::queries::find(tx, *file_id);
    });
    if (!file) return Error{Code::not_found, "frame.not_found"};
    // The program may have ended between the registering and the note that this work is done.
    if (registered) return "/directives/" + registered->str() + "/review";
    const files::Contents contents{services.settings.data_folder};
    auto document = office::read_document(contents.path_of(file->sha256), [&](int done, int of) {
        job.progress(of > 0 ? done * 90 / of : 0);
        return !job.should_stop();
    });
    if (!document) return job.should_stop() ? outbox::actions::JobRun::stopped() : std::move(document).error();
    job.progress(95);
    return services.db.write([&](store::WriteTx& tx) -> Result<std::string> {
        TRY_ASSIGN(const auto who, creator_of(tx, job, tx.today()));
        directives::actions::NewDirective input{viet::normalise(document->text), *file_id, document->confidence, Date::parse_iso(job.payload().substr(bar + 1))};
        TRY_ASSIGN(const auto id, directives::actions::register_text(tx, who, std::move(input)));
        TRY(files::actions::attach(tx, who, *file_id, {"directive", id.value, "original"}));
        return "/directives/" + id.str() + "/review";
    });
}

// What deadlines and visibility were last computed from. Both are kept in memory by their modules and made anew when they change.
struct Surroundings {
    std::shared_ptr<const WorkingCalendar> calendar;
    std::shared_ptr<const identity::Directory> agencies;
    directives::DeadlineRules rules;
};

// After a changed holiday or deadline rule the deadlines, after a merged agency who sees what. At the first round both.
jobs::Next follow_surroundings(frame::Services& services, Surroundings& seen) {
    const auto now = services.db.read([today = office_day(services.clock.now())](store::ReadTx& tx) { return Surroundings{calendar::queries::working_calendar(tx), identity::queries::directory(tx), directives::queries::deadline_rules(tx, today)}; });
    const bool deadlines_changed = now.calendar != seen.calendar || now.rules != seen.rules;
    if (!deadlines_changed && now.agencies == seen.agencies) return jobs::Next::after_period;
    const auto done = services.db.write([&](store::WriteTx& tx) -> Result<Done> {
        if (deadlines_changed) TRY(directives::actions::recompute_deadlines(tx));
        if (now.agencies != seen.agencies) TRY(directives::actions::refresh_visibility(tx));
        return Done{};
    });
    if (done) seen = now;
    return jobs::Next::after_period;
}

template <class F>
jobs::Next in_transaction(frame::Services& services, F&& f) {
    (void)services.db.write([&](store::WriteTx& tx) -> Result<Done> {
        f(tx);
        return Done{};
    });
    return jobs::Next::after_period;
}

}  // namespace

void add_handlers(outbox::actions::Workshop& workshop, frame::Services& services, overlap::TaskIndex& index) {
    workshop.add("directives.job_read_document", [&services](outbox::actions::JobRun& job) { return read_document(services, job); });
    workshop.add("overlap.job_read_proposal", [&services, &index](outbox::actions::JobRun& job) -> Result<std::string> {
        TRY_ASSIGN(const auto who, services.db.read([&](store::ReadTx& tx) { return creator_of(tx, job, office_day(services.clock.now())); }));
        return overlap::actions::read_proposal(services.db, files::Contents{services.settings.data_folder}, index, who, job);
    });
    workshop.add("overlap.job_batch", [&services, &index](outbox::actions::JobRun& job) -> Result<std::string> {
        TRY_ASSIGN(const auto who, services.db.read([&](store::ReadTx& tx) { return creator_of(tx, job, office_day(services.clock.now())); }));
        return overlap::actions::run_batch(services.db, index, who, job);
    });
    workshop.add("overlap.job_import", [&services](outbox::actions::JobRun& job) -> Result<std::string> {
        TRY_ASSIGN(const auto who, services.db.read([&](store::ReadTx& tx) { return creator_of(tx, job, office_day(services.clock.now())); }));
        return overlap::actions::run_import(services.db, who, job, overlap::import_headings(services.locale));
    });
}

void add_ticks(jobs::Scheduler& scheduler, Workplace place) {
    auto& services = place.services;
    scheduler.when_woken("mails", seconds{20}, [place] { return outbox::actions::send_due(place.sender) > 0 ? jobs::Next::at_once : jobs::Next::after_period; });
    scheduler.when_woken("long work", seconds{5}, [place] { return place.workshop.run_one() ? jobs::Next::at_once : jobs::Next::after_period; });
    scheduler.when_woken("index of earlier tasks", seconds{30}, [place] {
        place.index.follow(place.services.db);
        return jobs::Next::after_period;
    });
    scheduler.every("leases", minutes{1}, [place] {
        place.workshop.renew_leases();
        return jobs::Next::after_period;
    });
    if (services.db.engine() == store::Engine::postgres)
        scheduler.when_woken("audit linker", seconds{2}, [&services] {
            std::int64_t linked = 0;
            in_transaction(services, [&](store::WriteTx& tx) { linked = audit::link_pending(tx); });
            return linked > 0 ? jobs::Next::at_once : jobs::Next::after_period;
        });
    // The log is kept elsewhere than the database: an end of the chain forged later does not agree with it.
    scheduler.every("audit head", hours{24}, [&services] {
        const auto end = services.db.read([](store::ReadTx& tx) { return audit::chain_end(tx); });
        if (end.entries > 0) spdlog::info("audit: {} entries, head {}", end.entries, end.head);
        return jobs::Next::after_period;
    });
    scheduler.every("last seen", minutes{1}, [&services] { return in_transaction(services, [](store::WriteTx& tx) { identity::save_last_seen(tx); }); });
    scheduler.every("housekeeping", hours{1}, [&services] {
        in_transaction(services, [](store::WriteTx& tx) { identity::remove_outdated(tx); });
        files::actions::sweep(services.db, files::Contents{services.settings.data_folder});
        return jobs::Next::after_period;
    });
    scheduler.every("periods", minutes{10}, [&services] {
        return in_transaction(services, [](store::WriteTx& tx) { (void)directives::actions::open_periods(tx); });
    });
    scheduler.every("changed surroundings", minutes{1}, [&services, seen = Surroundings{}]() mutable { return follow_surroundings(services, seen); });
    scheduler.every("reminders", minutes{10}, [&services] {
        return in_transaction(services, [&](store::WriteTx& tx) { (void)directives::actions::remind(tx, services.settings.public_address); });
    });
}

}  // namespace thienan::app
