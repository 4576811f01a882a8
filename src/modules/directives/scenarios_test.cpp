#include "modules/directives/testing.hpp"

#include <fstream>
#include <iterator>

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Directives : public EachProvince {};
INSTANTIATE_TEST_SUITE_P(, Directives, store::testing::both_engines(), store::testing::engine_name);

std::string sample(const std::string& name) {
    std::ifstream file{std::string{THIENAN_SOURCE_DIR} + "/sample/" + name};
    return {std::istreambuf_iterator<char>{file}, {}};
}

// ---- registering ------------------------------------------------------------------------------------------------------

TEST_P(Directives, a_registered_text_is_a_draft_whose_spans_are_the_documents_own_words) {
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

TEST_P(Directives, the_same_text_is_refused_with_the_number_of_the_first_and_may_come_again_after_a_withdrawal) {
    const auto text = p().text();
    const auto put = [&](const Principal& who) { return p().write([&](store::WriteTx& tx) { return acts::register_text(tx, who, {text, {}, {}, {}}); }); };
    const auto first = put(p().clerk).value();
    const auto again = put(p().clerk);
    EXPECT_EQ(reason_of(again), "directives.already_registered");
    EXPECT_EQ(again.error().args, std::vector{first.str()});
    p().write([&](store::WriteTx& tx) { return acts::withdraw(tx, p().clerk, first, 1, "đăng ký nhầm"); }).value();
    EXPECT_TRUE(put(p().clerk));
}

TEST_P(Directives, the_same_issuer_number_symbol_and_year_is_refused) {
    const auto first = p().draft(), second = p().draft();
    Header header;
    header.number = "95", header.symbol = "TB-UBND", header.issuer = "UBND tỉnh Thanh Lam", header.issued_on = day(2026, 3, 13);
    header.received_on = day(2026, 3, 14);
    const auto correct = [&](Id<Directive> id) { return p().write([&](store::WriteTx& tx) { return acts::correct_header(tx, p().clerk, id, 1, header); }); };
    EXPECT_TRUE(correct(first));
    EXPECT_EQ(reason_of(correct(second)), "directives.already_registered");
    EXPECT_EQ(full_symbol(p().directive_of(first).header), "95/TB-UBND");
}

TEST_P(Directives, unusable_texts_are_refused_with_a_reason_of_their_own) {
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

TEST_P(Directives, an_empty_reading_is_kept_for_a_person_to_add_work_but_not_confirmed_without) {
    const auto id = p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().clerk, {"Một bài thơ không giao việc cho ai.", {}, {}, {}}); }).value();
    EXPECT_EQ(reason_of(p().write([&](store::WriteTx& tx) { return acts::confirm_reading(tx, p().clerk, id, 1); })), "directives.no_assignments");
}

TEST_P(Directives, only_who_may_register_registers_and_a_draft_does_not_exist_for_others) {
    EXPECT_EQ(reason_of(p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().officer, {p().text(), {}, {}, {}}); })), "directives.may_not_register");
    const auto id = p().draft();
    const auto see = [&](const Principal& who) { return reason_of(p().read([&](store::ReadTx& tx) { return queries::directive(tx, who, id, p().today()); })); };
    EXPECT_EQ(see(p().clerk), "done");
    EXPECT_EQ(see(p().officer), "frame.not_found");
    EXPECT_EQ(see(p().staff), "frame.not_found");
    const auto review = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().monitor, id); });
    EXPECT_EQ(reason_of(review), "directives.may_not_register");
}

TEST_P(Directives, recognised_text_is_marked_until_somebody_looked_at_it) {
    const auto id = p().write([&](store::WriteTx& tx) { return acts::register_text(tx, p().clerk, {sample("03-cong-van.txt"), {}, 81, {}}); }).value();
    const auto drafts = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value().drafts;
    ASSERT_FALSE(drafts.empty());
    for (const auto& d : drafts) EXPECT_TRUE(d.needs_check && d.confidence <= 81);
    p().write([&](store::WriteTx& tx) { return acts::check_draft(tx, p().clerk, drafts.front().id, drafts.front().version); }).value();
    EXPECT_EQ(p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value().to_check, static_cast<int>(drafts.size()) - 1);
}

