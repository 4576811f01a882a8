// Work beside the requests: a few worker threads, ticks that come round, and work to be done soon. Knows no database and
// keeps nothing: what must survive a restart lives in tables, and a tick asks them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace thienan::jobs {

// What a tick answers: nothing more to do before its period is over, or there is more at once.
enum class Next { after_period, at_once };

class Scheduler {
public:
    struct Options {
        int workers = 3;
        std::size_t waiting = 1000;  // most pieces of work given to soon() and not begun yet
        // Told what a tick or a piece of work threw. Must not throw. The tick comes round again after its period.
        std::function<void(std::string_view name, std::string_view fault)> on_fault = [](std::string_view, std::string_view) {};
    };

    explicit Scheduler(Options options);
    ~Scheduler();  // stop()
    Scheduler(const Scheduler&) = delete;
    Scheduler& operator=(const Scheduler&) = delete;

    // Before start(). Runs at start, then `period` after it last ended; never twice at the same time.
    void every(std::string name, std::chrono::milliseconds period, std::function<Next()> tick);
    // The same, and at each wake().
    void when_woken(std::string name, std::chrono::milliseconds period, std::function<Next()> tick);

    void start();

    // The ticks of when_woken come round now; one that is running comes round once more. Cheap; from any thread.
    void wake();

    // Once, as soon as a worker is free. False where too much is waiting already or the scheduler was stopped.
    bool soon(std::string name, std::function<void()> work);

    // What runs is finished, what waits in soon() is dropped, no tick comes round any more. Returns when all threads ended.
    void stop();
    // For long work to look at: end early, the rest is done after the next start.
    bool is_stopping() const;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Tick {
        std::string name;
        std::chrono::milliseconds period;
        std::function<Next()> run;
        Time due;
        bool wakeable = false;
        bool running = false;
        bool woken = false;
    };
    struct Work {
        std::string name;
        std::function<void()> run;
        Time since;
    };

    void add(Tick tick);
    void work();
    Tick* earliest();
    void run_tick(Tick& tick, std::unique_lock<std::mutex>& lock);
    void run_work(std::unique_lock<std::mutex>& lock);

    Options options_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Tick> ticks_;
    std::deque<Work> waiting_;
    std::vector<std::thread> workers_;
    bool stopping_ = false;
};

}  // namespace thienan::jobs
