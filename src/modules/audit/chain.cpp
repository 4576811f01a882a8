#include "modules/audit/chain.hpp"

#include "base/check.hpp"

#include <sodium.h>

namespace thienan::audit {
namespace {

class Hasher {
public:
    Hasher() { CHECK(crypto_generichash_init(&state_, nullptr, 0, kSize) == 0); }
    void text(std::string_view value) {
        number(static_cast<std::int64_t>(value.size()));
        bytes(value);
    }
    void number(std::int64_t value) { bytes(std::to_string(value) + ";"); }
    std::string hex() {
        unsigned char digest[kSize];
        crypto_generichash_final(&state_, digest, kSize);
        char out[kSize * 2 + 1];
        sodium_bin2hex(out, sizeof out, digest, kSize);
        return out;
    }

private:
    static constexpr std::size_t kSize = 32;
    void bytes(std::string_view value) {
        crypto_generichash_update(&state_, reinterpret_cast<const unsigned char*>(value.data()), value.size());
    }
    crypto_generichash_state state_;
};

}  // namespace

std::string link_hash(std::string_view previous_hash, std::int64_t seq, const StoredEntry& entry) {
    Hasher hasher;
    hasher.text(previous_hash);
    for (const auto number : {seq, entry.id, entry.at, entry.person, entry.agency, entry.subject, entry.refused}) hasher.number(number);
    for (const auto text : {entry.person_name, entry.agency_name, entry.via, entry.act, entry.subject_kind, entry.changes, entry.note})
        hasher.text(text);
    return hasher.hex();
}

}  // namespace thienan::audit
