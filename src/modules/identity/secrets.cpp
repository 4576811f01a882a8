#include "modules/identity/secrets.hpp"

#include "base/check.hpp"

#include <sodium.h>

#include <array>

namespace thienan::identity {
namespace {

void start_sodium() {
    static const bool ready = sodium_init() >= 0;
    CHECK(ready);
}

std::string keyed_hash(std::string_view key, std::string_view bytes) {
    start_sodium();
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       key.empty() ? nullptr : reinterpret_cast<const unsigned char*>(key.data()), key.size());
    std::array<char, 65> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

}  // namespace

std::string random_secret() {
    start_sodium();
    std::array<unsigned char, 32> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

std::int64_t random_number() {
    start_sodium();
    std::uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return static_cast<std::int64_t>(number >> 11) + 1;
}

std::string random_code(std::size_t groups) {
    static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    static_assert(kLetters.size() == 32);
    start_sodium();
    std::string code;
    for (std::size_t i = 0; i < groups * 4; ++i) {
        if (i > 0 && i % 4 == 0) code += '-';
        code += kLetters[randombytes_uniform(32)];
    }
    return code;
}

std::string plain_code(std::string_view typed) {
    std::string out;
    for (const char c : typed) {
        if (c >= 'a' && c <= 'z') out += static_cast<char>(c - 'a' + 'A');
        else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
    }
    return out;
}

std::string hash_secret(std::string_view secret) { return keyed_hash("thienan identity secret", secret); }

std::string csrf_of(std::string_view session_cookie) { return keyed_hash("thienan identity csrf..", session_cookie); }

std::string hash_content(std::string_view bytes) { return keyed_hash({}, bytes); }

bool same_secret(std::string_view a, std::string_view b) {
    start_sodium();
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace thienan::identity
