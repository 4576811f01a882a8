// Looking proposals up: from the text to the decision and the form.
#include "modules/outbox/queries.hpp"
#include "modules/overlap/actions/reading.hpp"
#include "modules/overlap/actions/screening.hpp"
#include "modules/overlap/look_up_form.hpp"
#include "modules/overlap/pages/passages.hpp"
#include "modules/overlap/queries/screenings.hpp"
#include "modules/overlap/testing.hpp"
#include "platform/office/docx_reader.hpp"

#include <gtest/gtest.h>

namespace thienan::overlap {
namespace {

const std::string kText =
    "Mục tiêu: xây dựng quy trình kỹ thuật trồng thâm canh cây quế trên đất dốc, nâng năng suất vỏ và hàm lượng tinh dầu. "
    "Nội dung: điều tra hiện trạng rừng quế, bố trí thí nghiệm mật độ và phân bón, xây dựng mô hình 5 ha và tập huấn cho nông dân.";

class Screenings : public testing::Module {
protected:
    void SetUp() override {
        testing::Module::SetUp();
        if (IsSkipped()) return;
        add({.code = "TL-01", .title = "Nghiên cứu kỹ thuật trồng thâm canh cây quế trên đất dốc tỉnh Thanh Lam", .text = kText, .state = TaskState::stopped, .stop_cause = "Hết vùng nguyên liệu",
             .host = "Trung tâm Ứng dụng", .place = "Thanh Lam", .year_from = 2016, .year_to = 2018});
        add({.code = "TL-02", .title = "Mô hình nuôi cá lồng trên hồ thủy điện", .text = "Mục tiêu: xây dựng mô hình nuôi cá lăng trong lồng trên hồ chứa.", .place = "Hà Giang", .year_from = 2019});
        index().follow(db());
    }
    Principal officer() { return acting({std::string{kScreen}, std::string{kDecide}}); }
    Principal stranger() { return office().acting(office().director, office().finance, {std::string{kScreen}, std::string{kDecide}}); }

    Id<Proposal> propose(std::string title, std::string text = {}) {
        return db().write([&](store::WriteTx& tx) { return actions::add_proposal(tx, officer(), {title, text, {}, {}}); }).value();
    }
    Id<Screening> screen(Id<Proposal> id) { return actions::screen(db(), index(), officer(), id).value(); }
    queries::ScreeningRecord record(Id<Screening> id) {
        return db().read([&](store::ReadTx& tx) { return queries::screening(tx, officer(), id); }).value();
    }
    Result<Done> decide(Id<Screening> id, std::int64_t version, actions::NewDecision input, const Principal& who) {
        return db().write([&](store::WriteTx& tx) { return actions::decide(tx, who, id, version, input); });
    }
    const std::string kTitle = "Nghiên cứu kỹ thuật trồng thâm canh cây quế trên đất dốc";
};

TEST_P(Screenings, a_copy_is_found_with_its_passages_and_the_task_as_it_was) {
    const auto found = record(screen(propose(kTitle, kText)));
    ASSERT_FALSE(found.hits.empty());
    const auto& best = found.hits[0];
    EXPECT_EQ(best.task.code, "TL-01");
    EXPECT_EQ(best.verdict, Verdict::copy);
    EXPECT_GT(best.score, 5000) << "words are hardly rare among two tasks";
    EXPECT_FALSE(best.passages.empty());
    EXPECT_FALSE(best.grounds.empty());
    EXPECT_EQ(best.task.stop_cause, "Hết vùng nguyên liệu");
    EXPECT_EQ(found.screening.corpus_version, 2);
    EXPECT_EQ(found.screening.corpus_tasks, 2);
}

TEST_P(Screenings, what_was_found_stays_as_it_was_when_the_task_changes_or_goes) {
    const auto id = screen(propose(kTitle, kText));
    const auto task = record(id).hits[0].task.id;
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::remove_task(tx, keeper(), task, 1); }).ok());
    EXPECT_EQ(record(id).hits[0].task.text, kText);
}

TEST_P(Screenings, a_task_of_the_registry_does_not_find_itself) {
    const auto task = record(screen(propose(kTitle, kText))).hits[0].task.id;
    const auto id = db().write([&](store::WriteTx& tx) { return actions::add_proposal(tx, officer(), {"", "", {}, task}); }).value();
    for (const auto& hit : record(screen(id)).hits) EXPECT_NE(hit.task.id, task);
}

