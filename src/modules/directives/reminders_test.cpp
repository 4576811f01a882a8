#include "modules/directives/testing.hpp"

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Reminders : public EachProvince {};
INSTANTIATE_TEST_SUITE_P(, Reminders, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Reminders, reminders_of_missed_days_come_once_and_never_twice) {
    const auto id = p().give(p().science, p().today() + 8);  // Tuesday 1/12
    acts::HandOn to;
    to.person = p().officer.person;
    p().act(acts::hand_on, p().director, id, to).value();
    std::vector<std::string> sent;
    const auto remind = [&] {
        return p().write([&](store::WriteTx& tx) {
            return acts::remind(tx, [&](store::WriteTx&, const acts::Reminder& r) -> Result<Done> {
                if (r.kind != acts::ReminderKind::digest) sent.push_back(r.key);
                return Done{};
            });
        }).value();
    };
    const auto key = [&](std::string kind, const Principal& who) { return "directives/" + kind + "/" + id.str() + "/2026-12-01/" + who.person.str(); };
    remind();
    EXPECT_TRUE(sent.empty());
    p().pass_days(3);  // Thursday 26/11: three working days before
    remind();
    EXPECT_EQ(sent, std::vector{key("before", p().officer)});
    EXPECT_EQ(remind(), 0);
    p().pass_days(5);
    remind();
    EXPECT_EQ(sent.back(), key("on_day", p().officer));
    p().pass_days(10);  // the server was down from the 1st to the 11th
    remind();
    EXPECT_EQ(sent.size(), 4u);
    EXPECT_EQ(sent[2], key("overdue", p().officer));
    EXPECT_EQ(sent[3], key("to_leader", p().director));
    EXPECT_EQ(remind(), 0);
}

TEST_P(Reminders, a_refused_reminder_leaves_the_day_undone) {
    p().give(p().science, p().today());
    int calls = 0;
    const auto remind = [&](bool works) {
        return p().write([&](store::WriteTx& tx) {
            return acts::remind(tx, [&](store::WriteTx&, const acts::Reminder&) -> Result<Done> {
                ++calls;
                if (!works) return Error{Code::unavailable, "frame.conflict"};
                return Done{};
            });
        });
    };
    EXPECT_FALSE(remind(false));
    EXPECT_TRUE(remind(true));
    EXPECT_EQ(calls, 2);
}

}  // namespace
}  // namespace thienan::directives
