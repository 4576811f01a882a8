#include "app/smtp_url.hpp"

#include "base/id.hpp"

#include <stdexcept>

namespace thienan::app {

mail::SmtpOptions parse_smtp_url(std::string_view url) {
    mail::SmtpOptions out;
    const auto take = [&](std::string_view scheme, mail::Security security, std::uint16_t port) {
        if (!url.starts_with(scheme)) return false;
        url.remove_prefix(scheme.size());
        out.security = security;
        out.port = port;
        return true;
    };
    if (!take("smtps://", mail::Security::tls, 465) && !take("smtp://", mail::Security::starttls_required, 587))
        throw std::runtime_error("--smtp: must begin with smtp:// or smtps://");
    if (const auto at = url.rfind('@'); at != std::string_view::npos) {
        const auto login = url.substr(0, at);
        const auto colon = login.find(':');
        out.user = login.substr(0, colon);
        if (colon != std::string_view::npos) out.password = login.substr(colon + 1);
        url.remove_prefix(at + 1);
    }
    if (const auto colon = url.rfind(':'); colon != std::string_view::npos) {
        const auto port = parse_positive(url.substr(colon + 1));
        if (!port || *port > 65535) throw std::runtime_error("--smtp: the port is no number between 1 and 65535");
        out.port = static_cast<std::uint16_t>(*port);
        url = url.substr(0, colon);
    }
    if (url.empty() || url.find('/') != std::string_view::npos) throw std::runtime_error("--smtp: no host");
    out.host = url;
    if (out.security == mail::Security::starttls_required && (out.host == "127.0.0.1" || out.host == "localhost")) out.security = mail::Security::starttls_if_offered;
    return out;
}

}  // namespace thienan::app
