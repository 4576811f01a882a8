// What the month shows of each day, and that lists with words give the same whatever stands beside the words.
#include "modules/directives/testing.hpp"

#include <algorithm>

namespace thienan::directives {
namespace {

using namespace testing;

class Months : public EachProvince {
protected:
    std::vector<queries::DueDay> days(const Principal& who, const queries::Filter& filter, Date from, Date to) {
        return p().read([&](store::ReadTx& tx) { return queries::due_by_day(tx, who, filter, p().today(), {from, to}, 2); });
    }
};

std::vector<std::int64_t> totals(const std::vector<queries::DueDay>& days) {
    std::vector<std::int64_t> out;
    for (const auto& day : days) out.push_back(day.total);
    return out;
}

TEST_P(Months, a_day_shows_its_first_ones_and_counts_the_others) {
    const auto monday = p().today() + 30, tuesday = monday + 1;
    const auto ids = p().give_out({p().work("Một", {{"", p().science}}, tuesday), p().work("Hai", {{"", p().science}}, monday), p().work("Ba", {{"", p().finance}}, monday),
                                   p().work("Bốn", {{"", p().science}}, monday), p().work("Năm", {{"", p().science}})});
    const auto all = days(p().monitor, {.view = queries::View::all}, monday - 1, tuesday + 1);
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(totals(all), (std::vector<std::int64_t>{0, 3, 1, 0}));
    ASSERT_EQ(all[1].items.size(), 2u);
    EXPECT_EQ(all[1].items[0].id, ids[1]);
    EXPECT_EQ(all[1].items[1].id, ids[2]);
    EXPECT_EQ(all[2].items.at(0).id, ids[0]);
    EXPECT_EQ(totals(days(p().accountant, {.view = queries::View::all}, monday, tuesday)), (std::vector<std::int64_t>{1, 0})) << "what one may see";
    EXPECT_EQ(totals(days(Principal{}, {}, monday, tuesday)), (std::vector<std::int64_t>{0, 0}));
}

TEST_P(Months, every_filter_narrows_the_days_as_it_narrows_the_list) {
    const auto first = p().today() + 30;
    for (int i = 0; i < 6; ++i) {
        auto fields = p().work(i % 2 ? "Quy chế chung" : "Kế hoạch năm", {{"", i % 3 ? p().science : p().finance}}, first + i % 2);
        if (i == 1) fields.with = {{"", p().home_affairs}};
        p().give_out({fields, p().work("Việc khác", {{"", p().finance}}, first)});
    }
    const auto id = p().list(p().monitor, {.view = queries::View::all}).front().id;
    p().act(actions::suspend, p().monitor, id, std::string{"chờ"}).value();
    const auto directive = p().assignment(id).directive;
    using queries::View;
    for (const auto& filter : std::initializer_list<queries::Filter>{
             {.view = View::all}, {.view = View::open}, {.view = View::all, .lead = p().science}, {.view = View::all, .state = State::suspended},
             {.view = View::all, .with = p().home_affairs}, {.view = View::all, .directive = directive}, {.view = View::all, .text = "quy che"},
             {.view = View::all, .directive = directive, .text = "ke hoach"}, {.view = View::all, .with = p().home_affairs, .text = "QUY CHẾ"},
             {.view = View::open, .lead = p().finance, .text = "việc"}, {.view = View::all, .due_from = first + 1}, {.view = View::led}}) {
        const auto listed = p().list(p().monitor, filter);
        const auto shown = days(p().monitor, filter, first, first + 1);
        for (int i = 0; i < 2; ++i)
            EXPECT_EQ(shown[static_cast<std::size_t>(i)].total, std::count_if(listed.begin(), listed.end(), [&](const auto& item) { return item.effective_due == first + i; }));
    }
}

TEST_P(Months, many_of_one_day_are_counted_to_fifty_and_one) {
    const auto day = p().today() + 30;
    for (int i = 0; i < 13; ++i)
        p().give_out({p().work("Một", {{"", p().science}}, day), p().work("Hai", {{"", p().science}}, day), p().work("Ba", {{"", p().science}}, day), p().work("Bốn", {{"", p().science}}, day)});
    EXPECT_EQ(totals(days(p().monitor, {.view = queries::View::all}, day, day)), (std::vector<std::int64_t>{queries::kMostDueCounted + 1}));
}

INSTANTIATE_TEST_SUITE_P(, Months, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::directives
