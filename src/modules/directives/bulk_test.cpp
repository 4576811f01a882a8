#include "frame/page_testing.hpp"
#include "modules/directives/actions/bulk.hpp"
#include "modules/directives/testing.hpp"

#include <gtest/gtest.h>

namespace thienan::directives {
namespace {

using namespace testing;
using actions::BulkOrder;

class Bulk : public EachProvince {
protected:
    void SetUp() override {
        EachProvince::SetUp();
        if (IsSkipped()) return;
        site_.emplace(db(), p().clock());
        add_routes(site_->routes(), {});
    }
    Result<Done> act_on(const Principal& who, const Picked& row, const BulkOrder& order) {
        return p().write([&](store::WriteTx& tx) { return actions::act_on(tx, who, row, order); });
    }
    std::string may(const Principal& who, const Picked& row, BulkAct act) {
        return reason_of(p().read([&](store::ReadTx& tx) { return actions::may_act_on(tx, who, row, {act, p().today()}); }));
    }
    Picked now(Id<Assignment> id) { return {id, p().version_of(id)}; }
    std::string pick(Id<Assignment> id) { return id.str() + ":" + std::to_string(p().version_of(id)); }
    std::string query(std::initializer_list<Id<Assignment>> ids) {
        std::string out = "?picked=1";
        for (const auto id : ids) out += "&pick=" + pick(id);
        return out;
    }
    std::int64_t mails() {
        return p().read([](store::ReadTx& tx) { return tx.number({"test/mails", "select count(*) from outbox_mail where kind = 'directives.mail_urged'"}); });
    }
    std::optional<frame::testing::Site> site_;
};
INSTANTIATE_TEST_SUITE_P(, Bulk, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Bulk, accepting_many_does_what_each_allows_and_says_of_every_other_why_not) {
    const auto good = p().give(p().science), done = p().give(p().science), others = p().give(p().finance), changed = p().give(p().science);
    p().act(actions::accept, p().director, done).value();
    const auto seen_before = pick(changed);
    p().act(actions::hand_on, p().director, changed, actions::HandOn{{}, p().officer.person, {}, {}, ""}).value();
    const auto answer = site_->post("/assignments/bulk/accept", p().director, {{"pick", pick(good)}, {"pick", pick(done)}, {"pick", others.str() + ":1"}, {"pick", seen_before}});
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->status, 200);
    EXPECT_NE(answer->body.find("1 trong 4"), std::string::npos);
    for (const auto* why : {"directives.not_in_this_state", "directives.changed_meanwhile", "frame.not_found"})
        EXPECT_NE(answer->body.find(std::string{frame::testing::real_words().words(Language::vi)(why)}), std::string::npos) << why;
    EXPECT_EQ(p().assignment(good).state, State::in_progress);
    EXPECT_EQ(p().assignment(good).person, p().director.person);
    EXPECT_EQ(p().assignment(changed).person, p().officer.person);
    EXPECT_EQ(p().assignment(others).state, State::waiting);
}

TEST_P(Bulk, the_same_request_again_changes_nothing_more) {
    const auto id = p().give(p().science);
    const auto chosen = pick(id);
    ASSERT_TRUE(site_->post("/assignments/bulk/accept", p().director, {{"pick", chosen}}));
    const auto version = p().version_of(id);
    const auto again = site_->post("/assignments/bulk/accept", p().director, {{"pick", chosen}});
    ASSERT_TRUE(again);
    EXPECT_NE(again->body.find("0 trong 1"), std::string::npos);
    EXPECT_EQ(p().version_of(id), version);
}

TEST_P(Bulk, before_the_act_the_page_says_which_rows_it_can_not_be_done_for) {
    const auto good = p().give(p().science), done = p().give(p().science);
    p().act(actions::accept, p().director, done).value();
    const auto page = site_->get("/assignments/bulk/accept" + query({good, done}), p().director);
    ASSERT_TRUE(page);
    EXPECT_NE(page->body.find("value=\"" + pick(good) + "\" checked"), std::string::npos);
    EXPECT_EQ(page->body.find("value=\"" + pick(done) + "\""), std::string::npos);
    EXPECT_NE(page->body.find("/assignments/" + done.str()), std::string::npos);
    EXPECT_EQ(may(p().director, now(done), BulkAct::accept), "directives.not_in_this_state");
    EXPECT_EQ(may(p().bystander, now(good), BulkAct::accept), "frame.not_found");
    EXPECT_EQ(may(p().director, {good, 77}, BulkAct::accept), "frame.conflict");
    EXPECT_EQ(may(p().officer, now(good), BulkAct::hand_on), "directives.may_not_hand_on");
}

TEST_P(Bulk, handing_on_many_keeps_what_the_form_leaves_empty) {
    const auto held = p().give(p().science, p().today() + 20), free = p().give(p().science, p().today() + 20);
    p().act(actions::hand_on, p().director, held, actions::HandOn{p().science_unit, p().officer.person, {}, p().today() + 5, ""}).value();
    BulkOrder only_day{BulkAct::hand_on, {}, {}};
    only_day.to.internal_due = p().today() + 7;
    EXPECT_EQ(reason_of(act_on(p().director, now(held), only_day)), "done");
    EXPECT_EQ(p().assignment(held).person, p().officer.person);
    EXPECT_EQ(p().assignment(held).unit, p().science_unit);
    EXPECT_EQ(p().assignment(held).internal_due, p().today() + 7);
    EXPECT_EQ(field_of(act_on(p().director, now(free), only_day)), "person form.required");
    BulkOrder to_person{BulkAct::hand_on, {}, {}};
    to_person.to.person = p().second_officer.person;
    EXPECT_EQ(reason_of(act_on(p().director, now(held), to_person)), "done");
    EXPECT_EQ(p().assignment(held).unit, Id<Agency>{});
    EXPECT_EQ(p().assignment(held).internal_due, p().today() + 7);
}

TEST_P(Bulk, an_internal_day_is_set_only_where_somebody_has_the_work_and_not_after_the_due_day) {
    const auto held = p().give(p().science, p().today() + 20), free = p().give(p().science, p().today() + 20);
    p().act(actions::accept, p().director, held).value();
    BulkOrder order{BulkAct::internal_due, {}, {}};
    order.to.internal_due = p().today() + 3;
    EXPECT_EQ(reason_of(act_on(p().director, now(held), order)), "done");
    EXPECT_EQ(p().assignment(held).internal_due, p().today() + 3);
    EXPECT_EQ(reason_of(act_on(p().director, now(free), order)), "directives.nobody_in_charge");
    EXPECT_EQ(may(p().director, now(free), BulkAct::internal_due), "directives.nobody_in_charge");
    order.to.internal_due = p().today() + 40;
    EXPECT_EQ(field_of(act_on(p().director, now(held), order)), "internal_due directives.internal_due_after_due");
}

TEST_P(Bulk, a_reminder_goes_to_whoever_is_in_charge_once_a_day_and_stands_in_the_history) {
    const auto held = p().give(p().science), free = p().give(p().science);
    p().act(actions::accept, p().officer, held).value();
    const BulkOrder order{BulkAct::urge, {}, {"Khẩn trương", "http://thienan.example"}};
    const auto version = p().version_of(held);
    EXPECT_EQ(reason_of(act_on(p().monitor, now(held), order)), "done");
    EXPECT_EQ(mails(), 1);
    EXPECT_EQ(p().version_of(held), version);
    EXPECT_EQ(p().record_of(held).history.front().event.act, "directives.assignment_urged");
    EXPECT_EQ(reason_of(act_on(p().monitor, now(held), order)), "directives.urged_already");
    EXPECT_EQ(reason_of(act_on(p().monitor, now(free), order)), "done");  // nobody in charge: who may hand it on
    EXPECT_EQ(mails(), 2);
    p().pass_days(1);
    EXPECT_EQ(reason_of(act_on(p().monitor, now(held), order)), "done");
}

TEST_P(Bulk, a_reminder_is_refused_to_whoever_did_not_give_the_work_and_where_the_clock_stands) {
    const auto id = p().give(p().science), lost = p().give(p().posts);
    const BulkOrder order{BulkAct::urge, {}, {}};
    EXPECT_EQ(reason_of(act_on(p().director, now(id), order)), "directives.not_the_owner");
    EXPECT_EQ(reason_of(act_on(p().clerk, now(id), order)), "directives.may_not_assign");
    EXPECT_EQ(reason_of(act_on(p().bystander, now(id), order)), "frame.not_found");
    EXPECT_EQ(reason_of(act_on(p().monitor, {id, 99}, order)), "frame.conflict");
    EXPECT_EQ(reason_of(act_on(p().monitor, now(lost), order)), "directives.nobody_to_urge");
    EXPECT_EQ(field_of(act_on(p().monitor, now(id), {BulkAct::urge, {}, {std::string(2'001, 'x'), ""}})), "note form.too_long");
    p().act(actions::report_completion, p().director, id, Province::done()).value();
    EXPECT_EQ(reason_of(act_on(p().monitor, now(id), order)), "directives.clock_stands");
    EXPECT_EQ(mails(), 0);
}

TEST_P(Bulk, nothing_chosen_too_much_chosen_and_what_can_not_be_read_are_refused) {
    const auto id = p().give(p().science);
    std::string many = "?picked=1";
    for (int i = 1; i <= 201; ++i) many += "&pick=" + std::to_string(i) + ":1";
    for (const std::string path : {"/assignments/bulk/accept", "/assignments.xlsx", "/assignments.print"}) {
        EXPECT_EQ(reason_of(site_->get(path + "?picked=1", p().director)), "directives.nothing_picked") << path;
        EXPECT_EQ(reason_of(site_->get(path + many, p().director)), "directives.too_many_picked") << path;
        EXPECT_EQ(reason_of(site_->get(path + "?pick=x:1", p().director)), "frame.not_found") << path;
        EXPECT_EQ(reason_of(site_->get(path + "?pick=" + id.str(), p().director)), "frame.not_found") << path;
    }
    EXPECT_EQ(reason_of(site_->get("/assignments/bulk/cancel" + query({id}), p().director)), "frame.not_found");
    EXPECT_EQ(reason_of(site_->post("/assignments/bulk/accept", p().director, {})), "directives.nothing_picked");
}

TEST_P(Bulk, a_form_without_what_it_needs_is_shown_again_and_nothing_is_done) {
    const auto id = p().give(p().science);
    const auto version = p().version_of(id);
    const auto nothing = site_->post("/assignments/bulk/hand_on", p().director, {{"pick", pick(id)}});
    ASSERT_TRUE(nothing);
    EXPECT_EQ(nothing->status, 422);
    EXPECT_NE(nothing->body.find(std::string{frame::testing::real_words().words(Language::vi)("directives.nothing_to_hand_on")}), std::string::npos);
    const auto no_day = site_->post("/assignments/bulk/internal_due", p().director, {{"pick", pick(id)}, {"internal_due", "31/02/2026"}});
    ASSERT_TRUE(no_day);
    EXPECT_EQ(no_day->status, 422);
    EXPECT_EQ(p().version_of(id), version);
}

TEST_P(Bulk, only_the_chosen_rows_are_printed_and_only_those_one_may_see) {
    const auto first = p().give(p().science, {}, "Xây dựng bản đồ sạt lở"), second = p().give(p().science, {}, "Rà soát phòng thí nghiệm"), others = p().give(p().finance, {}, "Lập dự toán");
    const auto page = site_->get("/assignments.print" + query({second, others}), p().director);
    ASSERT_TRUE(page);
    EXPECT_NE(page->body.find("Rà soát phòng thí nghiệm"), std::string::npos);
    EXPECT_EQ(page->body.find("Xây dựng bản đồ sạt lở"), std::string::npos);
    EXPECT_EQ(page->body.find("Lập dự toán"), std::string::npos);
    EXPECT_TRUE(site_->get("/assignments.xlsx" + query({first}), p().director));
}

TEST_P(Bulk, the_list_offers_only_acts_the_person_could_ever_do) {
    p().give(p().science);
    const auto has = [&](const Principal& who, std::string_view act) {
        return site_->get("/assignments?view=all", who)->body.find("/assignments/bulk/" + std::string{act}) != std::string::npos;
    };
    EXPECT_TRUE(has(p().director, "hand_on"));
    EXPECT_TRUE(has(p().officer, "accept"));
    EXPECT_FALSE(has(p().officer, "hand_on"));
    EXPECT_FALSE(has(p().officer, "urge"));
    EXPECT_TRUE(has(p().monitor, "urge"));
    EXPECT_FALSE(has(p().monitor, "accept"));
}

}  // namespace
}  // namespace thienan::directives
