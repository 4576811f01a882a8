// Doing long work: one piece at a time a worker, in no transaction, found again after a restart.
#pragma once

#include "base/result.hpp"
#include "modules/outbox/model.hpp"
#include "platform/store/store.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace thienan::outbox::actions {

// A piece of work as its handler sees it. A handler may be started again from the beginning when the process died meanwhile,
// so what it leaves behind it must leave in one transaction at its end.
class JobRun {
public:
    JobRun(store::Database& db, JobEntry job, std::function<bool()> stopping)
        : db_(&db), job_(std::move(job)), stopping_(std::move(stopping)) {}

    Id<Job> id() const { return job_.id; }
    const std::string& payload() const { return job_.payload; }
    Id<Person> created_by() const { return job_.created_by; }
    Id<Agency> agency() const { return job_.agency; }

    // 0…100; may be called as often as one likes, it is written at most once a second.
    void progress(int percent);
    // The program ends: return stopped() soon, the work begins anew after the next start.
    bool should_stop() const { return stopping_(); }
    static Error stopped() { return {Code::unavailable, "outbox.job_stopped"}; }

private:
    store::Database* db_;
    JobEntry job_;
    std::function<bool()> stopping_;
    int written_ = 0;
    std::chrono::steady_clock::time_point written_at_{};
};

// What the work gave: an address of this site to go on at ("/directives/7"), or "". A refusal is shown to its creator.
using Handler = std::function<Result<std::string>(JobRun&)>;

// Takes up queued work. Several threads may call run_one at once. Filled before the first call.
class Workshop {
public:
    explicit Workshop(store::Database& db, std::function<bool()> stopping = [] { return false; })
        : db_(&db), stopping_(std::move(stopping)) {}
    void add(std::string kind, Handler handler) { handlers_[std::move(kind)] = std::move(handler); }

    // Does the piece that waits longest, or one whose worker died; false where there is none. What a handler throws fails the
    // piece with outbox.job_broken and passes on.
    bool run_one();
    // Keeps what runs here from being taken for dead. Call about once a minute.
    void renew_leases();

private:
    void run(const JobEntry& job);

    store::Database* db_;
    std::function<bool()> stopping_;
    std::map<std::string, Handler, std::less<>> handlers_;
    std::mutex mutex_;
    std::vector<JobEntry> running_;
};

}  // namespace thienan::outbox::actions
