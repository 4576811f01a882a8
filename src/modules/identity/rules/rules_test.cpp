#include "modules/identity/address_limit.hpp"
#include "modules/identity/device_name.hpp"
#include "modules/identity/names.hpp"
#include "modules/identity/rules/agency_rules.hpp"
#include "modules/identity/rules/lockout.hpp"
#include "modules/identity/rules/password_rules.hpp"
#include "modules/identity/rules/totp.hpp"
#include "modules/identity/secrets.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <set>

namespace thienan::identity {
namespace {

constexpr std::int64_t kSecond = 1000;
const Date kToday = *Date::from_ymd(2026, 11, 23);

// ---- RFC 6238, appendix B (SHA-1)

TEST(Totp, the_vectors_of_the_standard_come_out) {
    const std::string secret = "12345678901234567890";
    const std::vector<std::pair<std::int64_t, std::string>> vectors = {{59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
                                                                       {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [second, code] : vectors) EXPECT_EQ(rules::totp(secret, rules::step_at({second * kSecond}), 8), code) << second;
}

TEST(Totp, base32_is_that_of_the_standard) {
    EXPECT_EQ(rules::base32(""), "");
    EXPECT_EQ(rules::base32("f"), "MY");
    EXPECT_EQ(rules::base32("fo"), "MZXQ");
    EXPECT_EQ(rules::base32("foobar"), "MZXW6YTBOI");
}

TEST(Totp, a_code_is_good_half_a_minute_early_or_late_and_only_after_the_last_used) {
    const std::string secret = "12345678901234567890";
    const Instant now{1'000'000 * kSecond};
    const auto step = rules::step_at(now);
    for (const auto off : {-1, 0, 1}) EXPECT_EQ(rules::matching_step(secret, rules::totp(secret, step + off), now, 0), step + off);
    for (const auto off : {-2, 2}) EXPECT_EQ(rules::matching_step(secret, rules::totp(secret, step + off), now, 0), std::nullopt);
    EXPECT_EQ(rules::matching_step(secret, rules::totp(secret, step), now, step), std::nullopt);
    EXPECT_EQ(rules::matching_step(secret, rules::totp(secret, step + 1), now, step), step + 1);
    EXPECT_EQ(rules::matching_step(secret, "", now, 0), std::nullopt);
}

TEST(Totp, blanks_in_a_typed_code_are_skipped) {
    const std::string secret = "12345678901234567890";
    const Instant now{59 * kSecond};
    auto code = rules::totp(secret, rules::step_at(now));
    code.insert(3, " ");
    EXPECT_TRUE(rules::matching_step(secret, code, now, 0));
}

TEST(Totp, the_key_address_names_issuer_and_login) {
    EXPECT_EQ(rules::otpauth_address("Thiên Ấn", "giamdoc", "foobar"),
              "otpauth://totp/Thi%C3%AAn%20%E1%BA%A4n:giamdoc?secret=MZXW6YTBOI&issuer=Thi%C3%AAn%20%E1%BA%A4n");
}

// ---- passwords

std::string refusal(std::string_view password, std::vector<std::string_view> own = {"giamdoc01", "Trần Đình Khôi", "khoi.td@thanhlam.example"}) {
    const auto checked = rules::check_password(password, own);
    return checked ? "" : checked.error().reason;
}

TEST(Passwords, a_few_words_are_good) {
    EXPECT_EQ(refusal("rừng thông Thanh Lam"), "");
    EXPECT_EQ(refusal("thanhlam-2026"), "");
}
TEST(Passwords, nine_characters_are_too_few_and_ten_are_enough_whatever_their_bytes) {
    EXPECT_EQ(refusal("rừngxanhế"), "identity.password_too_short");
    EXPECT_EQ(refusal("rừngxanhếộ"), "");
}
TEST(Passwords, over_two_hundred_are_too_many) {
    std::string many;
    for (int i = 0; i < 41; ++i) many += "abcđe";
    EXPECT_EQ(refusal(many), "identity.password_too_long");
}
TEST(Passwords, a_few_characters_again_and_again_are_refused) { EXPECT_EQ(refusal("abababababab"), "identity.password_too_plain"); }
TEST(Passwords, the_common_ones_are_refused_with_digits_and_marks_too) {
    for (const auto* common : {"1234567890", "9876543210", "password2026", "Mật khẩu 2026!", "quangngai123", "QWERTYUIOP12"})
        EXPECT_EQ(refusal(common), "identity.password_is_common") << common;
}
TEST(Passwords, the_login_the_name_and_the_address_are_refused) {
    for (const auto* own : {"GiamDoc 2026", "tran dinh khoi", "TranDinhKhoi1980", "khoi.td@thanhlam.example"})
        EXPECT_EQ(refusal(own), "identity.password_is_own_name") << own;
}
TEST(Passwords, broken_text_is_refused) { EXPECT_EQ(refusal("abcdefghij\xff"), "identity.password_not_text"); }

// ---- lockout

TEST(Lockout, the_wait_grows_but_never_beyond_the_most) {
    SignInFailures failures;
    Instant now{kDay};
    std::int64_t last = 0;
    for (int i = 1; i <= 40; ++i) {
        failures = rules::after_failure(failures, now);
        const auto wait = std::max<std::int64_t>(0, failures.locked_until.ms - now.ms);
        EXPECT_EQ(wait == 0, i < kPolicy.failures_free) << i;
        EXPECT_GE(wait, last);
        EXPECT_LE(wait, kPolicy.lock_most);
        last = wait;
    }
    EXPECT_EQ(last, kPolicy.lock_most);
}

TEST(Lockout, failures_of_yesterday_are_forgotten) {
    SignInFailures failures{20, {kDay}, {kDay}};
    EXPECT_EQ(rules::after_failure(failures, Instant{kDay} + kPolicy.failures_forgotten + 1).count, 1);
}

TEST(Lockout, the_minutes_to_wait_are_rounded_up) {
    const auto refused = rules::may_try({5, {0}, {61'000}}, {0});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().args, std::vector<std::string>{"2"});
    EXPECT_TRUE(rules::may_try({5, {0}, {61'000}}, {61'000}));
}

TEST(AddressLimit, a_burst_is_allowed_and_then_one_each_interval) {
    AddressLimit limit{3, 1000};
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(limit.allow("192.0.2.1", {0}));
    EXPECT_FALSE(limit.allow("192.0.2.1", {0}));
    EXPECT_TRUE(limit.allow("192.0.2.2", {0}));
    EXPECT_TRUE(limit.allow("192.0.2.1", {1000}));
    EXPECT_FALSE(limit.allow("192.0.2.1", {1000}));
}

TEST(AddressLimit, an_ipv6_subscriber_counts_as_one) {
    AddressLimit limit{1, 1000};
    EXPECT_TRUE(limit.allow("2001:db8:1:2:aaaa::1", {0}));
    EXPECT_FALSE(limit.allow("2001:db8:1:2:bbbb::1", {0}));
    EXPECT_TRUE(limit.allow("2001:db8:1:3::1", {0}));
}

TEST(AddressLimit, memory_is_bounded_and_a_full_house_refuses_strangers) {
    AddressLimit limit{2, 1000, 100};
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(limit.allow("host" + std::to_string(i), {0}));
    EXPECT_FALSE(limit.allow("stranger", {0}));
    EXPECT_TRUE(limit.allow("host1", {0}));
    EXPECT_TRUE(limit.allow("stranger", {5000}));
    EXPECT_LE(limit.size(), 100u);
}

// ---- names, secrets

TEST(Names, lists_go_by_the_given_name) {
    EXPECT_EQ(given_name_first("Nguyễn Thị Minh Anh"), "Anh Nguyễn Thị Minh");
    EXPECT_EQ(given_name_first("Anh"), "Anh");
    EXPECT_EQ(given_name_first(""), "");
}

TEST(Names, addresses_and_logins_have_their_shape) {
    for (const auto* good : {"a@b.vn", "khoi.td@skhcn.thanhlam.gov.vn"}) EXPECT_TRUE(is_email(good)) << good;
    for (const auto* bad : {"", "a", "@b.vn", "a@", "a@b", "a@.vn", "a@b.", "a@b@c.vn", "a b@c.vn", "a@b..vn", "a,b@c.vn", "a@b.vn\n"}) EXPECT_FALSE(is_email(bad)) << bad;
    for (const auto* good : {"abc", "khoi.td", "k1-_@x"}) EXPECT_TRUE(is_login(good)) << good;
    for (const auto* bad : {"", "ab", ".abc", "Khoi", "khôi", "a b c", "abc/"}) EXPECT_FALSE(is_login(bad)) << bad;
}

TEST(Secrets, no_two_are_alike_and_their_hash_tells_nothing_of_the_form_secret) {
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(seen.insert(random_secret()).second);
    EXPECT_EQ(seen.begin()->size(), 43u);
    EXPECT_NE(hash_secret("x"), csrf_of("x"));
    EXPECT_NE(hash_secret("x"), hash_secret("y"));
}

TEST(Secrets, a_typed_recovery_code_is_read_whatever_its_case_and_dashes) {
    const auto code = random_code(4);
    EXPECT_EQ(code.size(), 19u);
    std::string lower;
    for (const char c : code) lower += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    EXPECT_EQ(plain_code(lower), plain_code(code));
}

TEST(Devices, browsers_are_named_as_people_do) {
    EXPECT_EQ(device_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36"), "Chrome · Windows");
    EXPECT_EQ(device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1"), "Safari · iPhone");
    EXPECT_EQ(device_name("curl/8.0"), "");
}

// ---- agencies

Agency agency(std::int64_t id, std::string name, std::int64_t parent = 0, AgencyKind kind = AgencyKind::agency) {
    Agency out;
    out.id = {id};
    out.parent = {parent};
    out.kind = kind;
    out.name = std::move(name);
    return out;
}

Directory three() {
    auto unit = agency(2, "Phòng B", 1, AgencyKind::unit);
    auto group = agency(3, "Nhóm C", 0, AgencyKind::group);
    auto first = agency(1, "Sở A");
    first.code = "A1";
    return Directory{{first, unit, group}, {}};
}

std::vector<std::string> reasons(const Agency& wanted) {
    FieldErrors errors;
    rules::check_agency(three(), wanted, errors);
    std::vector<std::string> out;
    for (const auto& e : errors.all()) out.push_back(e.field + " " + e.reason);
    return out;
}

TEST(AgencyRules, every_refusal_names_its_field) {
    using List = std::vector<std::string>;
    EXPECT_EQ(reasons(agency(0, "Sở Mới")), List{});
    EXPECT_EQ(reasons(agency(0, "")), List{"name form.required"});
    EXPECT_EQ(reasons(agency(0, "SỞ A")), List{"name identity.agency_name_taken"});
    EXPECT_EQ(reasons(agency(1, "Sở A")), List{});
    EXPECT_EQ(reasons(agency(0, "Phòng X", 0, AgencyKind::unit)), List{"parent identity.unit_needs_parent"});
    EXPECT_EQ(reasons(agency(0, "Phòng X", 9, AgencyKind::unit)), List{"parent identity.parent_unknown"});
    EXPECT_EQ(reasons(agency(1, "Sở A", 2)), List{"parent identity.parent_inside_itself"});
    EXPECT_EQ(reasons(agency(1, "Sở A", 1)), List{"parent identity.parent_inside_itself"});
    EXPECT_EQ(reasons(agency(0, "Phòng X", 3, AgencyKind::unit)), List{"parent identity.group_has_no_units"});
    auto wanted = agency(0, "Sở Mới");
    wanted.code = "A1";
    EXPECT_EQ(reasons(wanted), List{"code identity.code_taken"});
    wanted = agency(0, "Sở Mới");
    wanted.members = {{1}};
    EXPECT_EQ(reasons(wanted), List{"members identity.members_only_of_groups"});
    wanted = agency(0, "Nhóm mới", 0, AgencyKind::group);
    wanted.members = {{9}};
    EXPECT_EQ(reasons(wanted), List{"members identity.member_unknown"});
    wanted = agency(0, "Sở Mới");
    wanted.valid = {kToday, kToday - 1};
    EXPECT_EQ(reasons(wanted), List{"valid_to identity.ends_before_start"});
}

TEST(AgencyRules, a_name_may_be_used_again_after_its_bearer_vanished) {
    auto old = agency(1, "Sở A");
    old.valid.to = kToday - 1;
    auto wanted = agency(0, "Sở A");
    wanted.valid.from = kToday;
    FieldErrors errors;
    rules::check_agency(Directory{{old}, {}}, wanted, errors);
    EXPECT_TRUE(errors.empty());
}

std::string succession(std::vector<Id<Agency>> vanishing, std::vector<Id<Agency>> successors, Date from = kToday) {
    const auto checked = rules::check_succession(three(), vanishing, successors, from);
    return checked ? "" : checked.error().reason;
}

TEST(AgencyRules, a_succession_needs_who_ends_and_who_goes_on) {
    EXPECT_EQ(succession({}, {{1}}), "identity.nothing_chosen");
    EXPECT_EQ(succession({{1}}, {{1}}), "identity.successor_is_itself");
    EXPECT_EQ(succession({{1}}, {{2}}), "identity.successor_not_there") << "a unit vanishes with its agency";
    EXPECT_EQ(succession({{9}}, {}), "frame.not_found");
    EXPECT_EQ(succession({{1}}, {}), "") << "abolished without a successor";
    EXPECT_EQ(succession({{2}}, {{1}}), "");
}

}  // namespace
}  // namespace thienan::identity
