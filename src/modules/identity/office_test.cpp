// Agencies, people, roles, lists and import on both engines.
#include "modules/audit/queries.hpp"
#include "modules/identity/account_queries.hpp"
#include "modules/identity/actions/imports.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/lists.hpp"
#include "modules/audit/testing.hpp"
#include "modules/identity/module.hpp"
#include "modules/identity/testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace thienan::identity {
namespace {

class Directories : public store::testing::EachEngine {
protected:
    void SetUp() override {
        EachEngine::SetUp();
        if (!IsSkipped()) office_.emplace(test());
    }
    void TearDown() override {
        if (!office_) return;
        office_->expect_invariants();
        audit::testing::expect_words(db(), audited_fields());
    }
    testing::Office& office() { return *office_; }
    template <class Act>
    std::string reason(Act act) {
        const auto result = office().write([&](store::WriteTx& tx) { return act(tx); });
        if (result) return "";
        const auto& error = result.error();
        return error.fields.empty() ? error.reason : error.fields[0].field + " " + error.fields[0].reason;
    }
    std::shared_ptr<const Directory> directory() {
        return office().read([](store::ReadTx& tx) { return queries::directory(tx); });
    }

private:
    std::optional<testing::Office> office_;
};
INSTANTIATE_TEST_SUITE_P(, Directories, store::testing::both_engines(), store::testing::engine_name);

TEST_P(Directories, only_administrators_change_the_directory) {
    const auto director = office().principal("giamdoc");
    using namespace actions;
    EXPECT_EQ(reason([&](auto& tx) { return add_agency(tx, director, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return change_agency(tx, director, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return succeed(tx, director, {}, {}, office().today()); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return add_person(tx, director, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return change_person(tx, director, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return add_post(tx, director, {}, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return change_post(tx, director, {}, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return add_role(tx, director, {}, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return change_role(tx, director, {}, {}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return add_account(tx, director, office().officer, "abc", testing::password(), FirstPassword::keep); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return lock_account(tx, director, {1}, 1); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return unlock_account(tx, director, {1}, 1); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return set_first_password(tx, director, {1}, testing::password()); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return require_new_password(tx, director, {1}, 1); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return remove_second_factor(tx, director, {1}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return end_all_sessions(tx, director, {1}); }), "identity.not_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return upload_import(tx, director, "a", "b", {}); }), "identity.not_administrator");
}

TEST_P(Directories, a_merged_agency_shows_its_successor_from_that_day) {
    const Date from = office().today() + 10;
    EXPECT_EQ(reason([&](auto& tx) { return actions::succeed(tx, testing::office(), {office().finance}, {office().department}, from); }), "");
    EXPECT_EQ(directory()->successors_on(office().finance, from - 1), std::vector{office().finance});
    EXPECT_EQ(directory()->successors_on(office().finance, from), std::vector{office().department});
    EXPECT_EQ(reason([&](auto& tx) { return actions::succeed(tx, testing::office(), {office().finance}, {}, from + 5); }), "identity.already_vanished");
    const auto history = office().read([&](store::ReadTx& tx) { return audit::history_of(tx, "agency", office().finance.value); });
    ASSERT_FALSE(history.empty());
    EXPECT_EQ(history[0].event.act, "identity.agency_succeeded");
}

TEST_P(Directories, a_merged_agency_ends_before_its_successors_begin_or_is_not_merged_after_all) {
    const Date from = office().today() + 10;
    ASSERT_EQ(reason([&](auto& tx) { return actions::succeed(tx, testing::office(), {office().finance}, {office().department}, from); }), "");
    auto agency = *directory()->find(office().finance);
    agency.valid.to = from;
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_agency(tx, testing::office(), agency); }), "valid_to identity.ends_after_successor");
    agency.valid.to.reset();
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_agency(tx, testing::office(), agency); }), "");
    EXPECT_TRUE(directory()->find(office().finance)->successors.empty());
    EXPECT_EQ(directory()->successors_on(office().finance, from), std::vector{office().finance});
}

TEST_P(Directories, an_agency_with_units_or_people_does_not_become_a_group) {
    auto with_units = *directory()->find(office().department), with_people = *directory()->find(office().finance), empty = *directory()->find(office().committee);
    with_units.kind = with_people.kind = empty.kind = AgencyKind::group;
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_agency(tx, testing::office(), with_units); }), "kind identity.group_has_no_units");
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_agency(tx, testing::office(), with_people); }), "kind identity.group_has_no_posts");
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_agency(tx, testing::office(), empty); }), "");
}