// ---- reviewing --------------------------------------------------------------------------------------------------------

TEST_P(Directives, a_draft_is_split_between_words_and_merged_back) {
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

TEST_P(Directives, a_drafts_faults_are_told_all_at_once_and_nothing_is_saved) {
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

TEST_P(Directives, two_people_on_one_draft_do_not_overwrite_each_other) {
    const auto id = p().draft();
    p().add(id, Province::work("Việc", {{"", p().science}}));
    const auto d = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, id); }).value().drafts.front();
    const auto correct = [&](std::string text) {
        return p().write([&](store::WriteTx& tx) { return acts::correct_draft(tx, p().clerk, d.id, d.version, Province::work(text, {{"", p().finance}})); });
    };
    EXPECT_TRUE(correct("Một"));
    EXPECT_EQ(reason_of(correct("Hai")), "frame.conflict");
}

TEST_P(Directives, coverage_is_red_until_each_point_has_an_owner_or_a_person_said_why_not) {
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

// ---- confirming -------------------------------------------------------------------------------------------------------

TEST_P(Directives, each_lead_agency_of_a_draft_gets_an_assignment_of_its_own) {
    auto fields = Province::work("Hai sở cùng làm", {{"", p().science}, {"", p().finance}}, day(2026, 12, 15));
    fields.with = {{"", p().home_affairs}};
    const auto ids = p().give_out({fields});
    ASSERT_EQ(ids.size(), 2u);
    EXPECT_EQ(p().assignment(ids[0]).group, p().assignment(ids[1]).group);
    EXPECT_EQ(p().assignment(ids[0]).lead().agency, p().science);
    EXPECT_EQ(p().assignment(ids[1]).lead().agency, p().finance);
    EXPECT_EQ(p().assignment(ids[1]).with.front().agency, p().home_affairs);
    EXPECT_EQ(p().record_of(ids[0]).siblings.size(), 1u);
    EXPECT_EQ(p().list(p().officer).size(), 1u);
    EXPECT_EQ(p().list(p().bystander).size(), 2u);  // co-operates in both
}

TEST_P(Directives, what_others_lead_of_the_same_work_is_shown_only_to_who_may_see_it) {
    const auto ids = p().give_out({Province::work("Văn phòng và Sở cùng làm", {{"", p().office}, {"", p().finance}}, day(2026, 12, 15))});
    EXPECT_EQ(p().record_of(p().monitor, ids[0])->siblings.size(), 1u);
    EXPECT_EQ(reason_of(p().record_of(p().staff, ids[1])), "frame.not_found");
    EXPECT_TRUE(p().record_of(p().staff, ids[0])->siblings.empty());
    EXPECT_TRUE(p().record_of(p().accountant, ids[1])->siblings.empty());
}

TEST_P(Directives, a_group_leads_as_one_assignment_seen_by_every_member_until_it_is_split) {
    const auto id = p().give(p().all_departments, day(2026, 12, 15));
    EXPECT_EQ(p().list(p().officer).size(), 1u);
    EXPECT_EQ(p().list(p().accountant).size(), 1u);
    EXPECT_TRUE(p().list(p().bystander).empty());
    EXPECT_EQ(reason_of(p().act(acts::split_by_member, p().officer, id)), "directives.not_the_owner");
    const auto members = p().act(acts::split_by_member, p().monitor, id).value();
    EXPECT_EQ(members.size(), 2u);
    EXPECT_EQ(p().assignment(id).state, State::cancelled);
    EXPECT_EQ(p().list(p().officer).size(), 1u);
    EXPECT_EQ(reason_of(p().act(acts::split_by_member, p().monitor, members.front())), "directives.lead_is_no_group");
}

TEST_P(Directives, a_vanished_agencys_work_is_seen_and_done_by_its_successor) {
    p().write([&](store::WriteTx& tx) {
        return identity::actions::succeed(tx, identity::testing::office(), {p().posts}, {p().science}, p().today() - 30);
    }).value();
    const auto id = p().give(p().posts, day(2026, 12, 15));
    EXPECT_EQ(p().record_of(id).successors, std::vector{p().science});
    EXPECT_TRUE(p().act(acts::accept, p().officer, id));
}

TEST_P(Directives, an_agency_that_ends_later_passes_its_open_work_on) {
    const auto id = p().give(p().posts, day(2026, 12, 15));
    EXPECT_TRUE(p().list(p().officer).empty());
    p().write([&](store::WriteTx& tx) {
        return identity::actions::succeed(tx, identity::testing::office(), {p().posts}, {p().science}, p().today());
    }).value();
    EXPECT_EQ(p().write([&](store::WriteTx& tx) { return acts::refresh_visibility(tx); }).value(), 1);
    EXPECT_EQ(p().write([&](store::WriteTx& tx) { return acts::refresh_visibility(tx); }).value(), 0);
    ASSERT_EQ(p().list(p().officer).size(), 1u);
    EXPECT_EQ(p().list(p().officer).front().id, id);
}

// ---- the way through --------------------------------------------------------------------------------------------------

TEST_P(Directives, an_assignment_is_accepted_handed_on_reported_and_confirmed_by_a_second_person) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    acts::HandOn to;
    to.unit = p().science_unit, to.person = p().officer.person, to.leader = p().director.person, to.internal_due = day(2026, 12, 10);
    EXPECT_EQ(reason_of(p().act(acts::hand_on, p().officer, id, to)), "directives.may_not_hand_on");
    EXPECT_TRUE(p().act(acts::hand_on, p().director, id, to));
    EXPECT_EQ(p().assignment(id).state, State::in_progress);
    EXPECT_EQ(reason_of(p().act(acts::report_progress, p().second_officer, id, acts::Progress{"xen vào", 10, {}})), "directives.not_in_charge");
    EXPECT_TRUE(p().act(acts::report_progress, p().officer, id, acts::Progress{"Đã lập đề cương", 40, {}}));
    EXPECT_EQ(p().assignment(id).percent, 40);
    EXPECT_EQ(field_of(p().act(acts::report_completion, p().officer, id, acts::Completion{"xong", "", {}, {}})),
              "evidence_symbol directives.evidence_required");
    EXPECT_TRUE(p().act(acts::report_completion, p().officer, id, Province::done()));
    EXPECT_EQ(reason_of(p().act(acts::confirm_completion, p().officer, id, "")), "directives.not_the_owner");
    p().pass_days(60);  // confirmed long after the deadline, and still in time
    EXPECT_TRUE(p().act(acts::confirm_completion, p().monitor, id, "đủ"));
    EXPECT_EQ(p().record_of(id).timeliness, Timeliness::done_in_time);
    EXPECT_EQ(p().record_of(id).reports.size(), 3u);
    EXPECT_EQ(reason_of(p().act(acts::accept, p().officer, id)), "directives.not_in_this_state");
}

