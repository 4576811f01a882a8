// A small fictional province for tests of the directives: the office that gives work out, two departments, one bystander, a group
// of all, and a department that was merged into another. On a database of either engine, filled through actions.
#pragma once

#include "modules/calendar/module.hpp"
#include "modules/directives/actions/daily.hpp"
#include "modules/directives/actions/deciding.hpp"
#include "modules/directives/actions/linking.hpp"
#include "modules/directives/actions/progress.hpp"
#include "modules/directives/actions/registering.hpp"
#include "modules/directives/actions/reviewing.hpp"
#include "modules/directives/module.hpp"
#include "modules/directives/queries/dashboard.hpp"
#include "modules/directives/queries/home.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/directives/queries/search.hpp"
#include "modules/audit/testing.hpp"
#include "modules/files/module.hpp"
#include "modules/identity/module.hpp"
#include "modules/identity/testing.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace thienan::directives::testing {

inline Date day(int year, int month, int d) { return *Date::from_ymd(year, month, d); }

class Province {
public:
    explicit Province(store::testing::TestDatabase& test) : test_(&test) {
        identity::testing::migrate(*test);
        db().write([&](store::WriteTx& tx) -> Result<Done> { return fill(tx); }).value();
    }

    // The office gives work out; science and finance do it; home_affairs has no part in it; posts was merged into science.
    Id<Agency> office, science, science_unit, finance, home_affairs, posts, all_departments;
    Principal clerk, monitor, second_monitor, staff;          // of the office: register; assign; assign; nothing
    Principal director, officer, second_officer;              // of science: lead and report; report; report
    Principal accountant;                                     // of finance: report and lead
    Principal bystander;                                      // of home_affairs: report and lead

    store::Database& db() { return **test_; }
    ManualClock& clock() { return test_->clock(); }
    Date today() { return clock().today(); }
    void pass_days(int days) { clock().advance(days * kDay); }

    template <class F>
    auto write(F&& f) { return db().write(std::forward<F>(f)); }
    template <class F>
    auto read(F&& f) { return db().read(std::forward<F>(f)); }

    // A text nobody registered yet, with one point without work.
    std::string text() {
        return "THÔNG BÁO\nKết luận của Chủ tịch tại cuộc họp lần thứ " + std::to_string(++texts_) +
               "\n\nSau khi nghe báo cáo, Chủ tịch kết luận như sau:\n\n1. Đánh giá chung về tình hình thời gian qua là tốt.\n";
    }
    // A draft with no assignments of the reading, so that tests say themselves what is given out.
    Id<Directive> draft() {
        const auto id = write([&](store::WriteTx& tx) { return actions::register_text(tx, clerk, {text(), {}, {}, {}}); }).value();
        const auto review = read([&](store::ReadTx& tx) { return queries::review(tx, clerk, id); }).value();
        for (const auto& d : review.drafts)
            write([&](store::WriteTx& tx) { return actions::drop_draft(tx, clerk, d.id, d.version); }).value();
        return id;
    }
    static actions::DraftFields work(std::string text, std::vector<Named> leads, std::optional<Date> due_on = std::nullopt) {
        actions::DraftFields f;
        f.text = std::move(text);
        f.leads = std::move(leads);
        if (due_on) f.due.kind = DueKind::date, f.due.on = due_on;
        return f;
    }
    void add(Id<Directive> directive, const actions::DraftFields& fields) {
        write([&](store::WriteTx& tx) { return actions::add_draft(tx, clerk, directive, fields); }).value();
    }
    void confirm(Id<Directive> directive) {
        const auto version = directive_of(directive).version;
        write([&](store::WriteTx& tx) { return actions::confirm_reading(tx, clerk, directive, version); }).value();
    }
    // One confirmed directive with these drafts; its live assignments in order.
    std::vector<Id<Assignment>> give_out(std::initializer_list<actions::DraftFields> drafts) {
        const auto directive = draft();
        for (const auto& fields : drafts) add(directive, fields);
        confirm(directive);
        std::vector<Id<Assignment>> out;
        for (const auto& item : record_of(directive).assignments) out.push_back(item.id);
        return out;
    }
    Id<Assignment> give(Id<Agency> lead, std::optional<Date> due_on = std::nullopt, std::string text = "Rà soát các nhiệm vụ khoa học") {
        return give_out({work(std::move(text), {{"", lead}}, due_on)}).front();
    }

    Directive directive_of(Id<Directive> id) { return record_of(id).directive; }
    queries::DirectiveRecord record_of(Id<Directive> id) {
        return read([&](store::ReadTx& tx) { return queries::directive(tx, monitor, id, today()); }).value();
    }
    queries::AssignmentRecord record_of(Id<Assignment> id) { return record_of(monitor, id).value(); }
    Result<queries::AssignmentRecord> record_of(const Principal& who, Id<Assignment> id) {
        return read([&](store::ReadTx& tx) { return queries::assignment(tx, who, id, today()); });
    }
    Assignment assignment(Id<Assignment> id) { return record_of(id).assignment; }
    std::int64_t version_of(Id<Assignment> id) { return assignment(id).version; }
    std::vector<queries::Item> list(const Principal& who, const queries::Filter& filter = {}) {
        return read([&](store::ReadTx& tx) { return queries::list(tx, who, filter, today(), {}, 100).items; });
    }

