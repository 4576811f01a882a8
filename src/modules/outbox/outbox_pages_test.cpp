#include "frame/page_testing.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/outbox/actions/sending.hpp"
#include "modules/outbox/actions/working.hpp"
#include "modules/outbox/module.hpp"
#include "modules/outbox/queries.hpp"

#include <gtest/gtest.h>

namespace thienan::outbox {
namespace {

using frame::testing::header_of;
using frame::testing::principal;

class RefusingTransport final : public mail::Transport {
public:
    Result<Done> send(const mail::Message&) override { return Error{Code::invalid, "mail.refused"}; }
};

class OutboxPages : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (IsSkipped()) return;
        frame::testing::migrate_all(db());
        site_ = std::make_unique<frame::testing::Site>(db(), test().clock());
        site_->services().nav = nav();
        add_routes(site_->routes(), {{"outbox.mail_password_reset"}, {"outbox.preferences"}});
    }
    Id<Job> queue_work() {
        return db().write([&](store::WriteTx& tx) { return actions::queue_job(tx, an_, "outbox.job_kind", ""); }).value();
    }
    void do_work(const Result<std::string>& outcome) {
        actions::Workshop workshop{db()};
        workshop.add("outbox.job_kind", [&](actions::JobRun&) { return outcome; });
        ASSERT_TRUE(workshop.run_one());
    }
    Id<Mail> failed_mail() {
        NewMail mail;
        mail.address = "an@tinh.example";
        mail.kind = "outbox.preferences";
        mail.subject = Sentence::plain("Nhắc <việc>");
        mail.dedupe_key = "x";
        const auto id = db().write([&](store::WriteTx& tx) -> Result<Id<Mail>> { return actions::queue_mail(tx, mail); }).value();
        RefusingTransport transport;
        actions::send_due({db(), transport, frame::testing::real_words(), "a@b", "", ""});
        return id;
    }
    std::vector<std::string> turned_down() {
        return db().read([&](store::ReadTx& tx) { return queries::turned_down(tx, an_.person); });
    }
    std::string fragment(Id<Job> id, http::Response* whole = nullptr) {
        http::Request request;
        request.headers.add("hx-request", "true");
        const auto answer = site_->ask(http::Method::get, "/jobs/" + id.str(), an_, std::move(request));
        if (whole) *whole = *answer;
        return answer->body;
    }
    std::unique_ptr<frame::testing::Site> site_;
    const Principal an_ = principal(1, 7, {}), binh_ = principal(2, 7, {}), admin_ = principal(9, 7, {"identity.administer"});
};

TEST_P(OutboxPages, a_kind_left_unticked_is_turned_down_and_ticked_again_comes_back) {
    auto saved = site_->post("/me/notifications", an_, {{"wanted", "outbox.preferences"}});
    ASSERT_TRUE(saved);
    EXPECT_EQ(saved->status, 303);
    EXPECT_EQ(turned_down(), std::vector<std::string>{"outbox.mail_password_reset"});
    const auto page = site_->get("/me/notifications", an_);
    ASSERT_TRUE(page);
    EXPECT_NE(page->body.find("outbox.mail_password_reset"), std::string::npos);
    ASSERT_TRUE(site_->post("/me/notifications", an_, {{"wanted", "outbox.preferences"}, {"wanted", "outbox.mail_password_reset"}}));
    EXPECT_TRUE(turned_down().empty());
}

TEST_P(OutboxPages, the_api_turns_kinds_down_and_refuses_unknown_ones) {
    const auto put = [&](std::string body) {
        http::Request request;
        request.body = std::move(body);
        return site_->ask(http::Method::put, "/api/v1/me/notifications", an_, std::move(request));
    };
    ASSERT_TRUE(put(R"({"turned_down":["outbox.preferences"]})"));
    EXPECT_EQ(turned_down(), std::vector<std::string>{"outbox.preferences"});
    EXPECT_EQ(put(R"({"turned_down":["outbox.other"]})").error().fields.front().reason, "form.not_a_choice");
    EXPECT_EQ(put(R"({"turned_down":[7]})").error().fields.front().reason, "form.not_a_choice");
    EXPECT_EQ(put("{}").error().fields.front().reason, "form.required");
    EXPECT_EQ(put("[broken").error().fields.front().reason, "form.required");
    EXPECT_EQ(site_->get("/api/v1/me/notifications", an_)->body,
              R"({"kinds":["outbox.mail_password_reset","outbox.preferences"],"turned_down":["outbox.preferences"]})");
}

