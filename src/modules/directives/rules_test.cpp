#include "modules/directives/access.hpp"
#include "modules/directives/rules/coverage.hpp"
#include "modules/directives/rules/reading.hpp"
#include "modules/directives/rules/recurrence.hpp"
#include "modules/directives/rules/timeliness.hpp"
#include "modules/directives/rules/words.hpp"
#include "modules/directives/states.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace thienan::directives {
namespace {

Date day(int year, int month, int d) { return *Date::from_ymd(year, month, d); }
const Date kMonday = day(2026, 11, 23);

Assignment due_on(Date due, State state = State::waiting) {
    Assignment a;
    a.state = state;
    a.due.kind = DueKind::date;
    a.due.on = a.effective_due = due;
    return a;
}

TEST(Timeliness, a_running_assignment_is_overdue_the_day_after_its_deadline_not_on_it) {
    EXPECT_EQ(rules::timeliness(due_on(kMonday), kMonday, kMonday + 7), Timeliness::due_soon);
    EXPECT_EQ(rules::timeliness(due_on(kMonday - 1), kMonday, kMonday + 7), Timeliness::overdue);
    EXPECT_EQ(rules::timeliness(due_on(kMonday + 7), kMonday, kMonday + 7), Timeliness::due_soon);
    EXPECT_EQ(rules::timeliness(due_on(kMonday + 8), kMonday, kMonday + 7), Timeliness::in_time);
}

TEST(Timeliness, an_assignment_without_a_day_has_no_due) {
    EXPECT_EQ(rules::timeliness(Assignment{.state = State::waiting}, kMonday, kMonday), Timeliness::no_due);
}

TEST(Timeliness, a_reported_one_is_judged_by_the_day_it_was_reported_however_late_it_is_confirmed) {
    auto a = due_on(kMonday - 10, State::reported);
    a.reported_on = kMonday - 10;
    EXPECT_EQ(rules::timeliness(a, kMonday, kMonday), Timeliness::done_in_time);
    a.reported_on = kMonday - 9;
    EXPECT_EQ(rules::timeliness(a, kMonday, kMonday), Timeliness::done_late);
}

TEST(Timeliness, a_suspended_or_cancelled_one_is_never_overdue) {
    EXPECT_EQ(rules::timeliness(due_on(kMonday - 10, State::suspended), kMonday, kMonday), Timeliness::in_time);
    EXPECT_EQ(rules::timeliness(due_on(kMonday - 10, State::cancelled), kMonday, kMonday), Timeliness::no_due);
    EXPECT_EQ(rules::days_overdue(due_on(kMonday - 10, State::suspended), kMonday), 0);
}

TEST(Timeliness, a_deadline_on_a_day_off_ends_on_the_next_working_day_where_the_rule_says_so) {
    const WorkingCalendar calendar{{kMonday}, {}};
    Due due{.kind = DueKind::date, .on = kMonday - 2};  // a Saturday, and the Monday after it is off
    DeadlineRules rolled, as_written;
    rolled.roll_to_working_day = true;
    EXPECT_EQ(rules::effective_due(due, rolled, calendar), kMonday + 1);
    EXPECT_EQ(rules::effective_due(due, as_written, calendar), kMonday - 2);
}

TEST(Ageing, changes_after_30_60_and_120_days) {
    EXPECT_EQ(rules::ageing(1), Ageing::days_30);
    EXPECT_EQ(rules::ageing(30), Ageing::days_30);
    EXPECT_EQ(rules::ageing(31), Ageing::days_60);
    EXPECT_EQ(rules::ageing(60), Ageing::days_60);
    EXPECT_EQ(rules::ageing(61), Ageing::days_120);
    EXPECT_EQ(rules::ageing(120), Ageing::days_120);
    EXPECT_EQ(rules::ageing(121), Ageing::more);
}

RC_GTEST_PROP(Ageing, the_ranges_of_due_days_are_exactly_the_buckets, ()) {
    const int late = *rc::gen::inRange(1, 400);
    const auto range = rules::due_days_of(rules::ageing(late), kMonday);
    const Date due = kMonday - late;
    RC_ASSERT(due <= range.last && (!range.first || *range.first <= due));
}

TEST(Periods, carry_the_keys_people_know) {
    EXPECT_EQ(rules::period_at(Recurrence::weekly, day(2027, 1, 1)).key, "2026-W53");
    EXPECT_EQ(rules::period_at(Recurrence::monthly, kMonday).key, "2026-11");
    EXPECT_EQ(rules::period_at(Recurrence::quarterly, kMonday), (rules::Period{"2026-Q4", day(2026, 10, 1), day(2026, 12, 31)}));
    EXPECT_EQ(rules::period_at(Recurrence::half_yearly, day(2026, 6, 30)).key, "2026-H1");
    EXPECT_EQ(rules::period_at(Recurrence::yearly, kMonday).key, "2026");
}

RC_GTEST_PROP(Periods, follow_one_another_without_gap_or_overlap, ()) {
    const auto recurrence = *rc::gen::element(Recurrence::weekly, Recurrence::monthly, Recurrence::quarterly, Recurrence::half_yearly, Recurrence::yearly);
    const auto start = Date::from_days(*rc::gen::inRange(15'000, 40'000));
    const auto period = rules::period_at(recurrence, start);
    RC_ASSERT(period.from <= start && start <= period.to);
    const auto next = rules::period_after(recurrence, period);
    RC_ASSERT(next.from == period.to + 1);
    RC_ASSERT(next.key > period.key);
    const auto due = rules::due_in(recurrence, period, *rc::gen::inRange(0, 32));
    RC_ASSERT(period.from <= due && due <= period.to);
}

TEST(Periods, due_on_a_day_the_month_does_not_have_are_due_on_its_last) {
    EXPECT_EQ(rules::due_in(Recurrence::monthly, rules::period_at(Recurrence::monthly, day(2027, 2, 3)), 31), day(2027, 2, 28));
}

TEST(Periods, begin_with_the_next_one_where_this_months_due_day_is_past) {
    const Due due{.kind = DueKind::recurring, .recurrence = Recurrence::monthly, .recurrence_day = 20};
    EXPECT_EQ(rules::next_period(due, kMonday, std::nullopt)->key, "2026-12");
    EXPECT_EQ(rules::next_period(due, day(2026, 11, 20), std::nullopt)->key, "2026-11");
}

TEST(Periods, end_with_the_last_day_of_the_series) {
    const Due due{.kind = DueKind::recurring, .on = day(2026, 12, 31), .recurrence = Recurrence::monthly};
    EXPECT_EQ(rules::next_period(due, kMonday, day(2026, 11, 1))->key, "2026-12");
    EXPECT_FALSE(rules::next_period(due, kMonday, day(2026, 12, 1)).has_value());
}

TEST(Periods, are_read_from_the_documents_words) {
    EXPECT_EQ(rules::recurrence_of("hằng tháng").recurrence, Recurrence::monthly);
    EXPECT_EQ(rules::recurrence_of("trước ngày 20 hàng quý").day, 20);
    EXPECT_EQ(rules::recurrence_of("trước ngày 20 hàng quý").recurrence, Recurrence::quarterly);
    EXPECT_EQ(rules::recurrence_of("định kỳ 6 tháng").recurrence, Recurrence::half_yearly);
    EXPECT_EQ(rules::recurrence_of("thường xuyên").recurrence, Recurrence::as_needed);
}

TEST(Coverage, a_point_is_red_until_every_assignment_of_it_has_a_lead_agency) {
    Point point;
    Assignment owned, unowned, cancelled;
    owned.state = State::waiting, owned.leads = {{"", {3}}};
    unowned.state = State::waiting, unowned.leads = {{"các địa phương", {}}};
    cancelled.state = State::cancelled, cancelled.leads = {{"", {3}}};
    const auto of = [&](std::vector<Assignment> work) { return rules::coverage_of(point, work); };
    EXPECT_EQ(of({}), Coverage::uncovered);
    EXPECT_EQ(of({cancelled}), Coverage::uncovered);
    EXPECT_EQ(of({owned, unowned}), Coverage::uncovered);
    EXPECT_EQ(of({owned, cancelled}), Coverage::open);
    owned.state = State::completed;
    EXPECT_EQ(of({owned}), Coverage::done);
    point.disposition = Disposition::no_work;
    EXPECT_EQ(of({}), Coverage::no_work);
}

TEST(Judging, a_point_above_others_is_a_heading_and_a_leaf_without_work_is_suggested_for_a_person_to_judge) {
    const std::vector<notice::Point> points = {{"1", "", {}}, {"2", "", {}}, {"2.a", "", {}}};
    const auto judged = rules::judge(points, {{.path = "2.a"}});
    EXPECT_TRUE(judged[0].suggested_no_work);
    EXPECT_EQ(judged[0].disposition, Disposition::work);
    EXPECT_EQ(judged[1].disposition, Disposition::heading);
    EXPECT_EQ(judged[2].disposition, Disposition::work);
    EXPECT_FALSE(judged[2].suggested_no_work);
    EXPECT_EQ(rules::parents_of(points), (std::vector<int>{-1, -1, 1}));
}

TEST(SameDocument, is_known_by_issuer_number_symbol_and_year_only_when_all_are_there) {
    Header h{.number = "95", .symbol = "TB-UBND", .issuer = "UBND tỉnh", .issued_on = kMonday};
    const auto key = rules::same_key(h);
    EXPECT_FALSE(key.empty());
    h.issuer = "ubnd tinh";
    EXPECT_EQ(rules::same_key(h), key);
    h.issued_on.reset();
    EXPECT_EQ(rules::same_key(h), "");
}

TEST(Words, of_a_text_are_its_folded_syllables_and_neighbours) {
    const auto words = rules::words_of("Khoa học và khoa HỌC");
    EXPECT_EQ(words.single, (std::vector<std::string>{"hoc", "khoa", "va"}));
    EXPECT_EQ(words.neighbours, (std::vector<std::string>{"hoc va", "khoa hoc", "va khoa"}));
    EXPECT_TRUE(rules::words_of(" ,;! ").single.empty());
}

RC_GTEST_PROP(Words, offsets_packed_in_any_order_come_out_sorted_and_once, ()) {
    const auto offsets = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1024));
    std::string packed;
    for (const int offset : offsets) packed = rules::with_offset(packed, offset);
    const std::set<int> once{offsets.begin(), offsets.end()};
    RC_ASSERT(rules::unpack_offsets(packed) == std::vector<int>(once.begin(), once.end()));
}