TEST_P(Screenings, where_the_registry_has_gone_on_the_texts_are_compared_anew) {
    const auto proposal = propose(kTitle, kText);
    const auto p = db().read([&](store::ReadTx& tx) { return queries::proposal(tx, officer(), proposal); }).value();
    const auto found = actions::look_up(index(), p).value();
    const auto task = *parse_id<EarlierTask>(found.hits.at(0).id);
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::change_task(tx, keeper(), {.id = task, .version = 1, .code = "TL-01", .title = "Quế", .text = "Đoạn mở đầu. " + kText}); }).ok());
    const auto kept = db().write([&](store::WriteTx& tx) { return actions::keep_screening(tx, officer(), p, found); }).value();
    const auto hits = record(kept).hits;
    ASSERT_FALSE(hits.empty());
    ASSERT_FALSE(hits[0].passages.empty());
    EXPECT_LE(hits[0].passages[0].record_to, 4u + 14u + 400u);
    EXPECT_GE(hits[0].passages[0].record_from, 4u);
}

TEST_P(Screenings, an_index_that_is_not_ready_is_said) {
    const auto id = propose(kTitle, kText);
    TaskIndex none{folder() + "-none"};
    EXPECT_EQ(actions::screen(db(), none, officer(), id).error().reason, "overlap.index_not_ready");
    EXPECT_NE(site().get("/proposals/" + id.str(), officer())->body.find("chưa tra cứu"), 0u);
}

TEST_P(Screenings, another_agencys_proposal_does_not_exist) {
    const auto proposal = propose(kTitle, kText);
    const auto id = screen(proposal);
    EXPECT_EQ(db().read([&](store::ReadTx& tx) { return queries::screening(tx, stranger(), id); }).error().code, Code::not_found);
    EXPECT_EQ(decide(id, 1, {Decision::independent, "x", 0}, stranger()).error().code, Code::not_found);
    EXPECT_TRUE(db().read([&](store::ReadTx& tx) { return queries::proposals(tx, stranger(), {}, {}, {}, 10); }).items.empty());
    EXPECT_EQ(db().read([&](store::ReadTx& tx) { return queries::proposals(tx, officer(), {.search = "trong tham canh"}, {}, {}, 10); }).items.size(), 1u);
}

TEST_P(Screenings, who_may_not_screen_or_decide_is_told) {
    EXPECT_EQ(db().write([&](store::WriteTx& tx) { return actions::add_proposal(tx, reader(), {"Tên", "", {}, {}}); }).error().reason, "overlap.may_not_screen");
    const auto id = screen(propose(kTitle));
    EXPECT_EQ(decide(id, 1, {Decision::independent, "x", 0}, acting({std::string{kScreen}})).error().reason, "overlap.may_not_decide");
}

TEST_P(Screenings, a_decision_needs_reasons_and_names_the_task_it_is_about) {
    const auto id = screen(propose(kTitle, kText));
    const auto reason = [&](const actions::NewDecision& input) {
        const auto refused = decide(id, 1, input, officer());
        return refused ? std::string{} : refused.error().fields.at(0).reason;
    };
    EXPECT_EQ(reason({Decision::independent, " ", 0}), "form.required");
    EXPECT_EQ(reason({Decision::overlaps, "Chép lại", 0}), "overlap.names_a_task");
    EXPECT_EQ(reason({Decision::continues, "Tiếp", 99}), "overlap.names_a_task");
    ASSERT_TRUE(decide(id, 1, {Decision::overlaps, "Chép lại", 1}, officer()).ok());
    EXPECT_EQ(decide(id, 1, {Decision::independent, "Khác", 0}, officer()).error().reason, "frame.conflict");
    EXPECT_EQ(record(id).screening.decision, Decision::overlaps);
    EXPECT_EQ(record(id).screening.decided_by, officer().name);
}

TEST_P(Screenings, a_changed_text_makes_the_look_up_stale_and_asks_for_a_new_one) {
    const auto proposal = propose(kTitle, kText);
    const auto first = screen(proposal);
    const auto change = [&](std::int64_t version, const std::string& title) { return db().write([&](store::WriteTx& tx) { return actions::change_proposal(tx, officer(), proposal, version, title, kText); }); };
    ASSERT_TRUE(change(1, kTitle + " ở vùng cao").ok());
    EXPECT_EQ(change(1, kTitle).error().reason, "frame.conflict");
    EXPECT_EQ(decide(first, 1, {Decision::independent, "x", 0}, officer()).error().reason, "overlap.stale");
    EXPECT_TRUE(db().read([&](store::ReadTx& tx) { return queries::proposals(tx, officer(), {}, {}, {}, 10); }).items.at(0).stale);
    EXPECT_NE(site().get("/proposals/" + proposal.str(), officer())->body.find("Hãy tra cứu lại trước khi kết luận"), std::string::npos);
    const auto second = screen(proposal);
    EXPECT_EQ(decide(first, 1, {Decision::independent, "x", 0}, officer()).error().reason, "overlap.stale") << "an older look-up is not decided on";
    EXPECT_TRUE(decide(second, 1, {Decision::independent, "Khác địa bàn", 0}, officer()).ok());
}