TEST_P(Directories, who_works_in_a_vanished_agency_no_longer_acts_for_it) {
    const auto cookie = office().sign_in("giamdoc");
    ASSERT_EQ(office().who(cookie)->memberships.size(), 2u);
    office().write([&](store::WriteTx& tx) { return actions::succeed(tx, testing::office(), {office().finance}, {office().department}, office().today()); }).value();
    EXPECT_EQ(office().who(cookie)->memberships.size(), 1u);
}

TEST_P(Directories, an_old_version_is_a_conflict_and_changes_nothing) {
    auto agency = *directory()->find(office().finance);
    agency.name = "Sở Tài chính - Kế hoạch";
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_agency(tx, testing::office(), agency); }), "");
    agency.name = "Tên khác";
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_agency(tx, testing::office(), agency); }), "frame.conflict");
    EXPECT_EQ(directory()->name(office().finance), "Sở Tài chính - Kế hoạch");
    const Person person{office().officer, 7, "Ai đó", "", "", "", {}};
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_person(tx, testing::office(), person); }), "frame.conflict");
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_post(tx, testing::office(), {office().officer_post, 7, {}, office().finance, "x", false, {}}, {}); }), "frame.conflict");
}

TEST_P(Directories, what_is_unknown_is_not_found) {
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_person(tx, testing::office(), {{999}, 1, "A", "", "", "", {}}); }), "frame.not_found");
    EXPECT_EQ(reason([&](auto& tx) { return actions::lock_account(tx, testing::office(), {999}, 1); }), "frame.not_found");
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_role(tx, testing::office(), {{999}, 1, "abc", "A", {}}, {}); }), "frame.not_found");
}

TEST_P(Directories, a_person_needs_a_name_and_an_address_of_their_own) {
    Person person;
    EXPECT_EQ(reason([&](auto& tx) { return actions::add_person(tx, testing::office(), person); }), "name form.required");
    person.name = "Ai đó";
    person.email = "không phải";
    EXPECT_EQ(reason([&](auto& tx) { return actions::add_person(tx, testing::office(), person); }), "email identity.not_an_email");
    person.email = "GIAMDOC@thanhlam.example";
    EXPECT_EQ(reason([&](auto& tx) { return actions::add_person(tx, testing::office(), person); }), "email identity.email_taken");
    person.email = "";
    person.code = "CB1";
    EXPECT_EQ(reason([&](auto& tx) { return actions::add_person(tx, testing::office(), person); }), "");
    EXPECT_EQ(reason([&](auto& tx) { return actions::add_person(tx, testing::office(), person); }), "code identity.code_taken");
}

TEST_P(Directories, an_account_needs_a_login_of_its_own_and_a_person_has_one_only) {
    const auto add = [&](Id<Person> person, std::string_view login) {
        return reason([&](auto& tx) { return actions::add_account(tx, testing::office(), person, login, testing::password(), actions::FirstPassword::keep); });
    };
    const auto newcomer = office().write([&](store::WriteTx& tx) { return actions::add_person(tx, testing::office(), {{}, 0, "Người Mới", "", "", "", {}}); }).value();
    EXPECT_EQ(add(newcomer, "có dấu"), "login identity.not_a_login");
    EXPECT_EQ(add(newcomer, "GIAMDOC"), "login identity.login_taken");
    EXPECT_EQ(add(office().director, "khac"), "person identity.has_account");
    EXPECT_EQ(add(newcomer, "nguoimoi"), "");
}