TEST_P(Directives, nobody_confirms_or_sends_back_their_own_report) {
    const auto id = p().give(p().office, day(2026, 12, 15));  // the office gave work to itself
    EXPECT_TRUE(p().act(acts::report_completion, p().second_monitor, id, Province::done()));
    EXPECT_EQ(reason_of(p().act(acts::confirm_completion, p().second_monitor, id, "")), "directives.four_eyes");
    EXPECT_EQ(reason_of(p().act(acts::send_back, p().second_monitor, id, "chưa đủ")), "directives.four_eyes");
    EXPECT_TRUE(p().act(acts::confirm_completion, p().monitor, id, ""));
}

TEST_P(Directives, what_is_sent_back_runs_on_and_is_late_when_reported_after_the_deadline) {
    const auto id = p().give(p().science, day(2026, 11, 30));
    EXPECT_TRUE(p().act(acts::report_completion, p().officer, id, Province::done()));
    EXPECT_EQ(field_of(p().act(acts::send_back, p().monitor, id, "")), "reason form.required");
    EXPECT_TRUE(p().act(acts::send_back, p().monitor, id, "thiếu phụ lục"));
    EXPECT_EQ(p().assignment(id).state, State::in_progress);
    p().pass_days(8);
    EXPECT_EQ(p().record_of(id).timeliness, Timeliness::overdue);
    EXPECT_EQ(p().record_of(id).days_overdue, 1);
    EXPECT_TRUE(p().act(acts::report_completion, p().officer, id, Province::done()));
    EXPECT_TRUE(p().act(acts::confirm_completion, p().monitor, id, ""));
    EXPECT_EQ(p().record_of(id).timeliness, Timeliness::done_late);
}