TEST_P(Screenings, every_page_answers_in_both_languages) {
    const auto proposal = propose(kTitle + " <em>", kText);
    const auto id = screen(proposal);
    for (const auto language : {Language::vi, Language::en}) {
        auto who = officer();
        who.language = language;
        for (const auto& target : {std::string{"/screenings"}, std::string{"/screenings?q=que&decision=none"}, std::string{"/screenings/new"}, "/screenings/new?task=" + record(id).hits[0].task.id.str(),
                                   "/screenings/" + id.str(), "/screenings/" + id.str() + "?state=stopped&place=lam", "/screenings/" + id.str() + "/hits/1", "/proposals/" + proposal.str(), "/proposals/" + proposal.str() + "/edit"}) {
            const auto answer = site().get(target, who);
            ASSERT_TRUE(answer.ok()) << target << answer.error().reason;
            EXPECT_EQ(answer->body.find(">overlap."), std::string::npos) << target << answer->body.substr(answer->body.find(">overlap."), 60);
            EXPECT_EQ(answer->body.find(" overlap."), std::string::npos) << target << answer->body.substr(answer->body.find(" overlap."), 60);
            EXPECT_EQ(answer->body.find("<em>"), std::string::npos) << target;
        }
    }
    EXPECT_NE(site().get("/screenings/" + id.str(), officer())->body.find("Hết vùng nguyên liệu"), std::string::npos);
    EXPECT_EQ(site().get("/screenings/" + id.str() + "?place=ha+noi", officer())->body.find("TL-01</span>"), std::string::npos);
    EXPECT_EQ(site().get("/screenings/" + id.str() + "/hits/99", officer()).error().code, Code::not_found);
}

TEST_P(Screenings, the_pages_lead_from_the_text_to_the_decision) {
    const auto answer = site().post("/screenings/new", officer(), {{"title", kTitle}, {"text", kText}});
    ASSERT_EQ(answer->status, 303) << answer->body;
    const auto proposal = frame::testing::header_of(*answer, "Location");
    EXPECT_EQ(site().post("/screenings/new", officer(), {{"text", kText}})->status, 422);
    const auto page = site().get(proposal, officer())->body;
    const auto end = page.find("/decide\"");
    const auto at = page.rfind("/screenings/", end);
    const auto base = page.substr(at, end - at);
    EXPECT_EQ(site().post(base + "/decide", officer(), {{"version", "1"}, {"decision", "overlaps"}, {"reasons", "Trùng"}})->status, 422);
    EXPECT_EQ(site().post(base + "/decide", officer(), {{"version", "1"}, {"decision", "overlaps"}, {"about", "1"}, {"reasons", "Trùng"}})->status, 303);
    const auto slower = site().post(base + "/decide", officer(), {{"version", "1"}, {"decision", "independent"}, {"reasons", "Lý do của người chậm hơn"}});
    EXPECT_EQ(slower->status, 409);
    EXPECT_NE(slower->body.find("Lý do của người chậm hơn"), std::string::npos);
    EXPECT_EQ(site().post(proposal + "/screen", officer(), {})->status, 303);
    EXPECT_EQ(site().post(proposal + "/edit", officer(), {{"version", "1"}, {"title", "Khác"}})->status, 303);
    EXPECT_EQ(site().post(proposal + "/edit", officer(), {{"version", "1"}, {"title", "Khác nữa"}})->status, 409);
}

