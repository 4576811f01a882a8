#include "base/utf8.hpp"
#include "platform/http/http.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace thienan::http {
namespace {

std::string reason(const Result<Fields>& result) { return result ? "" : result.error().reason; }

std::string any_text() {
    std::string text;
    for (const char32_t c : *rc::gen::container<std::u32string>(rc::gen::oneOf(
             rc::gen::inRange<char32_t>(1, 0x80), rc::gen::inRange<char32_t>(0x80, 0xD800), rc::gen::inRange<char32_t>(0xE000, 0x110000))))
        append_utf8(text, c);
    return text;
}

TEST(Urlencoded, WhatIsEncodedComesBack) {
    EXPECT_TRUE(rc::check([] {
        Fields sent;
        std::string text;
        for (int i = *rc::gen::inRange(0, 8); i > 0; --i) {
            const auto name = any_text(), value = any_text();
            sent.add(name, value);
            text.append(text.empty() ? "" : "&").append(percent_encode(name)).append("=").append(percent_encode(value));
        }
        const auto got = parse_urlencoded(text, Limits{});
        RC_ASSERT(got.ok());
        RC_ASSERT(got->pairs() == sent.pairs());
    }));
}

TEST(Urlencoded, AnyBytesGiveValidTextOrARefusal) {
    EXPECT_TRUE(rc::check([](const std::string& text) {
        const auto got = parse_urlencoded(text, Limits{});
        if (!got) return;
        for (const auto& [name, value] : got->pairs()) RC_ASSERT(is_valid_utf8(name) && is_valid_utf8(value));
    }));
}

TEST(Urlencoded, APlusIsASpaceAndAMissingValueIsEmpty) {
    const auto got = parse_urlencoded("q=Th%E1%BB%8B+x%C3%A3&flag&&empty=&%2B=a=b", Limits{});
    ASSERT_TRUE(got.ok());
    const std::vector<std::pair<std::string, std::string>> expected{{"q", "Thị xã"}, {"flag", ""}, {"empty", ""}, {"+", "a=b"}};
    EXPECT_EQ(got->pairs(), expected);
}

TEST(Urlencoded, ARepeatedNameKeepsAllItsValuesInOrder) {
    const auto got = parse_urlencoded("m=2&x=0&m=1", Limits{});
    ASSERT_TRUE(got.ok());
    EXPECT_EQ(got->all("m"), (std::vector<std::string_view>{"2", "1"}));
    EXPECT_EQ(got->get("m"), "2");
    EXPECT_FALSE(got->find("y").has_value());
    EXPECT_EQ(got->get("y"), "");
}

TEST(Urlencoded, ABrokenPercentBrokenTextAndNulAreRefused) {
    for (const std::string_view text : {"a=%", "a=%2", "a=%zz", "%g0=1", "a=%C3", "a=%ED%A0%80", "a=%C0%AF", "a=%00", "a=\xFF"})
        EXPECT_EQ(reason(parse_urlencoded(text, Limits{})), "http.bad_encoding") << text;
    EXPECT_EQ(reason(parse_urlencoded(std::string_view{"a=\0", 3}, Limits{})), "http.bad_encoding");
}

TEST(Urlencoded, MoreFieldsThanTheLimitAreRefused) {
    Limits limits;
    limits.fields = 2;
    EXPECT_TRUE(parse_urlencoded("a=1&b=2", limits).ok());
    EXPECT_EQ(reason(parse_urlencoded("a=1&b=2&c=3", limits)), "http.too_many_fields");
}

TEST(Urlencoded, ALongerValueThanTheLimitIsRefused) {
    Limits limits;
    limits.field_bytes = 3;
    EXPECT_TRUE(parse_urlencoded("a=123", limits).ok());
    EXPECT_EQ(reason(parse_urlencoded("a=1234", limits)), "http.too_large");
    EXPECT_EQ(reason(parse_urlencoded("abcd=1", limits)), "http.too_large");
}

}  // namespace
}  // namespace thienan::http