TEST_P(Directories, a_post_is_in_an_agency_or_unit_with_known_roles) {
    const auto add = [&](Id<Agency> node, std::vector<RoleGrant> grants, Validity valid) {
        return reason([&](auto& tx) { return actions::add_post(tx, testing::office(), {{}, 0, office().officer, node, "Chuyên viên", false, valid}, grants); });
    };
    EXPECT_EQ(add({999}, {}, {}), "node identity.agency_unknown");
    EXPECT_EQ(add(office().group, {}, {}), "node identity.agency_unknown");
    EXPECT_EQ(add(office().finance, {{{}, {999}, {}}}, {}), "roles identity.role_unknown");
    EXPECT_EQ(add(office().finance, {}, {office().today(), office().today() - 1}), "valid_to identity.ends_before_start");
    EXPECT_EQ(add(office().finance, {}, {}), "");
}

TEST_P(Directories, a_role_has_a_code_of_its_own_and_known_capabilities) {
    const auto add = [&](std::string code, std::vector<std::string> capabilities) {
        return reason([&](auto& tx) { return actions::add_role(tx, testing::office(), {{}, 0, code, "Vai trò", capabilities}, testing::capabilities()); });
    };
    EXPECT_EQ(add("Có dấu", {}), "code identity.not_a_code");
    EXPECT_EQ(add("clerk", {}), "code identity.code_taken");
    EXPECT_EQ(add("archivist", {"directives.destroy"}), "capabilities identity.capability_unknown");
    EXPECT_EQ(add("archivist", {"directives.read_all"}), "");
}

TEST_P(Directories, the_last_administrator_can_neither_be_locked_nor_leave_nor_lose_the_role) {
    const auto account = office().principal("quantri").account;
    EXPECT_EQ(reason([&](auto& tx) { return actions::lock_account(tx, testing::office(), account, 1); }), "identity.last_administrator");
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_person(tx, testing::office(), {office().admin, 1, "Lê Quản Trị", "", "", "", office().today()}); }),
              "identity.last_administrator");
    const auto role = office().read([](store::ReadTx& tx) { return tx.number({"test/role", "select id from role where code = 'administrator'"}); });
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_role(tx, testing::office(), {{role}, 1, "", "Quản trị", {}}, testing::capabilities()); }), "identity.last_administrator");
    const auto post = office().read([&](store::ReadTx& tx) { return queries::posts_of(tx, office().admin, office().today()); })[0];
    EXPECT_EQ(reason([&](auto& tx) { return actions::change_post(tx, testing::office(), post, {}); }), "identity.last_administrator");
    EXPECT_TRUE(office().who(office().sign_in("quantri"))->may(kAdminister)) << "nothing was done by halves";
}

TEST_P(Directories, default_roles_are_made_once) {
    const auto count = [&] { return office().read([](store::ReadTx& tx) { return tx.number({"test/roles", "select count(*) from role"}); }); };
    EXPECT_EQ(count(), 6);
    office().write([&](store::WriteTx& tx) { return actions::ensure_usual_roles(tx, testing::office(), testing::usual_roles()); }).value();
    EXPECT_EQ(count(), 6);
}

TEST_P(Directories, a_first_administrator_is_only_for_an_empty_house) {
    EXPECT_EQ(reason([&](auto& tx) {
        return actions::add_first_administrator(tx, {"Sở", "A", "", "abc"}, testing::password(), testing::usual_roles());
    }), "identity.not_the_first");
}

