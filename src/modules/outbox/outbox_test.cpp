#include "frame/page_testing.hpp"
#include "modules/audit/testing.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/outbox/actions/sending.hpp"
#include "modules/outbox/actions/working.hpp"
#include "modules/outbox/module.hpp"
#include "modules/outbox/queries.hpp"
#include "modules/outbox/rules.hpp"
#include "modules/outbox/sentences.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/wait.h>

#include <atomic>
#include <map>
#include <thread>

namespace thienan::outbox {
namespace {

using frame::testing::principal;

RC_GTEST_PROP(Sentences, are_read_back_as_they_were_whatever_stands_in_them, (const std::vector<std::vector<std::string>>& lines)) {
    std::vector<Sentence> sentences;
    for (const auto& line : lines)
        if (!line.empty()) sentences.push_back({line[0], {line.begin() + 1, line.end()}});
    RC_ASSERT(unpack(pack(sentences)) == sentences);
}

TEST(Sentences, keep_tabs_line_ends_and_empty_values) {
    const Sentence sentence{"", {"a\tb\\n\nc\r", "", ""}};
    EXPECT_EQ(unpack_one(pack(sentence)), sentence);
    EXPECT_EQ(unpack(pack(std::vector{sentence, Sentence{"k", {}}})), (std::vector{sentence, Sentence{"k", {}}}));
}

TEST(OutboxRules, tries_wait_longer_each_time_and_end_after_the_eighth) {
    std::int64_t before = 0;
    for (int n = 1; n <= 7; ++n) {
        ASSERT_TRUE(rules::wait_after(n));
        EXPECT_GT(*rules::wait_after(n), before);
        before = *rules::wait_after(n);
    }
    EXPECT_FALSE(rules::wait_after(8));
}

TEST(OutboxRules, only_an_address_of_this_site_is_followed) {
    EXPECT_TRUE(rules::is_address_here("/directives/7"));
    EXPECT_FALSE(rules::is_address_here("//evil.example"));
    EXPECT_FALSE(rules::is_address_here("/\\evil.example"));
    EXPECT_FALSE(rules::is_address_here("https://evil.example"));
    EXPECT_FALSE(rules::is_address_here(""));
}

// Takes mails, or answers as told.
class FakeTransport final : public mail::Transport {
public:
    Result<Done> send(const mail::Message& message) override {
        ++tries;
        last_id = message.message_id;
        if (throws) throw std::runtime_error("disk full");
        if (refusal) return *refusal;
        taken.push_back(message);
        return Done{};
    }
    std::vector<mail::Message> taken;
    std::optional<Error> refusal;
    std::string last_id;
    bool throws = false;
    int tries = 0;
};



class Outbox : public store::testing::EachEngine {
protected:
    void SetUp() override {
        store::testing::EachEngine::SetUp();
        if (IsSkipped()) return;
        frame::testing::migrate_all(db());
        person(1, "an@tinh.example");
        person(2, "");
    }
    void TearDown() override {
        if (IsSkipped()) return;
        frame::testing::expect_invariants(db(), invariants());
        audit::testing::expect_words(db(), audited_fields());
    }
    void person(std::int64_t id, std::string_view email) {
        constexpr store::Statement kInsert{"test/person", R"sql(
            insert into person (id, version, name, name_key, name_sort, code, email, email_key, phone, search_key)
            values ($1, 1, 'Nguyễn Văn An', 'nguyen van an', 'a', '', $2, $2, '', 'nguyen van an')
        )sql"};
        act([&](store::WriteTx& tx) { tx.execute(kInsert, id, email); });
    }
    void act(const std::function<void(store::WriteTx&)>& f) {
        ASSERT_TRUE(db().write([&](store::WriteTx& tx) -> Result<Done> { return f(tx), Done{}; }));
    }
    NewMail reminder(std::string key = "due_soon/1", std::int64_t to = 1) {
        NewMail mail;
        mail.person = {to};
        mail.kind = "directives.mail_due_soon";
        mail.subject = Sentence::plain("Sắp đến hạn");
        mail.body = {Sentence::plain("Nhiệm vụ 1"), {"outbox.reset_valid", {"23/11/2026"}}};
        mail.dedupe_key = std::move(key);
        return mail;
    }
    Id<Mail> queue(const NewMail& mail) {
        return db().write([&](store::WriteTx& tx) -> Result<Id<Mail>> { return actions::queue_mail(tx, mail); }).value();
    }
    int send(int most = 100) { return actions::send_due(sender(), most); }
    actions::Sender sender() {
        return {db(), transport_, frame::testing::real_words(), "thienan@tinh.example", "Thiên Ấn", "https://thienan.example"};
    }
    std::string state(Id<Mail> id) { return column(id, "state"); }
    std::string reason(Id<Mail> id) { return column(id, "last_error"); }
    std::string column(Id<Mail> id, const std::string& name) {
        const auto sql = "select " + name + " from outbox_mail where id = $1";
        return db().read([&](store::ReadTx& tx) {
            return tx.first({"test/column", sql}, [](const store::Row& row) { return row.string(0); }, id).value_or("none");
        });
    }
    void turn_down(std::int64_t who, std::vector<std::string> kinds) {
        ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::set_turned_down(tx, principal(who, 1, {}), kKinds, kinds); }));
    }
    const std::vector<MailKind> kKinds{{"directives.mail_due_soon"}, {"directives.mail_digest"}};
    FakeTransport transport_;
};