TEST_P(Screenings, the_form_says_what_was_found_and_decided) {
    const auto id = screen(propose(kTitle, kText));
    ASSERT_TRUE(decide(id, 1, {Decision::overlaps, "Chép lại nhiệm vụ đã dừng", 1}, officer()).ok());
    const auto answer = site().get("/screenings/" + id.str() + "/form.docx", officer());
    ASSERT_TRUE(answer.ok());
    const auto text = office::read_docx_text(answer->body).value();
    for (const auto* part : {"PHIẾU KẾT QUẢ TRA CỨU", "C0-KQTrC", "TL-01", "Hết vùng nguyên liệu", "Trùng lặp", "Chép lại nhiệm vụ đã dừng", "SỞ KHOA HỌC VÀ"}) EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST_P(Screenings, a_document_is_read_and_looked_up_as_long_work) {
    const files::Contents contents{(std::filesystem::path{folder()}.parent_path()).string()};
    const auto hand_in = [&](const std::string& text) {
        const auto content = contents.keep(text).value();
        const auto job = db().write([&](store::WriteTx& tx) { return actions::queue_reading(tx, officer(), content, "de-xuat.txt", ""); }).value();
        outbox::actions::Workshop workshop{db()};
        workshop.add("overlap.job_read_proposal", [&](outbox::actions::JobRun& run) { return actions::read_proposal(db(), contents, index(), officer(), run); });
        EXPECT_TRUE(workshop.run_one());
        return db().read([&](store::ReadTx& tx) { return outbox::queries::find_job(tx, officer(), job); }).value();
    };
    const auto done = hand_in("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHIẾU ĐỀ XUẤT\n1. Tên đề tài: " + kTitle + "\n2. " + kText + "\n");
    ASSERT_TRUE(done.result.starts_with("/proposals/")) << done.reason.key;
    const auto items = db().read([&](store::ReadTx& tx) { return queries::proposals(tx, officer(), {}, {}, {}, 10); }).items;
    EXPECT_EQ(items.at(0).title, kTitle);
    EXPECT_TRUE(items.at(0).screened);
    EXPECT_EQ(hand_in("một hai\n").reason.key, "overlap.no_title_found");
    EXPECT_EQ(db().write([&](store::WriteTx& tx) { return actions::queue_reading(tx, reader(), contents.keep("x y").value(), "a.txt", ""); }).error().reason, "overlap.may_not_screen");
}

INSTANTIATE_TEST_SUITE_P(, Screenings, store::testing::both_engines(), store::testing::engine_name);

TEST(Passages, each_is_marked_once_on_each_side_with_the_same_number) {
    const std::vector<MatchedPassage> passages{{4, 8, 0, 4}, {0, 3, 6, 9}};
    html::Writer proposal, task;
    pages::marked_text(proposal, "một", "hai ba", pages::marked_ranges(passages, pages::Side::proposal), pages::Side::proposal);
    EXPECT_EQ(std::move(proposal).take().str(),
              R"(<h3><mark class="ta-passage ta-p-1" id="q1"><a href="#r1">1</a>một</mark></h3><p><mark class="ta-passage ta-p-2" id="q2"><a href="#r2">2</a>hai </mark>ba</p>)");
}

TEST(Passages, overlapping_ones_are_cut_and_one_over_two_paragraphs_goes_on) {
    const std::vector<MatchedPassage> passages{{0, 6, 0, 1}, {2, 9, 0, 1}};
    html::Writer out;
    pages::marked_text(out, "abcd", "efghij", pages::marked_ranges(passages, pages::Side::proposal), pages::Side::proposal);
    EXPECT_EQ(std::move(out).take().str(),
              R"(<h3><mark class="ta-passage ta-p-1" id="q1"><a href="#r1">1</a>abcd</mark></h3><p><mark class="ta-passage ta-p-1">e</mark><mark class="ta-passage ta-p-2" id="q2"><a href="#r2">2</a>fgh</mark>ij</p>)");
}

TEST(Proposals, the_title_is_found_behind_its_label_or_in_the_first_line_of_words) {
    EXPECT_EQ(rules::title_in("PHIẾU ĐỀ XUẤT NHIỆM VỤ KH\n1. Tên nhiệm vụ: \"Trồng quế trên đất dốc\".\n"), "Trồng quế trên đất dốc");
    EXPECT_EQ(rules::title_in("Tên đề tài:\nTrồng quế trên đất dốc"), "Trồng quế trên đất dốc");
    EXPECT_EQ(rules::title_in("ỦY BAN NHÂN DÂN TỈNH THANH LAM\nTrồng quế trên đất dốc vùng cao"), "Trồng quế trên đất dốc vùng cao");
    EXPECT_EQ(rules::title_in("một hai"), "");
}

TEST(Proposals, passages_and_grounds_are_kept_as_they_were) {
    const std::vector<Ground> grounds{{"titles_shared", 120}, {"query_length", -7}};
    EXPECT_EQ(rules::unpack_grounds(rules::pack(grounds)), grounds);
    const auto passages = rules::unpack_passages(rules::pack(std::vector<MatchedPassage>{{1, 2, 3, 4}, {5, 6, 7, 8}}));
    ASSERT_EQ(passages.size(), 2u);
    EXPECT_EQ(passages[1].record_to, 8u);
}

}  // namespace
}  // namespace thienan::overlap
