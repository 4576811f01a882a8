// The registry of earlier tasks and the index that follows it.
#include "frame/page_testing.hpp"
#include "modules/audit/testing.hpp"
#include "modules/identity/testing.hpp"
#include "modules/overlap/actions/registry.hpp"
#include "modules/overlap/module.hpp"
#include "modules/overlap/queries/tasks.hpp"
#include "modules/overlap/task_index.hpp"
#include "modules/overlap/testing.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <gtest/gtest.h>

namespace thienan::overlap {
namespace {

class Registry : public testing::Module {
protected:
    std::vector<std::string> found(const queries::TaskFilter& filter) {
        std::vector<std::string> codes;
        for (const auto& task : db().read([&](store::ReadTx& tx) { return queries::tasks(tx, filter, {}, 50); }).tasks) codes.push_back(task.code);
        return codes;
    }
    // The code of what is most like it; "" where nothing is.
    std::string most_like(std::string_view title) {
        const auto hits = index().view().index->corpus().screen(title, {}, {.top = 1});
        return hits.empty() ? std::string{} : db().read([&](store::ReadTx& tx) { return queries::task(tx, *parse_id<EarlierTask>(hits[0].id)); }).value().code;
    }
};

TEST_P(Registry, tasks_are_found_without_diacritics_by_state_place_and_year) {
    add({.code = "A", .title = "Nghiên cứu trồng quế Trà Bồng", .place = "Thanh Lam", .year_from = 2018, .year_to = 2020});
    add({.code = "B", .title = "Nuôi tôm thẻ chân trắng", .state = TaskState::stopped, .stop_cause = "Dịch bệnh", .place = "Hà Giang", .year_from = 2021});
    EXPECT_EQ(found({.search = "trong que"}), std::vector<std::string>{"A"});
    EXPECT_EQ(found({.state = TaskState::stopped}), std::vector<std::string>{"B"});
    EXPECT_EQ(found({.place = "ha giang"}), std::vector<std::string>{"B"});
    EXPECT_EQ(found({.year = 2019}), std::vector<std::string>{"A"});
    EXPECT_EQ(found({.sort = "title"}), (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(found({}), (std::vector<std::string>{"B", "A"})) << "the youngest first";
}

TEST_P(Registry, pages_go_forth_and_back_by_keys) {
    for (int i = 0; i < 5; ++i) add({.code = "C" + std::to_string(i), .title = "Nhiệm vụ", .year_from = 2010 + i});
    const auto page = [&](queries::Place place) { return db().read([&](store::ReadTx& tx) { return queries::tasks(tx, {}, place, 2); }); };
    const auto first = page({});
    EXPECT_EQ(first.tasks.at(0).code, "C4");
    EXPECT_EQ(first.previous, "");
    const auto second = page({*parse_id<EarlierTask>(first.next), {}});
    EXPECT_EQ(second.tasks.at(0).code, "C2");
    const auto again = page({{}, *parse_id<EarlierTask>(second.previous)});
    EXPECT_EQ(again.tasks.at(0).code, "C4");
    EXPECT_EQ(page({*parse_id<EarlierTask>(second.next), {}}).next, "");
}

TEST_P(Registry, only_who_maintains_it_changes_it) {
    const auto id = add({.code = "A", .title = "Nhiệm vụ"});
    const auto refused = [&](auto act) { return db().write([&](store::WriteTx& tx) -> Result<Done> { TRY(act(tx)); return Done{}; }).error().reason; };
    EXPECT_EQ(refused([&](store::WriteTx& tx) { return actions::add_task(tx, reader(), {.code = "B", .title = "x"}); }), "overlap.may_not_maintain");
    EXPECT_EQ(refused([&](store::WriteTx& tx) { return actions::change_task(tx, reader(), {.id = id, .version = 1, .code = "A", .title = "y"}); }), "overlap.may_not_maintain");
    EXPECT_EQ(refused([&](store::WriteTx& tx) { return actions::remove_task(tx, reader(), id, 1); }), "overlap.may_not_maintain");
}

TEST_P(Registry, a_code_belongs_to_one_task) {
    add({.code = "A", .title = "Một"});
    const auto again = db().write([&](store::WriteTx& tx) { return actions::add_task(tx, keeper(), {.code = "A", .title = "Hai"}); });
    ASSERT_FALSE(again.ok());
    EXPECT_EQ(again.error().fields.at(0).reason, "overlap.code_taken");
}

TEST_P(Registry, whoever_was_slower_is_told) {
    const auto id = add({.code = "A", .title = "Một"});
    const auto change = [&](std::int64_t version, std::string title) { return db().write([&](store::WriteTx& tx) { return actions::change_task(tx, keeper(), {.id = id, .version = version, .code = "A", .title = title}); }); };
    EXPECT_TRUE(change(1, "Hai").ok());
    EXPECT_EQ(change(1, "Ba").error().reason, "frame.conflict");
    EXPECT_EQ(db().write([&](store::WriteTx& tx) { return actions::remove_task(tx, keeper(), id, 1); }).error().reason, "frame.conflict");
    EXPECT_EQ(db().write([&](store::WriteTx& tx) { return actions::remove_task(tx, keeper(), {99}, 1); }).error().code, Code::not_found);
}

TEST_P(Registry, the_index_follows_what_is_added_changed_and_removed) {
    const auto id = add({.code = "A", .title = "Nghiên cứu kỹ thuật trồng quế trên đất dốc"});
    index().follow(db());
    EXPECT_EQ(most_like("trồng quế trên đất dốc"), "A");
    add({.code = "B", .title = "Mô hình nuôi cá lồng trên hồ thủy điện"});
    index().follow_quickly(db());
    EXPECT_EQ(most_like("nuôi cá lồng trên hồ thủy điện"), "B");
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::change_task(tx, keeper(), {.id = id, .version = 1, .code = "A", .title = "Chế biến rong biển thành phân bón"}); }).ok());
    index().follow(db());
    EXPECT_EQ(most_like("chế biến rong biển thành phân bón"), "A");
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::remove_task(tx, keeper(), id, 2); }).ok());
    index().follow(db());
    EXPECT_NE(most_like("chế biến rong biển thành phân bón"), "A");
    EXPECT_EQ(index().view().version, 4);
}

