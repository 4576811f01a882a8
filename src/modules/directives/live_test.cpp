#include "frame/page_testing.hpp"
#include "modules/directives/testing.hpp"

#include <gtest/gtest.h>

namespace thienan::directives {
namespace {

using namespace testing;

class LiveNotes : public EachProvince {
protected:
    void SetUp() override {
        EachProvince::SetUp();
        if (IsSkipped()) return;
        site_.emplace(db(), p().clock());
        add_routes(site_->routes(), {});
    }
    Result<http::Response> ask(const std::string& address, const Principal& who, const std::string& tag = {}) {
        http::Request request;
        if (!tag.empty()) request.headers.add("if-none-match", tag);
        return site_->ask(http::Method::get, address, who, std::move(request));
    }
    // Where the page asks and the tag it would send.
    std::pair<std::string, std::string> watched(const std::string& page, const Principal& who) {
        const auto body = site_->get(page, who)->body;
        const auto value = [&](std::string_view name) {
            const auto from = body.find(name) + name.size();
            auto out = body.substr(from, body.find('"', from) - from);
            for (auto at = out.find("&amp;"); at != std::string::npos; at = out.find("&amp;")) out.replace(at, 5, "&");
            return out;
        };
        return {value("data-ta-live data-href=\""), "\"" + value("data-stamp=\"") + "\""};
    }
    // The status before and after `change`.
    template <class F>
    std::pair<int, int> over(const std::string& page, const Principal& who, F&& change) {
        const auto [address, tag] = watched(page, who);
        const int before = ask(address, who, tag)->status;
        change();
        return {before, ask(address, who, tag)->status};
    }
    std::optional<frame::testing::Site> site_;
};
INSTANTIATE_TEST_SUITE_P(, LiveNotes, store::testing::both_engines(), store::testing::engine_name);

using Over = std::pair<int, int>;

TEST_P(LiveNotes, a_record_a_form_a_list_and_my_work_hear_of_another_ones_act) {
    const auto id = p().give(p().science);
    const auto other = p().give(p().science);
    const auto directive = p().assignment(id).directive;
    const std::string pages[] = {"/assignments/" + id.str(), "/assignments/" + id.str() + "/hand_on", "/assignments?view=led", "/", "/directives/" + directive.str()};
    for (const auto& page : pages) {
        const auto percent = static_cast<int>(p().version_of(id));
        EXPECT_EQ(over(page, p().director, [&] { p().act(actions::report_progress, p().director, id, actions::Progress{"Đã làm", percent, {}}).value(); }), (Over{304, 200})) << page;
        EXPECT_EQ(over(page, p().director, [&] {
            if (page != "/assignments?view=led" && page != "/") p().act(actions::report_progress, p().director, other, actions::Progress{"Khác", percent, {}}).value();
        }), (Over{304, 304})) << page;
    }
}

TEST_P(LiveNotes, a_co_operating_agencys_report_is_news_though_the_record_keeps_its_version) {
    auto both = Province::work("Hai cơ quan", {{"", p().science}});
    both.with = {{"", p().finance}};
    const auto id = p().give_out({both}).front();
    EXPECT_EQ(over("/assignments/" + id.str(), p().director, [&] { p().act(actions::report_progress, p().accountant, id, actions::Progress{"Phần của Sở Tài chính", 0, {}}).value(); }), (Over{304, 200}));
}

TEST_P(LiveNotes, a_list_hears_of_what_came_and_of_nothing_beyond_it) {
    p().give(p().science);
    EXPECT_EQ(over("/assignments?view=all", p().director, [&] { p().give(p().finance); }), (Over{304, 304}));
    EXPECT_EQ(over("/assignments?view=all", p().director, [&] { p().give(p().science); }), (Over{304, 200}));
}

TEST_P(LiveNotes, the_review_of_a_document_hears_of_a_draft_that_was_added) {
    const auto directive = p().draft();
    EXPECT_EQ(over("/directives/" + directive.str() + "/review", p().clerk, [&] { p().add(directive, Province::work("Thêm", {{"", p().science}})); }), (Over{304, 200}));
}

TEST_P(LiveNotes, what_one_may_not_see_does_not_exist) {
    const auto id = p().give(p().science);
    const auto directive = p().assignment(id).directive;
    EXPECT_EQ(reason_of(ask("/live/assignments/" + id.str(), p().bystander)), "frame.not_found");
    EXPECT_EQ(reason_of(ask("/live/directives/" + directive.str(), p().bystander)), "frame.not_found");
    EXPECT_EQ(reason_of(ask("/live/directives/" + p().draft().str(), p().director)), "frame.not_found");
    EXPECT_EQ(reason_of(ask("/live/assignments/999999", p().director)), "frame.not_found");
    EXPECT_EQ(reason_of(ask("/live/assignments/" + id.str(), Principal{})), "frame.forbidden");
    EXPECT_EQ(ask("/live/assignments/" + id.str(), p().director)->body, "");
}

}  // namespace
}  // namespace thienan::directives