TEST_P(Outbox, a_mail_goes_once_to_its_person_with_its_lines_and_the_way_to_turn_it_down) {
    const auto id = queue(reminder());
    EXPECT_EQ(send(), 1);
    EXPECT_EQ(send(), 0);
    ASSERT_EQ(transport_.taken.size(), 1u);
    const auto& mail = transport_.taken[0];
    EXPECT_EQ(mail.to, "an@tinh.example");
    EXPECT_EQ(mail.subject, "Sắp đến hạn");
    EXPECT_EQ(mail.text.find("Nhiệm vụ 1\nĐịa chỉ này dùng được một lần, đến 23/11/2026.\n"), 0u) << mail.text;
    EXPECT_NE(mail.text.find("https://thienan.example/me/notifications"), std::string::npos);
    EXPECT_TRUE(mail.message_id.ends_with("@tinh.example"));
    EXPECT_EQ(state(id), "sent");
}

TEST_P(Outbox, a_mail_asked_for_twice_is_queued_once_even_after_it_was_sent) {
    const auto id = queue(reminder());
    EXPECT_EQ(queue(reminder()), id);
    send();
    EXPECT_EQ(queue(reminder()), id);
    EXPECT_EQ(send(), 0);
    EXPECT_EQ(transport_.taken.size(), 1u);
}

TEST_P(Outbox, a_mail_of_an_act_that_was_refused_does_not_exist) {
    const auto refused = db().write([&](store::WriteTx& tx) -> Result<Done> {
        actions::queue_mail(tx, reminder());
        return Error{Code::conflict, "frame.conflict"};
    });
    EXPECT_FALSE(refused);
    EXPECT_EQ(send(), 0);
}

TEST_P(Outbox, a_mail_waits_for_its_time) {
    auto mail = reminder();
    mail.not_before = test().clock().now() + kHour;
    queue(mail);
    EXPECT_EQ(send(), 0);
    test().clock().advance(kHour);
    EXPECT_EQ(send(), 1);
}

TEST_P(Outbox, a_mail_whose_time_is_over_is_dropped_not_sent) {
    auto mail = reminder();
    mail.not_after = test().clock().now() + kHour;
    const auto id = queue(mail);
    test().clock().advance(2 * kHour);
    send();
    EXPECT_EQ(state(id), "dropped");
    EXPECT_EQ(reason(id), "outbox.too_late");
    EXPECT_EQ(transport_.tries, 0);
}

TEST_P(Outbox, a_kind_turned_down_is_not_sent_whether_turned_down_before_or_after_it_was_queued) {
    const auto early = queue(reminder("a"));
    turn_down(1, {"directives.mail_due_soon"});
    const auto late = queue(reminder("b"));
    auto other = reminder("c");
    other.kind = "directives.mail_digest";
    queue(other);
    send();
    EXPECT_EQ(reason(early), "outbox.turned_down");
    EXPECT_EQ(reason(late), "outbox.turned_down");
    EXPECT_EQ(transport_.taken.size(), 1u);
    turn_down(1, {});
    EXPECT_EQ(send(), 0) << "what was dropped does not come later";
}

