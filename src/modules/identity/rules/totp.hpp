// Time-based one-time passwords.
// basis: RFC 6238 (HMAC-SHA1, steps of 30 seconds, six digits), RFC 4648 base32, the otpauth key address
#pragma once

#include "base/date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace thienan::identity::rules {

constexpr std::int64_t step_at(Instant at) { return at.ms / 30'000; }

// `digits` decimal digits (6 or 8), with leading zeros.
std::string totp(std::string_view secret, std::int64_t step, int digits = 6);

// 20 random bytes.
std::string random_totp_secret();

std::string base32(std::string_view bytes);  // upper case, without padding

// For the QR code an authenticator reads.
std::string otpauth_address(std::string_view issuer, std::string_view login, std::string_view secret);

// The step the typed code belongs to: the present one, one earlier or one later, but only after `last_step`, so that no code
// is good twice. Blanks in the code are skipped. None where it fits none.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view typed, Instant now, std::int64_t last_step);

}  // namespace thienan::identity::rules
