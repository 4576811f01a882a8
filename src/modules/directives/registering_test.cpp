#include "modules/directives/testing.hpp"

#include <fstream>
#include <iterator>

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Registering : public EachProvince {};
INSTANTIATE_TEST_SUITE_P(, Registering, store::testing::both_engines(), store::testing::engine_name);

std::string sample(const std::string& name) {
    std::ifstream file{std::string{THIENAN_SOURCE_DIR} + "/sample/" + name};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// ---- registering ------------------------------------------------------------------------------------------------------

TEST_P(Registering, a_registered_text_is_a_draft_whose_spans_are_the_documents_own_words) {
    const auto id = p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().clerk, {sample("01-thong-bao-ket-luan.txt"), {}, {}, {}}); }).value();
    const auto review = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value();
    EXPECT_EQ(review.directive.state, DirectiveState::draft);
    EXPECT_GT(review.points.size(), 5u);
    EXPECT_GT(review.drafts.size(), 5u);
    for (const auto& draft : review.drafts) {
        ASSERT_FALSE(draft.span.empty());
        ASSERT_LE(draft.span.to, static_cast<std::int64_t>(review.text.size()));
        EXPECT_EQ(review.text.compare(static_cast<std::size_t>(draft.span.from), 4, draft.text, 0, 4), 0) << draft.text;
    }
}

TEST_P(Registering, the_same_text_is_refused_with_the_number_of_the_first_and_may_come_again_after_a_withdrawal) {
    const auto text = p().text();
    const auto put = [&](const Principal& who) { return p().write([&](store::WriteTx& tx) { return acts::register_text(tx, who, {text, {}, {}, {}}); }); };
    const auto first = put(p().clerk).value();
    const auto again = put(p().clerk);
    EXPECT_EQ(reason_of(again), "directives.already_registered");
    EXPECT_EQ(again.error().args, std::vector{first.str()});
    p().write([&](store::WriteTx& tx) { return acts::withdraw(tx, p().clerk, first, 1, "đăng ký nhầm"); }).value();
    EXPECT_TRUE(put(p().clerk));
}

TEST_P(Registering, the_same_issuer_number_symbol_and_year_is_refused) {
    const auto first = p().draft(), second = p().draft();
    Header header;
    header.number = "95", header.symbol = "TB-UBND", header.issuer = "UBND tỉnh Thanh Lam", header.issued_on = day(2026, 3, 13);
    header.received_on = day(2026, 3, 14);
    const auto correct = [&](Id<Directive> id) { return p().write([&](store::WriteTx& tx) { return acts::correct_header(tx, p().clerk, id, 1, header); }); };
    EXPECT_TRUE(correct(first));
    EXPECT_EQ(reason_of(correct(second)), "directives.already_registered");
    EXPECT_EQ(full_symbol(p().directive_of(first).header), "95/TB-UBND");
}

TEST_P(Registering, unusable_texts_are_refused_with_a_reason_of_their_own) {
    const auto put = [&](std::string text) {
        return reason_of(p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().clerk, {std::move(text), {}, {}, {}}); }));
    };
    EXPECT_EQ(put(""), "directives.empty_text");
    EXPECT_EQ(put(" \n\t \xC2\xA0"), "directives.empty_text");
    EXPECT_EQ(put("Th\xF4ng b\xE1o"), "directives.not_utf8");
    EXPECT_EQ(put(std::string("a\0b", 3)), "directives.not_utf8");
    EXPECT_EQ(put(std::string(kMostTextBytes + 1, 'a')), "directives.text_too_long");
    std::string many = "THÔNG BÁO\nKết luận của Chủ tịch\n\nChủ tịch kết luận như sau:\n\n";
    for (int i = 1; i <= 300; ++i) {
        many += std::to_string(i) + ". Nhiệm vụ nhóm " + std::to_string(i) + "\n\n";
        for (const char letter : {'a', 'b', 'c', 'd', 'e', 'g', 'h', 'i'}) many += std::string{letter} + ") Giao Sở Tài chính rà soát việc này.\n\n";
    }
    const auto refused = put(many);
    EXPECT_TRUE(refused == "directives.too_many_points" || refused == "directives.too_many_assignments") << refused;
}

TEST_P(Registering, an_empty_reading_is_kept_for_a_person_to_add_work_but_not_confirmed_without) {
    const auto id = p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().clerk, {"Một bài thơ không giao việc cho ai.", {}, {}, {}}); }).value();
    EXPECT_EQ(reason_of(p().write([&](store::WriteTx& tx) { return acts::confirm_reading(tx, p().clerk, id, 1); })), "directives.no_assignments");
}

TEST_P(Registering, only_who_may_register_registers_and_a_draft_does_not_exist_for_others) {
    EXPECT_EQ(reason_of(p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().officer, {p().text(), {}, {}, {}}); })), "directives.may_not_register");
    const auto id = p().draft();
    const auto see = [&](const Principal& who) { return reason_of(p().read([&](store::ReadTx& tx) { return queries::directive(tx, who, id, p().today()); })); };
    EXPECT_EQ(see(p().clerk), "done");
    EXPECT_EQ(see(p().officer), "frame.not_found");
    EXPECT_EQ(see(p().staff), "frame.not_found");
    const auto review = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().monitor, id); });
    EXPECT_EQ(reason_of(review), "directives.may_not_register");
}

