#include "platform/http/http.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace thienan::http {
namespace {

TEST(Cookies, AValueThatWasSetComesBack) {
    EXPECT_TRUE(rc::check([](std::vector<unsigned char> bytes) {
        std::string value = "đ";
        for (const auto b : bytes) value += static_cast<char>(' ' + b % 95);
        const auto set = set_cookie("session", value, std::nullopt, true);
        const auto pair = set.substr(0, set.find(';'));
        RC_ASSERT(parse_cookies("a=1; " + pair + "; z=2").get("session") == value);
    }));
}

TEST(Cookies, ASetCookieIsForThisSiteAndNotForScripts) {
    EXPECT_EQ(set_cookie("s", "v", std::nullopt, false), "s=v; Path=/; HttpOnly; SameSite=Lax");
    EXPECT_EQ(set_cookie("s", "", 0, true), "s=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
}

TEST(Cookies, AValueCannotAddAnAttributeOrAHeader) {
    const auto set = set_cookie("s", "v; Domain=evil\r\nX: y", std::nullopt, false);
    EXPECT_EQ(set.find("Domain=evil"), std::string::npos);
    EXPECT_EQ(set.find('\r'), std::string::npos);
}

TEST(Cookies, QuotesAndBlanksAroundAValueAreNotPartOfIt) {
    const auto cookies = parse_cookies("a = \"x y\" ;b=100%;;c");
    EXPECT_EQ(cookies.get("a"), "x y");
    EXPECT_EQ(cookies.get("b"), "100%");
    EXPECT_EQ(cookies.pairs().size(), 2U);
}

TEST(Cookies, APairThatIsNotTextIsLeftOut) {
    EXPECT_TRUE(parse_cookies("a=%FF; b c=1; =x; d=%00; e=%0A").pairs().empty());
}

}  // namespace
}  // namespace thienan::http