TEST_P(Outbox, only_known_kinds_can_be_turned_down_and_only_by_the_person) {
    turn_down(1, {"outbox.mail_password_reset", "directives.mail_digest", "directives.mail_digest"});
    EXPECT_EQ(db().read([](store::ReadTx& tx) { return queries::turned_down(tx, {1}); }), std::vector<std::string>{"directives.mail_digest"});
    EXPECT_TRUE(db().read([](store::ReadTx& tx) { return queries::turned_down(tx, {2}); }).empty());
    const auto nobody = db().write([&](store::WriteTx& tx) { return actions::set_turned_down(tx, Principal{}, kKinds, {}); });
    EXPECT_EQ(nobody.error().reason, "frame.forbidden");
}

TEST_P(Outbox, a_person_without_an_address_gets_nothing_and_the_mail_says_why) {
    const auto id = queue(reminder("x", 2));
    send();
    EXPECT_EQ(state(id), "dropped");
    EXPECT_EQ(reason(id), "outbox.no_address");
}

TEST_P(Outbox, an_unreachable_server_is_tried_again_under_the_same_message_id_until_it_is_given_up) {
    const auto id = queue(reminder());
    transport_.refusal = Error{Code::unavailable, "mail.unreachable"};
    EXPECT_EQ(send(), 0);
    EXPECT_EQ(state(id), "queued");
    const auto message_id = transport_.last_id;
    send();
    EXPECT_EQ(transport_.tries, 1) << "not before its wait is over";
    for (int n = 2; n <= 8; ++n) {
        test().clock().advance(12 * kHour);
        send();
        EXPECT_EQ(transport_.last_id, message_id);
    }
    EXPECT_EQ(state(id), "failed");
    EXPECT_EQ(reason(id), "mail.unreachable");
    EXPECT_EQ(transport_.tries, 8);
}

TEST_P(Outbox, a_mail_the_server_refuses_is_given_up_at_once) {
    const auto id = queue(reminder());
    transport_.refusal = Error{Code::invalid, "mail.refused"};
    send();
    EXPECT_EQ(state(id), "failed");
    EXPECT_EQ(transport_.tries, 1);
}

TEST_P(Outbox, a_server_that_is_down_ends_the_round_after_three_mails) {
    for (int i = 0; i < 6; ++i) queue(reminder(std::to_string(i)));
    transport_.refusal = Error{Code::unavailable, "mail.unreachable"};
    EXPECT_EQ(send(), 0);
    EXPECT_EQ(transport_.tries, 3);
    transport_.refusal.reset();
    EXPECT_EQ(send(), 3) << "the others are sent when it is back";
    test().clock().advance(kHour);
    EXPECT_EQ(send(), 3);
    EXPECT_EQ(transport_.taken.size(), 6u);
}

TEST_P(Outbox, a_transport_that_throws_postpones_the_mail_and_tells) {
    const auto id = queue(reminder());
    transport_.throws = true;
    EXPECT_THROW(send(), std::runtime_error);
    EXPECT_EQ(state(id), "queued");
    EXPECT_EQ(reason(id), "outbox.transport_broken");
    transport_.throws = false;
    test().clock().advance(kHour);
    EXPECT_EQ(send(), 1);
    EXPECT_EQ(state(id), "sent");
}

// Ends this process, as kill -9 would, in the middle of a sending.
class DyingTransport final : public mail::Transport {
public:
    DyingTransport(mail::Transport& inner, bool after) : inner_(inner), after_(after) {}
    Result<Done> send(const mail::Message& message) override {
        if (after_) (void)inner_.send(message);
        std::_Exit(9);
    }

private:
    mail::Transport& inner_;
    bool after_;
};

