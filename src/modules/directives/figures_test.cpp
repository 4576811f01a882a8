#include "modules/directives/testing.hpp"

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Figures : public EachProvince {};
INSTANTIATE_TEST_SUITE_P(, Figures, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Figures, every_figure_of_the_dashboard_lists_what_it_counts) {
    for (const int late : {5, 40, 90, 200}) p().give(p().science, p().today() - late);
    p().give(p().science, p().today() + 1);
    p().give(p().finance, p().today() + 100);
    p().give(p().finance);
    const auto done = p().give(p().finance, p().today() + 3), past = p().give(p().finance, p().today() - 3);
    for (const auto id : {done, past}) {
        p().act(acts::report_completion, p().accountant, id, Province::done()).value();
        p().act(acts::confirm_completion, p().monitor, id, "").value();
    }
    const auto board = p().read([&](store::ReadTx& tx) { return queries::dashboard(tx, p().monitor, p().today()); });
    const auto& f = board.all;
    EXPECT_EQ(f.open_overdue, 4);
    EXPECT_EQ((std::vector{f.overdue_30, f.overdue_60, f.overdue_120, f.overdue_more}), (std::vector<std::int64_t>{1, 1, 1, 1}));
    EXPECT_EQ((std::vector{f.open_soon, f.open_in_time, f.open_no_due}), (std::vector<std::int64_t>{1, 1, 1}));
    EXPECT_EQ((std::vector{f.done_in_time, f.done_late, f.total()}), (std::vector<std::int64_t>{1, 1, 9}));
    EXPECT_EQ(board.agencies.front().agency, p().science);
    EXPECT_EQ(board.months.size(), 12u);
    EXPECT_EQ(board.months.back().done_late, 1);
    const auto count = [&](queries::Filter filter) {
        filter.view = queries::View::all;
        return p().read([&](store::ReadTx& tx) { return queries::count(tx, p().monitor, filter, p().today()); });
    };
    EXPECT_EQ(count({.timeliness = Timeliness::overdue}), f.open_overdue);
    EXPECT_EQ(count({.timeliness = Timeliness::overdue, .lead = p().science}), f.open_overdue);
    EXPECT_EQ(count({.ageing = Ageing::days_60}), f.overdue_60);
    EXPECT_EQ(count({.timeliness = Timeliness::due_soon}), f.open_soon);
    EXPECT_EQ(count({.timeliness = Timeliness::no_due}), f.open_no_due);
    EXPECT_EQ(count({.timeliness = Timeliness::done_late}), f.done_late);
    EXPECT_EQ(count({.lead = p().finance}), 4);
    const auto theirs = p().read([&](store::ReadTx& tx) { return queries::dashboard(tx, p().director, p().today()); });
    EXPECT_EQ(theirs.side, queries::Dashboard::Side::lead);
    EXPECT_EQ(theirs.all.total(), 5);
}

TEST_P(Figures, a_list_is_paged_forwards_and_backwards_without_losing_or_repeating_a_row) {
    for (int i = 0; i < 11; ++i) p().give(i % 2 ? p().science : p().finance, i % 3 ? std::optional{p().today() + i} : std::nullopt);
    for (const auto& [spelling, order] : queries::kOrders)
        for (const auto view : {queries::View::open, queries::View::all}) {
            const queries::Filter filter{.view = view, .order = order};
            const auto page = [&](std::string after, std::string before) {
                return p().read([&](store::ReadTx& tx) { return queries::list(tx, p().monitor, filter, p().today(), {after, before}, 4); });
            };
            std::vector<std::int64_t> forward, backward;
            auto at = page("", "");
            EXPECT_EQ(at.previous, "");
            for (;; at = page(at.next, "")) {
                for (const auto& item : at.items) forward.push_back(item.id.value);
                if (at.next.empty()) break;
            }
            for (;; at = page("", at.previous)) {
                for (auto i = at.items.rbegin(); i != at.items.rend(); ++i) backward.push_back(i->id.value);
                if (at.previous.empty()) break;
            }
            std::reverse(backward.begin(), backward.end());
            EXPECT_EQ(forward.size(), 11u);
            EXPECT_EQ(forward, backward);
        }
}

