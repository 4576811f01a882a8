// Whatever somebody changes in the stored audit, the proof finds it. Each change is made, proved and taken back.
#include "frame/testing.hpp"
#include "modules/audit/actions.hpp"
#include "modules/audit/queries.hpp"

#include <gtest/gtest.h>

namespace thienan::audit {
namespace {

using frame::testing::migrate_all;
using frame::testing::principal;

constexpr int kEntries = 9;

class AuditTampering : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (IsSkipped()) return;
        migrate_all(db());
        for (int i = 1; i <= kEntries; ++i) act(i);
        record_refusal(db(), principal(4, 9, {}), "/directives/{id}/confirm", "directives.four_eyes");
        (void)db().write([](store::WriteTx& tx) -> Result<Done> { return link_pending(tx), Done{}; });
        const auto whole = db().read([](store::ReadTx& tx) { return verify(tx); });
        ASSERT_FALSE(whole.broken);
        ASSERT_EQ(whole.entries, kEntries + 1);
    }
    void act(int i) {
        (void)db().write([&](store::WriteTx& tx) -> Result<Done> {
            const auto who = i % 4 == 0 ? Principal::system("outbox") : principal(i, 9, {});
            append(tx, who, {"directives.registered", "directive", i, {{"subject", "", "Văn bản " + std::to_string(i)}}, i % 2 ? "ghi chú" : ""});
            return Done{};
        });
    }
    // What the proof says while these changes stand.
    std::string broken_by(const std::vector<std::string>& changes) {
        std::string what = "nothing";
        (void)db().write([&](store::WriteTx& tx) -> Result<Done> {
            for (const auto& sql : changes) tx.execute({"test/" + sql, sql});
            if (const auto proof = verify(tx); proof.broken) what = proof.broken->what;
            return Error{Code::conflict, "frame.conflict"};
        });
        return what;
    }
    static std::string at(int id) { return " where id = " + std::to_string(id); }
};

TEST_P(AuditTampering, any_other_value_in_any_column_of_any_entry_is_found) {
    const std::vector<std::string> edits = {
        "at = at + 1", "at = 0", "person_id = person_id + 1", "person_id = -person_id - 1", "person_name = person_name || ' '", "person_name = 'X'",
        "agency_id = agency_id + 1", "agency_name = agency_name || 'x'", "via = case via when 'token' then 'nobody' else 'token' end",
        "act = act || '.'", "act = 'identity.signed_in'", "subject_kind = subject_kind || 's'", "subject_id = subject_id + 1",
        "changes = changes || ' '", "changes = '1:a1:b1:c'", "note = note || 'x'", "refused = 1 - refused",
        "person_name = agency_name || '.', agency_name = person_name",  // the same letters elsewhere
        "subject_kind = substr(subject_kind, 1, 3), act = act || substr(subject_kind, 4)"};
    for (int id = 1; id <= kEntries + 1; ++id)
        for (const auto& edit : edits) EXPECT_EQ(broken_by({"update audit_entry set " + edit + at(id)}), "edited") << edit << at(id);
}

TEST_P(AuditTampering, a_changed_link_or_head_is_found) {
    for (int seq = 1; seq <= kEntries + 1; ++seq)
        EXPECT_EQ(broken_by({"update audit_chain set hash = 'f' || substr(hash, 1, 63) where seq = " + std::to_string(seq)}), "edited") << seq;
    for (const auto* edit : {"seq = seq + 1", "seq = seq - 1", "hash = ''"}) EXPECT_EQ(broken_by({std::string{"update audit_head set "} + edit}), "cut_off") << edit;
    EXPECT_EQ(broken_by({"delete from audit_head"}), "cut_off");
}

TEST_P(AuditTampering, any_removed_entry_is_found_also_when_the_rest_closes_ranks) {
    for (int id = 1; id <= kEntries + 1; ++id) {
        const auto n = std::to_string(id);
        const std::vector<std::string> removed = {"delete from audit_chain where entry_id = " + n, "delete from audit_entry where id = " + n};
        EXPECT_EQ(broken_by(removed), id == kEntries + 1 ? "cut_off" : "removed") << id;
        if (id > kEntries) continue;
        auto closed = removed;
        closed.push_back("update audit_chain set seq = -seq where seq > " + n);
        closed.push_back("update audit_chain set seq = -seq - 1 where seq < 0");
        EXPECT_EQ(broken_by(closed), "edited") << id;
    }
}

TEST_P(AuditTampering, any_number_of_entries_cut_off_the_end_is_found) {
    for (int from = 1; from <= kEntries + 1; ++from) {
        const auto n = std::to_string(from);
        EXPECT_EQ(broken_by({"delete from audit_chain where entry_id >= " + n, "delete from audit_entry where id >= " + n}), "cut_off") << from;
    }
}

TEST_P(AuditTampering, a_link_removed_from_its_entry_is_found) {
    EXPECT_EQ(broken_by({"delete from audit_chain where seq = 4"}), "removed");
    EXPECT_EQ(broken_by({"delete from audit_chain where seq = 10"}), "cut_off");
    EXPECT_EQ(broken_by({"delete from audit_chain"}), "cut_off");
}

TEST_P(AuditTampering, any_two_entries_in_each_others_place_are_found) {
    for (int a = 1; a <= kEntries; ++a)
        for (int b = a + 1; b <= kEntries + 1; ++b) {
            const auto x = std::to_string(a), y = std::to_string(b);
            EXPECT_EQ(broken_by({"update audit_chain set seq = -1 where seq = " + x, "update audit_chain set seq = " + x + " where seq = " + y,
                                 "update audit_chain set seq = " + y + " where seq = -1"}), "edited") << a << " " << b;
        }
}

TEST_P(AuditTampering, an_entry_put_in_between_is_found) {
    const std::string added =
        "insert into audit_entry (at, person_id, person_name, agency_id, agency_name, via, act, subject_kind, subject_id, changes, note, refused) "
        "select at, person_id, person_name, agency_id, agency_name, via, act, subject_kind, subject_id, changes, note, refused from audit_entry where id = 3";
    EXPECT_EQ(broken_by({added}), "added");
    EXPECT_EQ(broken_by({added, "update audit_chain set seq = -seq where seq >= 3", "update audit_chain set seq = 1 - seq where seq < 0",
                         "insert into audit_chain (seq, entry_id, hash) select 3, (select max(id) from audit_entry), hash from audit_chain where seq = 4"}),
              "edited");
}

INSTANTIATE_TEST_SUITE_P(, AuditTampering, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::audit
