#include "frame/page_testing.hpp"
#include "modules/directives/testing.hpp"

#include "platform/office/xlsx_reader.hpp"

#include <gtest/gtest.h>

namespace thienan::directives {
namespace {

using namespace testing;
using queries::Order;
using queries::View;

class Lists : public EachProvince {
protected:
    void SetUp() override {
        EachProvince::SetUp();
        if (IsSkipped()) return;
        site_.emplace(db(), p().clock());
        add_routes(site_->routes(), {});
    }
    std::vector<Id<Assignment>> ids(const queries::Filter& filter) {
        std::vector<Id<Assignment>> out;
        for (const auto& item : p().list(p().monitor, filter)) out.push_back(item.id);
        return out;
    }
    std::string page(const std::string& target) { return site_->get(target, p().monitor)->body; }
    static bool has(const std::string& text, std::string_view what) { return text.find(what) != std::string::npos; }
    std::optional<frame::testing::Site> site_;
};
INSTANTIATE_TEST_SUITE_P(, Lists, store::testing::both_engines(), store::testing::engine_name);

using Ids = std::vector<Id<Assignment>>;

TEST_P(Lists, the_list_and_the_dashboard_lead_to_an_official_report_on_a_period) {
    p().give(p().science, p().today() + 3);
    const auto period = "view=all&from=" + p().today().iso() + "&to=" + (p().today() + 9).iso();
    EXPECT_NE(site_->get("/assignments?" + period, p().monitor).value().body.find("/assignments.docx?"), std::string::npos);
    EXPECT_NE(site_->get("/dashboard", p().monitor).value().body.find("action=\"/assignments.docx\""), std::string::npos);
    const auto report = site_->get("/assignments.docx?" + period, p().monitor).value();
    EXPECT_TRUE(report.body.starts_with("PK"));
    EXPECT_EQ(frame::testing::header_of(report, "Content-Disposition").find("attachment"), 0u);
}

TEST_P(Lists, an_order_by_state_follows_the_procedure_and_inside_a_state_the_due_day) {
    const auto done = p().give(p().science, p().today() + 1), late = p().give(p().science, p().today() + 9), soon = p().give(p().finance, p().today() + 2), working = p().give(p().science, p().today());
    p().act(actions::report_completion, p().director, done, Province::done()).value();
    p().act(actions::confirm_completion, p().monitor, done, std::string_view{}).value();
    p().act(actions::accept, p().director, working).value();
    EXPECT_EQ(ids({.view = View::all, .order = Order::state}), (Ids{soon, late, working, done}));
    EXPECT_EQ(ids({.view = View::all, .order = Order::state_last}), (Ids{done, working, soon, late}));
    EXPECT_EQ(ids({.view = View::open, .order = Order::state}), (Ids{soon, late, working}));
    EXPECT_EQ(ids({.view = View::all, .state = State::waiting, .order = Order::state}), (Ids{soon, late}));
}

TEST_P(Lists, an_order_by_lead_follows_the_names_and_who_is_not_known_comes_last) {
    const auto finance = p().give(p().finance, p().today() + 2), science = p().give(p().science, p().today() + 9), earlier = p().give(p().science, p().today() + 3);
    const auto nobody = p().give_out({Province::work("Chưa rõ ai", {{"các địa phương", {}}}, p().today())}).front();
    EXPECT_EQ(ids({.view = View::all, .order = Order::lead}), (Ids{earlier, science, finance, nobody}));
    EXPECT_EQ(ids({.view = View::all, .order = Order::lead_last}), (Ids{nobody, finance, earlier, science}));
    EXPECT_EQ(ids({.view = View::all, .lead = p().finance, .order = Order::lead}), (Ids{finance}));
    EXPECT_EQ(ids({.view = View::all, .order = Order::due_last}), (Ids{science, earlier, finance, nobody}));
}

TEST_P(Lists, a_place_that_can_not_be_read_is_the_first_page) {
    p().give(p().science);
    for (const auto* place : {"x", "waiting~x~1", "nowhere~2026-01-01~1", "~", "waiting~2026-01-01~0"})
        EXPECT_EQ(site_->get(std::string{"/assignments?view=all&sort=state&after="} + place, p().monitor)->status, 200) << place;
}

TEST_P(Lists, the_page_says_the_order_its_size_and_the_names_of_the_filter) {
    for (int i = 0; i < 27; ++i) p().give(p().science);
    const auto one = p().give(p().science);
    p().act(actions::accept, p().officer, one).value();
    EXPECT_TRUE(has(page("/assignments?view=all&sort=-lead"), "aria-sort=\"descending\""));
    EXPECT_TRUE(has(page("/assignments?view=all"), "rel=\"next\""));
    EXPECT_FALSE(has(page("/assignments?view=all&rows=50"), "rel=\"next\""));
    EXPECT_TRUE(has(page("/assignments?view=all&rows=26"), "rel=\"next\""));  // no such size
    EXPECT_TRUE(has(page("/assignments?view=all&person=" + p().officer.person.str()), p().officer.name));
    const auto directive = p().assignment(one).directive;
    EXPECT_TRUE(has(page("/assignments?view=all&directive=" + directive.str()), p().directive_of(directive).header.subject));
}

TEST_P(Lists, filtering_keeps_what_the_form_does_not_ask) {
    p().give(p().science);
    const auto text = page("/assignments?view=all&columns=due&ageing=days_30&after=x");
    EXPECT_TRUE(has(text, R"(<input type="hidden" name="columns" value="due">)"));
    EXPECT_TRUE(has(text, R"(<input type="hidden" name="ageing" value="days_30">)"));
    EXPECT_FALSE(has(text, R"(name="after")"));
}

TEST_P(Lists, directives_are_saved_as_a_workbook_of_those_one_may_see) {
    const auto id = p().give(p().science);
    const auto subject = p().directive_of(p().assignment(id).directive).header.subject;
    const auto holds = [&](const Principal& who) {
        const auto answer = site_->get("/directives.xlsx?state=active", who);
        const auto sheets = office::read_xlsx(answer->body).value();
        for (const auto& row : sheets.front().rows)
            for (const auto& cell : row)
                if (cell.find(subject) != std::string::npos) return true;
        return false;
    };
    EXPECT_TRUE(holds(p().monitor));
    EXPECT_TRUE(holds(p().director));
    EXPECT_FALSE(holds(p().bystander));
}

TEST_P(Lists, directives_are_found_by_the_day_they_were_issued) {
    const auto dated = p().draft();
    const auto directive = p().directive_of(dated);
    auto header = directive.header;
    header.symbol = "TB-UBND", header.number = "95", header.issued_on = day(2026, 3, 12);
    p().write([&](store::WriteTx& tx) { return actions::correct_header(tx, p().clerk, dated, directive.version, header); }).value();
    EXPECT_TRUE(has(page("/directives?from=01/03/2026&to=2026-03-12"), "95/TB-UBND"));
    EXPECT_FALSE(has(page("/directives?from=13/03/2026"), "95/TB-UBND"));
    EXPECT_TRUE(has(page("/directives?from=13/03/2026"), std::string{frame::testing::real_words().words(Language::vi)("directives.directives_none_found")}));
    EXPECT_TRUE(has(page("/directives?columns=received"), std::string{frame::testing::real_words().words(Language::vi)("directives.received_on")}));
}

}  // namespace
}  // namespace thienan::directives
