#include "modules/identity/rules/totp.hpp"

#include "base/check.hpp"
#include "modules/identity/secrets.hpp"
#include "platform/http/http.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

namespace thienan::identity::rules {

std::string totp(std::string_view secret, std::int64_t step, int digits) {
    std::array<unsigned char, 8> counter{};
    for (int i = 0; i < 8; ++i) counter[7 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    CHECK(HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(), &size) != nullptr);
    const std::size_t at = mac[size - 1] & 0x0f;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | mac[at + i];
    number &= 0x7fffffff;
    std::string text(static_cast<std::size_t>(digits), '0');
    for (auto it = text.rbegin(); it != text.rend(); ++it, number /= 10) *it = static_cast<char>('0' + number % 10);
    return text;
}

std::string random_totp_secret() {
    std::string bytes(20, '\0');
    CHECK(sodium_init() >= 0);
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string base32(std::string_view bytes) {
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t waiting = 0;
    int bits = 0;
    for (const char c : bytes) {
        waiting = waiting << 8 | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) out += kDigits[waiting >> (bits - 5) & 31];
        waiting &= 0xff;
    }
    if (bits > 0) out += kDigits[waiting << (5 - bits) & 31];
    return out;
}

std::string otpauth_address(std::string_view issuer, std::string_view login, std::string_view secret) {
    const std::string by = http::percent_encode(issuer);
    return "otpauth://totp/" + by + ":" + http::percent_encode(login) + "?secret=" + base32(secret) + "&issuer=" + by;
}

std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view typed, Instant now, std::int64_t last_step) {
    const std::string code = plain_code(typed);
    std::optional<std::int64_t> found;
    for (const std::int64_t step : {step_at(now) - 1, step_at(now), step_at(now) + 1})
        if (same_secret(totp(secret, step), code) && step > last_step && !found) found = step;
    return found;
}

}  // namespace thienan::identity::rules
