#include "platform/mail/encoding.hpp"
#include "platform/mail/mail.hpp"

#include <fmt/format.h>

#include <chrono>

namespace thienan::mail {
namespace {

bool is_visible(char c) { return c > ' ' && c <= '~'; }

bool is_safe_id(std::string_view text) {
    if (text.empty() || text.size() > 254) return false;
    for (const char c : text)
        if (!is_visible(c) || std::string_view{"<>()[],;:\\\""}.find(c) != std::string_view::npos) return false;
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.find('@', at + 1) == std::string_view::npos;
}

bool is_media_type(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size() || text.size() > 127) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (i != slash && !(is_visible(text[i]) && std::string_view{"()<>@,;:\\\"/[]?="}.find(text[i]) == std::string_view::npos)) return false;
    return true;
}

// "Mon, 23 Nov 2026 13:05:00 +0700": the office's own time.
std::string mail_date(Instant at) {
    constexpr std::string_view kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Date day = office_day(at);
    const auto seconds = (at.ms - office_midnight(day).ms) / 1000;
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} +0700", kDays[day.weekday() - 1], day.day(), kMonths[day.month() - 1],
                       day.year(), seconds / 3600, seconds / 60 % 60, seconds % 60);
}

// Neither encoding can produce "=_" inside its lines, so no content can hold a boundary.
std::string boundary(std::string_view what) { return fmt::format("=_{}_thienan", what); }

std::string text_part(std::string_view subtype, std::string_view text) {
    return fmt::format("Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}", subtype,
                       to_quoted_printable(text));
}

std::string multipart(std::string_view subtype, std::string_view mark, const std::vector<std::string>& parts) {
    std::string out = fmt::format("Content-Type: multipart/{}; boundary=\"{}\"\r\n\r\n", subtype, mark);
    for (const auto& part : parts) out += fmt::format("--{}\r\n{}\r\n", mark, part);
    return out += fmt::format("--{}--\r\n", mark);
}

std::string attachment_part(const Attachment& attachment) {
    return fmt::format("Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment{}\r\n\r\n{}",
                       attachment.media_type, to_parameter("filename", attachment.name), to_base64_lines(attachment.bytes));
}

std::string content(const Message& message) {
    std::string body = message.html.empty()
                           ? text_part("plain", message.text)
                           : multipart("alternative", boundary("alternative"), {text_part("plain", message.text), text_part("html", message.html)});
    if (message.attachments.empty()) return body;
    std::vector<std::string> parts{std::move(body)};
    for (const auto& attachment : message.attachments) parts.push_back(attachment_part(attachment));
    return multipart("mixed", boundary("mixed"), parts);
}

// A name is always an encoded word or a quoted string, so that no character of it means anything.
std::string mailbox(std::string_view name, std::string_view address) {
    if (name.empty()) return fmt::format("<{}>", address);
    auto text = to_header_text(name, 6);
    if (text.find("=?") == std::string::npos) {
        std::string quoted = "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') quoted += '\\';
            quoted += c;
        }
        text = quoted + '"';
    }
    return fmt::format("{}\r\n <{}>", text, address);
}

}  // namespace

bool is_address(std::string_view text) { return is_safe_id(text); }

Result<std::string> to_rfc5322(const Message& message) {
    if (!is_address(message.from) || !is_address(message.to) || !is_safe_id(message.message_id) ||
        (!message.reply_to.empty() && !is_address(message.reply_to)))
        return Error{Code::invalid, "mail.bad_address"};
    for (const auto& attachment : message.attachments)
        if (!is_media_type(attachment.media_type)) return Error{Code::invalid, "mail.bad_attachment", {attachment.name}};
    std::string out = fmt::format("Date: {}\r\nFrom: {}\r\nTo: <{}>\r\n", mail_date(message.date),
                                  mailbox(message.from_name, message.from), message.to);
    if (!message.reply_to.empty()) out += fmt::format("Reply-To: <{}>\r\n", message.reply_to);
    out += fmt::format("Message-ID: <{}>\r\nSubject: {}\r\nMIME-Version: 1.0\r\n", message.message_id, to_header_text(message.subject, 9));
    return out + content(message);
}

}  // namespace thienan::mail
