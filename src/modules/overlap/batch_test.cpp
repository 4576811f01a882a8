// A whole list looked up at once.
#include "modules/outbox/queries.hpp"
#include "modules/overlap/actions/batches.hpp"
#include "modules/overlap/headings.hpp"
#include "modules/overlap/pages/cluster_map.hpp"
#include "modules/overlap/testing.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <gtest/gtest.h>

namespace thienan::overlap {
namespace {

const std::string kCinnamon = "Mục tiêu: xây dựng quy trình kỹ thuật trồng thâm canh cây quế trên đất dốc; nâng năng suất vỏ và hàm lượng tinh dầu; bố trí thí nghiệm mật độ và phân bón";
const std::string kList = "Tên nhiệm vụ,Nội dung\nTrồng thâm canh cây quế trên đất dốc,\"" + kCinnamon + "\"\nMô hình nuôi ong lấy mật dưới tán rừng keo,Nuôi ong nội trong thùng cải tiến và chế biến mật\n,không tên\n"
                          "Kỹ thuật trồng thâm canh cây quế trên đất dốc,\"" + kCinnamon + "\"\n";

class Batches : public testing::Module {
protected:
    Principal officer() { return acting({std::string{kScreen}}); }
    outbox::JobEntry hand_in(const std::string& bytes) {
        const auto items = rules::read_batch(bytes, import_headings(frame::testing::real_words())).value();
        const auto job = db().write([&](store::WriteTx& tx) { return actions::queue_batch(tx, officer(), "de-xuat.csv", items); }).value();
        outbox::actions::Workshop workshop{db()};
        workshop.add("overlap.job_batch", [&](outbox::actions::JobRun& run) { return actions::run_batch(db(), index(), officer(), run); });
        EXPECT_TRUE(workshop.run_one());
        return db().read([&](store::ReadTx& tx) { return outbox::queries::find_job(tx, officer(), job); }).value();
    }
    queries::BatchRecord first() {
        return db().read([&](store::ReadTx& tx) { return queries::batch(tx, officer(), queries::batches(tx, officer()).at(0).id); }).value();
    }
};

TEST_P(Batches, each_line_finds_its_task_and_lines_find_one_another) {
    add({.code = "TL-01", .title = "Nghiên cứu kỹ thuật trồng thâm canh cây quế trên đất dốc", .text = kCinnamon, .state = TaskState::stopped, .stop_cause = "Hết vốn", .place = "Thanh Lam"});
    index().follow(db());
    const auto done = hand_in(kList);
    ASSERT_TRUE(done.result.starts_with("/screenings/batches/")) << done.reason.key;
    const auto record = first();
    ASSERT_EQ(record.items.size(), 3u) << "a line without a title is passed over";
    EXPECT_EQ(record.items[0].task.code, "TL-01");
    EXPECT_TRUE(record.items[0].is_close());
    EXPECT_FALSE(record.items[1].is_close());
    ASSERT_EQ(record.links.size(), 1u);
    EXPECT_EQ(record.links[0].line, 2);
    EXPECT_EQ(record.links[0].other, 5);
    EXPECT_EQ(record.batch.corpus_version, 1);
    const auto clusters = rules::clusters(record.items, record.links);
    ASSERT_EQ(clusters.size(), 1u);
    EXPECT_EQ(clusters[0].items.size(), 2u);
    EXPECT_EQ(clusters[0].task_of.size(), 1u);
    EXPECT_EQ(clusters[0].edges.size(), 3u);
    for (const auto language : {Language::vi, Language::en}) {
        auto who = officer();
        who.language = language;
        for (const auto& target : {std::string{"/screenings/batches"}, done.result}) {
            const auto answer = site().get(target, who);
            ASSERT_TRUE(answer.ok()) << target;
            EXPECT_EQ(answer->body.find(">overlap."), std::string::npos) << target;
        }
    }
    EXPECT_NE(site().get(done.result, officer())->body.find("Hết vốn"), std::string::npos);
    EXPECT_EQ(office::read_xlsx(site().get(done.result + "/lines.xlsx", officer())->body).value().at(0).rows.back().at(2), "Kỹ thuật trồng thâm canh cây quế trên đất dốc");
    const auto alone = site().post(done.result + "/lines/2", officer(), {});
    EXPECT_TRUE(frame::testing::header_of(*alone, "Location").starts_with("/proposals/"));
    EXPECT_FALSE(site().post(done.result + "/lines/99", officer(), {}).ok());
    const auto stranger = office().acting(office().director, office().finance, {std::string{kScreen}});
    EXPECT_EQ(site().get(done.result, stranger).error().code, Code::not_found);
}

TEST_P(Batches, it_waits_for_an_index_and_is_refused_to_who_may_not_screen) {
    EXPECT_EQ(hand_in(kList).reason.key, "overlap.index_not_ready");
    EXPECT_FALSE(first().batch.done_at);
    EXPECT_EQ(db().write([&](store::WriteTx& tx) { return actions::queue_batch(tx, reader(), "x", {}); }).error().reason, "overlap.may_not_screen");
    EXPECT_EQ(site().post("/screenings/batches", officer(), {})->status, 422);
}

INSTANTIATE_TEST_SUITE_P(, Batches, store::testing::both_engines(), store::testing::engine_name);

BatchItem item(std::int64_t line, std::int64_t task) {
    BatchItem out;
    out.line = line;
    out.title = "Dòng";
    if (task) out.task.id = {task}, out.best_verdict = "copy", out.best_score = 9000;
    return out;
}

TEST(Clusters, lines_hang_together_by_a_common_task_or_by_being_alike_and_the_largest_comes_first) {
    const std::vector<BatchItem> items{item(2, 0), item(3, 7), item(4, 0), item(5, 7), item(6, 0), item(7, 0)};
    const auto found = rules::clusters(items, {{2, 4, 8000, Verdict::partial}, {5, 7, 6000, Verdict::same_problem}});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].items, (std::vector<std::size_t>{1, 3, 5}));
    EXPECT_EQ(found[0].task_of, std::vector<std::size_t>{1});
    EXPECT_EQ(found[1].items, (std::vector<std::size_t>{0, 2}));
    EXPECT_TRUE(rules::clusters({item(2, 0)}, {}).empty());
}

TEST(Clusters, the_map_has_a_mark_for_each_node_and_no_more_than_can_be_read) {
    std::vector<BatchItem> items;
    for (int i = 0; i < 60; ++i) items.push_back(item(i + 2, 7));
    const auto svg = pages::cluster_map(rules::clusters(items, {}).at(0), items, "Cụm").str();
    std::size_t circles = 0;
    for (auto at = svg.find("<circle"); at != std::string::npos; at = svg.find("<circle", at + 1)) ++circles;
    EXPECT_EQ(circles, pages::kMostNodes);
    EXPECT_NE(pages::cluster_map(rules::clusters({item(2, 7), item(3, 7)}, {}).at(0), items, "Cụm").str().find("<rect"), std::string::npos);
}

}  // namespace
}  // namespace thienan::overlap