TEST_P(Directories, people_of_an_agency_are_those_of_its_units_too_leaders_first) {
    const auto names = [&](auto list) {
        std::vector<std::string> out;
        for (const auto& one : list) out.push_back(one.name);
        return out;
    };
    office().read([&](store::ReadTx& tx) {
        EXPECT_EQ(names(queries::people_of(tx, office().department, office().today())), (std::vector<std::string>{"Trần Đình Khôi", "Nguyễn Thị Minh Anh", "Lê Quản Trị"}));
        EXPECT_EQ(names(queries::people_of(tx, office().research_unit, office().today())), std::vector<std::string>{"Nguyễn Thị Minh Anh"});
        EXPECT_EQ(names(queries::leaders_of(tx, office().department, office().today())), std::vector<std::string>{"Trần Đình Khôi"});
        EXPECT_EQ(names(queries::people_holding(tx, office().finance, "directives.lead", office().today())), std::vector<std::string>{"Trần Đình Khôi"});
        EXPECT_TRUE(queries::member_of(tx, office().officer, office().department, office().today())->may("directives.report"));
        EXPECT_FALSE(queries::member_of(tx, office().officer, office().department, office().today())->may("directives.assign"));
        EXPECT_FALSE(queries::member_of(tx, office().officer, office().finance, office().today())) << "no post there";
        const std::vector<Id<Person>> people{office().officer, office().director, {999}};
        EXPECT_EQ(queries::names_of(tx, people).size(), 2u);
    });
}

TEST_P(Directories, the_list_of_people_is_searched_without_marks_and_hides_accounts_from_others) {
    const auto admin = office().principal("quantri"), director = office().principal("giamdoc");
    const auto list = [&](const Principal& who, lists::PersonFilter filter) {
        return office().read([&](store::ReadTx& tx) { return lists::people(tx, who, filter, office().today()); });
    };
    auto found = list(admin, {.search = "dinh khoi"});
    ASSERT_EQ(found->rows.size(), 1u);
    EXPECT_EQ(found->rows[0].login, "giamdoc");
    EXPECT_EQ(found->rows[0].posts.size(), 2u);
    EXPECT_EQ(list(director, {.search = "ĐÌNH"})->rows[0].login, "");
    EXPECT_EQ(list(director, {.account = lists::PersonFilter::Having::no_account})->total, 3) << "the filter is not for them";
    EXPECT_EQ(list(admin, {.account = lists::PersonFilter::Having::no_account})->total, 0);
    EXPECT_EQ(list(admin, {.node = office().finance})->total, 1);
    EXPECT_EQ(list(Principal{}, {}).error().reason, "identity.not_signed_in");
    EXPECT_EQ(list(admin, {.search = "100%"})->total, 0) << "a percent sign is no wildcard";
}

TEST_P(Directories, the_list_of_agencies_counts_people_of_units) {
    const auto admin = office().principal("quantri");
    const auto page = office().read([&](store::ReadTx& tx) { return lists::agencies(tx, admin, {.search = "khoa hoc va cong nghe"}, office().today()); });
    ASSERT_EQ(page->rows.size(), 1u);
    EXPECT_EQ(page->rows[0].people, 3);
}

// Every id of a list, read page by page downwards and then back up; both must be the same.
template <class List>
std::vector<std::int64_t> all_ids(const List& list) {
    std::vector<std::int64_t> down, up;
    auto page = list({});
    EXPECT_EQ(page.previous, "");
    for (;; page = list({.after = parse_positive(page.next)})) {
        for (const auto& row : page.rows) down.push_back(row.id.value);
        if (page.next.empty()) break;
    }
    for (;; page = list({.before = parse_positive(page.previous)})) {
        for (auto row = page.rows.rbegin(); row != page.rows.rend(); ++row) up.push_back(row->id.value);
        if (page.previous.empty()) break;
    }
    std::reverse(up.begin(), up.end());
    EXPECT_EQ(down, up);
    return down;
}

