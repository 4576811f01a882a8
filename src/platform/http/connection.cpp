#include "platform/http/connection.hpp"

#include "platform/http/gzip.hpp"
#include "platform/http/text.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <spdlog/spdlog.h>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace thienan::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t kFirstBuffer = 4 << 10;
constexpr std::size_t kBodyBuffer = 64 << 10;  // also above kMostHeaderBytes, so that a long header is seen as such
constexpr std::size_t kFilePiece = 64 << 10;
constexpr std::chrono::seconds kLinger{2};         // after a last reply
constexpr std::chrono::seconds kLingerRefused{5};  // while the client still sends what was refused

Time now() { return std::chrono::steady_clock::now(); }

}  // namespace

Connection::Connection(Host& host, asio::ip::tcp::socket socket, std::string peer, bool from_loopback)
    : host_(host), socket_(std::move(socket)), peer_(std::move(peer)), from_loopback_(from_loopback), since_(now()),
      buffer_(kFirstBuffer) {}

void Connection::start() {
    error_code ignored;
    socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
    read();
}

void Connection::enter(Phase phase) {
    phase_ = phase;
    since_ = now();
}

// Reading.

void Connection::make_room() {
    if (begin_ == end_) begin_ = end_ = 0;
    if (end_ < buffer_.size()) return;
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    } else {
        buffer_.resize(std::min(buffer_.size() * 4, kBodyBuffer));
    }
}

void Connection::read() {
    if (reading_ || phase_ == Phase::closed) return;
    make_room();
    if (end_ == buffer_.size()) return refuse(400);
    reading_ = true;
    socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_),
                            [self = shared_from_this()](error_code error, std::size_t bytes) {
                                self->reading_ = false;
                                if (!error) return self->received(bytes);
                                if (error != asio::error::operation_aborted) return self->close();
                                // Cancelled by a refusal: its writing and lingering go on.
                                if (self->phase_ == Phase::lingering) self->read();
                            });
}

void Connection::received(std::size_t bytes) {
    if (phase_ == Phase::lingering) {
        begin_ = end_ = 0;
        return read();
    }
    end_ += bytes;
    advance();
}

void Connection::advance() {
    bool more = true;
    while (more) {
        switch (phase_) {
            case Phase::idle:
            case Phase::header: more = advance_header(); break;
            case Phase::body: more = advance_body(); break;
            case Phase::working:
            case Phase::writing:
            case Phase::lingering:
            case Phase::closed: return;
        }
    }
    if (phase_ == Phase::idle || phase_ == Phase::header || phase_ == Phase::body) read();
}

bool Connection::advance_header() {
    if (begin_ == end_) return false;
    if (phase_ == Phase::idle) enter(Phase::header);
    const auto progress = reader_.read_header(buffered(), request_);
    begin_ += progress.consumed;
    if (progress.status != 0) {
        refuse(progress.status);
        return false;
    }
    if (!progress.done) return progress.consumed > 0;
    return begin_body();
}

bool Connection::begin_body() {
    request_.peer = peer_;
    if (host_.options().behind_proxy && from_loopback_) read_forwarded();
    const auto& framing = reader_.framing();
    limits_ = host_.handler().limits(request_.method, request_.path);
    body_.emplace(request_, limits_, host_.options().temporary_folder);
    if (const int status = body_->may_begin(framing); status != 0) {
        refuse(status);
        return false;
    }
    if (!framing.has_body()) {
        finish_request();
        return false;
    }
    enter(Phase::body);
    if (buffer_.size() < kBodyBuffer) buffer_.resize(kBodyBuffer);
    if (framing.expects_continue && begin_ == end_) {
        // Never waits: a client that takes nothing and so leaves no room for this is not worth the I/O thread.
        constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
        const auto sent = ::send(socket_.native_handle(), kContinue.data(), kContinue.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent != static_cast<ssize_t>(kContinue.size())) {
            close();
            return false;
        }
    }
    return true;
}

// The last entry is the trusted proxy's own; those before it are the client's claims.
void Connection::read_forwarded() {
    const auto chain = request_.headers.all("x-forwarded-for");
    if (!chain.empty()) {
        const auto last = chain.back().substr(chain.back().find_last_of(',') + 1);
        error_code error;
        const auto address = asio::ip::make_address(std::string{strip_blanks(last)}, error);
        if (!error) request_.peer = address.to_string();
    }
    request_.secure = same_ignoring_case(request_.header("x-forwarded-proto"), "https");
}

bool Connection::advance_body() {
    Progress progress;
    try {
        progress = reader_.read_body(buffered(), *body_);
    } catch (const std::exception& failure) {
        spdlog::error("http: cannot take the body of {}: {}", request_.path, failure.what());
        progress.status = 500;
    }
    begin_ += progress.consumed;
    if (progress.status == 0 && progress.done) progress.status = body_->finish(request_);
    if (progress.status != 0) {
        refuse(progress.status);
    } else if (progress.done) {
        finish_request();
    }
    return false;
}

// Working.

void Connection::finish_request() {
    enter(Phase::working);
    if (!host_.enqueue(shared_from_this())) {
        phase_ = Phase::body;
        refuse(503);
    }
}

ReplyTo Connection::reply_to() const {
    const auto& framing = reader_.framing();
    return {request_.method == Method::head, framing.version_1_1, framing.keep_alive && !host_.is_stopping(),
            accepts_gzip(request_.header("accept-encoding"))};
}

Response Connection::answer() {
    if (const int status = parse_form_and_cookies(request_, limits_); status != 0)
        return host_.handler().refuse(status, request_);
    return host_.handler().handle(request_);
}

