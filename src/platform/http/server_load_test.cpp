#include "platform/http/server_test.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

namespace thienan::http {
namespace {

// The most memory this process has held, in bytes.
std::size_t peak_memory() {
    std::ifstream status{"/proc/self/status"};
    for (std::string word; status >> word;) {
        std::size_t kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) return kilobytes << 10;
    }
    return 0;
}

std::string multipart(std::string_view content) {
    std::string body = "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nghi chú\r\n";
    body += "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bin\"\r\n\r\n";
    return body.append(content).append("\r\n--B--\r\n");
}
constexpr std::string_view kMultipart = "Content-Type: multipart/form-data; boundary=B\r\n";

TEST_F(ServerTest, AnUploadReachesTheHandlerAsAFileThatGoesWithTheRequest) {
    std::string content;
    answer_ = [&](Request& request) {
        std::ifstream in{request.uploads.at(0).temporary_file, std::ios::binary};
        content.assign(std::istreambuf_iterator<char>{in}, {});
        Response response;
        response.body = request.uploads[0].name + std::string{" "} + std::string{request.form.get("note")};
        return response;
    };
    start();
    EXPECT_EQ(body_of(client().ask(post("/upload", multipart("x\r\n--y"), kMultipart))), "a.bin ghi chú");
    EXPECT_EQ(content, "x\r\n--y");
    EXPECT_EQ(files(), 0U);
    EXPECT_TRUE(is_status(client().ask(post("/a", multipart("x"), kMultipart)), 415));
    EXPECT_TRUE(is_status(client().ask(post("/upload", "--B\r\n", kMultipart)), 400));
}

TEST_F(ServerTest, AnUploadMovedAwayIsKept) {
    answer_ = [&](Request& request) {
        std::filesystem::rename(request.uploads.at(0).temporary_file, folder_ + "/kept");
        return Response{};
    };
    start();
    EXPECT_TRUE(is_status(client().ask(post("/upload", multipart("x"), kMultipart)), 200));
    EXPECT_TRUE(std::filesystem::exists(folder_ + "/kept"));
}

TEST_F(ServerTest, AnUploadCutOffLeavesNoFile) {
    start();
    {
        auto one = client();
        const auto whole = post("/upload", multipart(std::string(500'000, 'x')), kMultipart);
        ASSERT_TRUE(one.send(std::string_view{whole}.substr(0, 300'000)));
        for (int i = 0; i < 200 && files() == 0; ++i) ::usleep(10'000);
        EXPECT_EQ(files(), 1U);
    }
    for (int i = 0; i < 200 && files() != 0; ++i) ::usleep(10'000);
    EXPECT_EQ(files(), 0U);
}

TEST_F(ServerTest, FiftyMegabytesAreStreamedToDiskInLittleMemory) {
    std::uint64_t size = 0;
    answer_ = [&](Request& request) { return size = request.uploads.at(0).size, Response{}; };
    start();
    const std::string piece(1 << 20, 'x');
    const auto frame = multipart("");
    const auto head = frame.substr(0, frame.size() - 9), tail = frame.substr(frame.size() - 9);
    const auto before = peak_memory();
    auto one = client();
    ASSERT_TRUE(one.send(std::string{"POST /upload HTTP/1.1\r\nHost: h\r\n"} + std::string{kMultipart} +
                         std::string{"Content-Length: "} + std::to_string(frame.size() + 50 * piece.size()) + "\r\n\r\n" + head));
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(one.send(piece));
    EXPECT_TRUE(is_status(one.ask(tail), 200));
    EXPECT_EQ(size, 50 * piece.size());
    EXPECT_LT(peak_memory() - before, 16U << 20);
}

TEST_F(ServerTest, ADiskThatCannotBeWrittenIsA500) {
    options_.temporary_folder = folder_ + "/none";
    start();
    EXPECT_TRUE(is_status(client().ask(post("/upload", multipart("x"), kMultipart)), 500));
}

TEST_F(ServerTest, AHeaderThatNeverEndsIsTimedOut) {
    options_.header_seconds = 1;
    start();
    auto one = client();
    ASSERT_TRUE(one.send("GET / HTTP/1.1\r\n"));
    const auto start_of_wait = Clock::now();
    std::string reply;
    // A byte now and then does not help: the time is for the whole header.
    for (int i = 0; i < 30 && reply.empty(); ++i) {
        one.send("X");
        reply = one.reply(100);
    }
    EXPECT_TRUE(is_status(reply, 408));
    EXPECT_LT(milliseconds_since(start_of_wait), 2500);
}

TEST_F(ServerTest, ABodyThatDripsIsTimedOut) {
    options_.body_grace_seconds = 1;
    start();
    auto one = client();
    ASSERT_TRUE(one.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc"));
    EXPECT_TRUE(is_status(one.reply(), 408));
}

TEST_F(ServerTest, AClientThatTakesNothingIsCutOff) {
    options_.body_grace_seconds = 1;
    options_.body_bytes_per_second = 64 << 20;
    answer_ = [](Request&) {
        Response response;
        response.body.assign(64 << 20, 'a');
        response.may_compress = false;
        return response;
    };
    start();
    auto one = client();
    ASSERT_TRUE(one.send(get("/")));
    ::usleep(2'500'000);
    EXPECT_FALSE(is_status(one.reply(3000), 200));
}

TEST_F(ServerTest, AnIdleConnectionIsClosed) {
    options_.idle_seconds = 1;
    start();
    auto one = client();
    ASSERT_TRUE(is_status(one.ask(get("/")), 200));
    EXPECT_TRUE(one.ends(3000));
    EXPECT_EQ(one.rest(), "");
}

TEST_F(ServerTest, AFullQueueIsAnsweredAtOnce) {
    options_.workers = 1;
    options_.queue = 2;
    answer_ = [&](Request& request) { return gate_.pass(), echo(request); };
    start();
    auto running = client();
    ASSERT_TRUE(running.send(get("/running")));
    ASSERT_TRUE(gate_.wait_for(1));
    Client first{server_->port()}, second{server_->port()};
    ASSERT_TRUE(first.send(get("/first")) && second.send(get("/second")));
    // Both are read before the third arrives on its own connection.
    ::usleep(200'000);
    const auto asked = Clock::now();
    EXPECT_TRUE(is_status(client().ask(get("/third")), 503));
    EXPECT_LT(milliseconds_since(asked), 1000);
    gate_.open();
    EXPECT_EQ(body_of(running.reply()), "GET /running ");
    EXPECT_EQ(body_of(first.reply()), "GET /first ");
    EXPECT_EQ(body_of(second.reply()), "GET /second ");
}

TEST_F(ServerTest, BeyondTheCapIdleConnectionsGiveWayAndBusyOnesDoNot) {
    options_.connections = 2;
    answer_ = [&](Request& request) { return gate_.pass(), echo(request); };
    start();
    auto idle = client();
    auto busy = client(), second = client();
    ASSERT_TRUE(busy.send(get("/busy")));
    EXPECT_TRUE(idle.ends()) << "the longest idle one gives way";
    ASSERT_TRUE(second.send(get("/second")));
    ASSERT_TRUE(gate_.wait_for(2));
    EXPECT_TRUE(is_status(client().reply(), 503));
    gate_.open();
    EXPECT_EQ(body_of(busy.reply()), "GET /busy ");
    EXPECT_EQ(body_of(second.reply()), "GET /second ");
}

TEST_F(ServerTest, TwoHundredSlowClientsDoNotDelayANormalRequest) {
    start();
    std::vector<std::unique_ptr<Client>> slow;
    for (int i = 0; i < 200; ++i) {
        slow.push_back(std::make_unique<Client>(server_->port()));
        ASSERT_TRUE(slow.back()->send(i % 2 == 0 ? "GET / HTTP/1.1\r\nX: " : "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 900\r\n\r\nx"));
    }
    std::vector<int> times;
    for (int i = 0; i < 50; ++i) {
        for (int n = 0; n < 4; ++n) ASSERT_TRUE(slow[static_cast<std::size_t>(i * 4 + n)]->send("y"));
        const auto asked = Clock::now();
        ASSERT_TRUE(is_status(client().ask(get("/")), 200));
        times.push_back(milliseconds_since(asked));
    }
    std::sort(times.begin(), times.end());
    EXPECT_LT(times[times.size() / 2], 20);
    EXPECT_LT(times.back(), 500);
}

TEST_F(ServerTest, StoppingFinishesWhatRunsAndEndsTheRest) {
    answer_ = [&](Request& request) { return gate_.pass(), echo(request); };
    start();
    auto idle = client(), running = client();
    ASSERT_TRUE(running.send(get("/running")));
    ASSERT_TRUE(gate_.wait_for(1));
    server_->stop();
    EXPECT_TRUE(idle.ends());
    EXPECT_FALSE(Client{server_->port()}.connected());
    gate_.open();
    const auto reply = running.reply();
    EXPECT_EQ(body_of(reply), "GET /running ");
    EXPECT_NE(reply.find("Connection: close"), std::string::npos);
    running.stop_sending();
    const auto asked = Clock::now();
    thread_.join();
    EXPECT_LT(milliseconds_since(asked), 3000);
}

TEST_F(ServerTest, StoppingBeforeRunningEndsAtOnce) {
    server_.emplace(options_, *this);
    server_->stop();
    const auto asked = Clock::now();
    server_->run();
    EXPECT_LT(milliseconds_since(asked), 1000);
}

TEST_F(ServerTest, APortInUseIsAClearException) {
    start();
    options_.port = server_->port();
    try {
        Server other{options_, *this};
        FAIL() << "two servers on one port";
    } catch (const std::runtime_error& failure) {
        EXPECT_NE(std::string_view{failure.what()}.find(std::string{"cannot listen on 127.0.0.1:"} + std::to_string(options_.port)), std::string_view::npos);
    }
}

TEST_F(ServerTest, ManyClientsAtOnceAllGetTheirOwnAnswers) {
    start();
    std::vector<std::thread> threads;
    std::atomic<int> right{0};
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            Client one{server_->port()};
            for (int i = 0; i < 500; ++i) {
                const auto body = std::to_string(t) + std::string{"."} + std::to_string(i);
                right += body_of(one.ask(post("/a", body))) == "POST /a " + body;
            }
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(right, 4000);
}

}  // namespace
}  // namespace thienan::http