TEST_P(Directories, lists_are_paged_from_a_place_without_losing_or_repeating_a_row) {
    const auto admin = office().principal("quantri");
    office().write([&](store::WriteTx& tx) -> Result<Done> {
        for (int i = 0; i < 60; ++i) {
            Person person;
            person.name = "Lê Văn " + std::string(1, static_cast<char>('A' + i % 7));
            TRY(actions::add_person(tx, admin, person));
            Agency agency;
            agency.kind = AgencyKind::agency;
            agency.name = "Ban số " + std::to_string(i % 9) + " khu " + std::to_string(i);
            TRY(actions::add_agency(tx, admin, agency));
        }
        return Done{};
    }).value();
    for (const auto* sort : {"name", "-name", "signed_in", "-signed_in", "code", "-valid_to"}) {
        const auto people = all_ids([&](const lists::Place& place) {
            return office().read([&](store::ReadTx& tx) { return lists::people(tx, admin, {.sort = sort, .place = place}, office().today()); }).value();
        });
        EXPECT_GE(people.size(), 60u);
        const auto agencies = all_ids([&](const lists::Place& place) {
            return office().read([&](store::ReadTx& tx) { return lists::agencies(tx, admin, {.sort = sort, .place = place}, office().today()); }).value();
        });
        EXPECT_GE(agencies.size(), 60u);
    }
}

// ---- import

const Headings kHeadings = {{"ten", "name"},   {"ma", "code"},          {"truc thuoc", "parent"}, {"loai", "kind"},     {"tu ngay", "valid_from"}, {"co quan", "agency"},
                            {"don vi", "unit"}, {"chuc vu", "title"},    {"thu", "email"},         {"dang nhap", "login"}, {"vai tro", "roles"},   {"=don vi", "unit"}};

Id<Import> uploaded(testing::Office& office, const Principal& who, std::string_view csv) {
    return office.write([&](store::WriteTx& tx) { return actions::upload_import(tx, who, "a.csv", csv, kHeadings); }).value();
}

TEST_P(Directories, an_import_is_previewed_without_a_trace_and_then_done_at_once) {
    const auto admin = office().principal("quantri");
    const auto id = uploaded(office(), admin,
                             "Tên,Cơ quan,Đơn vị,Chức vụ,Thư,Đăng nhập,Vai trò\n"
                             "Hồ Văn Mới,Sở KHCN,Phòng Quản lý Khoa học,Chuyên viên,moi@thanhlam.example,moi.hv,officer\n"
                             "Trần Đình Khôi,Sở Tài chính,,Cố vấn,giamdoc@thanhlam.example,,\n");
    const auto preview = actions::preview_import(db(), admin, id, kHeadings).value();
    ASSERT_EQ(preview.rows.size(), 2u);
    EXPECT_EQ(preview.refused, 0) << preview.rows[0].errors[0].reason;
    EXPECT_EQ(preview.rows[0].fate, ImportRow::Fate::added);
    EXPECT_EQ(preview.rows[1].fate, ImportRow::Fate::extended);
    const auto people = [&] { return office().read([](store::ReadTx& tx) { return tx.number({"test/people", "select count(*) from person"}); }); };
    EXPECT_EQ(people(), 3);
    const auto done = office().write([&](store::WriteTx& tx) { return actions::confirm_import(tx, admin, id, kHeadings); }).value();
    EXPECT_EQ(done.people, 1);
    EXPECT_EQ(done.posts, 2);
    EXPECT_EQ(done.accounts, 1);
    EXPECT_EQ(people(), 4);
    EXPECT_EQ(reason([&](auto& tx) { return actions::confirm_import(tx, admin, id, kHeadings); }), "identity.import_done_before");
}

TEST_P(Directories, a_file_imported_before_is_recognised_by_its_content) {
    const auto admin = office().principal("quantri");
    const std::string csv = "Tên,Mã\nSở Y tế,YT\n";
    const auto id = uploaded(office(), admin, csv);
    office().write([&](store::WriteTx& tx) { return actions::confirm_import(tx, admin, id, kHeadings); }).value();
    EXPECT_EQ(reason([&](auto& tx) { return actions::upload_import(tx, admin, "b.csv", csv, kHeadings); }), "identity.import_done_before");
    const auto again = uploaded(office(), admin, csv + "\n\n ,\n");
    EXPECT_EQ(actions::preview_import(db(), admin, again, kHeadings)->rows[0].fate, ImportRow::Fate::unchanged);
}

