// One spelling of an enumerator everywhere: the database, JSON, URLs, and after a prefix the locale key.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace thienan::directives {

// Specialised beside each enum: `prefix` of its locale keys and `all` names in the order of the enumerators.
template <class E>
struct Names;

template <class E>
constexpr std::string_view name_of(E value) {
    return Names<E>::all[static_cast<std::size_t>(value)];
}

// None where no enumerator is spelled so.
template <class E>
constexpr std::optional<E> parse_name(std::string_view text) {
    for (std::size_t i = 0; i < Names<E>::all.size(); ++i)
        if (Names<E>::all[i] == text) return static_cast<E>(i);
    return std::nullopt;
}

// "directives.state_waiting"
template <class E>
std::string key_of(E value) {
    return std::string{Names<E>::prefix} + std::string{name_of(value)};
}

}  // namespace thienan::directives
