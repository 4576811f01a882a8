#include "modules/identity/passwords.hpp"

#include "modules/identity/policy.hpp"

#include <sodium.h>

#include <array>
#include <chrono>
#include <new>
#include <semaphore>

namespace thienan::identity {
namespace {

// The memory of all hashes at once is bounded by letting only two run.
class Turn {
public:
    Turn() : mine_(turns().try_acquire_for(std::chrono::milliseconds{kPolicy.hash_wait})) {}
    ~Turn() {
        if (mine_) turns().release();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    bool came() const { return mine_; }

private:
    static std::counting_semaphore<2>& turns() {
        static std::counting_semaphore<2> two{2};
        return two;
    }
    bool mine_;
};

Error busy() { return {Code::unavailable, "identity.busy"}; }

std::string hash_now(std::string_view password) {
    CHECK(sodium_init() >= 0);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), kPolicy.hash_passes, kPolicy.hash_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    return text.data();
}

// The hash of a password nobody has, with today's cost.
const std::string& stand_in() {
    static const std::string hash = hash_now("no account has this password");
    return hash;
}

}  // namespace

Result<NewPassword> hash_password(std::string_view password) {
    const Turn turn;
    if (!turn.came()) return busy();
    return NewPassword{hash_now(password)};
}

Result<bool> is_password(std::string_view hash, std::string_view password) {
    const Turn turn;
    if (!turn.came()) return busy();
    const std::string compared = hash.empty() ? stand_in() : std::string{hash};
    const bool same = crypto_pwhash_str_verify(compared.c_str(), password.data(), password.size()) == 0;
    return same && !hash.empty();
}

}  // namespace thienan::identity