TEST_P(OutboxPages, are_reached_from_every_page_by_those_they_are_for) {
    const auto mine = site_->get("/jobs", an_)->body;
    EXPECT_NE(mine.find(R"(<a class="ta-menu-item" href="/me/notifications")"), std::string::npos);
    EXPECT_EQ(mine.find(R"(href="/admin/mails")"), std::string::npos);
    EXPECT_NE(site_->get("/jobs", admin_)->body.find(R"(href="/admin/mails")"), std::string::npos);
}

TEST_P(OutboxPages, work_in_progress_asks_for_itself_again_and_has_a_link_for_browsers_without_scripts) {
    const auto id = queue_work();
    const auto page = site_->get("/jobs/" + id.str(), an_);
    ASSERT_TRUE(page);
    EXPECT_NE(page->body.find(R"(hx-get="/jobs/)" + id.str() + R"(" hx-trigger="every 1s")"), std::string::npos);
    EXPECT_NE(page->body.find(R"(<a class="btn" href="/jobs/)" + id.str()), std::string::npos);
    EXPECT_NE(page->body.find(R"(<noscript><meta http-equiv="refresh")"), std::string::npos);
    EXPECT_EQ(fragment(id).find("<html"), std::string::npos);
}

TEST_P(OutboxPages, finished_work_leads_whoever_watches_to_its_result_and_others_by_a_link) {
    const auto id = queue_work();
    do_work(std::string{"/directives/7"});
    http::Response watched;
    fragment(id, &watched);
    EXPECT_EQ(header_of(watched, "HX-Redirect"), "/directives/7");
    const auto page = site_->get("/jobs/" + id.str(), an_);
    EXPECT_NE(page->body.find(R"(href="/directives/7")"), std::string::npos);
    EXPECT_EQ(page->body.find("hx-trigger=\"every"), std::string::npos) << "nothing to ask for any more";
    EXPECT_NE(site_->get("/api/v1/jobs/" + id.str(), an_)->body.find(R"("progress":100)"), std::string::npos);
    EXPECT_NE(site_->get("/jobs", an_)->body.find("/jobs/" + id.str()), std::string::npos);
}

TEST_P(OutboxPages, a_result_elsewhere_is_not_followed) {
    const auto id = queue_work();
    do_work(std::string{"//evil.example"});
    http::Response watched;
    EXPECT_EQ(fragment(id, &watched).find("evil"), std::string::npos);
    EXPECT_EQ(header_of(watched, "HX-Redirect"), "");
}

TEST_P(OutboxPages, work_that_failed_says_why_in_the_reader_s_language) {
    const auto id = queue_work();
    do_work(Error{Code::too_large, "outbox.too_many_jobs", {"20"}});
    EXPECT_NE(fragment(id).find("Bạn đang có 20 việc chờ xử lý"), std::string::npos);
    auto reader = an_;
    reader.language = Language::en;
    EXPECT_NE(site_->get("/jobs/" + id.str(), reader)->body.find("20 pieces of your work"), std::string::npos);
}

TEST_P(OutboxPages, another_s_work_does_not_exist) {
    const auto id = queue_work();
    EXPECT_EQ(site_->get("/jobs/" + id.str(), binh_).error().code, Code::not_found);
    EXPECT_EQ(site_->get("/api/v1/jobs/" + id.str(), binh_).error().code, Code::not_found);
    EXPECT_EQ(site_->get("/jobs", binh_)->body.find("/jobs/" + id.str() + "\""), std::string::npos);
}

TEST_P(OutboxPages, an_administrator_sends_a_failed_mail_again_and_nobody_else_sees_it) {
    const auto id = failed_mail();
    EXPECT_EQ(site_->get("/admin/mails", an_).error().code, Code::forbidden);
    EXPECT_EQ(site_->post("/admin/mails/" + id.str() + "/retry", an_, {}).error().code, Code::forbidden);
    const auto page = site_->get("/admin/mails", admin_);
    ASSERT_TRUE(page);
    EXPECT_NE(page->body.find("Nhắc &lt;việc&gt;"), std::string::npos);
    EXPECT_NE(page->body.find("an@tinh.example"), std::string::npos);
    bool woken = false;
    site_->services().wake_jobs = [&] { woken = true; };
    EXPECT_EQ(site_->post("/admin/mails/" + id.str() + "/retry", admin_, {})->status, 303);
    EXPECT_TRUE(woken);
    EXPECT_EQ(site_->post("/admin/mails/" + id.str() + "/retry", admin_, {}).error().reason, "outbox.not_failed");
    EXPECT_EQ(site_->get("/admin/mails", admin_)->body.find("an@tinh.example"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(, OutboxPages, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::outbox
