// --smtp smtp[s]://user:password@host:port as options.
#pragma once

#include "platform/mail/mail.hpp"

#include <string_view>

namespace thienan::app {

// A text that is no such address is a std::runtime_error that does not repeat the password. smtp:// asks for STARTTLS unless the
// host is this machine; smtps:// is TLS from the start.
mail::SmtpOptions parse_smtp_url(std::string_view url);

}  // namespace thienan::app
