#include "frame/testing.hpp"
#include "modules/audit/actions.hpp"
#include "modules/audit/changes.hpp"
#include "modules/audit/queries.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace thienan::audit {
namespace {

using frame::testing::migrate_all;
using frame::testing::principal;

class AuditLog : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (IsSkipped()) return;
        migrate_all(db());
    }
    void record(std::string act, std::int64_t subject, std::vector<Change> changes = {}) {
        const auto done = db().write([&](store::WriteTx& tx) -> Result<Done> {
            append(tx, principal(3, 9, {}), {std::move(act), "directive", subject, std::move(changes), ""});
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }
    void link() {
        (void)db().write([](store::WriteTx& tx) -> Result<Done> {
            link_pending(tx);
            return Done{};
        });
    }
    Proof proof(std::string_view head = {}) {
        return db().read([&](store::ReadTx& tx) { return verify(tx, head); });
    }
    void tamper(std::string_view sql) {
        (void)db().write([&](store::WriteTx& tx) -> Result<Done> {
            tx.execute({"test/tamper", sql});
            return Done{};
        });
    }
    void three_entries() {
        for (int i = 1; i <= 3; ++i) record("directives.registered", i, {{"subject", "", "Văn bản " + std::to_string(i)}});
        link();
    }
};

TEST_P(AuditLog, an_act_is_readable_as_the_records_history_with_values_before_and_after) {
    record("directives.registered", 5, {{"subject", "cũ", "mới"}, {"place", "x", "x"}});
    const auto history = db().read([](store::ReadTx& tx) { return history_of(tx, "directive", 5); });
    ASSERT_EQ(history.size(), 1u);
    EXPECT_EQ(history[0].event.act, "directives.registered");
    EXPECT_EQ(history[0].person_name, "Người thử 3");
    EXPECT_EQ(history[0].agency_name, "Cơ quan 9");
    ASSERT_EQ(history[0].event.changes.size(), 1u) << "a field that did not change is left out";
    EXPECT_EQ(history[0].event.changes[0].after, "mới");
}

TEST_P(AuditLog, an_act_that_is_rolled_back_leaves_no_entry) {
    const auto done = db().write([](store::WriteTx& tx) -> Result<Done> {
        append(tx, principal(3, 9, {}), {"directives.registered", "directive", 1, {}, ""});
        return Error{Code::conflict, "frame.conflict"};
    });
    EXPECT_FALSE(done.ok());
    EXPECT_TRUE(db().read([](store::ReadTx& tx) { return history_of(tx, "directive", 1); }).empty());
}

TEST_P(AuditLog, an_untouched_chain_is_proved) {
    three_entries();
    const auto p = proof();
    EXPECT_FALSE(p.broken) << p.broken->what;
    EXPECT_EQ(p.entries, 3);
    EXPECT_EQ(p.pending, 0);
    EXPECT_FALSE(proof(p.head).broken);
    const auto end = db().read([](store::ReadTx& tx) { return chain_end(tx); });
    EXPECT_EQ(end.entries, 3);
    EXPECT_EQ(end.head, p.head);
}

TEST_P(AuditLog, an_edited_value_is_found_wherever_it_stands) {
    for (const auto* sql : {"update audit_entry set at = at + 1 where id = 2", "update audit_entry set person_id = 4 where id = 2",
                            "update audit_entry set person_name = 'X' where id = 2", "update audit_entry set agency_id = 1 where id = 2",
                            "update audit_entry set agency_name = 'X' where id = 2", "update audit_entry set via = 'token' where id = 2",
                            "update audit_entry set act = 'x.y' where id = 2", "update audit_entry set subject_kind = 'x' where id = 2",
                            "update audit_entry set subject_id = 9 where id = 2", "update audit_entry set changes = '' where id = 2",
                            "update audit_entry set note = 'x' where id = 2", "update audit_entry set refused = 1 where id = 2"}) {
        if (proof().entries == 0) three_entries();
        const auto undo = db().read([](store::ReadTx& tx) {
            return tx.first({"test/entry", "select at, person_id, person_name, agency_id, agency_name, via, act, subject_kind, subject_id, changes, note, refused from audit_entry where id = 2"},
                            [](const store::Row& r) {
                                return std::tuple{r.integer(0), r.integer(1), r.string(2), r.integer(3), r.string(4), r.string(5),
                                                  r.string(6), r.string(7), r.integer(8), r.string(9), r.string(10), r.integer(11)};
                            });
        });
        tamper(sql);
        const auto p = proof();
        ASSERT_TRUE(p.broken) << sql;
        EXPECT_EQ(p.broken->what, "edited") << sql;
        EXPECT_EQ(p.broken->entry.value, 2) << sql;
        (void)db().write([&](store::WriteTx& tx) -> Result<Done> {
            std::apply([&](const auto&... v) {
                tx.execute({"test/undo", "update audit_entry set at=$1, person_id=$2, person_name=$3, agency_id=$4, agency_name=$5, via=$6, act=$7, subject_kind=$8, subject_id=$9, changes=$10, note=$11, refused=$12 where id = 2"}, v...);
            }, *undo);
            return Done{};
        });
        ASSERT_FALSE(proof().broken) << "the value put back is proved again";
    }
}

TEST_P(AuditLog, a_removed_entry_is_found_even_with_its_link) {
    three_entries();
    tamper("delete from audit_chain where entry_id = 2");
    tamper("delete from audit_entry where id = 2");
    ASSERT_TRUE(proof().broken);
    EXPECT_EQ(proof().broken->what, "removed");
}

TEST_P(AuditLog, entries_in_another_order_are_found) {
    three_entries();
    tamper("update audit_chain set seq = -2 where seq = 2");
    tamper("update audit_chain set seq = 2 where seq = 3");
    tamper("update audit_chain set seq = 3 where seq = -2");
    ASSERT_TRUE(proof().broken);
    EXPECT_EQ(proof().broken->what, "edited");
}

TEST_P(AuditLog, entries_cut_off_the_end_stay_missed_when_others_are_added) {
    three_entries();
    tamper("delete from audit_chain where entry_id = 3");
    tamper("delete from audit_entry where id = 3");
    ASSERT_TRUE(proof().broken);
    EXPECT_EQ(proof().broken->what, "cut_off");
    record("directives.registered", 4);
    link();
    ASSERT_TRUE(proof().broken);
    EXPECT_EQ(proof().broken->what, "removed");
}

TEST_P(AuditLog, a_forged_end_of_the_chain_is_found_with_an_earlier_head) {
    three_entries();
    const auto head = proof().head;
    tamper("delete from audit_chain where entry_id = 3");
    tamper("delete from audit_entry where id = 3");
    tamper("update audit_head set seq = 2, hash = (select hash from audit_chain where seq = 2)");
    EXPECT_FALSE(proof().broken) << "without the earlier head nobody can know";
    ASSERT_TRUE(proof(head).broken);
    EXPECT_EQ(proof(head).broken->what, "cut_off");
}

TEST_P(AuditLog, an_entry_put_in_behind_the_programs_back_is_found) {
    three_entries();
    tamper("insert into audit_entry (at, person_id, person_name, agency_id, agency_name, via, act, subject_kind, subject_id, changes, note, refused) "
           "values (1, 1, '', 1, '', 'browser', 'x.y', 'directive', 1, '', '', 0)");
    ASSERT_TRUE(proof().broken);
    EXPECT_EQ(proof().broken->what, "added");
}

TEST_P(AuditLog, a_refused_attempt_is_recorded_but_is_no_part_of_the_history) {
    record_refusal(db(), principal(3, 9, {}), "/directives/{id}/confirm", "directives.four_eyes");
    link();
    const auto all = db().read([](store::ReadTx& tx) { return log(tx, principal(1, 1, {std::string{kReadAll}}), {.refused_only = true}); });
    ASSERT_EQ(all.size(), 1u);
    EXPECT_TRUE(all[0].refused);
    EXPECT_EQ(all[0].event.note, "directives.four_eyes");
    EXPECT_FALSE(proof().broken);
}

TEST_P(AuditLog, who_may_not_read_the_log_sees_an_empty_one) {
    record("directives.registered", 1);
    EXPECT_TRUE(db().read([](store::ReadTx& tx) { return log(tx, principal(1, 1, {}), {}); }).empty());
}

TEST_P(AuditLog, the_log_is_paged_from_the_newest) {
    for (int i = 1; i <= 5; ++i) record("directives.registered", i);
    const auto reader = principal(1, 1, {std::string{kReadAll}});
    const auto first = db().read([&](store::ReadTx& tx) { return log(tx, reader, {}, 2); });
    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].event.subject, 5);
    const auto second = db().read([&](store::ReadTx& tx) { return log(tx, reader, {.before = first[1].id}, 2); });
    EXPECT_EQ(second[0].event.subject, 3);
}

INSTANTIATE_TEST_SUITE_P(, AuditLog, store::testing::both_engines(), store::testing::engine_name);

RC_GTEST_PROP(AuditChanges, unpacking_gives_back_what_was_packed, (const std::vector<std::string>& texts)) {
    std::vector<Change> changes;
    for (std::size_t i = 0; i + 2 < texts.size(); i += 3) changes.push_back({texts[i], texts[i + 1], texts[i + 2]});
    const auto back = unpack_changes(pack_changes(changes));
    RC_ASSERT(back.size() == changes.size());
    for (std::size_t i = 0; i < back.size(); ++i)
        RC_ASSERT(back[i].field == changes[i].field && back[i].before == changes[i].before && back[i].after == changes[i].after);
}

}  // namespace
}  // namespace thienan::audit
