#include "modules/directives/outputs/feed.hpp"

#include "base/utf8.hpp"
#include "modules/directives/fingerprints.hpp"
#include "modules/directives/states.hpp"
#include "modules/directives/store/settings.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::directives::outputs {
namespace {

constexpr std::size_t kLineBytes = 75;
constexpr int kDaysBack = 30;
constexpr int kMostEvents = 1'000;
constexpr std::size_t kMostSecretBytes = 100;

// RFC 5545, 3.3.11. Other control characters may not stand in a line at all.
std::string escaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
            out += c;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
            out += "\\n";
        } else if (c == '\t') {
            out += ' ';
        } else if (static_cast<unsigned char>(c) >= ' ' && c != '\x7f') {
            out += c;
        }
    }
    return out;
}

bool is_inside_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A line whose value is not text (a date, a number, a period of time) and needs no escape.
std::string plain_line(std::string_view name, std::string_view value) {
    std::string line{name};
    line += ':';
    line += value;
    std::string out;
    std::size_t at = 0;
    while (line.size() - at > kLineBytes - (at ? 1 : 0)) {
        std::size_t end = at + kLineBytes - (at ? 1 : 0);
        while (end > at && is_inside_code_point(line[end])) --end;
        if (at) out += ' ';
        out.append(line, at, end - at);
        out += "\r\n";
        at = end;
    }
    if (at) out += ' ';
    out.append(line, at, std::string::npos);
    return out + "\r\n";
}

std::string basic(Date day) {
    auto text = day.iso();
    text.erase(std::remove(text.begin(), text.end(), '-'), text.end());
    return text;
}

// "20261123T060500Z"
std::string basic(Instant at) {
    std::string out;
    for (const char c : utc_iso(at).substr(0, 19))
        if (c != '-' && c != ':') out += c;
    return out + "Z";
}

// The part of an address that tells this installation from others.
std::string_view host_of(std::string_view address) {
    if (const auto scheme = address.find("://"); scheme != std::string_view::npos) address.remove_prefix(scheme + 3);
    return address.substr(0, address.find('/'));
}

std::string event(const queries::Item& item, const frame::Words& t, const std::string& address, Instant now) {
    std::string what = item.directive_symbol.empty() ? item.directive_subject : item.directive_symbol;
    if (!item.path.empty()) what += ", " + t("directives.at_point", {item.path});
    const auto link = address + "/assignments/" + item.id.str();
    std::string summary{first_code_points(item.text, 120)};
    if (summary.size() < item.text.size()) summary += "…";
    std::string out = plain_line("BEGIN", "VEVENT");
    out += plain_line("UID", "assignment-" + item.id.str() + "@" + std::string{host_of(address)});
    out += plain_line("DTSTAMP", basic(now));
    out += plain_line("SEQUENCE", std::to_string(item.version));
    out += plain_line("DTSTART;VALUE=DATE", basic(*item.effective_due));
    out += plain_line("DTEND;VALUE=DATE", basic(*item.effective_due + 1));
    out += ics_line("SUMMARY", summary);
    out += ics_line("DESCRIPTION", item.text + "\n\n" + what + "\n" + std::string{t(key_of(item.state))} + "\n" + link);
    out += plain_line("URL", link);
    out += plain_line("TRANSP", "TRANSPARENT");
    return out + plain_line("END", "VEVENT");
}

}  // namespace

std::string ics_line(std::string_view name, std::string_view text) { return plain_line(name, escaped(text)); }

Result<std::string> calendar_feed(store::ReadTx& tx, std::string_view secret, const frame::Locale& locale,
                                  const std::string& public_address, Instant now) {
    const Error unknown{Code::not_found, "frame.not_found"};
    if (secret.empty() || secret.size() > kMostSecretBytes) return unknown;
    const auto feed = rows::find_feed(tx, fingerprint(secret));
    if (!feed) return unknown;
    const auto today = office_day(now);
    const auto who = identity::queries::member_of(tx, feed->person, feed->agency, today);
    if (!who) return unknown;
    const auto mail = identity::queries::mail_to(tx, feed->person, today);
    const auto& t = locale.words(mail ? mail->language : Language::vi);

    queries::Filter filter;
    filter.view = who->may(kLead) ? queries::View::led : queries::View::mine;
    const auto items = queries::due_between(tx, *who, filter, today, today - kDaysBack, *Date::from_ymd(2199, 12, 30), kMostEvents);
    std::string out = plain_line("BEGIN", "VCALENDAR") + plain_line("VERSION", "2.0") + plain_line("PRODID", "-//Thien An//directives//VI") +
                      plain_line("CALSCALE", "GREGORIAN") + ics_line("X-WR-CALNAME", t("directives.output_calendar")) +
                      plain_line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
    for (const auto& item : items)
        if (item.effective_due && is_open(item.state)) out += event(item, t, public_address, now);
    return out + plain_line("END", "VCALENDAR");
}

}  // namespace thienan::directives::outputs
