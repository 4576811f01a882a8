// The history of a record says in people's words who did what: names of agencies and people, words of states, days.
#include "modules/directives/rules/reading.hpp"
#include "modules/directives/testing.hpp"

namespace thienan::directives {
namespace {

using namespace testing;
namespace acts = actions;

template <class E>
void expect_all_named() {
    for (const auto name : kNames<E>.all)
        for (const auto language : {Language::vi, Language::en})
            EXPECT_TRUE(frame::testing::real_words().words(language).has(std::string{kNames<E>.prefix} + std::string{name})) << kNames<E>.prefix << name;
}

TEST(AuditedFields, every_value_of_every_enumeration_has_its_word) {
    expect_all_named<DirectiveState>(), expect_all_named<Urgency>(), expect_all_named<Disposition>(), expect_all_named<State>();
    expect_all_named<DueKind>(), expect_all_named<Recurrence>(), expect_all_named<Force>();
}

class History : public EachProvince {
protected:
    // "Người phụ trách: Nguyễn Thị Minh Anh → Phan Quốc Bảo" of the newest entry, one a line.
    std::string newest(const std::vector<audit::Entry>& history) {
        const auto& t = frame::testing::real_words().words(Language::vi);
        const auto& entry = history.front();
        std::string out{t(entry.event.act)};
        for (const auto& c : entry.event.changes) {
            const auto said = frame::said(audited_fields(), t, entry.event.subject_kind, {c.field, c.before, c.after});
            out += "\n" + said.label + ": " + said.before + " → " + said.after;
        }
        return out;
    }
};
INSTANTIATE_TEST_SUITE_P(, History, store::testing::both_engines(), store::testing::engine_name);

TEST_P(History, handing_on_names_unit_and_person) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    acts::HandOn to;
    to.unit = p().science_unit, to.person = p().officer.person, to.internal_due = day(2026, 12, 10);
    ASSERT_TRUE(p().act(acts::hand_on, p().director, id, to));
    const auto said = newest(p().record_of(id).history);
    EXPECT_NE(said.find("Giao trong cơ quan\nTrạng thái: Chưa thực hiện → Đang thực hiện"), std::string::npos) << said;
    EXPECT_NE(said.find("Đơn vị:  → Phòng Quản lý Khoa học"), std::string::npos) << said;
    EXPECT_NE(said.find("Người phụ trách:  → Nguyễn Thị Minh Anh"), std::string::npos) << said;
    EXPECT_NE(said.find("Hạn nội bộ:  → 10/12/2026"), std::string::npos) << said;
}

TEST_P(History, giving_again_names_both_agencies) {
    const auto id = p().give(p().science, day(2026, 12, 15));
    ASSERT_TRUE(p().act(acts::reassign, p().monitor, id, acts::Reassignment{{"", p().finance}, {}, day(2026, 12, 20), "đúng thẩm quyền"}));
    const auto said = newest(p().record_of(id).history);
    EXPECT_NE(said.find("Chủ trì: Sở Khoa học và Công nghệ → Sở Tài chính"), std::string::npos) << said;
    EXPECT_NE(said.find("Đến ngày: 15/12/2026 → 20/12/2026"), std::string::npos) << said;
}

TEST_P(History, the_review_of_a_document_is_in_the_directives_history) {
    const auto directive = p().draft();
    p().add(directive, Province::work("Rà soát các đề tài", {{"", p().science}}, day(2026, 12, 15)));
    const auto said = newest(p().record_of(directive).history);
    EXPECT_NE(said.find("Thêm nhiệm vụ"), std::string::npos) << said;
    EXPECT_NE(said.find("Chủ trì:  → Sở Khoa học và Công nghệ"), std::string::npos) << said;
    EXPECT_NE(said.find("Loại hạn: Không thời hạn → Một ngày"), std::string::npos) << said;
}

// ---- names no agency is called -----------------------------------------------------------------------------------------------

class Unmatched : public EachProvince {
protected:
    Assignment the_draft(Id<Directive> directive) {
        return p().read([&](store::ReadTx& tx) { return queries::review(tx, p().clerk, directive); })->drafts.front();
    }
};
INSTANTIATE_TEST_SUITE_P(, Unmatched, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Unmatched, a_name_no_agency_is_called_survives_a_correction) {
    const auto directive = p().draft();
    p().add(directive, Province::work("Phải gương mẫu", {{"Tập thể lãnh đạo", {}}, {"Sở KHCN", p().science}}));
    const auto draft = the_draft(directive);
    ASSERT_EQ(draft.leads.size(), 2u);
    auto fields = Province::work("Phải gương mẫu, đoàn kết", {{"", p().science}, {"Tập thể lãnh đạo", {}}});
    ASSERT_TRUE(p().write([&](store::WriteTx& tx) { return acts::correct_draft(tx, p().clerk, draft.id, draft.version, fields); }));
    const auto after = the_draft(directive);
    EXPECT_EQ(after.leads, (std::vector<Named>{{"Sở KHCN", p().science}, {"Tập thể lãnh đạo", {}}})) << "the document's words stay";
}

TEST_P(Unmatched, one_click_gives_it_to_an_agency_and_keeps_the_words) {
    const auto directive = p().draft();
    p().add(directive, Province::work("Phải gương mẫu", {{"Tập thể lãnh đạo", {}}, {"cán bộ chủ chốt", {}}}));
    const auto draft = the_draft(directive);
    const auto give = [&](Id<Agency> agency) { return p().write([&](store::WriteTx& tx) { return acts::give_draft(tx, p().clerk, draft.id, draft.version, agency); }); };
    EXPECT_EQ(reason_of(give({999})), "directives.agency_vanished");
    ASSERT_TRUE(give(p().science));
    EXPECT_EQ(the_draft(directive).leads, (std::vector<Named>{{"Tập thể lãnh đạo; cán bộ chủ chốt", p().science}}));
    EXPECT_EQ(reason_of(give(p().finance)), "frame.conflict");
}

TEST(MainAddressee, is_who_leads_most_and_of_equals_the_first) {
    const auto draft = [](std::vector<Named> leads) {
        Assignment a;
        a.leads = std::move(leads);
        return a;
    };
    EXPECT_EQ(rules::main_addressee({}), Id<Agency>{});
    EXPECT_EQ(rules::main_addressee({draft({{"x", {}}})}), Id<Agency>{});
    EXPECT_EQ(rules::main_addressee({draft({{"", {7}}}), draft({{"", {8}}})}), Id<Agency>{7});
    EXPECT_EQ(rules::main_addressee({draft({{"", {7}}}), draft({{"", {8}}}), draft({{"", {8}}})}), Id<Agency>{8});
}

}  // namespace
}  // namespace thienan::directives
