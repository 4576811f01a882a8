// A server on a free port and raw clients for its tests: every wait is bounded.
#pragma once

#include "platform/http/http.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace thienan::http {

using Clock = std::chrono::steady_clock;

inline int milliseconds_since(Clock::time_point start) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
}

class Client {
public:
    explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    bool connected() const { return connected_; }

    // False where the server has gone or takes nothing for 5 s.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            pollfd ready{socket_, POLLOUT, 0};
            if (::poll(&ready, 1, 5000) != 1) return false;
            const auto n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
            if (n < 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(n));
        }
        return true;
    }

    // One reply: header and, by its Content-Length, body. "" where none came in time.
    std::string reply(int milliseconds = 5000, bool has_body = true) {
        const auto start = Clock::now();
        for (;;) {
            if (const auto end = got_.find("\r\n\r\n"); end != std::string::npos) {
                const auto at = got_.find("Content-Length: ");
                const std::size_t length = has_body && at < end ? std::strtoull(got_.c_str() + at + 16, nullptr, 10) : 0;
                if (got_.size() >= end + 4 + length) {
                    const auto whole = got_.substr(0, end + 4 + length);
                    got_.erase(0, whole.size());
                    return whole;
                }
            }
            if (!receive(milliseconds - milliseconds_since(start))) return "";
        }
    }
    std::string ask(std::string_view request) { return send(request) ? reply() : ""; }

    // True where the server ends the connection cleanly in time; unread bytes count as not ended.
    bool ends(int milliseconds = 5000) {
        const auto start = Clock::now();
        while (receive(milliseconds - milliseconds_since(start))) {}
        return ended_;
    }
    void stop_sending() { ::shutdown(socket_, SHUT_WR); }
    const std::string& rest() const { return got_; }

private:
    bool receive(int milliseconds) {
        pollfd ready{socket_, POLLIN, 0};
        if (milliseconds <= 0 || ::poll(&ready, 1, milliseconds) != 1) return false;
        char piece[65536];
        const auto n = ::recv(socket_, piece, sizeof piece, 0);
        ended_ = n == 0;
        if (n <= 0) return false;
        got_.append(piece, static_cast<std::size_t>(n));
        return true;
    }

    int socket_;
    bool connected_ = false, ended_ = false;
    std::string got_;
};

// A door the handler waits at, so that a test decides how long a request runs.
class Gate {
public:
    void open() {
        const std::lock_guard lock{mutex_};
        open_ = true;
        changed_.notify_all();
    }
    void pass() {
        std::unique_lock lock{mutex_};
        ++waiting_;
        changed_.notify_all();
        changed_.wait_for(lock, std::chrono::seconds{10}, [&] { return open_; });
    }
    bool wait_for(int waiting) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, std::chrono::seconds{5}, [&] { return waiting_ >= waiting; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int waiting_ = 0;
};

class ServerTest : public testing::Test, public Handler {
protected:
    void SetUp() override {
        std::string name = testing::TempDir() + "server-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        options_.temporary_folder = folder_ = name;
        options_.port = 0;
        options_.workers = 4;
    }
    void TearDown() override {
        gate_.open();
        stop();
        std::filesystem::remove_all(folder_);
    }
    void start() {
        server_.emplace(options_, *this);
        thread_ = std::thread{[this] { server_->run(); }};
    }
    void stop() {
        if (!thread_.joinable()) return;
        server_->stop();
        thread_.join();
    }
    Client client() { return Client{server_->port()}; }
    std::size_t files() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator{folder_}, {}));
    }

    Limits limits(Method, std::string_view path) override {
        Limits limits;
        limits.body = path == "/upload" ? 100 << 20 : path == "/none" ? 0 : 1000;
        limits.multipart = path == "/upload";
        return limits;
    }
    Response handle(Request& request) override { return answer_(request); }
    Response refuse(int status, const Request& request) override {
        Response response;
        response.status = status;
        response.body = "refused " + std::to_string(status) + " " + std::string{request.header("accept-language")};
        return response;
    }

    // Says what it got.
    Response echo(Request& request) {
        Response response;
        response.body.append(name_of(request.method)).append(" ").append(request.path).append(" ").append(request.body);
        for (const auto& [name, value] : request.form.pairs()) response.body.append(" ").append(name).append("=").append(value);
        return response;
    }

    ServerOptions options_;
    std::string folder_;
    Gate gate_;
    std::function<Response(Request&)> answer_ = [this](Request& request) { return echo(request); };
    std::optional<Server> server_;
    std::thread thread_;
};

inline bool is_status(std::string_view reply, int status) { return reply.starts_with("HTTP/1.1 " + std::to_string(status) + " "); }
inline std::string_view body_of(std::string_view reply) {
    const auto end = reply.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string_view{} : reply.substr(end + 4);
}
inline std::string get(std::string_view path, std::string_view headers = "") {
    std::string request = "GET ";
    return request.append(path).append(" HTTP/1.1\r\nHost: h\r\n").append(headers).append("\r\n");
}
inline std::string post(std::string_view path, std::string_view body, std::string_view headers = "") {
    std::string request = "POST ";
    request.append(path).append(" HTTP/1.1\r\nHost: h\r\nContent-Length: ").append(std::to_string(body.size())).append("\r\n");
    return request.append(headers).append("\r\n").append(body);
}

}  // namespace thienan::http