TEST_P(Registering, recognised_text_is_marked_until_somebody_looked_at_it) {
    const auto id = p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().clerk, {sample("03-cong-van.txt"), {}, 81, {}}); }).value();
    const auto drafts = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value().drafts;
    ASSERT_FALSE(drafts.empty());
    for (const auto& d : drafts) EXPECT_TRUE(d.needs_check && d.confidence <= 81);
    p().write([&](store::WriteTx& tx) { return acts::check_draft(tx, p().clerk, drafts.front().id, drafts.front().version); }).value();
    EXPECT_EQ(p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value().to_check, static_cast<int>(drafts.size()) - 1);
}

// ---- reviewing --------------------------------------------------------------------------------------------------------

TEST_P(Registering, a_draft_is_split_between_words_and_merged_back) {
    const auto id = p().draft();
    const auto text = p().read([&](store::ReadTx& tx) { return queries::text_of(tx, p().clerk, id); }).value();
    auto fields = Province::work("đầu", {{"", p().science}}, day(2026, 12, 31));
    const auto from = static_cast<std::int64_t>(text.find("Đánh giá")), middle = static_cast<std::int64_t>(text.find("tình hình"));
    fields.span = {from, static_cast<std::int64_t>(text.find(" là tốt"))};
    p().add(id, fields);
    auto drafts = [&] { return p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value().drafts; };
    EXPECT_EQ(drafts().front().point, p().record_of(id).points.front().point.id);  // found by its place
    const auto split = [&](std::int64_t at) {
        const auto d = drafts().front();
        return p().write([&](store::WriteTx& tx) { return acts::split_draft(tx, p().clerk, d.id, d.version, at); });
    };
    EXPECT_EQ(reason_of(split(from)), "directives.split_outside");
    EXPECT_EQ(reason_of(split(from + 1)), "directives.split_outside");  // inside Đ
    ASSERT_TRUE(split(middle));
    auto two = drafts();
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(two[0].text, "Đánh giá chung về");
    EXPECT_EQ(two[1].text, "tình hình thời gian qua");
    EXPECT_EQ(two[1].due.on, day(2026, 12, 31));
    p().write([&](store::WriteTx& tx) { return acts::merge_drafts(tx, p().clerk, two[0].id, two[0].version, two[1].id, two[1].version); }).value();
    ASSERT_EQ(drafts().size(), 1u);
    EXPECT_EQ(drafts()[0].text, "Đánh giá chung về tình hình thời gian qua");
}

TEST_P(Registering, a_drafts_faults_are_told_all_at_once_and_nothing_is_saved) {
    const auto id = p().draft();
    acts::DraftFields f;
    f.span = {-4, 2};
    f.due.kind = DueKind::date;
    f.leads = {{"", {999'999}}};
    const auto refused = p().write([&](store::WriteTx& tx) { return acts::add_draft(tx, p().clerk, id, f); });
    ASSERT_FALSE(refused);
    std::vector<std::string> fields;
    for (const auto& e : refused.error().fields) fields.push_back(e.field);
    EXPECT_EQ(fields, (std::vector<std::string>{"text", "span", "leads", "due_on"}));
    EXPECT_EQ(p().directive_of(id).assignments, 0);
}

TEST_P(Registering, two_people_on_one_draft_do_not_overwrite_each_other) {
    const auto id = p().draft();
    p().add(id, Province::work("Việc", {{"", p().science}}));
    const auto d = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value().drafts.front();
    const auto correct = [&](std::string text) {
        return p().write([&](store::WriteTx& tx) { return acts::correct_draft(tx, p().clerk, d.id, d.version, Province::work(text, {{"", p().finance}})); });
    };
    EXPECT_TRUE(correct("Một"));
    EXPECT_EQ(reason_of(correct("Hai")), "frame.conflict");
}

TEST_P(Registering, coverage_is_red_until_each_point_has_an_owner_or_a_person_said_why_not) {
    const auto id = p().draft();
    const auto point = p().record_of(id).points.front();
    EXPECT_EQ(point.coverage, Coverage::uncovered);
    EXPECT_TRUE(point.point.suggested_no_work);
    EXPECT_EQ(p().directive_of(id).uncovered, 1);
    const auto mark = [&](Disposition d, std::string why) {
        return p().write([&](store::WriteTx& tx) { return acts::mark_point(tx, p().clerk, point.point.id, d, why); });
    };
    EXPECT_EQ(field_of(mark(Disposition::no_work, " ")), "reason form.required");
    EXPECT_EQ(reason_of(mark(Disposition::heading, "")), "directives.no_points_below");
    EXPECT_TRUE(mark(Disposition::no_work, "Đánh giá chung"));
    EXPECT_EQ(p().directive_of(id).uncovered, 0);
    auto fields = Province::work("Việc ở điểm này", {{"các địa phương nào đó", {}}});
    fields.point = point.point.id;
    p().add(id, fields);
    EXPECT_EQ(reason_of(mark(Disposition::no_work, "không")), "directives.point_has_assignments");
    EXPECT_TRUE(mark(Disposition::work, ""));
    EXPECT_EQ(p().record_of(id).points.front().coverage, Coverage::uncovered);  // nobody of ours leads it
    p().confirm(id);
    const auto a = p().record_of(id).assignments.front();
    EXPECT_TRUE(p().act(acts::reassign, p().monitor, a.id, acts::Reassignment{{"", p().finance}, {}, {}, "đã rõ"}));
    EXPECT_EQ(p().record_of(id).points.front().coverage, Coverage::open);
    EXPECT_EQ(p().directive_of(id).uncovered, 0);
}

}  // namespace
}  // namespace thienan::directives