void Connection::work() {
    try {
        auto response = answer();
        reply_ = make_reply(std::move(response), reply_to());
    } catch (const std::exception& failure) {
        spdlog::error("http: {} {} failed: {}", name_of(request_.method), request_.path, failure.what());
        reply_ = plain_failure();
    } catch (...) {
        spdlog::error("http: {} {} failed", name_of(request_.method), request_.path);
        reply_ = plain_failure();
    }
    remove_uploads(request_);
    host_.completed(shared_from_this());
}

Reply Connection::plain_failure() {
    try {
        return make_reply(host_.handler().refuse(500, request_), reply_to());
    } catch (const std::exception& failure) {
        spdlog::error("http: the page for a failure failed: {}", failure.what());
        Response plain;
        plain.status = 500;
        return make_reply(std::move(plain), reply_to());
    }
}

void Connection::resume() {
    if (phase_ == Phase::working) write();
}

void Connection::refuse(int status) {
    if (phase_ == Phase::working || phase_ == Phase::writing || phase_ == Phase::lingering || phase_ == Phase::closed) return;
    refused_ = true;
    auto to = reply_to();
    to.keep_alive = false;
    try {
        reply_ = make_reply(host_.handler().refuse(status, request_), to);
    } catch (const std::exception& failure) {
        spdlog::error("http: the page for {} failed: {}", status, failure.what());
        Response plain;
        plain.status = status;
        reply_ = make_reply(std::move(plain), to);
    }
    if (reading_) {
        error_code ignored;
        socket_.cancel(ignored);
    }
    write();
}

// Writing.

void Connection::write() {
    if (phase_ != Phase::writing) {
        enter(Phase::writing);
        sent_ = file_read_ = 0;
        head_sent_ = bytes_sent_ = 0;
    }
    std::array<asio::const_buffer, 2> out{};
    const auto head = std::string_view{reply_.head}.substr(head_sent_);
    out[0] = asio::buffer(head.data(), head.size());
    if (!reply_.file) {
        const auto bytes = reply_.bytes().substr(bytes_sent_);
        out[1] = asio::buffer(bytes.data(), bytes.size());
    } else {
        if (bytes_sent_ == piece_.size() && !fill_from_file()) return close();
        out[1] = asio::buffer(piece_.data() + bytes_sent_, piece_.size() - bytes_sent_);
    }
    if (out[0].size() + out[1].size() == 0) return finish_reply();
    socket_.async_write_some(out, [self = shared_from_this()](error_code error, std::size_t bytes) {
        if (error) return self->close();
        self->written(bytes);
    });
}

// The next piece of the file; empty at its end. False where the file became shorter than the header promised.
bool Connection::fill_from_file() {
    bytes_sent_ = 0;
    piece_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kFilePiece, reply_.file_size - file_read_)));
    std::size_t filled = 0;
    while (filled < piece_.size()) {
        const auto n = ::pread(reply_.file.descriptor(), piece_.data() + filled, piece_.size() - filled,
                               static_cast<off_t>(file_read_ + filled));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        filled += static_cast<std::size_t>(n);
    }
    file_read_ += filled;
    return true;
}

void Connection::written(std::size_t bytes) {
    if (phase_ != Phase::writing) return;
    sent_ += bytes;
    const auto of_head = std::min(bytes, reply_.head.size() - head_sent_);
    head_sent_ += of_head;
    bytes_sent_ += bytes - of_head;
    const bool is_whole = !reply_.file && head_sent_ == reply_.head.size() && bytes_sent_ == reply_.bytes().size();
    if (is_whole) finish_reply();
    else write();
}

void Connection::finish_reply() {
    const bool keep_alive = reply_.keep_alive && !host_.is_stopping();
    reply_ = {};
    piece_ = {};
    body_.reset();
    request_ = {};
    reader_.reset();
    if (!keep_alive) return linger(refused_ ? kLingerRefused : kLinger);
    if (begin_ == end_ && buffer_.size() > kFirstBuffer) {
        buffer_ = std::vector<char>(kFirstBuffer);
        begin_ = end_ = 0;
    }
    enter(Phase::idle);
    advance();
}

// Closing with unread bytes in the socket would reset the connection, and the client might never see the reply.
void Connection::linger(std::chrono::seconds time) {
    linger_time_ = time;
    enter(Phase::lingering);
    error_code error;
    socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    if (error) return close();
    begin_ = end_ = 0;
    read();
}

void Connection::close() {
    if (phase_ == Phase::closed) return;
    const auto self = shared_from_this();
    phase_ = Phase::closed;
    error_code ignored;
    socket_.close(ignored);
    body_.reset();
    host_.forget(*this);
}

// Time.

bool Connection::is_too_slow(Time at, std::uint64_t bytes) const {
    const auto& options = host_.options();
    const auto late = at - since_ - std::chrono::seconds{options.body_grace_seconds};
    if (late <= Time::duration::zero()) return false;
    const auto seconds = static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(late).count());
    return bytes < options.body_bytes_per_second * seconds / 1000;
}

void Connection::tick(Time at) {
    const auto waited = at - since_;
    switch (phase_) {
        case Phase::idle:
            if (waited > std::chrono::seconds{host_.options().idle_seconds}) close();
            return;
        case Phase::header:
            if (waited > std::chrono::seconds{host_.options().header_seconds}) refuse(408);
            return;
        case Phase::body:
            if (is_too_slow(at, body_->received())) refuse(408);
            return;
        case Phase::writing:
            if (is_too_slow(at, sent_)) close();
            return;
        case Phase::lingering:
            if (waited > linger_time_) close();
            return;
        case Phase::working:
        case Phase::closed: return;
    }
}

}  // namespace thienan::http
