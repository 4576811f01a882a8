#include "modules/identity/actions/own_account.hpp"
#include "modules/identity/events.hpp"
#include "modules/identity/policy.hpp"
#include "modules/identity/rules/totp.hpp"
#include "modules/identity/testing.hpp"

#include <gtest/gtest.h>

namespace thienan::identity {
namespace {

using actions::Attempt;

class SignIn : public store::testing::EachEngine {
protected:
    void SetUp() override {
        EachEngine::SetUp();
        if (IsSkipped()) return;
        office_.emplace(test());
    }
    void TearDown() override {
        if (office_) office_->expect_invariants();
    }
    testing::Office& office() { return *office_; }

    Attempt attempt(std::string login, std::string password) {
        static int count = 0;
        ++count;
        return {std::move(login), std::move(password), "10.1." + std::to_string(count / 250) + "." + std::to_string(count % 250), "test"};
    }
    std::string try_with(std::string login, std::string password) {
        const auto result = actions::sign_in(db(), attempt(std::move(login), std::move(password)), office().now());
        return result ? "ok" : result.error().reason;
    }

private:
    std::optional<testing::Office> office_;
};
INSTANTIATE_TEST_SUITE_P(, SignIn, store::testing::both_engines(), store::testing::engine_name);

TEST_P(SignIn, the_right_password_makes_a_principal_with_posts_and_capabilities) {
    const auto who = office().principal("giamdoc");
    EXPECT_EQ(who.person, office().director);
    EXPECT_EQ(who.name, "Trần Đình Khôi");
    ASSERT_EQ(who.memberships.size(), 2u);
    EXPECT_EQ(who.memberships[0].agency_name, "Sở Khoa học và Công nghệ");
    EXPECT_TRUE(who.may("directives.lead"));
    EXPECT_FALSE(who.may("identity.administer"));
    EXPECT_EQ(who.csrf.size(), 64u);
}

TEST_P(SignIn, somebody_in_a_unit_acts_for_the_agency_around_it) {
    const auto who = office().principal("minhanh");
    EXPECT_EQ(who.agency(), office().department);
    EXPECT_EQ(who.unit(), office().research_unit);
}

TEST_P(SignIn, a_login_is_read_without_regard_to_case) { EXPECT_EQ(try_with("  GiamDoc ", testing::kPassword), "ok"); }

TEST_P(SignIn, a_wrong_password_and_an_unknown_login_get_the_same_answer) {
    EXPECT_EQ(try_with("giamdoc", "sai mat khau 99"), "identity.wrong_password");
    EXPECT_EQ(try_with("khongco", "sai mat khau 99"), "identity.wrong_password");
}

TEST_P(SignIn, five_failures_lock_a_login_for_a_minute_whether_it_exists_or_not) {
    for (const std::string login : {"giamdoc", "khongco"}) {
        for (int i = 0; i < 5; ++i) EXPECT_EQ(try_with(login, "sai mat khau 99"), "identity.wrong_password");
        EXPECT_EQ(try_with(login, testing::kPassword), "identity.login_locked");
    }
    test().clock().advance(kMinute);
    EXPECT_EQ(try_with("giamdoc", testing::kPassword), "ok");
}

TEST_P(SignIn, each_further_failure_doubles_the_wait) {
    for (int i = 0; i < 5; ++i) try_with("giamdoc", "sai mat khau 99");
    test().clock().advance(kMinute);
    EXPECT_EQ(try_with("giamdoc", "sai mat khau 99"), "identity.wrong_password");
    test().clock().advance(kMinute);
    EXPECT_EQ(try_with("giamdoc", testing::kPassword), "identity.login_locked");
    test().clock().advance(kMinute);
    EXPECT_EQ(try_with("giamdoc", testing::kPassword), "ok");
}

TEST_P(SignIn, a_good_sign_in_forgets_the_failures) {
    for (int i = 0; i < 4; ++i) try_with("giamdoc", "sai mat khau 99");
    EXPECT_EQ(try_with("giamdoc", testing::kPassword), "ok");
    for (int i = 0; i < 4; ++i) EXPECT_EQ(try_with("giamdoc", "sai mat khau 99"), "identity.wrong_password");
    EXPECT_EQ(try_with("giamdoc", testing::kPassword), "ok");
}

TEST_P(SignIn, one_address_may_not_try_many_logins) {
    const std::string address = "192.0.2." + std::to_string(GetParam() == store::Engine::sqlite ? 1 : 2);
    std::string last;
    for (int i = 0; i <= kPolicy.address_burst; ++i) {
        const auto result = actions::sign_in(db(), {"ai-do-" + std::to_string(i), "x", address, ""}, office().now());
        last = result.error().reason;
    }
    EXPECT_EQ(last, "identity.address_slowed");
}

TEST_P(SignIn, a_session_that_is_ended_is_refused_at_the_next_request) {
    const auto cookie = office().sign_in("giamdoc");
    const auto who = office().who(cookie).value();
    ASSERT_TRUE(office().who(cookie));
    ASSERT_TRUE(office().write([&](store::WriteTx& tx) { return actions::sign_out(tx, who); }));
    ASSERT_FALSE(office().who(cookie));
    EXPECT_EQ(office().who(cookie).error().reason, "identity.not_signed_in");
}

TEST_P(SignIn, a_session_unused_for_the_idle_time_is_over) {
    const auto cookie = office().sign_in("giamdoc");
    test().clock().advance(kPolicy.idle - 1);
    ASSERT_TRUE(office().who(cookie));
    test().clock().advance(kPolicy.idle - 1);
    ASSERT_TRUE(office().who(cookie));
    test().clock().advance(kPolicy.idle);
    EXPECT_FALSE(office().who(cookie));
}

TEST_P(SignIn, a_session_in_steady_use_ends_at_its_absolute_age) {
    const auto cookie = office().sign_in("giamdoc");
    for (std::int64_t at = 0; at + kHour < kPolicy.absolute; at += kHour) {
        ASSERT_TRUE(office().who(cookie)) << at / kHour;
        test().clock().advance(kHour);
    }
    test().clock().advance(kHour);
    EXPECT_FALSE(office().who(cookie));
}

TEST_P(SignIn, last_seen_is_written_by_the_job_and_not_by_requests) {
    const auto cookie = office().sign_in("giamdoc");
    const auto began = office().now();
    test().clock().advance(10 * kMinute);
    const auto who = office().who(cookie).value();
    const auto last_seen = [&] {
        return office().read([&](store::ReadTx& tx) {
            return tx.number({"test/seen", "select last_seen_at from session where id = $1"}, who.session);
        });
    };
    EXPECT_EQ(last_seen(), began.ms);
    office().write([&](store::WriteTx& tx) -> Result<Done> { return save_last_seen(tx), Done{}; }).value();
    EXPECT_EQ(last_seen(), office().now().ms);
}

TEST_P(SignIn, a_cookie_that_was_never_given_is_nobody) {
    EXPECT_FALSE(office().who(""));
    EXPECT_FALSE(office().who("short"));
    EXPECT_FALSE(office().who(std::string(43, 'A')));
    EXPECT_FALSE(office().who(std::string(100'000, 'A')));
}

TEST_P(SignIn, a_locked_account_is_told_only_to_who_knows_its_password) {
    const auto account = office().principal("giamdoc").account;
    office().write([&](store::WriteTx& tx) { return actions::lock_account(tx, testing::office(), account, 1); }).value();
    EXPECT_EQ(try_with("giamdoc", testing::kPassword), "identity.account_locked");
    EXPECT_EQ(try_with("giamdoc", "sai mat khau 99"), "identity.wrong_password");
}

TEST_P(SignIn, locking_an_account_ends_its_sessions_at_once) {
    const auto cookie = office().sign_in("giamdoc");
    const auto who = office().who(cookie).value();
    office().write([&](store::WriteTx& tx) { return actions::lock_account(tx, testing::office(), who.account, 1); }).value();
    EXPECT_FALSE(office().who(cookie));
}

TEST_P(SignIn, who_must_change_the_password_has_no_capability_until_then) {
    const auto cookie = office().sign_in("giamdoc");
    const auto before = office().who(cookie).value();
    office().write([&](store::WriteTx& tx) { return actions::require_new_password(tx, testing::office(), before.account, 1); }).value();
    const auto who = office().who(cookie).value();
    EXPECT_TRUE(who.must_change_password);
    EXPECT_FALSE(who.may("directives.lead"));
    office().write([&](store::WriteTx& tx) { return actions::change_password(tx, who, testing::password()); }).value();
    EXPECT_TRUE(office().who(cookie).value().may("directives.lead"));
}

TEST_P(SignIn, with_a_second_factor_the_password_alone_opens_nothing) {
    const auto who = office().principal("giamdoc");
    const auto secret = office().write([&](store::WriteTx& tx) { return actions::begin_second_factor(tx, who); }).value();
    const auto code = [&] { return rules::totp(secret, rules::step_at(office().now())); };
    const auto recovery = office().write([&](store::WriteTx& tx) { return actions::confirm_second_factor(tx, who, code()); }).value();
    test().clock().advance(kMinute);

    const auto first = actions::sign_in(db(), attempt("giamdoc", testing::kPassword), office().now()).value();
    ASSERT_TRUE(first.second_step);
    EXPECT_FALSE(office().who(first.cookie));
    const auto step = [&](std::string_view cookie, std::string_view typed) {
        const auto result = actions::second_step(db(), cookie, typed, attempt("", ""), office().now());
        return result ? "ok" : result.error().reason;
    };
    EXPECT_EQ(step(first.cookie, "000000"), "identity.wrong_code");
    EXPECT_EQ(step(std::string(43, 'A'), code()), "identity.sign_in_again");
    const std::string used = code();
    EXPECT_EQ(step(first.cookie, used), "ok");
    EXPECT_EQ(step(first.cookie, used), "identity.sign_in_again");

    const auto again = actions::sign_in(db(), attempt("giamdoc", testing::kPassword), office().now()).value();
    EXPECT_EQ(step(again.cookie, used), "identity.wrong_code") << "a code is good once";
    EXPECT_EQ(step(again.cookie, recovery[0]), "ok");
    const auto third = actions::sign_in(db(), attempt("giamdoc", testing::kPassword), office().now()).value();
    EXPECT_EQ(step(third.cookie, recovery[0]), "identity.wrong_code") << "a recovery code is good once";
}

TEST_P(SignIn, wrong_codes_lock_the_login_like_wrong_passwords) {
    const auto who = office().principal("giamdoc");
    const auto secret = office().write([&](store::WriteTx& tx) { return actions::begin_second_factor(tx, who); }).value();
    office().write([&](store::WriteTx& tx) {
        return actions::confirm_second_factor(tx, who, rules::totp(secret, rules::step_at(tx.now())));
    }).value();
    const auto first = actions::sign_in(db(), attempt("giamdoc", testing::kPassword), office().now()).value();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(actions::second_step(db(), first.cookie, "000000", attempt("", ""), office().now()).error().reason, "identity.wrong_code");
    EXPECT_EQ(actions::second_step(db(), first.cookie, "000000", attempt("", ""), office().now()).error().reason, "identity.login_locked");
}

TEST_P(SignIn, acting_for_another_post_is_limited_to_ones_own_and_takes_effect_at_once) {
    const auto cookie = office().sign_in("giamdoc");
    const auto who = office().who(cookie).value();
    ASSERT_EQ(who.agency(), office().department);
    office().write([&](store::WriteTx& tx) { return actions::act_as(tx, who, office().second_post); }).value();
    const auto now = office().who(cookie).value();
    EXPECT_EQ(now.agency(), office().finance);
    EXPECT_TRUE(now.may("directives.report"));
    EXPECT_FALSE(now.may("directives.assign"));
    const auto refused = office().write([&](store::WriteTx& tx) { return actions::act_as(tx, who, office().officer_post); });
    EXPECT_EQ(refused.error().reason, "identity.not_your_post");
    EXPECT_EQ(office().principal("giamdoc").agency(), office().finance) << "the next sign-in remembers";
}

TEST_P(SignIn, a_token_may_what_its_post_and_its_scopes_both_allow) {
    const auto who = office().principal("giamdoc");
    const auto token = office().write([&](store::WriteTx& tx) {
        return actions::add_token(tx, who, {"Kết nối", office().director_post, {"directives.read_all"}, office().today() + 30});
    }).value();
    const auto by_token = [&] { return office().read([&](store::ReadTx& tx) { return authenticate_token(tx, token, office().now()); }); };
    ASSERT_TRUE(by_token());
    EXPECT_TRUE(by_token()->may("directives.read_all"));
    EXPECT_FALSE(by_token()->may("directives.lead"));
    const auto program = by_token().value();
    EXPECT_EQ(office().write([&](store::WriteTx& tx) { return actions::add_token(tx, program, {}); }).error().reason, "identity.only_in_browser");
    test().clock().advance(31 * kDay);
    EXPECT_EQ(by_token().error().reason, "identity.token_not_valid");
}

TEST_P(SignIn, a_token_asks_for_no_more_than_its_post_may_for_no_longer_than_allowed_and_there_are_not_many) {
    const auto who = office().principal("giamdoc");
    const auto add = [&](std::vector<std::string> scopes, Date last_day) {
        const auto done = office().write([&](store::WriteTx& tx) { return actions::add_token(tx, who, {"Kết nối", office().director_post, std::move(scopes), last_day}); });
        if (done) return std::string{"done"};
        return done.error().fields.empty() ? done.error().reason : done.error().fields.front().field + " " + done.error().fields.front().reason;
    };
    EXPECT_EQ(add({"identity.administer"}, office().today() + 1), "scopes identity.scope_not_yours");
    EXPECT_EQ(add({}, office().today() - 1), "last_day identity.token_day_wrong");
    EXPECT_EQ(add({}, office().today() + 10'000), "last_day identity.token_day_wrong");
    for (std::int64_t i = 0; i < kPolicy.tokens_most; ++i) EXPECT_EQ(add({}, office().today() + 1), "done");
    EXPECT_EQ(add({}, office().today() + 1), "identity.too_many_tokens");
}

TEST_P(SignIn, a_second_factor_is_begun_once_confirmed_once_and_only_then_has_recovery_codes) {
    const auto who = office().principal("giamdoc");
    const auto reason = [&](auto f) {
        const auto done = office().write([&](store::WriteTx& tx) { return f(tx); });
        return done ? std::string{"done"} : done.error().reason;
    };
    EXPECT_EQ(reason([&](auto& tx) { return actions::renew_recovery_codes(tx, who); }), "identity.no_second_factor_begun");
    EXPECT_EQ(reason([&](auto& tx) { return actions::confirm_second_factor(tx, who, "000000"); }), "identity.no_second_factor_begun");
    const auto secret = office().write([&](store::WriteTx& tx) { return actions::begin_second_factor(tx, who); }).value();
    EXPECT_EQ(reason([&](auto& tx) { return actions::confirm_second_factor(tx, who, rules::totp(secret, rules::step_at(tx.now()))); }), "done");
    EXPECT_EQ(reason([&](auto& tx) { return actions::begin_second_factor(tx, who); }), "identity.second_factor_is_on");
    EXPECT_EQ(reason([&](auto& tx) { return actions::confirm_second_factor(tx, who, "000000"); }), "identity.second_factor_is_on");
}

TEST_P(SignIn, a_revoked_token_is_refused_at_the_next_request) {
    const auto who = office().principal("giamdoc");
    const auto token = office().write([&](store::WriteTx& tx) {
        return actions::add_token(tx, who, {"Kết nối", office().director_post, {}, office().today()});
    }).value();
    const auto by_token = [&] { return office().read([&](store::ReadTx& tx) { return authenticate_token(tx, token, office().now()); }); };
    ASSERT_TRUE(by_token());
    const auto id = office().read([&](store::ReadTx& tx) { return tx.number({"test/token", "select id from api_token"}); });
    const auto other = office().principal("minhanh");
    EXPECT_EQ(office().write([&](store::WriteTx& tx) { return actions::revoke_token(tx, other, {id}); }).error().code, Code::not_found);
    office().write([&](store::WriteTx& tx) { return actions::revoke_token(tx, who, {id}); }).value();
    EXPECT_FALSE(by_token());
}

TEST_P(SignIn, a_reset_link_is_good_once_and_ends_all_sessions) {
    const auto cookie = office().sign_in("giamdoc");
    std::string address;
    db().bus().subscribe<PasswordResetRequested>([&](store::WriteTx&, const PasswordResetRequested& event) -> Result<Done> {
        address = event.address;
        return Done{};
    });
    const auto ask = [&](std::string_view text) {
        return office().write([&](store::WriteTx& tx) { return actions::request_reset(tx, text); }).ok();
    };
    EXPECT_TRUE(ask("khongai@thanhlam.example"));
    EXPECT_EQ(address, "");
    EXPECT_TRUE(ask("GiamDoc@thanhlam.example"));
    ASSERT_TRUE(address.starts_with("/reset-password/"));
    const std::string secret = address.substr(16);
    const auto reset = [&] { return office().write([&](store::WriteTx& tx) { return actions::reset_password(tx, secret, testing::password()); }); };
    EXPECT_TRUE(reset());
    EXPECT_FALSE(office().who(cookie));
    EXPECT_EQ(reset().error().reason, "identity.link_not_valid");
    ask("giamdoc");
    const std::string late = address.substr(16);
    test().clock().advance(kPolicy.reset_valid);
    EXPECT_EQ(office().write([&](store::WriteTx& tx) { return actions::reset_password(tx, late, testing::password()); }).error().reason,
              "identity.link_not_valid");
}

TEST_P(SignIn, changing_the_password_ends_the_other_sessions_only) {
    const auto here = office().sign_in("giamdoc"), there = office().sign_in("giamdoc");
    const auto who = office().who(here).value();
    office().write([&](store::WriteTx& tx) { return actions::change_password(tx, who, testing::password()); }).value();
    EXPECT_TRUE(office().who(here));
    EXPECT_FALSE(office().who(there));
}

TEST_P(SignIn, the_present_password_is_asked_like_a_sign_in) {
    const auto who = office().principal("giamdoc");
    EXPECT_TRUE(actions::confirm_password(db(), who, testing::kPassword, office().now()));
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(actions::confirm_password(db(), who, "sai", office().now()).error().reason, "identity.wrong_present_password");
    EXPECT_EQ(actions::confirm_password(db(), who, testing::kPassword, office().now()).error().reason, "identity.login_locked");
}

TEST_P(SignIn, nobody_ends_the_sessions_of_others) {
    const auto mine = office().principal("giamdoc"), other = office().principal("minhanh");
    EXPECT_EQ(office().write([&](store::WriteTx& tx) { return actions::end_own_session(tx, other, mine.session); }).error().code, Code::not_found);
}

TEST_P(SignIn, a_grant_that_ends_today_is_gone_tomorrow_without_a_new_sign_in) {
    const auto cookie = office().sign_in("giamdoc");
    ASSERT_TRUE(office().who(cookie)->may("directives.lead"));
    const auto role = office().read([&](store::ReadTx& tx) { return tx.number({"test/role", "select id from role where code = 'leader'"}); });
    office().write([&](store::WriteTx& tx) {
        Post post{office().director_post, 1, {}, office().department, "Giám đốc", true, {}};
        return actions::change_post(tx, testing::office(), post, {{{}, {role}, {std::nullopt, office().today()}}});
    }).value();
    EXPECT_TRUE(office().who(cookie)->may("directives.lead"));
    for (int i = 0; i < 4; ++i) {
        test().clock().advance(5 * kHour);
        ASSERT_TRUE(office().who(cookie));
    }
    EXPECT_FALSE(office().who(cookie)->may("directives.lead"));
}

}  // namespace
}  // namespace thienan::identity