// Queues a mail, kills the sending process before or after the mail left, starts again; how many mails lie in the folder.
int mails_after_dying(store::testing::TestDatabase& test, bool after) {
    const auto folder = std::filesystem::temp_directory_path() / (store::testing::fresh_name() + "_mail");
    std::filesystem::create_directories(folder);
    mail::FolderTransport transport{folder.string()};
    NewMail mail;
    mail.person = {1};
    mail.address = "an@tinh.example";
    mail.kind = "directives.mail_due_soon";
    mail.subject = Sentence::plain("Sắp đến hạn");
    mail.dedupe_key = "due";
    const auto send = [&](mail::Transport& by) {
        return actions::send_due({*test, by, frame::testing::real_words(), "thienan@tinh.example", "Thiên Ấn", "https://thienan.example"});
    };
    EXPECT_TRUE(test->write([&](store::WriteTx& tx) -> Result<Done> { return actions::queue_mail(tx, mail), Done{}; }));
    test.close();
    const auto child = ::fork();
    if (child == 0) {
        test.open();
        DyingTransport dying{transport, after};
        send(dying);
        std::_Exit(1);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 9) << "the child was meant to die in the sending";
    test.open();
    if (test.engine() == store::Engine::postgres) {
        EXPECT_EQ(send(transport), 0) << "another process may have it until the lease ends";
        test.clock().advance(rules::kMailLease + 1);
    }
    actions::recover(*test);
    EXPECT_EQ(send(transport), 1);
    EXPECT_EQ(send(transport), 0);
    const auto count = std::distance(std::filesystem::directory_iterator{folder}, std::filesystem::directory_iterator{});
    std::filesystem::remove_all(folder);
    return static_cast<int>(count);
}

TEST_P(Outbox, a_mail_is_not_lost_when_the_process_dies_between_claiming_and_sending) { EXPECT_EQ(mails_after_dying(test(), false), 1); }

TEST_P(Outbox, a_mail_is_not_doubled_when_the_process_dies_between_sending_and_noting_it) { EXPECT_EQ(mails_after_dying(test(), true), 1); }

TEST_P(Outbox, several_senders_at_once_send_each_mail_once) {
    for (int i = 0; i < 40; ++i) queue(reminder(std::to_string(i)));
    std::vector<FakeTransport> transports(4);
    std::vector<std::thread> senders;
    for (auto& transport : transports)
        senders.emplace_back([&] {
            for (int round = 0; round < 40; ++round) actions::send_due({db(), transport, frame::testing::real_words(), "a@b", "", "http://x"}, 100);
        });
    for (auto& one : senders) one.join();
    std::map<std::string, int> seen;
    for (const auto& transport : transports)
        for (const auto& mail : transport.taken) ++seen[mail.message_id];
    EXPECT_EQ(seen.size(), 40u);
    for (const auto& [id, times] : seen) EXPECT_EQ(times, 1) << id;
}

TEST_P(Outbox, an_administrator_sees_failed_mails_and_tries_one_again) {
    const auto admin = principal(9, 1, {"identity.administer"}), clerk = principal(1, 1, {});
    const auto id = queue(reminder());
    transport_.refusal = Error{Code::invalid, "mail.refused", {"550 no such user"}};
    send();
    const auto failed = db().read([&](store::ReadTx& tx) { return queries::failed_mails(tx, admin); });
    ASSERT_EQ(failed.size(), 1u);
    EXPECT_EQ(failed[0].last_error, (Sentence{"mail.refused", {"550 no such user"}}));
    EXPECT_TRUE(db().read([&](store::ReadTx& tx) { return queries::failed_mails(tx, clerk); }).empty());
    EXPECT_EQ(db().read([](store::ReadTx& tx) { return queries::count_failed_mails(tx); }), 1);

    const auto retry = [&](const Principal& who) { return db().write([&](store::WriteTx& tx) { return actions::retry_mail(tx, who, id); }); };
    EXPECT_EQ(retry(clerk).error().reason, "outbox.may_not_administer");
    ASSERT_TRUE(retry(admin));
    EXPECT_EQ(retry(admin).error().reason, "outbox.not_failed");
    transport_.refusal.reset();
    EXPECT_EQ(send(), 1);
    EXPECT_EQ(state(id), "sent");
}

TEST_P(Outbox, a_password_reset_goes_in_the_reader_s_language_and_its_link_is_erased_afterwards) {
    const actions::PasswordReset reset{{1}, "an@other.example", Language::en, "/reset-password/secret", test().clock().now() + kHour};
    Id<Mail> id;
    act([&](store::WriteTx& tx) { id = actions::queue_password_reset(tx, reset, "https://thienan.example"); });
    EXPECT_EQ(column(id, "dedupe_key").find("secret"), std::string::npos);
    send();
    ASSERT_EQ(transport_.taken.size(), 1u);
    EXPECT_EQ(transport_.taken[0].to, "an@other.example");
    EXPECT_EQ(transport_.taken[0].subject, "Reset your password");
    EXPECT_NE(transport_.taken[0].text.find("https://thienan.example/reset-password/secret\n"), std::string::npos);
    EXPECT_EQ(column(id, "body"), "");
}

