// A Response made ready for the wire.
#pragma once

#include "platform/http/http.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace thienan::http {

// An open file that closes itself.
class OpenFile {
public:
    OpenFile() = default;
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    ~OpenFile();
    OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    OpenFile& operator=(OpenFile&& other) noexcept { std::swap(descriptor_, other.descriptor_); return *this; }
    explicit operator bool() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_ = -1;
};

struct Reply {
    std::string head;             // status line, headers and the blank line
    std::string body;
    std::string_view fixed_body;  // instead of body
    OpenFile file;                // instead of both
    std::uint64_t file_size = 0;
    bool keep_alive = true;

    std::string_view bytes() const { return fixed_body.empty() ? std::string_view{body} : fixed_body; }
};

// What of the request decides about the reply's form.
struct ReplyTo {
    bool head_only = false;
    bool version_1_1 = true;
    bool keep_alive = true;
    bool takes_gzip = false;
};

// Throws where a header would be unsafe on the wire (see Response) or the file cannot be read.
Reply make_reply(Response response, const ReplyTo& to);

// "100", "404 Not Found" …: the status line's end.
std::string_view reason_of(int status);

}  // namespace thienan::http