    // Calls act(tx, who, id, current version, arguments…).
    template <class Act, class... A>
    auto act(Act f, const Principal& who, Id<Assignment> id, const A&... arguments) {
        const auto version = version_of(id);
        return write([&](store::WriteTx& tx) { return f(tx, who, id, version, arguments...); });
    }
    static actions::Completion done(std::string symbol = "12/BC-SKHCN") { return {"Đã xong", std::move(symbol), std::nullopt, {}}; }

    void expect_invariants() {
        for (const auto& invariant : invariants())
            read([&](store::ReadTx& tx) { EXPECT_FALSE(tx.exists({invariant.name, invariant.sql})) << invariant.name; });
    }

    // Whatever was written to the audit can be said to people.
    void expect_words() {
        audit::testing::expect_words(db(), audited_fields(), identity::audited_fields(), files::audited_fields());
    }

    Agency agency(Id<Agency> id) {
        return read([&](store::ReadTx& tx) { return *identity::queries::directory(tx)->find(id); });
    }

private:
    static const Principal& system() { return identity::testing::office(); }
    static const frame::Capabilities& known_capabilities() {
        static const auto all = [] {
            auto out = directives::capabilities();
            for (const auto& one : calendar::capabilities()) out.push_back(one);
            return out;
        }();
        return all;
    }

    Id<Agency> add_agency(store::WriteTx& tx, std::string name, AgencyKind kind = AgencyKind::agency, Id<Agency> parent = {}) {
        Agency agency;
        agency.name = std::move(name);
        agency.kind = kind;
        agency.parent = parent;
        return identity::actions::add_agency(tx, system(), std::move(agency)).value();
    }
    Principal add_member(store::WriteTx& tx, std::string name, Id<Agency> agency, std::vector<std::string> capabilities, Id<Agency> unit = {}) {
        Person person;
        person.name = name;
        person.email = "p" + std::to_string(++people_) + "@thanhlam.example";
        Principal who;
        who.via = Principal::Via::browser;
        who.person = identity::actions::add_person(tx, system(), std::move(person)).value();
        who.name = std::move(name);
        std::sort(capabilities.begin(), capabilities.end());
        Role role;
        role.code = "role" + std::to_string(people_);
        role.name = "Vai trò " + std::to_string(people_);
        role.capabilities = capabilities;
        const auto role_id = identity::actions::add_role(tx, system(), std::move(role), known_capabilities()).value();
        identity::actions::add_post(tx, system(), {{}, 0, who.person, unit ? unit : agency, "Chuyên viên", false, {}}, {{{}, role_id, {}}}).value();
        who.memberships.push_back({{}, agency, std::string{identity::queries::directory(tx)->name(agency)}, unit, "", "Chuyên viên", capabilities});
        return who;
    }
    Result<Done> fill(store::WriteTx& tx) {
        static const auto shipped = rules::parse_shipped(frame::testing::text_of_file(THIENAN_SOURCE_DIR "/regulations/deadlines.toml"));
        TRY(actions::load_shipped_rules(tx, shipped));
        office = add_agency(tx, "Văn phòng Ủy ban nhân dân tỉnh Thanh Lam");
        science = add_agency(tx, "Sở Khoa học và Công nghệ");
        science_unit = add_agency(tx, "Phòng Quản lý Khoa học", AgencyKind::unit, science);
        finance = add_agency(tx, "Sở Tài chính");
        home_affairs = add_agency(tx, "Sở Nội vụ");
        posts = add_agency(tx, "Sở Thông tin và Truyền thông");
        all_departments = add_agency(tx, "Các sở, ban ngành", AgencyKind::group);
        Agency group = *identity::queries::directory(tx)->find(all_departments);
        group.members = {science, finance};
        TRY(identity::actions::change_agency(tx, system(), group));
        clerk = add_member(tx, "Lý Văn Thư", office, {"directives.register"});
        monitor = add_member(tx, "Đỗ Theo Dõi", office, {"calendar.maintain", "directives.assign", "directives.read_all"});
        second_monitor = add_member(tx, "Hồ Theo Dõi", office, {"directives.assign", "directives.read_all", "directives.report"});
        staff = add_member(tx, "Cao Nhân Viên", office, {});
        director = add_member(tx, "Trần Đình Khôi", science, {"directives.lead", "directives.report"});
        officer = add_member(tx, "Nguyễn Thị Minh Anh", science, {"directives.report"}, science_unit);
        second_officer = add_member(tx, "Phan Quốc Bảo", science, {"directives.report"});
        accountant = add_member(tx, "Mai Kế Toán", finance, {"directives.lead", "directives.report"});
        bystander = add_member(tx, "Võ Ngoài Cuộc", home_affairs, {"directives.lead", "directives.report"});
        return Done{};
    }

    store::testing::TestDatabase* test_;
    int texts_ = 0;
    int people_ = 0;
};

class EachProvince : public store::testing::EachEngine {
protected:
    void SetUp() override {
        EachEngine::SetUp();
        if (!IsSkipped()) province_.emplace(test());
    }
    void TearDown() override {
        if (province_) province_->expect_invariants(), province_->expect_words();
    }
    Province& p() { return *province_; }

private:
    std::optional<Province> province_;
};

// The refusal's reason, "done" where there was none.
template <class T>
std::string reason_of(const Result<T>& result) {
    return result ? "done" : result.error().reason;
}
// The first field's reason of a form refusal.
template <class T>
std::string field_of(const Result<T>& result) {
    if (result) return "done";
    return result.error().fields.empty() ? result.error().reason : result.error().fields.front().field + " " + result.error().fields.front().reason;
}

}  // namespace thienan::directives::testing