TEST_P(Outbox, a_password_reset_that_expired_is_never_sent_and_its_link_is_erased) {
    const actions::PasswordReset reset{{1}, "an@other.example", Language::vi, "/reset-password/secret", test().clock().now() + kHour};
    Id<Mail> id;
    act([&](store::WriteTx& tx) { id = actions::queue_password_reset(tx, reset, "https://thienan.example"); });
    test().clock().advance(2 * kHour);
    send();
    EXPECT_EQ(state(id), "dropped");
    EXPECT_EQ(column(id, "body"), "");
}

TEST_P(Outbox, whoever_queues_something_wakes_the_workers_once_it_is_committed) {
    int queued = 0;
    db().bus().subscribe<Queued>([&](store::WriteTx&, const Queued&) -> Result<Done> { return ++queued, Done{}; });
    queue(reminder());
    queue(reminder());
    EXPECT_EQ(queued, 1) << "the second asked for the same mail";
    ASSERT_TRUE(db().write([&](store::WriteTx& tx) { return actions::queue_job(tx, principal(1, 1, {}), "test.job", ""); }));
    EXPECT_EQ(queued, 2);
}

class Jobs : public Outbox {
protected:
    Id<Job> queue_work(std::string payload = "") {
        return db().write([&](store::WriteTx& tx) { return actions::queue_job(tx, an_, "test.job", payload); }).value();
    }
    JobEntry job(Id<Job> id) {
        return db().read([&](store::ReadTx& tx) { return queries::find_job(tx, an_, id); }).value();
    }
    const Principal an_ = principal(1, 7, {});
};

TEST_P(Jobs, work_is_done_once_and_its_result_is_found_by_its_creator_only) {
    actions::Workshop workshop{db()};
    workshop.add("test.job", [](actions::JobRun& run) -> Result<std::string> {
        EXPECT_EQ(run.created_by().value, 1);
        EXPECT_EQ(run.agency().value, 7);
        return "/directives/" + run.payload();
    });
    const auto id = queue_work("12");
    EXPECT_EQ(job(id).state, JobState::queued);
    EXPECT_TRUE(workshop.run_one());
    EXPECT_FALSE(workshop.run_one());
    EXPECT_EQ(job(id).state, JobState::done);
    EXPECT_EQ(job(id).progress, 100);
    EXPECT_EQ(job(id).result, "/directives/12");
    const auto other = db().read([&](store::ReadTx& tx) { return queries::find_job(tx, principal(2, 7, {}), id); });
    EXPECT_EQ(other.error().code, Code::not_found);
    EXPECT_EQ(db().read([&](store::ReadTx& tx) { return queries::find_job(tx, Principal{}, id); }).error().code, Code::not_found);
    EXPECT_EQ(db().read([&](store::ReadTx& tx) { return queries::jobs_of(tx, an_); }).size(), 1u);
    EXPECT_TRUE(db().read([&](store::ReadTx& tx) { return queries::jobs_of(tx, principal(2, 7, {})); }).empty());
}

TEST_P(Jobs, progress_is_seen_while_the_work_runs) {
    actions::Workshop workshop{db()};
    Id<Job> id;
    workshop.add("test.job", [&](actions::JobRun& run) -> Result<std::string> {
        run.progress(40);
        EXPECT_EQ(job(id).progress, 40);
        EXPECT_EQ(job(id).state, JobState::running);
        return std::string{};
    });
    id = queue_work();
    EXPECT_TRUE(workshop.run_one());
}

TEST_P(Jobs, work_that_is_refused_keeps_the_reason_with_its_values) {
    actions::Workshop workshop{db()};
    workshop.add("test.job", [](actions::JobRun&) -> Result<std::string> { return Error{Code::too_large, "files.too_large", {"100"}}; });
    const auto id = queue_work();
    workshop.run_one();
    EXPECT_EQ(job(id).state, JobState::failed);
    EXPECT_EQ(job(id).reason, (Sentence{"files.too_large", {"100"}}));
}

