#include "modules/identity/address_limit.hpp"

#include "modules/identity/policy.hpp"

#include <algorithm>

namespace thienan::identity {
namespace {

// One subscriber has a whole /64 of IPv6: its first four groups.
std::string subscriber(std::string_view address) {
    if (address.find(':') == std::string_view::npos || address.find('.') != std::string_view::npos) return std::string{address};
    std::size_t end = 0;
    for (int groups = 0; end < address.size(); ++end)
        if (address[end] == ':' && ++groups == 4) break;
    return std::string{address.substr(0, end)};
}

}  // namespace

bool AddressLimit::has_left(std::string_view address, Instant now) const {
    const std::string key = subscriber(address);
    const std::lock_guard lock{mutex_};
    const auto it = full_at_.find(key);
    const Instant full_at = it == full_at_.end() ? now : std::max(it->second, now);
    return full_at.ms + interval_ - now.ms <= burst_ * interval_;
}

bool AddressLimit::allow(std::string_view address, Instant now) {
    const std::string key = subscriber(address);
    const std::lock_guard lock{mutex_};
    if (full_at_.size() >= most_) std::erase_if(full_at_, [&](const auto& entry) { return entry.second <= now; });
    if (full_at_.size() >= most_ && !full_at_.contains(key)) return false;
    auto& full_at = full_at_[key];
    const Instant after = std::max(full_at, now) + interval_;
    if (after.ms - now.ms > burst_ * interval_) return false;
    full_at = after;
    return true;
}

std::size_t AddressLimit::size() const {
    const std::lock_guard lock{mutex_};
    return full_at_.size();
}

AddressLimit& sign_in_limit() {
    static AddressLimit limit{kPolicy.address_burst, kPolicy.address_interval};
    return limit;
}

}  // namespace thienan::identity
