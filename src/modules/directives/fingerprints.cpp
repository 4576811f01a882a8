#include "modules/directives/fingerprints.hpp"

#include "base/check.hpp"

#include <sodium.h>

#include <array>

namespace thienan::directives {
namespace {

using Bytes = std::array<unsigned char, 32>;

std::string hex(const Bytes& bytes) {
    std::array<char, 65> out{};
    sodium_bin2hex(out.data(), out.size(), bytes.data(), bytes.size());
    return out.data();
}

}  // namespace

std::string fingerprint(std::string_view bytes) {
    CHECK(sodium_init() >= 0);
    Bytes digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    return hex(digest);
}

std::string new_secret() {
    CHECK(sodium_init() >= 0);
    Bytes bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return hex(bytes);
}

}  // namespace thienan::directives