TEST_P(Directives, an_extension_moves_the_deadline_once_it_is_granted_by_another_person) {
    const auto id = p().give(p().science, day(2026, 11, 30));
    const auto ask = [&](Date to) { return p().act(acts::ask_extension, p().officer, id, "chờ số liệu", to); };
    EXPECT_EQ(field_of(ask(day(2026, 11, 30))), "new_due directives.new_due_not_later");
    const auto extension = ask(day(2026, 12, 31)).value();
    EXPECT_EQ(reason_of(ask(day(2027, 1, 31))), "directives.extension_pending");
    EXPECT_EQ(p().read([&](store::ReadTx& tx) { return queries::my_work(tx, p().monitor, p().today()); }).to_decide.size(), 1u);
    const auto decide = [&](const Principal& who, acts::Decision decision, std::string words) {
        return p().write([&](store::WriteTx& tx) { return acts::decide_extension(tx, who, extension, 1, decision, words); });
    };
    EXPECT_EQ(reason_of(decide(p().officer, acts::Decision::grant, "")), "directives.not_the_owner");
    EXPECT_EQ(field_of(decide(p().monitor, acts::Decision::refuse, "")), "words form.required");
    EXPECT_TRUE(decide(p().monitor, acts::Decision::grant, ""));
    EXPECT_EQ(reason_of(decide(p().monitor, acts::Decision::grant, "")), "directives.already_decided");
    EXPECT_EQ(p().assignment(id).due.on, day(2026, 12, 31));
    EXPECT_EQ(p().record_of(id).extensions.front().old_due, day(2026, 11, 30));
}

TEST_P(Directives, who_asked_for_more_time_is_not_called_upon_to_decide_it) {
    const auto id = p().give(p().office, day(2026, 11, 30));
    ASSERT_TRUE(p().act(acts::ask_extension, p().second_monitor, id, "chờ số liệu", day(2026, 12, 31)));
    const auto to_decide = [&](const Principal& who) { return p().read([&](store::ReadTx& tx) { return queries::my_work(tx, who, p().today()); }).to_decide.size(); };
    EXPECT_EQ(to_decide(p().second_monitor), 0u);
    EXPECT_EQ(to_decide(p().monitor), 1u);
}

TEST_P(Directives, what_has_no_deadline_cannot_be_extended) {
    const auto id = p().give(p().science);
    EXPECT_EQ(reason_of(p().act(acts::ask_extension, p().officer, id, "chờ", day(2027, 1, 1))), "directives.no_due_to_extend");
}

TEST_P(Directives, a_returned_assignment_is_given_to_another_agency_and_vanishes_for_the_first) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    EXPECT_EQ(field_of(p().act(acts::return_back, p().officer, id, "")), "reason form.required");
    EXPECT_TRUE(p().act(acts::return_back, p().officer, id, "không thuộc thẩm quyền"));
    EXPECT_EQ(p().read([&](store::ReadTx& tx) { return queries::my_work(tx, p().monitor, p().today()); }).to_reassign.size(), 1u);
    EXPECT_EQ(field_of(p().act(acts::reassign, p().monitor, id, acts::Reassignment{{}, {}, {}, "lý do"})), "lead form.required");
    EXPECT_TRUE(p().act(acts::reassign, p().monitor, id, acts::Reassignment{{"", p().finance}, {}, day(2026, 12, 20), "đúng thẩm quyền"}));
    EXPECT_EQ(p().assignment(id).state, State::waiting);
    EXPECT_EQ(reason_of(p().record_of(p().officer, id)), "frame.not_found");
    const auto directive = p().assignment(id).directive;
    EXPECT_EQ(reason_of(p().read([&](store::ReadTx& tx) { return queries::directive(tx, p().officer, directive, p().today()); })), "frame.not_found");
    EXPECT_TRUE(p().record_of(p().accountant, id));
}

