// HTTP: our own request and response, with limits, and a server that runs a handler on a pool of workers.
// Boost.Beast is behind server.cpp only.
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace thienan::http {

enum class Method { get, head, post, put, patch, del, other };

std::string_view name_of(Method method);

// name=value pairs in the order sent, decoded, valid UTF-8. Names may repeat.
class Fields {
public:
    void add(std::string name, std::string value) { pairs_.emplace_back(std::move(name), std::move(value)); }
    // The first value of that name; "" where there is none.
    std::string_view get(std::string_view name) const;
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> all(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return pairs_; }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

// A file of a multipart form, streamed to a temporary file that goes with the request.
struct Upload {
    std::string field;
    std::string name;             // as the browser said it: for people only, never a path
    std::string temporary_file;   // on disk, readable; removed when the request ends unless moved away
    std::uint64_t size = 0;
};

// What a route allows. A body beyond it gets 413 before it is read, and the connection closes politely.
struct Limits {
    std::uint64_t body = 1 << 20;         // bytes; 0 = no body
    bool multipart = false;               // accept multipart/form-data with files
    std::size_t fields = 2000;            // form fields
    std::uint64_t field_bytes = 1 << 20;  // one field's value
    std::size_t files = 10;
};

struct Request {
    Method method = Method::get;
    std::string target;                   // as sent, at most 8 KiB
    std::string path;                     // decoded, starts with '/', no "..", no empty or control characters
    Fields query;
    Fields headers;                       // names in lower case
    Fields cookies;
    std::string body;                     // raw, unless multipart
    Fields form;                          // of an urlencoded or multipart body
    std::vector<Upload> uploads;
    std::string peer;                     // address of the client; from X-Forwarded-For only behind a trusted proxy
    bool secure = false;                  // https, as the trusted proxy says

    std::string_view header(std::string_view lower_name) const { return headers.get(lower_name); }
};

// A header with a control character in it, or one the server itself writes (Content-Length, Content-Type, Connection,
// Transfer-Encoding, Date), is a programmer's mistake: the client gets 500 and the log a line.
struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string_view fixed_body;          // used instead of `body` when set: bytes that live as long as the program
    std::string file;                     // used instead of both when set: a file to stream
    bool may_compress = true;             // gzip if the client accepts and it is worth it; never for secrets beside user text

    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

class Handler {
public:
    virtual ~Handler() = default;
    // Called on the I/O thread once the header is read. Must be quick and must not throw.
    virtual Limits limits(Method method, std::string_view path) = 0;
    // Called on a worker. What it throws becomes a plain 500 and a log line.
    virtual Response handle(Request& request) = 0;
    // A refusal the server itself makes (400, 408, 413, 414, 415 multipart not taken here, 431, 500, 503): a short page.
    // `request` is what is known of it so far: perhaps nothing. Called on the I/O thread or a worker. Must not throw.
    virtual Response refuse(int status, const Request& request) = 0;
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;            // 0 = any free one
    int workers = 8;
    std::size_t queue = 1024;             // requests waiting for a worker; beyond it 503
    std::size_t connections = 4096;
    int header_seconds = 10;              // total, not per byte
    int idle_seconds = 60;                // keep-alive
    std::uint64_t body_bytes_per_second = 2048;  // slowest upload or download, after the first body_grace_seconds
    int body_grace_seconds = 10;
    std::string temporary_folder;         // for uploads; required if any route takes multipart
    bool behind_proxy = false;            // trust X-Forwarded-For and -Proto from loopback
};

class Server {
public:
    // Binds; a port in use is an exception with a clear sentence.
    Server(ServerOptions options, Handler& handler);
    ~Server();
    std::uint16_t port() const;
    // Until stop(); running requests are finished (connections at most 10 s; a handler that never returns holds run()).
    void run();
    void stop();    // from any thread or a signal handler's thread

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// The parsers, on their own so that tests and fuzzing reach them.

// application/x-www-form-urlencoded, or a query string. '+' is a space; empty pairs ("a=1&&b=2") are skipped.
// invalid http.bad_encoding where %xx or the UTF-8 is broken or a NUL is inside; too_large http.too_many_fields or
// http.too_large where limits.fields or limits.field_bytes is passed. O(length).
Result<Fields> parse_urlencoded(std::string_view text, const Limits& limits);
// A request target ("/a/b%20c?x=1", or the absolute form) into path and query. invalid http.bad_target where the path
// has a broken %xx, control character, backslash, invalid UTF-8, "." or ".." or empty segment (one trailing slash is
// kept) or an encoded slash; the query's refusals are those of parse_urlencoded.
struct Target {
    std::string path;
    Fields query;
};
Result<Target> parse_target(std::string_view target);
// Is it an address of this very site? "/…", but nothing a browser takes for another's: "//", backslashes, control characters
// (browsers drop tabs and line ends, so "/\t/host" is "//host" to them).
bool is_local_address(std::string_view address);
// Pairs that are not decodable into text are left out. Values are percent-decoded, as set_cookie encodes them.
Fields parse_cookies(std::string_view header);
// "name=value; Path=/; HttpOnly; SameSite=Lax[; Secure][; Max-Age=n]". `name` must be a token (CHECK); `value` is
// percent-encoded.
std::string set_cookie(std::string_view name, std::string_view value, std::optional<std::int64_t> max_age, bool secure);
// Everything but A-Z a-z 0-9 - . _ ~ becomes %XX.
std::string percent_encode(std::string_view text);

// Reads a multipart/form-data body (RFC 7578) piece by piece, cut anywhere; files go to temporary_folder as they arrive,
// so memory stays below limits.field_bytes per field plus one piece. A part with a filename is a file; a file input left
// empty (no name, no bytes) is left out. invalid http.multipart_broken where the form is not well-formed, invalid
// http.bad_encoding where a name or value is not UTF-8, too_large http.too_large or http.too_many_fields beyond a limit.
// After a refusal every call gives the same refusal. A disk that cannot be written is an exception.
class MultipartReader {
public:
    MultipartReader(std::string_view content_type, const Limits& limits, std::string temporary_folder);
    ~MultipartReader();                      // removes files not taken
    Result<Done> feed(std::string_view piece);
    Result<Done> finish();                   // invalid where the closing boundary is missing
    Fields take_fields();
    std::vector<Upload> take_uploads();      // the caller removes them from now on

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace thienan::http
