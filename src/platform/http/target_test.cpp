#include "base/utf8.hpp"
#include "platform/http/http.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace thienan::http {
namespace {

std::string path_of(std::string_view target) {
    const auto parsed = parse_target(target);
    return parsed ? parsed->path : parsed.error().reason;
}

TEST(Target, AnEncodedPathComesBackDecoded) {
    EXPECT_TRUE(rc::check([](const std::vector<std::string>& raw) {
        std::string path, target;
        for (const auto& bytes : raw) {
            std::string segment = "s";  // so that none is empty, "." or ".."
            for (const char c : bytes)
                if (c >= ' ' && c <= '~' && c != '/' && c != '\\') segment += c;
            segment += "ữ";
            path.append("/").append(segment);
            target.append("/").append(percent_encode(segment));
        }
        if (raw.empty()) path = target = "/";
        const auto parsed = parse_target(target + "?q=" + percent_encode(path));
        RC_ASSERT(parsed.ok());
        RC_ASSERT(parsed->path == path);
        RC_ASSERT(parsed->query.get("q") == path);
    }));
}

TEST(Target, WhateverIsAcceptedHasACleanPath) {
    EXPECT_TRUE(rc::check([](std::vector<unsigned char> bytes) {
        constexpr std::string_view kOften = "/.%2eF5c\\?#";
        std::string target = "/";
        for (const auto b : bytes) target += b < 200 ? kOften[b % kOften.size()] : static_cast<char>(b);
        const auto parsed = parse_target(target);
        if (!parsed) return;
        RC_ASSERT(parsed->path.front() == '/' && is_valid_utf8(parsed->path));
        const auto has = [](const std::string& text, std::string_view bad) { return text.find(bad) != std::string::npos; };
        RC_ASSERT(!has(parsed->path, "//") && !has(parsed->path, "\\"));
        RC_ASSERT(!has(parsed->path + '/', "/../") && !has(parsed->path + '/', "/./"));
    }));
}

TEST(Target, PathsOfPeopleAreKept) {
    EXPECT_EQ(path_of("/"), "/");
    EXPECT_EQ(path_of("/de-xuat/12"), "/de-xuat/12");
    EXPECT_EQ(path_of("/de-xuat/"), "/de-xuat/");
    EXPECT_EQ(path_of("/t%E1%BB%87p/a+b"), "/tệp/a+b");
    EXPECT_EQ(path_of("/tệp"), "/tệp");
    EXPECT_EQ(path_of("/a..b/..c/.d"), "/a..b/..c/.d");
    EXPECT_EQ(path_of("/x?next=/../y"), "/x");
    EXPECT_EQ(path_of("/x?"), "/x");
}

TEST(Target, TheAbsoluteFormIsThePathAlone) {
    EXPECT_EQ(path_of("http://so-khcn.example/a/b?c=1"), "/a/b");
    EXPECT_EQ(path_of("HTTPS://so-khcn.example"), "/");
}

TEST(Target, APathThatCouldMeanAnotherIsRefused) {
    for (const std::string_view target :
         {"", "*", "a/b", "//", "//a", "/a//b", "/a//", "/.", "/..", "/../a", "/a/..", "/a/./b", "/%2e%2e/a", "/a/%2E", "/a%2Fb",
          "/a\\b", "/a%5Cb", "/a%00", "/a%0Ab", "/a%7f", "/a%", "/a%4", "/a%zz", "/%FF", "/%C0%AE", "/a#b", "example.com:443",
          "http://a?x", "/a\tb"})
        EXPECT_EQ(path_of(target), "http.bad_target") << target;
}

TEST(Target, ABrokenQueryIsRefusedForItsOwnReason) {
    EXPECT_EQ(path_of("/a?b=%zz"), "http.bad_encoding");
    std::string many = "/a?";
    for (int i = 0; i < 2001; ++i) many += "x&";
    EXPECT_EQ(path_of(many), "http.too_many_fields");
}

TEST(LocalAddress, only_an_address_no_browser_can_take_for_another_sites_is_local) {
    for (const auto* good : {"/", "/assignments?view=mine&text=a%2F%2Fb", "/a//b"}) EXPECT_TRUE(is_local_address(good)) << good;
    for (const auto* bad : {"", "a", "//host", "/\\host", "/\t/host", "/\n/host", "/\x01/host", "https://host/", "javascript:x", "/a\r\nSet-Cookie: x=y", "/\x7f"})
        EXPECT_FALSE(is_local_address(bad)) << bad;
}

}  // namespace
}  // namespace thienan::http
