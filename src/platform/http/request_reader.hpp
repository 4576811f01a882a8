// Reads one HTTP/1 request after the other from the bytes of a connection: header first, then the body piece by piece.
// It knows no socket, so the server and the fuzzer use the same parser with the same limits.
#pragma once

#include "platform/http/http.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace thienan::http {

constexpr std::size_t kMostTargetBytes = 8 << 10;   // beyond it 414
constexpr std::size_t kMostHeaderBytes = 32 << 10;  // beyond it 431
constexpr std::size_t kMostHeaderFields = 100;      // beyond it 431

// Where the body's bytes go, freed from chunking.
class BodySink {
public:
    virtual ~BodySink() = default;
    // 0, or the status to refuse the request with.
    virtual int take(std::string_view piece) = 0;
};

// What the header says about the message, beside the request itself.
struct Framing {
    bool version_1_1 = true;
    bool keep_alive = true;
    bool expects_continue = false;
    bool chunked = false;
    std::uint64_t length = 0;  // 0 where chunked
    bool has_body() const { return chunked || length > 0; }
};

// What one call did. `status` is 0, or the refusal (400, 408 …); after a refusal the connection cannot go on.
struct Progress {
    std::size_t consumed = 0;
    bool done = false;
    int status = 0;
};

class RequestReader {
public:
    RequestReader();
    ~RequestReader();

    // Forgets the request and begins with the next.
    void reset();

    // Looks for a whole header at the start of `input`, which begins where the last call's `consumed` ended and holds all
    // bytes read since. When done, `request` has method, target, path, query and headers, and framing() is known.
    // Refuses with 400: anything not well-formed, obs-fold, a bare CR or LF, more than one Content-Length, Content-Length
    // with Transfer-Encoding, a Transfer-Encoding other than chunked, HTTP/1.1 without exactly one Host.
    Progress read_header(std::string_view input, Request& request);
    const Framing& framing() const;

    // Passes on what `input` holds of the body; done at its end. Trailers are read and dropped.
    Progress read_body(std::string_view input, BodySink& sink);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace thienan::http
