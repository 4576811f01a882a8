// One client's connection: reads requests, hands them to the workers, writes replies. Lives on the I/O thread, except
// work(), which a worker runs while the I/O thread leaves the request alone.
#pragma once

#include "platform/http/body.hpp"
#include "platform/http/http.hpp"
#include "platform/http/reply.hpp"
#include "platform/http/request_reader.hpp"

#include <boost/asio/ip/tcp.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace thienan::http {

class Connection;
using ConnectionPtr = std::shared_ptr<Connection>;
using Time = std::chrono::steady_clock::time_point;

// What a connection needs of the server.
class Host {
public:
    virtual ~Host() = default;
    virtual const ServerOptions& options() const = 0;
    virtual Handler& handler() = 0;
    virtual bool is_stopping() const = 0;
    virtual bool enqueue(ConnectionPtr connection) = 0;    // false where the queue is full
    virtual void completed(ConnectionPtr connection) = 0;  // from a worker: resume() on the I/O thread, please
    virtual void forget(Connection& connection) = 0;       // it has closed
};

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Host& host, boost::asio::ip::tcp::socket socket, std::string peer, bool from_loopback);

    void start();
    void work();                   // on a worker: the handler, then the reply
    void resume();                 // the worker is done
    void tick(Time now);           // closes or refuses what is too slow
    void refuse(int status);       // answers and closes
    void close();
    bool is_idle() const { return phase_ == Phase::idle || phase_ == Phase::lingering; }  // no request under way
    bool has_no_request() const { return is_idle() || phase_ == Phase::header; }          // none that was read
    Time since() const { return since_; }

private:
    enum class Phase { idle, header, body, working, writing, lingering, closed };

    void enter(Phase phase);
    void read();
    void received(std::size_t bytes);
    void advance();                // as far as the buffered bytes allow
    bool advance_header();         // false where it must wait or has ended
    bool advance_body();
    bool begin_body();
    void read_forwarded();
    void finish_request();
    Response answer();
    Reply plain_failure();
    void write();
    void written(std::size_t bytes);
    bool fill_from_file();
    void finish_reply();
    void linger(std::chrono::seconds time);
    void make_room();
    bool is_too_slow(Time now, std::uint64_t bytes) const;
    std::string_view buffered() const { return {buffer_.data() + begin_, end_ - begin_}; }
    ReplyTo reply_to() const;

    Host& host_;
    boost::asio::ip::tcp::socket socket_;
    const std::string peer_;
    const bool from_loopback_;

    Phase phase_ = Phase::idle;
    Time since_;                       // when the phase began
    std::chrono::seconds linger_time_{0};
    bool reading_ = false;             // a read is under way
    bool refused_ = false;             // unread bytes may follow; drain them before closing

    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;  // what of the buffer is read but not consumed

    RequestReader reader_;
    Request request_;
    Limits limits_;
    std::optional<Body> body_;

    Reply reply_;
    std::uint64_t sent_ = 0;           // of the whole reply
    std::size_t head_sent_ = 0, bytes_sent_ = 0;
    std::uint64_t file_read_ = 0;
    std::vector<char> piece_;          // of the file
};

}  // namespace thienan::http