TEST_P(Directives, a_suspended_one_is_not_overdue_and_resumes_where_it_stood) {
    const auto id = p().give(p().science, day(2026, 11, 30));
    EXPECT_TRUE(p().act(acts::accept, p().officer, id));
    EXPECT_TRUE(p().act(acts::suspend, p().monitor, id, "chờ ý kiến"));
    p().pass_days(30);
    EXPECT_EQ(p().record_of(id).timeliness, Timeliness::in_time);
    EXPECT_EQ(reason_of(p().act(acts::report_progress, p().officer, id, acts::Progress{"làm tiếp", 50, {}})), "directives.not_in_this_state");
    EXPECT_TRUE(p().act(acts::resume, p().monitor, id, "đã có ý kiến"));
    EXPECT_EQ(p().assignment(id).state, State::in_progress);
    EXPECT_EQ(p().record_of(id).timeliness, Timeliness::overdue);
}

TEST_P(Directives, a_conditional_one_has_no_due_day_until_its_condition_is_met) {
    auto fields = Province::work("Sau khi có quy chế của Trung ương", {{"", p().science}});
    fields.due.kind = DueKind::condition;
    const auto draft = p().draft();
    EXPECT_EQ(field_of(p().write([&](store::WriteTx& tx) { return acts::add_draft(tx, p().clerk, draft, fields); })), "condition form.required");
    fields.due.condition = "có quy chế của Trung ương";
    const auto id = p().give_out({fields}).front();
    EXPECT_EQ(p().record_of(id).timeliness, Timeliness::no_due);
    EXPECT_TRUE(p().act(acts::meet_condition, p().monitor, id, day(2026, 12, 31), "quy chế đã ban hành"));
    EXPECT_EQ(p().record_of(id).timeliness, Timeliness::in_time);
    const auto plain = p().give(p().science);
    EXPECT_EQ(reason_of(p().act(acts::meet_condition, p().monitor, plain, day(2026, 12, 31), "")), "directives.waits_for_nothing");
}

TEST_P(Directives, a_cancelled_one_may_be_opened_again_while_its_directive_lives) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    EXPECT_TRUE(p().act(acts::cancel, p().monitor, id, "không còn cần"));
    const auto directive = p().assignment(id).directive;
    EXPECT_TRUE(p().act(acts::reopen_assignment, p().monitor, id, "vẫn cần"));
    const auto version = p().directive_of(directive).version;
    EXPECT_EQ(reason_of(p().write([&](store::WriteTx& tx) { return acts::close(tx, p().clerk, directive, version); })), "directives.still_open");
}

TEST_P(Directives, a_closed_directive_opens_again_and_a_withdrawn_one_cancels_what_is_open) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    const auto directive = p().assignment(id).directive;
    EXPECT_TRUE(p().act(acts::cancel, p().monitor, id, "thôi"));
    const auto with = [&](auto f, auto... more) {
        const auto version = p().directive_of(directive).version;
        return p().write([&](store::WriteTx& tx) { return f(tx, p().clerk, directive, version, more...); });
    };
    EXPECT_TRUE(with(acts::close));
    EXPECT_EQ(reason_of(p().act(acts::reopen_assignment, p().monitor, id, "lại")), "directives.directive_is_over");
    EXPECT_TRUE(with(acts::reopen));
    EXPECT_TRUE(p().act(acts::reopen_assignment, p().monitor, id, "lại"));
    EXPECT_TRUE(with(acts::withdraw, "bị thu hồi"));
    EXPECT_EQ(p().assignment(id).state, State::cancelled);
    EXPECT_EQ(reason_of(with(acts::close)), "directives.directive_not_in_this_state");
}

TEST_P(Directives, an_act_on_an_old_version_is_a_conflict_and_changes_nothing) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    const auto old = p().version_of(id);
    EXPECT_TRUE(p().act(acts::accept, p().officer, id));
    EXPECT_EQ(reason_of(p().write([&](store::WriteTx& tx) { return acts::return_back(tx, p().officer, id, old, "muộn"); })), "frame.conflict");
    EXPECT_EQ(p().assignment(id).state, State::in_progress);
}

// ---- who sees ---------------------------------------------------------------------------------------------------------

