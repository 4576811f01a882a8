// How many failed attempts one network address may make: a whole office often shares one, so good ones do not count.
// In memory of this process, bounded; lost at a restart.
#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace thienan::identity {

// A bucket of `burst` attempts an address, refilled by one each `interval` ms.
class AddressLimit {
public:
    AddressLimit(std::int64_t burst, std::int64_t interval, std::size_t most = 20'000) : burst_(burst), interval_(interval), most_(most) {}

    // Is any attempt left? An IPv6 address counts as its /64.
    bool has_left(std::string_view address, Instant now) const;
    // Takes one attempt; false where none is left.
    bool allow(std::string_view address, Instant now);
    std::size_t size() const;

private:
    std::int64_t burst_, interval_;
    std::size_t most_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Instant> full_at_;  // when the bucket is full again; then it is forgotten
};

// The one all pages of signing in share.
AddressLimit& sign_in_limit();

}  // namespace thienan::identity
