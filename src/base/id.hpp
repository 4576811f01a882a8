// Id<T>: the number of a stored T. Positive; 0 is "not stored yet". Ids of different kinds never mix.
#pragma once

#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace thienan {

template <class Of>
struct Id {
    std::int64_t value = 0;

    explicit operator bool() const { return value > 0; }
    friend auto operator<=>(Id, Id) = default;
    std::string str() const { return std::to_string(value); }
};

// Reads a positive decimal number of at most 18 digits; anything else is none.
inline std::optional<std::int64_t> parse_positive(std::string_view text) {
    std::int64_t value = 0;
    if (text.empty() || text.size() > 18) return std::nullopt;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
    return value;
}

template <class Of>
std::optional<Id<Of>> parse_id(std::string_view text) {
    if (const auto value = parse_positive(text)) return Id<Of>{*value};
    return std::nullopt;
}

}  // namespace thienan

template <class Of>
struct std::hash<thienan::Id<Of>> {
    std::size_t operator()(thienan::Id<Of> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
