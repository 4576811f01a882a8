// Refusals of the acts that the scenarios do not meet: each leaves everything as it was.
#include "modules/directives/testing.hpp"

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

class Refusals : public EachProvince {
protected:
    // What correcting the only draft of a new directive with these fields is refused with.
    std::string correcting(const std::function<void(acts::DraftFields&)>& change) {
        const auto directive = p().draft();
        p().add(directive, p().work("Rà soát", {{"", p().science}}));
        const auto draft = p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, directive); }).value().drafts.front();
        auto fields = p().work("Rà soát", {{"", p().science}});
        change(fields);
        return field_of(p().write([&](store::WriteTx& tx) { return acts::correct_draft(tx, p().clerk, draft.id, draft.version, fields); }));
    }
    std::string correcting_header(std::optional<Date> issued, std::optional<Date> received) {
        const auto id = p().draft();
        Header header;
        header.subject = "Kết luận";
        header.issued_on = issued, header.received_on = received;
        return field_of(p().write([&](store::WriteTx& tx) { return acts::correct_header(tx, p().clerk, id, 1, header); }));
    }
};
INSTANTIATE_TEST_SUITE_P(, Refusals, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Refusals, a_draft_stands_in_its_documents_text_and_between_whole_characters) {
    EXPECT_EQ(correcting([](auto& f) { f.span = {0, 1'000'000}; }), "span directives.span_outside");
    EXPECT_EQ(correcting([](auto& f) { f.span = {0, 3}; }), "span directives.span_in_character") << "the text begins with THÔNG: byte 3 lies inside Ô";
}

TEST_P(Refusals, a_drafts_deadline_is_whole_and_in_order) {
    EXPECT_EQ(correcting([](auto& f) { f.due.kind = DueKind::date; }), "due_on directives.due_needs_day");
    EXPECT_EQ(correcting([](auto& f) { f.due = {DueKind::period, "", day(2026, 6, 2), day(2026, 6, 1)}; }), "due_from directives.from_after_on");
    EXPECT_EQ(correcting([](auto& f) { f.due = {DueKind::date, "", {}, day(2026, 6, 1)}, f.internal_due = day(2026, 6, 2); }),
              "internal_due directives.internal_due_after_due");
}

TEST_P(Refusals, a_draft_names_no_more_bodies_than_a_document_can) {
    EXPECT_EQ(correcting([&](auto& f) { f.leads.assign(kMostLeads + 1, {"", p().science}); }), "leads directives.too_many_bodies");
}

TEST_P(Refusals, drafts_of_two_directives_or_one_with_itself_are_not_merged) {
    std::vector<Assignment> drafts;
    for (int i = 0; i < 2; ++i) {
        const auto directive = p().draft();
        p().add(directive, p().work("Rà soát", {{"", p().science}}));
        drafts.push_back(p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, directive); }).value().drafts.front());
    }
    const auto merge = [&](const Assignment& a, const Assignment& b) {
        return reason_of(p().write([&](store::WriteTx& tx) { return acts::merge_drafts(tx, p().clerk, a.id, a.version, b.id, b.version); }));
    };
    EXPECT_EQ(merge(drafts[0], drafts[1]), "directives.cannot_merge");
    EXPECT_EQ(merge(drafts[0], drafts[0]), "directives.cannot_merge");
}

TEST_P(Refusals, a_document_is_issued_before_it_is_received_and_received_before_tomorrow) {
    EXPECT_EQ(correcting_header(day(2026, 3, 2), day(2026, 3, 1)), "issued_on directives.issued_after_received");
    EXPECT_EQ(correcting_header({}, p().today() + 1), "received_on directives.day_in_future");
}

TEST_P(Refusals, work_is_given_again_only_to_an_agency_that_exists) {
    p().write([&](store::WriteTx& tx) {
        return identity::actions::succeed(tx, identity::testing::office(), {p().posts}, {p().science}, p().today());
    }).value();
    const auto id = p().give(p().science);
    EXPECT_EQ(field_of(p().act(acts::reassign, p().monitor, id, acts::Reassignment{{"", p().posts}, {}, {}, "đúng chức năng"})), "lead directives.agency_vanished");
}

TEST_P(Refusals, a_recurring_assignment_is_given_again_without_a_day) {
    auto fields = p().work("Báo cáo hằng quý", {{"", p().science}});
    fields.due.kind = DueKind::recurring, fields.due.recurrence = Recurrence::quarterly;
    const auto id = p().give_out({fields}).front();
    EXPECT_EQ(field_of(p().act(acts::reassign, p().monitor, id, acts::Reassignment{{"", p().finance}, {}, p().today() + 9, "đúng chức năng"})),
              "due_on directives.recurring_has_no_day");
}

TEST_P(Refusals, a_group_without_members_cannot_be_split) {
    const auto id = p().give(p().all_departments);
    auto group = p().agency(p().all_departments);
    group.members.clear();
    p().write([&](store::WriteTx& tx) { return identity::actions::change_agency(tx, identity::testing::office(), group); }).value();
    EXPECT_EQ(reason_of(p().act(acts::split_by_member, p().monitor, id)), "directives.group_is_empty");
}

TEST_P(Refusals, a_condition_is_met_with_a_day_that_is_still_to_come) {
    auto fields = p().work("Ban hành quy chế", {{"", p().science}});
    fields.due.kind = DueKind::condition, fields.due.condition = "sau khi có quy chế của Trung ương";
    const auto id = p().give_out({fields}).front();
    EXPECT_EQ(field_of(p().act(acts::meet_condition, p().monitor, id, p().today() - 1, std::string_view{})), "due_on directives.day_in_past");
}

TEST_P(Refusals, work_is_handed_on_inside_the_lead_agency_with_a_day_before_the_deadline) {
    const auto id = p().give(p().science, p().today() + 10);
    const auto hand = [&](acts::HandOn to) { return field_of(p().act(acts::hand_on, p().director, id, to)); };
    EXPECT_EQ(hand({{}, p().accountant.person, {}, {}, ""}), "person directives.not_of_the_lead_agency");
    EXPECT_EQ(hand({p().science_unit, p().officer.person, {}, p().today() + 11, ""}), "internal_due directives.internal_due_after_due");
}

TEST_P(Refusals, only_who_assigns_sets_the_rules_of_deadlines) {
    EXPECT_EQ(reason_of(p().write([&](store::WriteTx& tx) { return acts::set_deadline_rules(tx, p().clerk, p().today(), DeadlineRules{}); })), "directives.may_not_assign");
}

TEST_P(Refusals, a_report_carries_a_limited_number_of_files_and_evidence_of_a_past_day) {
    const auto id = p().give(p().science);
    acts::Progress progress{"Đang làm", 10, std::vector<Id<File>>(kMostFiles + 1, Id<File>{1})};
    EXPECT_EQ(field_of(p().act(acts::report_progress, p().director, id, progress)), "files directives.too_many_files");
    auto completion = p().done();
    completion.evidence_on = p().today() + 1;
    EXPECT_EQ(field_of(p().act(acts::report_completion, p().director, id, completion)), "evidence_on directives.day_in_future");
}

}  // namespace
}  // namespace thienan::directives
