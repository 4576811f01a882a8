// A person's due days as an iCalendar feed (RFC 5545), read by a secret address without signing in.
#pragma once

#include "frame/locale.hpp"
#include "modules/directives/queries/lists.hpp"

#include <string>
#include <string_view>

namespace thienan::directives::outputs {

// text/calendar of the feed's person as that agency: what they are in charge of, or, with directives.lead, what the agency leads;
// from 30 days ago on. not_found for an unknown or revoked secret.
Result<std::string> calendar_feed(store::ReadTx& tx, std::string_view secret, const frame::Locale& locale,
                                  const std::string& public_address, Instant now);

// The pieces, for tests: lines of at most 75 bytes folded between code points, ends CRLF; , ; \ and line ends escaped.
std::string ics_line(std::string_view name, std::string_view text);

}  // namespace thienan::directives::outputs