TEST_P(Directories, every_fault_of_a_file_is_named_at_its_line_and_nothing_is_imported) {
    const auto admin = office().principal("quantri");
    const auto id = uploaded(office(), admin,
                             "Tên,Cơ quan,Đơn vị,Chức vụ,Thư,Đăng nhập,Vai trò,Từ ngày\n"
                             "Tốt Lành,Sở Tài chính,,Chuyên viên,tot@thanhlam.example,totlanh,,\n"
                             "Sai Cơ Quan,Sở Vũ trụ học,,x,,,,\n"
                             "Sai Đơn Vị,Sở Tài chính,Phòng Không có,x,,,,\n"
                             "Trùng Tên,Sở Tài chính,,x,trung@thanhlam.example,totlanh,,\n"
                             "Sai Ngày,Sở Tài chính,,x,,,,31/02/2026\n"
                             "Sai Vai Trò,Sở Tài chính,,x,,,thủ lĩnh,\n"
                             "Thiếu Thư,Sở Tài chính,,x,,thieuthu,,\n"
                             "Thiếu Cơ Quan,,,x,,,,\n"
                             ",Sở Tài chính,,x,,,,\n");
    const auto report = actions::preview_import(db(), admin, id, kHeadings).value();
    std::vector<std::string> found;
    for (const auto& row : report.rows)
        for (const auto& error : row.errors) found.push_back(std::to_string(row.number) + " " + error.field + " " + error.reason);
    EXPECT_EQ(found, (std::vector<std::string>{"3 agency identity.agency_unknown", "4 unit identity.unit_unknown", "5 login identity.login_taken",
                                               "6 valid_from form.not_a_date", "7 roles identity.role_unknown", "8 email identity.login_needs_email",
                                               "9 agency form.required", "10 name form.required"}));
    EXPECT_EQ(reason([&](auto& tx) { return actions::confirm_import(tx, admin, id, kHeadings); }), "identity.import_has_errors");
    EXPECT_EQ(office().read([](store::ReadTx& tx) { return tx.number({"test/people", "select count(*) from person"}); }), 3);
}

TEST_P(Directories, an_agency_may_lie_under_one_of_the_same_file) {
    const auto admin = office().principal("quantri");
    const auto id = uploaded(office(), admin, "Tên;Mã;Trực thuộc;Loại\nSở Y tế;YT;;\nPhòng Nghiệp vụ;;YT;Đơn vị\nChi cục Dân số;;Sở Y tế;\n");
    const auto report = office().write([&](store::WriteTx& tx) { return actions::confirm_import(tx, admin, id, kHeadings); });
    ASSERT_TRUE(report) << report.error().reason;
    EXPECT_EQ(report->agencies, 3);
    const auto health = directory()->find_code("YT")->id;
    EXPECT_EQ(directory()->units_of(health).size(), 3u);
}

TEST_P(Directories, files_that_are_no_list_are_refused) {
    const auto admin = office().principal("quantri");
    const auto upload = [&](std::string_view bytes) { return reason([&](auto& tx) { return actions::upload_import(tx, admin, "x", bytes, kHeadings); }); };
    EXPECT_EQ(upload("a,b\n1,2\n"), "identity.import_no_columns");
    EXPECT_EQ(upload("Tên,Mã\n"), "identity.import_empty");
    EXPECT_EQ(upload("%PDF-1.7 nothing"), "office.not_a_table");
    EXPECT_EQ(upload(std::string(100, '\0')).substr(0, 7), "office.");
    std::string many = "Tên,Mã\n";
    for (std::size_t i = 0; i <= kMostImportRows; ++i) many += "Sở " + std::to_string(i) + ",\n";
    EXPECT_EQ(upload(many), "identity.import_too_many_rows");
    EXPECT_EQ(upload(std::string(kMostImportBytes + 1, 'a')), "office.too_large");
}

}  // namespace
}  // namespace thienan::identity
