#include "platform/http/connection.hpp"
#include "platform/http/work_queue.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <sys/resource.h>

#include <algorithm>
#include <stdexcept>
#include <thread>
#include <unordered_map>

namespace thienan::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kTick{250};
constexpr std::chrono::seconds kStop{10};
constexpr std::size_t kMostRefused = 64;  // connections beyond the cap that are told so; more are closed without a word

// A connection is a file to the system, and many systems begin with 1,024.
void allow_open_files(std::size_t wanted) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

tcp::acceptor listen(asio::io_context& io, const ServerOptions& options) {
    try {
        const tcp::endpoint endpoint{asio::ip::make_address(options.address), options.port};
        tcp::acceptor acceptor{io};
        acceptor.open(endpoint.protocol());
        acceptor.set_option(tcp::acceptor::reuse_address{true});
        acceptor.bind(endpoint);
        acceptor.listen(asio::socket_base::max_listen_connections);
        return acceptor;
    } catch (const boost::system::system_error& failure) {
        throw std::runtime_error{
            fmt::format("cannot listen on {}:{}: {}", options.address, options.port, failure.code().message())};
    }
}

}  // namespace

struct Server::Impl final : Host {
    Impl(ServerOptions options_, Handler& handler_)
        : options_given(std::move(options_)), handler_given(handler_), acceptor(listen(io, options_given)),
          port(acceptor.local_endpoint().port()), timer(io), queue(options_given.queue) {
        allow_open_files(options_given.connections * 2 + 256);
    }

    const ServerOptions& options() const override { return options_given; }
    Handler& handler() override { return handler_given; }
    bool is_stopping() const override { return stopping.load(std::memory_order_relaxed); }
    bool enqueue(ConnectionPtr connection) override { return queue.push(std::move(connection)); }
    void forget(Connection& connection) override {
        connections.erase(&connection);
        if (is_stopping() && connections.empty()) io.stop();
    }

    // Many completions share one wake-up of the I/O thread.
    void completed(ConnectionPtr connection) override {
        bool first = false;
        {
            const std::lock_guard lock{done_mutex};
            first = done.empty();
            done.push_back(std::move(connection));
        }
        if (first) asio::post(io, [this] { resume_completed(); });
    }

    void resume_completed() {
        std::vector<ConnectionPtr> ready;
        {
            const std::lock_guard lock{done_mutex};
            ready.swap(done);
        }
        for (const auto& connection : ready) connection->resume();
    }

    void accept() {
        acceptor.async_accept([this](error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted || is_stopping()) return;
            if (error) {
                spdlog::error("http: cannot accept a connection: {}", error.message());
                accept_again = true;  // at the next tick; trying at once would spin while files are short
                return;
            }
            admit(std::move(socket));
            accept();
        });
    }

    void admit(tcp::socket socket) {
        error_code error;
        const auto endpoint = socket.remote_endpoint(error);
        if (error) return;
        if (connections.size() > options_given.connections + kMostRefused) return;
        const bool is_full = connections.size() >= options_given.connections && !drop_longest_idle();
        auto connection =
            std::make_shared<Connection>(*this, std::move(socket), endpoint.address().to_string(), endpoint.address().is_loopback());
        connections.emplace(connection.get(), connection);
        if (is_full) connection->refuse(503);
        else connection->start();
    }

    bool drop_longest_idle() {
        Connection* longest = nullptr;
        for (const auto& [connection, owner] : connections)
            if (connection->is_idle() && (longest == nullptr || connection->since() < longest->since())) longest = connection;
        if (longest != nullptr) longest->close();
        return longest != nullptr;
    }

    std::vector<ConnectionPtr> all() const {
        std::vector<ConnectionPtr> copy;
        copy.reserve(connections.size());
        for (const auto& [connection, owner] : connections) copy.push_back(owner);
        return copy;
    }

    void tick() {
        timer.expires_after(kTick);
        timer.async_wait([this](error_code error) {
            if (error) return;
            const auto at = std::chrono::steady_clock::now();
            for (const auto& connection : all()) connection->tick(at);
            if (std::exchange(accept_again, false)) accept();
            if (is_stopping() && at > stop_at) io.stop();
            else tick();
        });
    }

    void begin_stop() {
        if (stopping.exchange(true)) return;
        stop_at = std::chrono::steady_clock::now() + kStop;
        error_code ignored;
        acceptor.close(ignored);
        for (const auto& connection : all())
            if (connection->has_no_request()) connection->close();
        if (connections.empty()) io.stop();
    }

    void run_io() {
        for (;;) {
            try {
                io.run();
                return;
            } catch (const std::exception& failure) {
                spdlog::critical("http: a mistake on the I/O thread: {}", failure.what());
            }
        }
    }

    void run() {
        std::vector<std::thread> workers;
        for (int i = 0; i < std::max(1, options_given.workers); ++i)
            workers.emplace_back([this] {
                while (auto connection = queue.pop()) (*connection)->work();
            });
        accept();
        tick();
        run_io();
        queue.close();
        for (auto& worker : workers) worker.join();
        for (const auto& connection : all()) connection->close();
    }

    const ServerOptions options_given;
    Handler& handler_given;
    asio::io_context io{1};
    tcp::acceptor acceptor;
    const std::uint16_t port;
    asio::steady_timer timer;
    WorkQueue<ConnectionPtr> queue;
    std::unordered_map<Connection*, ConnectionPtr> connections;
    std::mutex done_mutex;
    std::vector<ConnectionPtr> done;
    std::atomic<bool> stopping = false;
    Time stop_at;
    bool accept_again = false;
};

Server::Server(ServerOptions options, Handler& handler) : impl_(std::make_unique<Impl>(std::move(options), handler)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->port; }
void Server::run() { impl_->run(); }
void Server::stop() {
    asio::post(impl_->io, [impl = impl_.get()] { impl->begin_stop(); });
}

}  // namespace thienan::http