TEST_P(Directives, an_assignment_exists_only_for_its_owner_its_lead_and_its_co_operators) {
    auto fields = Province::work("Sở Khoa học chủ trì", {{"", p().science}}, day(2026, 12, 15));
    fields.with = {{"", p().finance}};
    const auto id = p().give_out({fields}).front();
    for (const auto* who : {&p().clerk, &p().monitor, &p().director, &p().officer, &p().accountant}) EXPECT_TRUE(p().record_of(*who, id)) << who->name;
    for (const auto* who : {&p().staff, &p().bystander}) {
        EXPECT_EQ(reason_of(p().record_of(*who, id)), "frame.not_found") << who->name;
        EXPECT_TRUE(p().list(*who, {.view = queries::View::all}).empty()) << who->name;
    }
    EXPECT_EQ(reason_of(p().act(acts::accept, p().bystander, id)), "frame.not_found");
    EXPECT_EQ(reason_of(p().act(acts::accept, p().accountant, id)), "directives.not_the_lead");
    EXPECT_TRUE(p().act(acts::report_progress, p().accountant, id, acts::Progress{"Phần của Sở Tài chính đã xong", 90, {}}));
    EXPECT_EQ(p().assignment(id).percent, 0);
    EXPECT_EQ(p().assignment(id).state, State::waiting);
}

TEST_P(Directives, the_buttons_of_a_record_say_why_an_act_is_not_theirs) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    const auto record = p().record_of(p().officer, id).value();
    const auto choice_of = [&](Act act) {
        return *std::find_if(record.choices.begin(), record.choices.end(), [&](const auto& choice) { return choice.act == act; });
    };
    EXPECT_EQ(choice_of(Act::cancel).refusal->reason, "directives.not_the_owner");
    EXPECT_FALSE(choice_of(Act::accept).refusal.has_value());
}

// ---- recurring --------------------------------------------------------------------------------------------------------

TEST_P(Directives, a_recurring_assignment_opens_one_period_after_another_and_none_twice) {
    auto fields = Province::work("Báo cáo hằng tháng", {{"", p().science}});
    fields.due.kind = DueKind::recurring, fields.due.recurrence = Recurrence::monthly, fields.due.recurrence_day = 25;
    const auto series = p().give_out({fields}).front();
    EXPECT_EQ(p().assignment(series).state, State::ongoing);
    const auto periods = [&] {
        std::vector<std::string> keys;
        for (const auto& item : p().list(p().monitor, {.view = queries::View::all}))
            if (!item.period.empty()) keys.push_back(item.period);
        return keys;
    };
    const auto open = [&] { return p().write([&](store::WriteTx& tx) { return acts::open_periods(tx); }).value(); };
    EXPECT_EQ(periods(), std::vector<std::string>{"2026-11"});
    EXPECT_EQ(open(), 0);
    p().pass_days(1);  // 24/11: December opens seven days before it begins
    EXPECT_EQ(open(), 1);
    EXPECT_EQ(open(), 0);
    p().pass_days(70);  // no server ran for ten weeks
    EXPECT_EQ(open(), 2);
    EXPECT_EQ(open(), 0);
    EXPECT_EQ(periods(), (std::vector<std::string>{"2026-11", "2026-12", "2027-01", "2027-02"}));
    EXPECT_TRUE(p().act(acts::conclude, p().monitor, series, "hết nhiệm vụ"));
    p().pass_days(90);
    EXPECT_EQ(open(), 0);
}

// ---- figures, lists, search -------------------------------------------------------------------------------------------

TEST_P(Directives, every_figure_of_the_dashboard_lists_what_it_counts) {
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

TEST_P(Directives, a_list_is_paged_forwards_and_backwards_without_losing_or_repeating_a_row) {
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

TEST_P(Directives, filters_narrow_the_list_together) {
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

TEST_P(Directives, search_ignores_tone_marks_prefers_neighbours_and_shows_only_what_one_may_see) {
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

// ---- by the clock -----------------------------------------------------------------------------------------------------

TEST_P(Directives, reminders_of_missed_days_come_once_and_never_twice) {
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

TEST_P(Directives, a_refused_reminder_leaves_the_day_undone) {
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
