#include "modules/directives/testing.hpp"

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Directives : public EachProvince {};
INSTANTIATE_TEST_SUITE_P(, Directives, store::testing::both_engines(), store::testing::engine_name);

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

}  // namespace
}  // namespace thienan::directives