TEST_P(Registry, a_damaged_index_or_one_of_another_history_is_made_anew) {
    add({.code = "A", .title = "Nghiên cứu kỹ thuật trồng quế trên đất dốc"});
    index().follow(db());
    reopen([](const std::string& folder) { std::ofstream{folder + "/current"} << "x"; });
    EXPECT_FALSE(index().view());
    index().follow(db());
    EXPECT_EQ(most_like("trồng quế trên đất dốc"), "A");
    reopen([](const std::string& folder) { std::ofstream{folder + "/follows"} << "7 12345\n"; });
    index().follow(db());
    EXPECT_EQ(most_like("trồng quế trên đất dốc"), "A");
    EXPECT_EQ(index().view().version, 1);
    reopen([](const std::string&) {});
    index().follow(db());
    EXPECT_EQ(most_like("trồng quế trên đất dốc"), "A") << "a whole one is opened again";
}

TEST_P(Registry, an_index_in_use_is_made_anew_where_the_history_became_another) {
    add({.code = "A", .title = "Nghiên cứu kỹ thuật trồng quế trên đất dốc"});
    index().follow(db());
    const auto before = index().view().index->corpus().size();
    db().write([&](store::WriteTx& tx) -> Result<Done> {
        tx.execute({"test/other_history", "update earlier_task_change set stamp = 7"});
        return Done{};
    }).value();
    add({.code = "B", .title = "Mô hình nuôi cá lồng trên hồ thủy điện"});
    index().follow(db());
    EXPECT_EQ(index().view().version, 2);
    EXPECT_EQ(index().view().index->corpus().size(), before + 1);
}

TEST_P(Registry, a_second_process_reads_the_index_that_the_first_keeps_up) {
    add({.code = "A", .title = "Nghiên cứu kỹ thuật trồng quế trên đất dốc"});
    index().follow(db());
    TaskIndex other{folder()};
    other.follow(db());
    ASSERT_TRUE(other.view());
    add({.code = "B", .title = "Mô hình nuôi cá lồng trên hồ thủy điện"});
    index().follow(db());
    other.follow(db());
    EXPECT_EQ(other.view().version, 2);
    EXPECT_EQ(other.view().index->corpus().size(), 2u);
}

TEST_P(Registry, pages_answer_in_both_languages) {
    const auto id = add({.code = "A", .title = "Trồng quế <em>", .text = "Mục tiêu", .state = TaskState::stopped, .stop_cause = "Hết vốn", .place = "Thanh Lam", .year_from = 2018, .level = Level::province});
    for (const auto language : {Language::vi, Language::en}) {
        auto who = keeper();
        who.language = language;
        for (const auto& target : {std::string{"/earlier-tasks"}, std::string{"/earlier-tasks?q=que&state=stopped&place=lam&year=2018&sort=-title"}, std::string{"/earlier-tasks?q=khongco"}, std::string{"/earlier-tasks/new"},
                                   "/earlier-tasks/" + id.str(), "/earlier-tasks/" + id.str() + "/edit"}) {
            const auto answer = site().get(target, who);
            ASSERT_TRUE(answer.ok()) << target;
            EXPECT_EQ(answer->body.find(">overlap."), std::string::npos) << target << answer->body.substr(answer->body.find(">overlap."), 50);
            EXPECT_EQ(answer->body.find("<em>"), std::string::npos);
        }
    }
    const auto sheets = office::read_xlsx(site().get("/earlier-tasks.xlsx?q=que", keeper())->body).value();
    EXPECT_EQ(sheets.at(0).rows.back().at(0), "Trồng quế <em>");
}

TEST_P(Registry, the_form_adds_changes_and_removes_and_keeps_what_was_typed) {
    const auto added = site().post("/earlier-tasks/new", keeper(), {{"code", "A"}, {"title", "Trồng quế"}, {"state", "running"}, {"year_from", "2020"}});
    ASSERT_TRUE(added.ok());
    ASSERT_EQ(added->status, 303) << added->body;
    const auto page = frame::testing::header_of(*added, "Location");
    const auto wrong = site().post(page + "/edit", keeper(), {{"version", "1"}, {"code", "A"}, {"title", "Trồng quế hai"}, {"state", "stopped"}});
    EXPECT_EQ(wrong->status, 422);
    EXPECT_NE(wrong->body.find("Trồng quế hai"), std::string::npos);
    EXPECT_EQ(site().post(page + "/edit", keeper(), {{"version", "1"}, {"code", "A"}, {"title", "Trồng quế hai"}, {"state", "running"}})->status, 303);
    EXPECT_EQ(site().post(page + "/edit", keeper(), {{"version", "1"}, {"code", "A"}, {"title", "Trồng quế ba"}, {"state", "running"}})->status, 409);
    EXPECT_EQ(site().post(page + "/remove?version=2", keeper(), {})->status, 303);
    EXPECT_FALSE(site().get(page, keeper()).ok());
}

INSTANTIATE_TEST_SUITE_P(, Registry, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::overlap
