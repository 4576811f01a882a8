#include "platform/jobs/scheduler.hpp"

#include "base/check.hpp"

#include <exception>
#include <utility>

namespace thienan::jobs {
namespace {

// What `run` threw, in words; "" where it ended well.
template <class F>
std::string fault_of(F&& run) {
    try {
        run();
        return {};
    } catch (const std::exception& fault) {
        return *fault.what() == '\0' ? "unknown fault" : fault.what();
    } catch (...) {
        return "unknown fault";
    }
}

}  // namespace

Scheduler::Scheduler(Options options) : options_(std::move(options)) { CHECK(options_.workers > 0); }

Scheduler::~Scheduler() { stop(); }

void Scheduler::every(std::string name, std::chrono::milliseconds period, std::function<Next()> tick) {
    add({.name = std::move(name), .period = period, .run = std::move(tick)});
}

void Scheduler::when_woken(std::string name, std::chrono::milliseconds period, std::function<Next()> tick) {
    add({.name = std::move(name), .period = period, .run = std::move(tick), .wakeable = true});
}

void Scheduler::add(Tick tick) {
    CHECK(workers_.empty());
    tick.due = std::chrono::steady_clock::now();
    ticks_.push_back(std::move(tick));
}

void Scheduler::start() {
    const std::lock_guard lock{mutex_};
    CHECK(workers_.empty() && !stopping_);
    for (int i = 0; i < options_.workers; ++i) workers_.emplace_back([this] { work(); });
}

void Scheduler::wake() {
    {
        const std::lock_guard lock{mutex_};
        const auto now = std::chrono::steady_clock::now();
        for (auto& tick : ticks_) {
            if (!tick.wakeable) continue;
            if (tick.running) tick.woken = true;
            else if (tick.due > now) tick.due = now;
        }
    }
    changed_.notify_all();
}

bool Scheduler::soon(std::string name, std::function<void()> work) {
    {
        const std::lock_guard lock{mutex_};
        if (stopping_ || waiting_.size() >= options_.waiting) return false;
        waiting_.push_back({std::move(name), std::move(work), std::chrono::steady_clock::now()});
    }
    changed_.notify_one();
    return true;
}

void Scheduler::stop() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
        waiting_.clear();
    }
    changed_.notify_all();
    for (auto& worker : workers_) worker.join();
    workers_.clear();
}

bool Scheduler::is_stopping() const {
    const std::lock_guard lock{mutex_};
    return stopping_;
}

Scheduler::Tick* Scheduler::earliest() {
    Tick* found = nullptr;
    for (auto& tick : ticks_)
        if (!tick.running && (found == nullptr || tick.due < found->due)) found = &tick;
    return found;
}

void Scheduler::work() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        Tick* const tick = earliest();
        const bool due = tick != nullptr && tick->due <= std::chrono::steady_clock::now();
        // Whichever waits longer, so that neither a busy tick nor much work keeps the other from its turn.
        if (!waiting_.empty() && (!due || waiting_.front().since <= tick->due)) run_work(lock);
        else if (due) run_tick(*tick, lock);
        else if (tick != nullptr) changed_.wait_until(lock, Time{tick->due});
        else changed_.wait(lock);
    }
}

void Scheduler::run_tick(Tick& tick, std::unique_lock<std::mutex>& lock) {
    tick.running = true;
    tick.woken = false;
    lock.unlock();
    Next next = Next::after_period;
    const auto fault = fault_of([&] { next = tick.run(); });
    if (!fault.empty()) options_.on_fault(tick.name, fault);
    lock.lock();
    tick.running = false;
    const bool at_once = tick.woken || (fault.empty() && next == Next::at_once);
    tick.due = std::chrono::steady_clock::now() + (at_once ? std::chrono::milliseconds{0} : tick.period);
    changed_.notify_all();
}

void Scheduler::run_work(std::unique_lock<std::mutex>& lock) {
    const Work work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    const auto fault = fault_of(work.run);
    if (!fault.empty()) options_.on_fault(work.name, fault);
    lock.lock();
}

}  // namespace thienan::jobs
