#include "platform/http/request_reader.hpp"

#include "base/utf8.hpp"
#include "platform/http/text.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>

namespace thienan::http {
namespace {

namespace beast = boost::beast;
using beast::error_code;
using beast::string_view;

constexpr std::size_t kMostChunkHeaderBytes = 8 << 10;  // a chunk's size line, or all trailers
constexpr std::size_t kLeastAfterChunk = 5;             // at least "0\r\n\r\n" still comes

std::string_view view(string_view text) { return {text.data(), text.size()}; }

Method method_of(std::string_view name) {
    for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::del})
        if (name == name_of(method)) return method;
    return Method::other;
}

// Bytes that are not UTF-8 become U+FFFD: an odd User-Agent is no reason to refuse a person's request.
std::string to_valid_utf8(std::string_view value) {
    if (is_valid_utf8(value)) return std::string{value};
    std::string out;
    for (std::size_t at = 0; at < value.size();) append_utf8(out, next_code_point(value, at));
    return out;
}

bool is_decimal(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

error_code refusal() { return beast::http::make_error_code(beast::http::error::bad_value); }

// Beast's parser with our callbacks, stricter where Beast is lenient. It allocates nothing itself.
class Parser final : public beast::http::basic_parser<true> {
public:
    explicit Parser(Request& request) : request_(&request) {
        body_limit(boost::none);
        header_limit(static_cast<std::uint32_t>(kMostHeaderBytes) + 1024);
    }

    void feed_body_to(BodySink& sink) { sink_ = &sink; }
    int status() const { return status_; }
    bool expects_continue() const { return expects_continue_; }
    bool version_1_1() const { return version_ == 11; }

private:
    void on_request_impl(beast::http::verb, string_view method, string_view target, int version, error_code&) override {
        request_->method = method_of(view(method));
        request_->target.assign(target.data(), target.size());
        version_ = version;
    }
    void on_response_impl(int, string_view, int, error_code& ec) override { ec = refusal(); }

    void on_field_impl(beast::http::field field, string_view name, string_view value, error_code& ec) override {
        if (in_body_) return;  // a trailer
        if (++count_ > kMostHeaderFields) {
            status_ = 431;
            ec = refusal();
            return;
        }
        using F = beast::http::field;
        const auto text = strip_blanks(view(value));
        if ((field == F::content_length && (++lengths_ > 1 || !is_decimal(text))) ||
            (field == F::transfer_encoding && !same_ignoring_case(text, "chunked")))
            ec = refusal();
        if (field == F::host) ++hosts_;
        if (field == F::expect && same_ignoring_case(text, "100-continue")) expects_continue_ = true;
        request_->headers.add(to_lower(view(name)), to_valid_utf8(text));
    }

    void on_header_impl(error_code& ec) override {
        in_body_ = true;
        if (hosts_ > 1 || (hosts_ == 0 && version_ == 11) || (version_ == 10 && chunked())) ec = refusal();
    }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
    std::size_t on_body_impl(string_view body, error_code& ec) override { return take(body, ec); }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& ec) override { return take(body, ec); }
    void on_finish_impl(error_code&) override {}

    std::size_t take(string_view body, error_code& ec) {
        if (const int status = sink_->take(view(body)); status != 0) {
            status_ = status;
            ec = refusal();
        }
        return body.size();
    }

    Request* request_;
    BodySink* sink_ = nullptr;
    std::size_t count_ = 0;
    int lengths_ = 0, hosts_ = 0, version_ = 11, status_ = 400;
    bool expects_continue_ = false, in_body_ = false;
};

// The status for a header that is longer than what we have and may have, or 0 where it may still come.
int too_long(std::string_view input) {
    if (input.find("\r\n") == std::string_view::npos) return input.size() > kMostTargetBytes + 64 ? 414 : 0;
    return input.size() > kMostHeaderBytes ? 431 : 0;
}

bool has_folded_line(std::string_view header) {
    for (auto at = header.find('\n'); at != std::string_view::npos; at = header.find('\n', at + 1))
        if (at + 1 < header.size() && (header[at + 1] == ' ' || header[at + 1] == '\t')) return true;
    return false;
}

}  // namespace

struct RequestReader::Impl {
    std::optional<Parser> parser;
    std::size_t searched = 0;  // bytes of the input in which no header ends
    bool between_chunks = false;
    Framing framing;
};

RequestReader::RequestReader() : impl_(std::make_unique<Impl>()) {}
RequestReader::~RequestReader() = default;

void RequestReader::reset() { *impl_ = {}; }

const Framing& RequestReader::framing() const { return impl_->framing; }

Progress RequestReader::read_header(std::string_view input, Request& request) {
    std::size_t blank = 0;  // empty lines before a request are skipped (RFC 9112 2.2)
    while (impl_->searched == 0 && input.substr(blank, 2) == "\r\n") blank += 2;
    if (blank > 0) return {blank, false, 0};
    const auto end = input.find("\r\n\r\n", impl_->searched);
    if (end == std::string_view::npos) {
        impl_->searched = input.size() > 3 ? input.size() - 3 : 0;
        return {0, false, too_long(input)};
    }
    const auto header = input.substr(0, end + 4);
    if (header.size() > kMostHeaderBytes) return {0, false, header.find("\r\n") > kMostTargetBytes + 64 ? 414 : 431};
    if (has_folded_line(header)) return {0, false, 400};
    auto& parser = impl_->parser.emplace(request);
    error_code ec;
    parser.put(boost::asio::const_buffer{header.data(), header.size()}, ec);
    if (ec || !parser.is_header_done()) return {0, false, parser.status()};
    if (request.target.size() > kMostTargetBytes) return {0, false, 414};
    auto target = parse_target(request.target);
    if (!target) return {0, false, 400};
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    impl_->framing = {parser.version_1_1(), parser.keep_alive(), parser.expects_continue() && parser.version_1_1(),
                      parser.chunked(), parser.content_length().value_or(0)};
    return {header.size(), true, 0};
}

Progress RequestReader::read_body(std::string_view input, BodySink& sink) {
    auto& parser = *impl_->parser;
    parser.feed_body_to(sink);
    std::size_t consumed = 0;
    while (!parser.is_done() && consumed < input.size()) {
        error_code ec;
        const auto rest = input.substr(consumed);
        // Beast asserts that it is not asked again about a last chunk it has not enough bytes of.
        if (impl_->between_chunks && rest.size() < kLeastAfterChunk) break;
        consumed += parser.put(boost::asio::const_buffer{rest.data(), rest.size()}, ec);
        impl_->between_chunks = ec == beast::http::error::need_more;
        if (impl_->between_chunks)
            return {consumed, false, input.size() - consumed > kMostChunkHeaderBytes ? 400 : 0};
        if (ec) return {consumed, false, parser.status()};
    }
    return {consumed, parser.is_done(), 0};
}

}  // namespace thienan::http
