#include "platform/http/reply.hpp"

#include "platform/http/gzip.hpp"
#include "platform/http/text.hpp"

#include <fcntl.h>
#include <fmt/compile.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <ctime>
#include <iterator>
#include <stdexcept>
#include <system_error>

namespace thienan::http {
namespace {

constexpr std::size_t kLeastToCompress = 1024;
constexpr int kLevel = 4;

bool is_safe_value(std::string_view value) {
    for (const char c : value)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F) return false;
    return true;
}

void require_safe(std::string_view name, std::string_view value) {
    for (const std::string_view own : {"content-length", "connection", "transfer-encoding", "content-type", "date"})
        if (same_ignoring_case(name, own)) throw std::logic_error{fmt::format("the server itself writes the header {}", own)};
    if (!is_token(name) || !is_safe_value(value)) throw std::logic_error{fmt::format("unsafe response header {}", name)};
}

// "Mon, 23 Nov 2026 20:08:41 GMT", made once a second and thread.
std::string_view http_date() {
    thread_local std::time_t made = 0;
    thread_local std::string text;
    const std::time_t now = std::time(nullptr);
    if (now == made) return text;
    std::tm utc{};
    ::gmtime_r(&now, &utc);
    constexpr std::string_view kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    text = fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[utc.tm_wday], utc.tm_mday, kMonths[utc.tm_mon],
                       utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    made = now;
    return text;
}

bool has_no_body(int status) { return status == 204 || status == 304 || (status >= 100 && status < 200); }

void open_file(const std::string& path, Reply& reply) {
    reply.file = OpenFile{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    struct stat status {};
    if (!reply.file || ::fstat(reply.file.descriptor(), &status) != 0)
        throw std::system_error{errno, std::generic_category(), "cannot send " + path};
    if (!S_ISREG(status.st_mode)) throw std::runtime_error{"not a regular file: " + path};
    reply.file_size = static_cast<std::uint64_t>(status.st_size);
}

enum class Coding { fixed, varies, gzip };

Coding choose_coding(const Response& response, std::size_t size, const ReplyTo& to) {
    if (!response.may_compress || size < kLeastToCompress || !is_compressible(response.content_type)) return Coding::fixed;
    for (const auto& [name, value] : response.headers)
        if (same_ignoring_case(name, "content-encoding")) return Coding::fixed;
    return to.takes_gzip ? Coding::gzip : Coding::varies;
}

// Moves the content into the reply, compressed if wanted; says how it is coded.
Coding put_content(Response& response, const ReplyTo& to, Reply& reply) {
    if (!response.file.empty()) {
        open_file(response.file, reply);
        return Coding::fixed;
    }
    const bool is_fixed = !response.fixed_body.empty();
    const auto coding = choose_coding(response, is_fixed ? response.fixed_body.size() : response.body.size(), to);
    if (is_fixed) {
        reply.fixed_body = coding == Coding::gzip ? std::string_view{gzip_once(response.fixed_body)} : response.fixed_body;
    } else {
        reply.body = coding == Coding::gzip ? gzip(response.body, kLevel) : std::move(response.body);
    }
    return coding;
}

}  // namespace

OpenFile::~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

std::string_view reason_of(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 301: return "Moved Permanently";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 307: return "Temporary Redirect";
        case 308: return "Permanent Redirect";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 406: return "Not Acceptable";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 414: return "URI Too Long";
        case 415: return "Unsupported Media Type";
        case 422: return "Unprocessable Content";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 503: return "Service Unavailable";
        default: return "";
    }
}

Reply make_reply(Response response, const ReplyTo& to) {
    if (response.status < 200 || response.status > 599) throw std::logic_error{"no such response status"};
    if (!is_safe_value(response.content_type)) throw std::logic_error{"unsafe content type"};
    Reply reply;
    reply.keep_alive = to.keep_alive;
    const bool empty = has_no_body(response.status);
    const auto coding = empty ? Coding::fixed : put_content(response, to, reply);
    reply.head.reserve(512);
    const auto out = std::back_inserter(reply.head);
    fmt::format_to(out, FMT_COMPILE("HTTP/1.1 {} {}\r\nDate: {}\r\n"), response.status, reason_of(response.status), http_date());
    if (!empty) {
        const std::uint64_t length = reply.file ? reply.file_size : reply.bytes().size();
        if (!response.content_type.empty()) fmt::format_to(out, FMT_COMPILE("Content-Type: {}\r\n"), response.content_type);
        fmt::format_to(out, FMT_COMPILE("Content-Length: {}\r\n"), length);
    }
    if (coding == Coding::gzip) reply.head += "Content-Encoding: gzip\r\n";
    if (coding != Coding::fixed) reply.head += "Vary: Accept-Encoding\r\n";
    for (const auto& [name, value] : response.headers) {
        require_safe(name, value);
        reply.head.append(name).append(": ").append(value).append("\r\n");
    }
    if (!to.keep_alive) reply.head += "Connection: close\r\n";
    else if (!to.version_1_1) reply.head += "Connection: keep-alive\r\n";
    reply.head += "\r\n";
    if (to.head_only) {
        reply.body.clear();
        reply.fixed_body = {};
        reply.file = {};
        reply.file_size = 0;
    }
    return reply;
}

}  // namespace thienan::http