TEST_P(Jobs, work_that_breaks_or_that_nobody_can_do_fails_with_a_sentence) {
    actions::Workshop workshop{db()};
    workshop.add("test.job", [](actions::JobRun&) -> Result<std::string> { throw std::runtime_error("no tesseract"); });
    const auto broken = queue_work();
    EXPECT_THROW(workshop.run_one(), std::runtime_error);
    EXPECT_EQ(job(broken).reason.key, "outbox.job_broken");
    const auto unknown = db().write([&](store::WriteTx& tx) { return actions::queue_job(tx, an_, "test.unknown", ""); }).value();
    EXPECT_TRUE(workshop.run_one());
    EXPECT_EQ(job(unknown).reason.key, "outbox.job_broken");
}

TEST_P(Jobs, work_stopped_by_the_end_of_the_program_begins_anew_after_the_next_start) {
    bool stopping = true;
    int runs = 0;
    actions::Workshop workshop{db(), [&] { return stopping; }};
    workshop.add("test.job", [&](actions::JobRun& run) -> Result<std::string> {
        ++runs;
        if (run.should_stop()) return actions::JobRun::stopped();
        return std::string{};
    });
    const auto id = queue_work();
    workshop.run_one();
    EXPECT_EQ(job(id).state, JobState::queued);
    EXPECT_EQ(job(id).attempts, 0);
    stopping = false;
    workshop.run_one();
    EXPECT_EQ(job(id).state, JobState::done);
    EXPECT_EQ(runs, 2);
}

// Takes the job up as a process that then dies would.
void take_and_die(store::testing::TestDatabase& test) {
    test.close();
    const auto child = ::fork();
    if (child == 0) {
        test.open();
        actions::Workshop workshop{*test};
        workshop.add("test.job", [](actions::JobRun&) -> Result<std::string> { std::_Exit(9); });
        workshop.run_one();
        std::_Exit(1);
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(WEXITSTATUS(status), 9);
    test.open();
    actions::recover(*test);
    if (test.engine() == store::Engine::postgres) test.clock().advance(rules::kJobLease + 1);
}

TEST_P(Jobs, work_whose_process_died_is_taken_up_again_but_not_for_ever) {
    const auto id = queue_work();
    take_and_die(test());
    take_and_die(test());
    EXPECT_EQ(job(id).attempts, 2);
    int runs = 0;
    {
        actions::Workshop workshop{db()};
        workshop.add("test.job", [&](actions::JobRun&) -> Result<std::string> { return ++runs, std::string{"/x"}; });
        EXPECT_TRUE(workshop.run_one());
    }
    EXPECT_EQ(job(id).state, JobState::done);
    const auto poison = queue_work();
    for (int i = 0; i < 3; ++i) take_and_die(test());
    actions::Workshop workshop{db()};
    workshop.add("test.job", [&](actions::JobRun&) -> Result<std::string> { return ++runs, std::string{}; });
    EXPECT_TRUE(workshop.run_one());
    EXPECT_EQ(job(poison).state, JobState::failed);
    EXPECT_EQ(runs, 1);
}

TEST_P(Jobs, long_work_whose_lease_is_renewed_is_not_taken_by_another) {
    actions::Workshop workshop{db()};
    workshop.add("test.job", [&](actions::JobRun&) -> Result<std::string> {
        for (int minute = 0; minute < 10; ++minute) {
            test().clock().advance(kMinute);
            workshop.renew_leases();
        }
        actions::Workshop other{db()};
        EXPECT_FALSE(other.run_one());
        return std::string{};
    });
    const auto id = queue_work();
    EXPECT_TRUE(workshop.run_one());
    EXPECT_EQ(job(id).state, JobState::done);
}

TEST_P(Jobs, one_person_cannot_fill_the_queue) {
    for (int i = 0; i < rules::kJobsWaiting; ++i) queue_work();
    const auto refused = db().write([&](store::WriteTx& tx) { return actions::queue_job(tx, an_, "test.job", ""); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().reason, "outbox.too_many_jobs");
    EXPECT_TRUE(db().write([&](store::WriteTx& tx) { return actions::queue_job(tx, principal(2, 1, {}), "test.job", ""); }));
}

INSTANTIATE_TEST_SUITE_P(, Outbox, store::testing::both_engines(), store::testing::engine_name);
INSTANTIATE_TEST_SUITE_P(, Jobs, store::testing::both_engines(), store::testing::engine_name);

}  // namespace
}  // namespace thienan::outbox