TEST(States, every_state_but_the_draft_can_be_reached_and_every_act_belongs_to_one_party) {
    std::set<State> reached{State::draft};
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto& row : kTransitions)
            if (reached.contains(row.from)) grew = reached.insert(row.to).second || grew;
    }
    EXPECT_EQ(reached.size(), kNames<State>.all.size());
    for (const auto& row : kTransitions) EXPECT_EQ(row.who, party_of(row.act)) << name_of(row.act);
}

TEST(States, what_the_table_does_not_list_is_refused_with_the_state_and_the_act) {
    const auto refused = advance(State::completed, Act::accept);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::conflict);
    EXPECT_EQ(refused.error().args, (std::vector<std::string>{"directives.state_completed", "directives.act_accept"}));
    EXPECT_FALSE(advance(DirectiveState::withdrawn, DirectiveAct::reopen));
}

Principal member(std::int64_t person, Id<Agency> agency, std::vector<std::string> capabilities) {
    Principal who;
    who.via = Principal::Via::browser;
    who.person = {person};
    who.memberships.push_back({{}, agency, "", {}, "", "", std::move(capabilities)});
    return who;
}

TEST(Access, nobody_confirms_what_they_reported_themselves) {
    Assignment a;
    a.owner = {1}, a.state = State::reported, a.reported_by = {7};
    const auto refused = access::may_act(member(7, {1}, {"directives.assign"}), a, {true, access::Side::lead}, Act::confirm);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "directives.four_eyes");
    EXPECT_TRUE(access::may_act(member(8, {1}, {"directives.assign"}), a, {true, access::Side::none}, Act::confirm));
}

TEST(Access, only_who_is_in_charge_or_leads_reports) {
    Assignment a;
    a.owner = {1}, a.state = State::in_progress, a.person = {7};
    const access::Standing lead{false, access::Side::lead};
    EXPECT_TRUE(access::may_act(member(7, {2}, {"directives.report"}), a, lead, Act::report_completion));
    EXPECT_EQ(access::may_act(member(8, {2}, {"directives.report"}), a, lead, Act::report_completion).error().reason, "directives.not_in_charge");
    EXPECT_TRUE(access::may_act(member(8, {2}, {"directives.lead"}), a, lead, Act::report_completion));
    EXPECT_EQ(access::may_act(member(8, {2}, {}), a, lead, Act::report_completion).error().reason, "directives.may_not_report");
    EXPECT_EQ(access::may_act(member(7, {2}, {"directives.report"}), a, lead, Act::hand_on).error().reason, "directives.may_not_hand_on");
}

}  // namespace
}  // namespace thienan::directives
