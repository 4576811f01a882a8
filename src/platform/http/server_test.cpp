#include "platform/http/server_test.hpp"

#include <fstream>
#include <set>

namespace thienan::http {
namespace {

TEST_F(ServerTest, OneConnectionServesManyRequests) {
    start();
    auto one = client();
    for (int i = 0; i < 3; ++i) {
        const auto reply = one.ask(get("/a"));
        EXPECT_TRUE(is_status(reply, 200));
        EXPECT_EQ(body_of(reply), "GET /a ");
    }
    EXPECT_EQ(body_of(one.ask(post("/b", "xyz"))), "POST /b xyz");
    EXPECT_EQ(body_of(one.ask("PATCH /c HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n")), "PATCH /c ");
}

TEST_F(ServerTest, PipelinedRequestsAreAnsweredInOrder) {
    start();
    auto one = client();
    std::string all;
    for (int i = 0; i < 200; ++i) all += i % 2 == 0 ? get(std::string{"/"} + std::to_string(i)) : post(std::string{"/"} + std::to_string(i), "body");
    ASSERT_TRUE(one.send(all));
    for (int i = 0; i < 200; ++i) {
        const std::string expected = i % 2 == 0 ? std::string{"GET /"} + std::to_string(i) + " " : std::string{"POST /"} + std::to_string(i) + " body";
        ASSERT_EQ(body_of(one.reply()), expected);
    }
}

TEST_F(ServerTest, ARequestInSingleBytesIsUnderstood) {
    start();
    auto one = client();
    for (const char c : post("/slow", "abc")) ASSERT_TRUE(one.send({&c, 1}));
    EXPECT_EQ(body_of(one.reply()), "POST /slow abc");
}

TEST_F(ServerTest, AChunkedBodyIsJoinedAndTheNextRequestFollows) {
    start();
    auto one = client();
    ASSERT_TRUE(one.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n" + get("/b")));
    EXPECT_EQ(body_of(one.reply()), "POST /a abcde");
    EXPECT_EQ(body_of(one.reply()), "GET /b ");
}

TEST_F(ServerTest, AFormIsParsedBeforeTheHandler) {
    start();
    auto one = client();
    const std::string_view type = "Content-Type: application/x-www-form-urlencoded\r\n";
    EXPECT_EQ(body_of(one.ask(post("/f", "a=1&b=x+y", type))), "POST /f a=1&b=x+y a=1 b=x y");
    EXPECT_TRUE(is_status(one.ask(post("/f", "a=%zz", type)), 400));
    EXPECT_TRUE(is_status(one.ask(get("/")), 200)) << "a bad form is no reason to end the connection";
}

TEST_F(ServerTest, CookiesOfAllHeadersAreRead) {
    answer_ = [](Request& request) {
        Response response;
        response.body = std::string{request.cookies.get("a")} + std::string{request.cookies.get("b")};
        return response;
    };
    start();
    EXPECT_EQ(body_of(client().ask(get("/", "Cookie: a=1; c=3\r\nCookie: b=%32\r\n"))), "12");
}

TEST_F(ServerTest, ExpectContinueIsAnsweredBeforeTheBodyAndARefusalInstead) {
    start();
    auto one = client();
    ASSERT_TRUE(one.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n"));
    EXPECT_EQ(one.reply(), "HTTP/1.1 100 Continue\r\n\r\n");
    EXPECT_EQ(body_of(one.ask("abc")), "POST /a abc");
    EXPECT_TRUE(is_status(one.ask("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1001\r\nExpect: 100-continue\r\n\r\n"), 413));
}

TEST_F(ServerTest, ABodyBeyondTheLimitIsRefusedUnreadAndThePageIsSeen) {
    start();
    auto one = client();
    const auto reply = one.ask("POST /a HTTP/1.1\r\nHost: h\r\nAccept-Language: vi\r\nContent-Length: 5000000\r\n\r\n");
    EXPECT_TRUE(is_status(reply, 413));
    EXPECT_EQ(body_of(reply), "refused 413 vi");
    EXPECT_NE(reply.find("Connection: close"), std::string::npos);
    // The client still sends everything, as browsers do, and is not reset.
    EXPECT_TRUE(one.send(std::string(5'000'000, 'x')));
    one.stop_sending();
    EXPECT_TRUE(one.ends());
    EXPECT_TRUE(is_status(client().ask(post("/none", "x")), 413));
    EXPECT_TRUE(is_status(client().ask(post("/a", std::string(1000, 'x'))), 200));
}

TEST_F(ServerTest, AChunkedBodyBeyondTheLimitIsRefused) {
    start();
    auto one = client();
    ASSERT_TRUE(one.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"));
    for (int i = 0; i < 11; ++i) ASSERT_TRUE(one.send(std::string{"64\r\n"} + std::string(100, 'x') + "\r\n"));
    EXPECT_TRUE(is_status(one.reply(), 413));
    one.stop_sending();
    EXPECT_TRUE(one.ends());
}

TEST_F(ServerTest, SmuggledRequestsAreRefusedAndTheConnectionEnds) {
    std::set<std::string> seen;
    answer_ = [&](Request& request) { return seen.insert(request.path), echo(request); };
    start();
    for (const std::string_view headers : {
             "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 4\r\nContent-Length: 0\r\n",
             "Transfer-Encoding: gzip\r\n", "X: a\r\n folded\r\n", "Transfer-Encoding : chunked\r\n"}) {
        auto one = client();
        ASSERT_TRUE(one.send(std::string{"POST /a HTTP/1.1\r\nHost: h\r\n"} + std::string{headers} + "\r\n0\r\n\r\n" + get("/smuggled")));
        EXPECT_TRUE(is_status(one.reply(), 400)) << headers;
        one.stop_sending();
        EXPECT_TRUE(one.ends());
        EXPECT_EQ(one.rest(), "") << headers;
    }
    auto one = client();
    ASSERT_TRUE(one.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + get("/smuggled")));
    EXPECT_TRUE(is_status(one.reply(), 400));
    EXPECT_TRUE(seen.empty());
}

TEST_F(ServerTest, TooLongTargetsAndHeadersHaveTheirOwnStatus) {
    start();
    EXPECT_TRUE(is_status(client().ask(get(std::string{"/"} + std::string(9000, 'x'))), 414));
    EXPECT_TRUE(is_status(client().ask(get("/", std::string{"X: "} + std::string(40'000, 'x') + "\r\n")), 431));
    EXPECT_TRUE(is_status(client().ask(get("/", std::string{"X: "} + std::string(30'000, 'x') + "\r\n")), 200));
}

TEST_F(ServerTest, HeadHasTheHeadersOfGetAndNoBody) {
    start();
    auto one = client();
    ASSERT_TRUE(one.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n" + get("/b")));
    EXPECT_NE(one.reply(5000, false).find("Content-Length: 8\r\n"), std::string::npos);
    EXPECT_EQ(body_of(one.reply()), "GET /b ");
}

TEST_F(ServerTest, Version10IsServedAndClosed) {
    start();
    auto one = client();
    EXPECT_EQ(body_of(one.ask("GET /old HTTP/1.0\r\n\r\n")), "GET /old ");
    one.stop_sending();
    EXPECT_TRUE(one.ends());
}

TEST_F(ServerTest, LongTextIsCompressedForWhoTakesIt) {
    answer_ = [](Request&) {
        Response response;
        response.body.assign(100'000, 'a');
        return response;
    };
    start();
    auto one = client();
    const auto packed = one.ask(get("/", "Accept-Encoding: br, gzip\r\n"));
    EXPECT_NE(packed.find("Content-Encoding: gzip"), std::string::npos);
    EXPECT_LT(packed.size(), 1000U);
    EXPECT_EQ(body_of(one.ask(get("/"))).size(), 100'000U);
}

TEST_F(ServerTest, AFileIsSentWhole) {
    const std::string path = folder_ + "/out.bin";
    std::string bytes;
    for (int i = 0; i < 300'000; ++i) bytes += std::to_string(i);
    std::ofstream{path, std::ios::binary} << bytes;
    answer_ = [&](Request&) {
        Response response;
        response.file = path;
        return response;
    };
    start();
    auto one = client();
    EXPECT_TRUE(body_of(one.ask(get("/"))) == bytes);
    EXPECT_TRUE(body_of(one.ask(get("/"))) == bytes);
    std::ofstream{path, std::ios::trunc}.flush();
    EXPECT_EQ(body_of(one.ask(get("/"))), "") << "an empty file";
}

TEST_F(ServerTest, WhatAHandlerThrowsIsAPlain500) {
    answer_ = [](Request& request) -> Response {
        if (request.path == "/odd") throw 7;
        if (request.path == "/header") return Response{}.with("X", "a\r\nb");
        throw std::runtime_error{"secret"};
    };
    start();
    auto one = client();
    for (const auto* path : {"/", "/odd", "/header"}) {
        const auto reply = one.ask(get(path));
        EXPECT_TRUE(is_status(reply, 500)) << path;
        EXPECT_EQ(reply.find("secret"), std::string::npos);
    }
}

TEST_F(ServerTest, AForwardedAddressCountsOnlyBehindAProxy) {
    answer_ = [](Request& request) {
        Response response;
        response.body = request.peer + (request.secure ? " secure" : "");
        return response;
    };
    const auto request = get("/", "X-Forwarded-For: 6.6.6.6, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n");
    start();
    EXPECT_EQ(body_of(client().ask(request)), "127.0.0.1");
    stop();
    options_.behind_proxy = true;
    start();
    EXPECT_EQ(body_of(client().ask(request)), "10.1.2.3 secure");
    EXPECT_EQ(body_of(client().ask(get("/", "X-Forwarded-For: nonsense\r\n"))), "127.0.0.1");
}

}  // namespace
}  // namespace thienan::http
