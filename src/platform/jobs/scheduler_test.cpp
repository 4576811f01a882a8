#include "platform/jobs/scheduler.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace thienan::jobs {
namespace {

using namespace std::chrono_literals;

// Waits at most five seconds for something another thread brings about.
template <class F>
bool comes_true(F&& condition) {
    for (int i = 0; i < 5000; ++i) {
        if (condition()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

TEST(Scheduler, a_tick_runs_at_start_and_comes_round_after_its_period) {
    std::atomic<int> runs{0};
    Scheduler scheduler{{.workers = 1}};
    scheduler.every("tick", 5ms, [&] { return ++runs, Next::after_period; });
    EXPECT_EQ(runs, 0) << "nothing runs before start";
    scheduler.start();
    EXPECT_TRUE(comes_true([&] { return runs >= 3; }));
}

TEST(Scheduler, waking_brings_a_wakeable_tick_of_an_hour_round_now_and_leaves_the_others) {
    std::atomic<int> runs{0}, others{0};
    Scheduler scheduler{{.workers = 2}};
    scheduler.when_woken("mails", 1h, [&] { return ++runs, Next::after_period; });
    scheduler.every("housekeeping", 1h, [&] { return ++others, Next::after_period; });
    scheduler.start();
    ASSERT_TRUE(comes_true([&] { return runs == 1 && others == 1; }));
    scheduler.wake();
    EXPECT_TRUE(comes_true([&] { return runs == 2; }));
    scheduler.stop();
    EXPECT_EQ(others, 1);
}

TEST(Scheduler, a_tick_with_more_to_do_comes_round_at_once) {
    std::atomic<int> runs{0};
    Scheduler scheduler{{.workers = 1}};
    scheduler.every("tick", 1h, [&] { return ++runs < 4 ? Next::at_once : Next::after_period; });
    scheduler.start();
    EXPECT_TRUE(comes_true([&] { return runs == 4; }));
}

TEST(Scheduler, a_tick_never_runs_twice_at_the_same_time_and_a_wake_during_a_run_is_not_lost) {
    std::atomic<int> inside{0}, most{0}, runs{0};
    std::promise<void> entered, may_go;
    auto gate = may_go.get_future().share();
    Scheduler scheduler{{.workers = 4}};
    scheduler.when_woken("tick", 1h, [&] {
        most = std::max(most.load(), ++inside);
        if (++runs == 1) entered.set_value(), gate.wait();
        --inside;
        return Next::after_period;
    });
    scheduler.start();
    entered.get_future().wait();
    scheduler.wake();
    scheduler.wake();
    may_go.set_value();
    EXPECT_TRUE(comes_true([&] { return runs == 2; }));
    scheduler.stop();
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(most, 1);
}

TEST(Scheduler, what_a_tick_throws_is_reported_and_the_tick_comes_round_again) {
    std::atomic<int> runs{0}, faults{0};
    std::string told;
    Scheduler scheduler{{.workers = 1, .on_fault = [&](std::string_view name, std::string_view fault) {
                             if (faults++ == 0) told = std::string{name} + ": " + std::string{fault};
                         }}};
    scheduler.every("mails", 1ms, [&]() -> Next { throw std::runtime_error("no server " + std::to_string(++runs)); });
    scheduler.start();
    EXPECT_TRUE(comes_true([&] { return runs >= 2; }));
    scheduler.stop();
    EXPECT_EQ(told, "mails: no server 1");
}

TEST(Scheduler, work_given_soon_runs_once_even_while_a_tick_is_always_busy) {
    std::atomic<int> done{0};
    Scheduler scheduler{{.workers = 1}};
    scheduler.every("busy", 1h, [] { return Next::at_once; });
    scheduler.start();
    EXPECT_TRUE(scheduler.soon("work", [&] { ++done; }));
    EXPECT_TRUE(comes_true([&] { return done == 1; }));
}

TEST(Scheduler, what_given_work_throws_is_reported_and_the_worker_goes_on) {
    std::atomic<int> faults{0}, done{0};
    Scheduler scheduler{{.workers = 1, .on_fault = [&](std::string_view, std::string_view) { ++faults; }}};
    scheduler.start();
    EXPECT_TRUE(scheduler.soon("bad", [] { throw 7; }));
    EXPECT_TRUE(scheduler.soon("good", [&] { ++done; }));
    EXPECT_TRUE(comes_true([&] { return done == 1; }));
    EXPECT_EQ(faults, 1);
}

TEST(Scheduler, too_much_waiting_work_is_refused) {
    Scheduler scheduler{{.workers = 1, .waiting = 2}};
    EXPECT_TRUE(scheduler.soon("a", [] {}));
    EXPECT_TRUE(scheduler.soon("b", [] {}));
    EXPECT_FALSE(scheduler.soon("c", [] {}));
}

TEST(Scheduler, stopping_finishes_what_runs_and_drops_what_waits) {
    std::atomic<bool> finished{false}, dropped{true}, saw_stop{false};
    std::promise<void> entered;
    Scheduler scheduler{{.workers = 1}};
    scheduler.start();
    EXPECT_TRUE(scheduler.soon("long", [&] {
        entered.set_value();
        saw_stop = comes_true([&] { return scheduler.is_stopping(); });
        finished = true;
    }));
    entered.get_future().wait();
    EXPECT_TRUE(scheduler.soon("later", [&] { dropped = false; }));
    scheduler.stop();
    EXPECT_TRUE(finished);
    EXPECT_TRUE(saw_stop);
    EXPECT_TRUE(dropped);
    EXPECT_FALSE(scheduler.soon("never", [] {}));
}

}  // namespace
}  // namespace thienan::jobs
