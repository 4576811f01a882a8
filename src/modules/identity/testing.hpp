// A small office for tests of this module and of those above it: a department with two units, one man in two agencies, an
// administrator, on a database of either engine.
#pragma once

#include "frame/testing.hpp"
#include "modules/identity/actions/accounts.hpp"
#include "modules/identity/actions/agencies.hpp"
#include "modules/identity/actions/people.hpp"
#include "modules/identity/actions/sign_in.hpp"
#include "modules/identity/authenticate.hpp"
#include "modules/identity/module.hpp"
#include "modules/identity/queries.hpp"
#include "platform/store/testing.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

namespace thienan::identity::testing {

// What this module declares and a few of modules above it, so that the usual roles are not empty.
inline const frame::Capabilities& capabilities() {
    static const auto all = [] {
        auto out = identity::capabilities();
        out.push_back({"directives.assign", {"clerk", "leader", "monitor"}});
        out.push_back({"directives.read_all", {"clerk", "leader", "monitor"}});
        out.push_back({"directives.report", {"officer", "contact"}});
        out.push_back({"directives.lead", {"leader", "contact"}});
        return out;
    }();
    return all;
}
inline actions::UsualRoles usual_roles() {
    return {capabilities(), [](std::string_view code) { return "Vai trò " + std::string{code}; }};
}

// All migrations of the source tree whose number is below `below`, in order.
inline void migrate(store::Database& db, std::string_view below = "9999") {
    std::map<std::string, std::string> texts;
    for (const auto& entry : std::filesystem::directory_iterator{std::string{THIENAN_SOURCE_DIR} + "/migrations"}) {
        std::ifstream file{entry.path()};
        texts[entry.path().stem().string()] = std::string{std::istreambuf_iterator<char>{file}, {}};
    }
    std::vector<store::Migration> migrations;
    for (const auto& [name, sql] : texts)
        if (name < below) migrations.push_back({name, sql});
    db.migrate(migrations);
}

inline const Principal& office() {
    static const Principal who = Principal::system("test");
    return who;
}

inline const std::string kPassword = "rung thong Thanh Lam 7";

// One hash for all accounts of all tests: hashing is slow on purpose.
inline const NewPassword& password() {
    static const NewPassword hashed = hash_password(kPassword).value();
    return hashed;
}

class Office {
public:
    explicit Office(store::testing::TestDatabase& test, std::string_view below = "9999") : test_(&test) {
        migrate(*test, below);
        db().write([&](store::WriteTx& tx) { return fill(tx); }).value();
    }

    Id<Agency> committee, department, research_unit, finance_unit, finance, group;
    Id<Person> admin, officer, director;
    Id<Post> officer_post, director_post, second_post;

    store::Database& db() { return **test_; }
    ManualClock& clock() { return test_->clock(); }
    Instant now() { return clock().now(); }
    Date today() { return clock().today(); }

    template <class F>
    auto write(F&& f) { return db().write(std::forward<F>(f)); }
    template <class F>
    auto read(F&& f) { return db().read(std::forward<F>(f)); }

    // Signed in with the office's password; a fresh address each time, so that no limit is met.
    std::string sign_in(const std::string& login) {
        static int count = 0;
        ++count;
        const std::string address = "10.0." + std::to_string(count / 250) + "." + std::to_string(count % 250);
        return actions::sign_in(db(), {login, kPassword, address, "test"}, now()).value().cookie;
    }
    Result<Principal> who(const std::string& cookie) {
        return read([&](store::ReadTx& tx) { return authenticate(tx, cookie, now()); });
    }
    Principal principal(const std::string& login) { return who(sign_in(login)).value(); }

    // One of the people above acting for one of the agencies with these capabilities, whatever their roles say: what tests of other
    // modules use, whose capabilities the roles here do not know.
    Principal acting(Id<Person> person, Id<Agency> agency, std::vector<std::string> capabilities) {
        return frame::testing::principal(person.value, agency.value, std::move(capabilities));
    }

    // What must hold at the end of every scenario.
    void expect_invariants() {
        for (const auto& invariant : invariants())
            read([&](store::ReadTx& tx) {
                EXPECT_FALSE(tx.exists({invariant.name, invariant.sql})) << invariant.name;
            });
    }

    Id<Agency> add(store::WriteTx& tx, std::string name, Id<Agency> parent = {}, AgencyKind kind = AgencyKind::agency) {
        Agency agency;
        agency.name = std::move(name);
        agency.parent = parent;
        agency.kind = kind;
        return actions::add_agency(tx, office(), std::move(agency)).value();
    }
    Id<Post> add_post(store::WriteTx& tx, Id<Person> person, Id<Agency> node, std::string title, std::string_view role, bool leads = false) {
        std::vector<RoleGrant> grants;
        for (const auto& known : roles_)
            if (known.first == role) grants.push_back({{}, known.second, {}});
        return actions::add_post(tx, office(), {{}, 0, person, node, std::move(title), leads, {}}, grants).value();
    }
    Id<Person> add_person(store::WriteTx& tx, std::string name, const std::string& login) {
        Person person;
        person.name = std::move(name);
        person.email = login + "@thanhlam.example";
        const auto id = actions::add_person(tx, office(), std::move(person)).value();
        actions::add_account(tx, office(), id, login, password(), actions::FirstPassword::keep).value();
        return id;
    }

private:
    Result<Done> fill(store::WriteTx& tx) {
        TRY(actions::ensure_usual_roles(tx, office(), usual_roles()));
        tx.each({"test/roles", "select code, id from role"},
                [&](const store::Row& row) { roles_.emplace_back(row.string(0), row.id<Role>(1)); });
        committee = add(tx, "Ủy ban nhân dân tỉnh Thanh Lam");
        department = add(tx, "Sở Khoa học và Công nghệ");
        research_unit = add(tx, "Phòng Quản lý Khoa học", department, AgencyKind::unit);
        finance_unit = add(tx, "Phòng Kế hoạch - Tài chính", department, AgencyKind::unit);
        finance = add(tx, "Sở Tài chính");
        group = add(tx, "Các sở, ban ngành, địa phương", {}, AgencyKind::group);
        admin = add_person(tx, "Lê Quản Trị", "quantri");
        officer = add_person(tx, "Nguyễn Thị Minh Anh", "minhanh");
        director = add_person(tx, "Trần Đình Khôi", "giamdoc");
        add_post(tx, admin, department, "Chuyên viên", "administrator");
        officer_post = add_post(tx, officer, research_unit, "Chuyên viên", "officer");
        director_post = add_post(tx, director, department, "Giám đốc", "leader", true);
        second_post = add_post(tx, director, finance, "Ủy viên kiêm nhiệm", "contact");
        return Done{};
    }

    store::testing::TestDatabase* test_;
    std::vector<std::pair<std::string, Id<Role>>> roles_;
};

}  // namespace thienan::identity::testing
