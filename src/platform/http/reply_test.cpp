#include "platform/http/reply.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace thienan::http {
namespace {

bool has(const Reply& reply, std::string_view line) {
    return reply.head.find(std::string{"\r\n"} + std::string{line} + "\r\n") != std::string::npos;
}

Response page(std::size_t bytes) {
    Response response;
    response.body.assign(bytes, 'a');
    return response;
}

TEST(Reply, AResponseBecomesItsWireForm) {
    const auto reply = make_reply(page(3).with("X-A", "tệp"), {});
    EXPECT_TRUE(reply.head.starts_with("HTTP/1.1 200 OK\r\nDate: ")) << reply.head;
    EXPECT_TRUE(has(reply, "Content-Length: 3") && has(reply, "Content-Type: text/html; charset=utf-8") && has(reply, "X-A: tệp"));
    EXPECT_TRUE(reply.head.ends_with("\r\n\r\n"));
    EXPECT_EQ(reply.bytes(), "aaa");
    EXPECT_EQ(reply.head.find("Server"), std::string::npos);
    EXPECT_EQ(reply.head.find("Connection"), std::string::npos);
}

TEST(Reply, AHeaderCannotCarryALineEnd) {
    EXPECT_THROW(make_reply(page(1).with("Location", "/a\r\nSet-Cookie: x=1"), {}), std::logic_error);
    EXPECT_THROW(make_reply(page(1).with("X", "a\nb"), {}), std::logic_error);
    EXPECT_THROW(make_reply(page(1).with("X", std::string(1, '\0')), {}), std::logic_error);
    EXPECT_THROW(make_reply(page(1).with("X: y\r\nZ", "a"), {}), std::logic_error);
    EXPECT_THROW(make_reply(page(1).with("", "a"), {}), std::logic_error);
    auto response = page(1);
    response.content_type = "text/html\r\nX: y";
    EXPECT_THROW(make_reply(std::move(response), {}), std::logic_error);
}

TEST(Reply, WhatTheServerWritesNoHandlerMayWrite) {
    for (const auto* name : {"Content-Length", "connection", "Transfer-Encoding", "Content-Type", "Date"})
        EXPECT_THROW(make_reply(page(1).with(name, "1"), {}), std::logic_error) << name;
    auto response = page(1);
    response.status = 99;
    EXPECT_THROW(make_reply(std::move(response), {}), std::logic_error);
}

TEST(Reply, LongTextIsCompressedForWhoTakesIt) {
    const auto packed = make_reply(page(5000), {.takes_gzip = true});
    EXPECT_TRUE(has(packed, "Content-Encoding: gzip") && has(packed, "Vary: Accept-Encoding"));
    EXPECT_LT(packed.bytes().size(), 200U);
    EXPECT_TRUE(has(packed, std::string{"Content-Length: "} + std::to_string(packed.bytes().size())));
    const auto plain = make_reply(page(5000), {});
    EXPECT_FALSE(has(plain, "Content-Encoding: gzip"));
    EXPECT_TRUE(has(plain, "Vary: Accept-Encoding"));
}

TEST(Reply, ShortSecretOrPackedContentIsNotCompressed) {
    EXPECT_FALSE(has(make_reply(page(500), {.takes_gzip = true}), "Content-Encoding: gzip"));
    auto secret = page(5000);
    secret.may_compress = false;
    EXPECT_FALSE(has(make_reply(std::move(secret), {.takes_gzip = true}), "Content-Encoding: gzip"));
    auto picture = page(5000);
    picture.content_type = "image/png";
    EXPECT_FALSE(has(make_reply(std::move(picture), {.takes_gzip = true}), "Content-Encoding: gzip"));
    EXPECT_FALSE(has(make_reply(page(5000).with("Content-Encoding", "br"), {.takes_gzip = true}), "Content-Encoding: gzip"));
}

TEST(Reply, AHeadRequestGetsTheSameHeadersAndNoBody) {
    const auto get = make_reply(page(5000), {.takes_gzip = true});
    const auto head = make_reply(page(5000), {.head_only = true, .takes_gzip = true});
    EXPECT_TRUE(has(head, std::string{"Content-Length: "} + std::to_string(get.bytes().size())));
    EXPECT_TRUE(has(head, "Content-Encoding: gzip"));
    EXPECT_TRUE(head.bytes().empty());
}

TEST(Reply, NotModifiedHasNeitherBodyNorLength) {
    auto response = page(10);
    response.status = 304;
    const auto reply = make_reply(std::move(response), {});
    EXPECT_TRUE(reply.bytes().empty());
    EXPECT_EQ(reply.head.find("Content-Length"), std::string::npos);
}

TEST(Reply, FixedBytesAreSentInPlaceOfTheBody) {
    static const std::string kFixed(3000, 'f');
    Response response;
    response.fixed_body = kFixed;
    EXPECT_EQ(make_reply(response, {}).bytes().data(), kFixed.data());
    EXPECT_TRUE(has(make_reply(response, {.takes_gzip = true}), "Content-Encoding: gzip"));
}

TEST(Reply, AFileIsOpenedAndMeasured) {
    const std::string path = testing::TempDir() + "reply_test.txt";
    std::ofstream{path} << "12345";
    Response response;
    response.file = path;
    const auto reply = make_reply(response, {});
    EXPECT_TRUE(has(reply, "Content-Length: 5"));
    EXPECT_TRUE(static_cast<bool>(reply.file));
    const auto head = make_reply(response, {.head_only = true});
    EXPECT_TRUE(has(head, "Content-Length: 5"));
    EXPECT_FALSE(static_cast<bool>(head.file));
    std::remove(path.c_str());
    EXPECT_THROW(make_reply(response, {}), std::system_error);
    response.file = testing::TempDir();
    EXPECT_THROW(make_reply(response, {}), std::runtime_error);
}

TEST(Reply, TheConnectionIsAnnouncedWhereItIsNotTheDefault) {
    EXPECT_TRUE(has(make_reply(page(1), {.keep_alive = false}), "Connection: close"));
    EXPECT_TRUE(has(make_reply(page(1), {.version_1_1 = false}), "Connection: keep-alive"));
}

}  // namespace
}  // namespace thienan::http