TEST_P(Figures, filters_narrow_the_list_together) {
    auto fields = Province::work("Chủ trì và phối hợp", {{"", p().science}}, p().today() + 20);
    fields.with = {{"", p().finance}};
    fields.force = Force::soft;
    const auto both = p().give_out({fields}).front();
    const auto other = p().give(p().science, p().today() + 30, "Xây dựng kế hoạch chuyển đổi số");
    p().act(acts::accept, p().officer, other).value();
    const auto ids = [&](const Principal& who, const queries::Filter& filter) {
        std::vector<Id<Assignment>> out;
        for (const auto& item : p().list(who, filter)) out.push_back(item.id);
        return out;
    };
    using List = std::vector<Id<Assignment>>;
    EXPECT_EQ(ids(p().monitor, {.with = p().finance}), List{both});
    EXPECT_EQ(ids(p().monitor, {.view = queries::View::all, .with = p().finance}), List{both});
    EXPECT_EQ(ids(p().monitor, {.lead = p().science}), (List{both, other}));
    EXPECT_EQ(ids(p().monitor, {.force = Force::soft}), List{both});
    EXPECT_EQ(ids(p().monitor, {.state = State::in_progress}), List{other});
    EXPECT_EQ(ids(p().monitor, {.directive = p().assignment(both).directive}), List{both});
    EXPECT_EQ(ids(p().monitor, {.due_from = p().today() + 25, .due_to = p().today() + 40}), List{other});
    EXPECT_EQ(ids(p().monitor, {.text = "chuyen doi so"}), List{other});
    EXPECT_EQ(ids(p().officer, {.view = queries::View::mine}), List{other});
    EXPECT_EQ(ids(p().accountant, {.view = queries::View::co_operating}), List{both});
    EXPECT_EQ(ids(p().accountant, {.view = queries::View::led}), List{});
    const auto beside = p().read([&](store::ReadTx& tx) { return queries::neighbours(tx, p().monitor, {}, p().today(), both); });
    EXPECT_EQ(beside.previous, Id<Assignment>{});
    EXPECT_EQ(beside.next, other);
}

TEST_P(Figures, search_ignores_tone_marks_prefers_neighbours_and_shows_only_what_one_may_see) {
    const auto first = p().give(p().science, {}, "Xây dựng đề án phát triển khoa học");
    const auto second = p().give(p().finance, {}, "Học tập kinh nghiệm của các nhà khoa bảng");
    const auto find = [&](const Principal& who, std::string words) {
        return p().read([&](store::ReadTx& tx) { return queries::search(tx, who, words, p().today()); });
    };
    ASSERT_EQ(find(p().monitor, "KHOA HOC").items.size(), 1u);
    EXPECT_EQ(find(p().monitor, "KHOA HOC").items.front().id, first);
    EXPECT_EQ(find(p().monitor, "hoc khoa").match, queries::Match::all_words);
    EXPECT_EQ(find(p().monitor, "hoc khoa").items.size(), 2u);
    EXPECT_EQ(find(p().monitor, "đề án").items.size(), 1u);
    EXPECT_TRUE(find(p().accountant, "đề án").items.empty());
    EXPECT_TRUE(find(p().staff, "khoa").items.empty());
    EXPECT_TRUE(find(p().monitor, " ?! ").items.empty());
    EXPECT_TRUE(find(p().monitor, "khongcotunay").items.empty());
    p().act(acts::report_progress, p().accountant, second, acts::Progress{"Đã khảo sát thực địa", 5, {}}).value();
    EXPECT_EQ(find(p().monitor, "khảo sát thực địa").items.front().id, second);
}

}  // namespace
}  // namespace thienan::directives
