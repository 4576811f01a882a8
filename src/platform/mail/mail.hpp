// Mail: a message in its wire form, and where it goes: a folder of .eml files, or an SMTP server.
#pragma once

#include "base/date.hpp"
#include "base/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::mail {

struct Attachment {
    std::string name;        // UTF-8, as people see it
    std::string media_type;  // "application/pdf"
    std::string bytes;
};

// All text is UTF-8. Line ends in `text` and `html` may be LF or CRLF.
struct Message {
    std::string from;        // an address: "vanthu@so-khcn.example"
    std::string from_name;   // may be empty
    std::string to;          // one address
    std::string subject;     // one line; control characters become spaces
    std::string text;
    std::string html;        // empty = none
    std::string message_id;  // "a.b@c" without < >; the same for every try of the same message
    std::string reply_to;    // an address, or empty
    Instant date;
    std::vector<Attachment> attachments;
};

// An address this unit will put into a header or an SMTP command: local@domain, printable ASCII without spaces, quotes,
// angle brackets, commas or colons, at most 254 bytes.
bool is_address(std::string_view text);

// RFC 5322, every line at most 998 bytes and ending with CRLF, all ASCII. invalid mail.bad_address where an address or the
// message id is not usable, mail.bad_attachment where a media type is not. O(size).
Result<std::string> to_rfc5322(const Message& message);

class Transport {
public:
    virtual ~Transport() = default;
    // Done once the other side has taken the message. unavailable mail.unreachable: try again later; invalid mail.refused
    // or mail.bad_address: trying again will not help. Thread-safe.
    virtual Result<Done> send(const Message& message) = 0;
};

// Writes FOLDER/<message id>.eml, whole or not at all. A message id already there changes nothing and is Done.
class FolderTransport final : public Transport {
public:
    // The folder must exist. A folder that cannot be written is an exception at send.
    explicit FolderTransport(std::string folder) : folder_(std::move(folder)) {}
    Result<Done> send(const Message& message) override;

private:
    std::string folder_;
};

enum class Security {
    none,               // smtp:// in the clear; for a server on the same machine
    starttls_if_offered,
    starttls_required,
    tls,                // smtps://
};

struct SmtpOptions {
    std::string host;
    std::uint16_t port = 587;
    Security security = Security::starttls_required;
    std::string user;      // empty = no sign-in
    std::string password;
    std::string hello;     // the name this machine says; empty = libcurl's choice
    std::string ca_file;   // certificates to trust instead of the system's; empty = the system's
    int connect_seconds = 10;
    int total_seconds = 60;
};

class SmtpTransport final : public Transport {
public:
    explicit SmtpTransport(SmtpOptions options);
    Result<Done> send(const Message& message) override;

private:
    SmtpOptions options_;
};

}  // namespace thienan::mail
