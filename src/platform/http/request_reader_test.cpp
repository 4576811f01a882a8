#include "platform/http/request_reader.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace thienan::http {
namespace {

struct Collected final : BodySink {
    std::string body;
    std::size_t most = 1 << 20;
    int take(std::string_view piece) override {
        body += piece;
        return body.size() > most ? 413 : 0;
    }
};

struct Read {
    int status = 0;  // 0 while it waits, 200 when whole
    Request request;
    std::string body;
    Framing framing;
    std::size_t consumed = 0;
};

// Feeds `wire` in pieces of `step` bytes, as a connection would.
Read read_all(std::string_view wire, std::size_t step = 1 << 20) {
    RequestReader reader;
    Read read;
    Collected sink;
    bool in_body = false;
    for (std::size_t have = 0; have < wire.size();) {
        have = std::min(wire.size(), have + step);
        for (bool again = true; again;) {
            const auto input = wire.substr(read.consumed, have - read.consumed);
            const auto progress = in_body ? reader.read_body(input, sink) : reader.read_header(input, read.request);
            read.consumed += progress.consumed;
            read.body = sink.body;
            if (progress.status != 0) return read.status = progress.status, std::move(read);
            again = progress.consumed > 0 && !progress.done;
            if (!progress.done) continue;
            read.framing = reader.framing();
            if (in_body || !reader.framing().has_body()) return read.status = 200, std::move(read);
            in_body = again = true;
        }
    }
    return read;
}

std::string with(std::string_view headers) {
    return std::string{"POST /a?b=c HTTP/1.1\r\nHost: h\r\n"} + std::string{headers} + "\r\n";
}

TEST(RequestReader, ReadsMethodTargetHeadersAndBody) {
    const auto read = read_all("PUT /a%20b?x=1 HTTP/1.1\r\nHost: h\r\nX-Name:  v w\t\r\nContent-Length: 3\r\n\r\nabcNEXT");
    ASSERT_EQ(read.status, 200);
    EXPECT_EQ(read.request.method, Method::put);
    EXPECT_EQ(read.request.target, "/a%20b?x=1");
    EXPECT_EQ(read.request.path, "/a b");
    EXPECT_EQ(read.request.query.get("x"), "1");
    EXPECT_EQ(read.request.header("x-name"), "v w");
    EXPECT_EQ(read.body, "abc");
    EXPECT_TRUE(read.framing.keep_alive);
}

TEST(RequestReader, AnyCutOfTheBytesGivesTheSameRequest) {
    const std::string wire = "\r\n\r\nPOST /x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                             "5;a=b\r\nhello\r\nA\r\n, chúng t\r\n3\r\n\xC3\xB4i\r\n0\r\nTrailer: dropped\r\n\r\nGET";
    for (std::size_t step = 1; step < 40; ++step) {
        const auto read = read_all(wire, step);
        ASSERT_EQ(read.status, 200) << step;
        EXPECT_EQ(read.body, "hello, chúng tôi") << step;
        EXPECT_EQ(read.consumed, wire.size() - 3) << step;
        EXPECT_FALSE(read.request.headers.find("trailer").has_value());
    }
}

TEST(RequestReader, AnyChunkingGivesTheSameBody) {
    EXPECT_TRUE(rc::check([](const std::vector<std::string>& chunks) {
        std::string wire = with("Transfer-Encoding: chunked\r\n"), body;
        for (const auto& chunk : chunks) {
            if (chunk.empty()) continue;
            std::array<char, 32> size{};
            std::snprintf(size.data(), size.size(), "%zx\r\n", chunk.size());
            wire.append(size.data()).append(chunk).append("\r\n");
            body += chunk;
        }
        wire += "0\r\n\r\n";
        const auto read = read_all(wire, *rc::gen::inRange<std::size_t>(1, 50));
        RC_ASSERT(read.status == 200);
        RC_ASSERT(read.body == body);
    }));
}

TEST(RequestReader, UnknownMethodsPassAsOther) {
    EXPECT_EQ(read_all("PROPFIND / HTTP/1.1\r\nHost: h\r\n\r\n").request.method, Method::other);
    EXPECT_EQ(read_all("get / HTTP/1.1\r\nHost: h\r\n\r\n").request.method, Method::other);
    EXPECT_EQ(read_all("DELETE / HTTP/1.1\r\nHost: h\r\n\r\n").request.method, Method::del);
}

TEST(RequestReader, KeepAliveFollowsTheVersionAndTheHeader) {
    EXPECT_FALSE(read_all("GET / HTTP/1.0\r\n\r\n").framing.keep_alive);
    EXPECT_TRUE(read_all("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").framing.keep_alive);
    EXPECT_FALSE(read_all(with("Connection: foo, Close\r\n")).framing.keep_alive);
    EXPECT_TRUE(read_all(with("")).framing.keep_alive);
}

TEST(RequestReader, HeaderBytesThatAreNotUtf8AreReplaced) {
    EXPECT_EQ(read_all(with("X: a\xFF\r\n")).request.header("x"), "a\xEF\xBF\xBD");
}

TEST(RequestReader, WhatTwoReadersCouldUnderstandDifferentlyIsRefused) {
    for (const std::string_view headers : {
             "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
             "Content-Length: 3\r\nContent-Length: 3\r\n", "Content-Length: 3\r\nContent-Length: 4\r\n",
             "Content-Length: 3, 3\r\n", "Content-Length: +3\r\n", "Content-Length: -1\r\n", "Content-Length: 0x3\r\n",
             "Content-Length: \r\n", "Content-Length: 3 3\r\n", "Content-Length: 99999999999999999999\r\n",
             "Transfer-Encoding: gzip\r\n", "Transfer-Encoding: chunked, gzip\r\n", "Transfer-Encoding: gzip, chunked\r\n",
             "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: \"chunked\"\r\n", "Transfer-Encoding:\vchunked\r\n",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding : chunked\r\n",
             "Host: other\r\n", " Content-Length: 3\r\n", "X: a\r\n b\r\n", "X: a\r\n\tb\r\n", "X: a\nY: b\r\n", "X: a\rY: b\r\n",
             "X\r\n", ": v\r\n", "X y: v\r\n", "X: a\x01\r\n"}) {
        EXPECT_EQ(read_all(with(headers)).status, 400) << headers;
        EXPECT_EQ(read_all(with(headers), 7).status, 400) << headers;
    }
    EXPECT_EQ(read_all(with(std::string_view{"X: a\0b\r\n", 8})).status, 400);
}

TEST(RequestReader, ABadRequestLineIsRefused) {
    for (const std::string_view line : {"GET / HTTP/2.0", "GET / HTTP/0.9", "GET / HTTP/1.2", "GET /", "GET  / HTTP/1.1", "GET / HTTP/1.1 ",
                                        "G@T / HTTP/1.1", " GET / HTTP/1.1", "GET /../x HTTP/1.1", "GET /a b HTTP/1.1",
                                        "CONNECT h:443 HTTP/1.1", "OPTIONS * HTTP/1.1", "GET / http/1.1"})
        EXPECT_EQ(read_all(std::string{line} + "\r\nHost: h\r\n\r\n").status, 400) << line;
}

TEST(RequestReader, AHostIsRequiredOnceSinceVersion11) {
    EXPECT_EQ(read_all("GET / HTTP/1.1\r\n\r\n").status, 400);
    EXPECT_EQ(read_all("GET / HTTP/1.0\r\n\r\n").status, 200);
    EXPECT_EQ(read_all("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").status, 400);
}

TEST(RequestReader, ABadChunkIsRefused) {
    for (const std::string_view body : {"x\r\nabc", "-1\r\nabc", "0x3\r\nabc\r\n\r\n", "3\nabc\r\n0\r\n\r\n", "3\r\nabcX\r\n0\r\n\r\n", "3 \r\nabcd\r\n",
                                        "11111111111111111\r\nabc", "\r\nabc\r\n", "3\r\nabc\r\n0\r\nbad trailer\r\n\r\n",
                                        "3\r\nabc\r\n0\r\nContent-Length: 9\r\n\r\n"})
        EXPECT_EQ(read_all(with("Transfer-Encoding: chunked\r\n") + std::string{body}).status, 400) << body;
}

TEST(RequestReader, AnEndlessChunkHeaderIsRefused) {
    const std::string wire = with("Transfer-Encoding: chunked\r\n") + std::string{"3;"} + std::string(9000, 'x');
    EXPECT_EQ(read_all(wire).status, 400);
    EXPECT_EQ(read_all(with("Transfer-Encoding: chunked\r\n") + std::string{"0\r\nX: "} + std::string(9000, 'x')).status, 400);
}

TEST(RequestReader, ALongTargetIs414AndALongHeader431) {
    const auto get = [](std::size_t n) { return std::string{"GET /"} + std::string(n, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n"; };
    EXPECT_EQ(read_all(get(kMostTargetBytes - 1)).status, 200);
    EXPECT_EQ(read_all(get(kMostTargetBytes)).status, 414);
    EXPECT_EQ(read_all(get(50'000)).status, 414);
    EXPECT_EQ(read_all(std::string{"GET /"} + std::string(9000, 'x')).status, 414);
    EXPECT_EQ(read_all(with(std::string{"X: "} + std::string(kMostHeaderBytes, 'x') + "\r\n")).status, 431);
    EXPECT_EQ(read_all(with(std::string{"X: "} + std::string(kMostHeaderBytes, 'x')), 1000).status, 431);
    std::string many;
    for (std::size_t i = 0; i < kMostHeaderFields; ++i) many += "X: 1\r\n";
    EXPECT_EQ(read_all(with(many)).status, 431);
    EXPECT_EQ(read_all(with(many.substr(6))).status, 200);
}

TEST(RequestReader, ASinkMayRefuseTheRest) {
    RequestReader reader;
    Request request;
    const std::string wire = with("Content-Length: 10\r\n") + "0123456789";
    const auto header = reader.read_header(wire, request);
    ASSERT_TRUE(header.done);
    Collected sink;
    sink.most = 4;
    EXPECT_EQ(reader.read_body(std::string_view{wire}.substr(header.consumed), sink).status, 413);
}

TEST(RequestReader, ExpectContinueIsSeenSinceVersion11) {
    EXPECT_TRUE(read_all(with("Expect: 100-Continue\r\nContent-Length: 1\r\n") + "x").framing.expects_continue);
    EXPECT_FALSE(read_all("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx").framing.expects_continue);
}

}  // namespace
}  // namespace thienan::http
