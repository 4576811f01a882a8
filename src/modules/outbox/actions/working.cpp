#include "modules/outbox/actions/working.hpp"

#include "modules/outbox/rules.hpp"
#include "modules/outbox/store.hpp"

#include <algorithm>
#include <utility>

namespace thienan::outbox::actions {
namespace {

void note(store::Database& db, const std::function<void(store::WriteTx&)>& f) {
    CHECK(db.write([&](store::WriteTx& tx) -> Result<Done> { return f(tx), Done{}; }).ok());
}

// Does something when the scope ends, however it ends.
template <class F>
class AtEnd {
public:
    explicit AtEnd(F f) : f_(std::move(f)) {}
    AtEnd(const AtEnd&) = delete;
    ~AtEnd() { f_(); }

private:
    F f_;
};

}  // namespace

void JobRun::progress(int percent) {
    using namespace std::chrono_literals;
    percent = std::clamp(percent, 0, 100);
    const auto now = std::chrono::steady_clock::now();
    if (percent == written_ || now - written_at_ < 1s) return;
    written_ = percent;
    written_at_ = now;
    note(*db_, [&](store::WriteTx& tx) { rows::save_progress(tx, job_, percent); });
}

bool Workshop::run_one() {
    struct Claim {
        std::optional<JobEntry> job;
    };
    const auto claimed = db_->write([](store::WriteTx& tx) -> Result<Claim> { return Claim{rows::claim_job(tx)}; }).value();
    if (!claimed.job) return false;
    {
        const std::lock_guard lock{mutex_};
        running_.push_back(*claimed.job);
    }
    const AtEnd forget{[&] {
        const std::lock_guard lock{mutex_};
        std::erase_if(running_, [&](const JobEntry& job) { return job.id == claimed.job->id; });
    }};
    run(*claimed.job);
    return true;
}

void Workshop::run(const JobEntry& job) {
    const auto fail = [&](const Sentence& reason) {
        note(*db_, [&](store::WriteTx& tx) { rows::save_job_failed(tx, job, reason); });
    };
    const auto handler = handlers_.find(job.kind);
    if (handler == handlers_.end() || job.attempts > rules::kJobAttempts) return fail({"outbox.job_broken", {}});
    JobRun work{*db_, job, stopping_};
    Result<std::string> result = std::string{};
    try {
        result = handler->second(work);
    } catch (...) {
        fail({"outbox.job_broken", {}});
        throw;
    }
    if (result) note(*db_, [&](store::WriteTx& tx) { rows::save_done(tx, job, *result); });
    else if (stopping_()) note(*db_, [&](store::WriteTx& tx) { rows::save_put_back(tx, job); });
    else fail({result.error().reason, result.error().args});
}

void Workshop::renew_leases() {
    std::vector<JobEntry> running;
    {
        const std::lock_guard lock{mutex_};
        running = running_;
    }
    if (running.empty()) return;
    note(*db_, [&](store::WriteTx& tx) {
        for (const auto& job : running) rows::renew_lease(tx, job);
    });
}

}  // namespace thienan::outbox::actions
