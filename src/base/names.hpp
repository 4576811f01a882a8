// One spelling of an enumerator everywhere: the database, JSON, URLs, and after a prefix the locale key.
// A module says the names beside the enum, in the order of the enumerators:
//
//   enum class LoanState { lent, returned };
//   constexpr auto names(LoanState) { return Names{"loans.state_", "lent", "returned"}; }
//
// and has name_of(LoanState::lent) == "lent", parse_name<LoanState>("lent"), key_of(LoanState::lent) == "loans.state_lent".
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace thienan {

template <std::size_t N>
struct Names {
    std::string_view prefix;  // of the locale keys
    std::array<std::string_view, N> all;

    template <class... Name>
    constexpr explicit Names(std::string_view prefix_, Name... name) : prefix(prefix_), all{name...} {}
};
template <class... Name>
Names(std::string_view, Name...) -> Names<sizeof...(Name)>;

template <class E>
concept HasNames = requires(E value) { names(value).all; };

template <HasNames E>
inline constexpr auto kNames = names(E{});

template <HasNames E>
constexpr std::string_view name_of(E value) {
    return kNames<E>.all[static_cast<std::size_t>(value)];
}

// None where no enumerator is spelled so.
template <HasNames E>
constexpr std::optional<E> parse_name(std::string_view text) {
    for (std::size_t i = 0; i < kNames<E>.all.size(); ++i)
        if (kNames<E>.all[i] == text) return static_cast<E>(i);
    return std::nullopt;
}

// "directives.state_waiting"
template <HasNames E>
std::string key_of(E value) {
    return std::string{kNames<E>.prefix} + std::string{name_of(value)};
}

}  // namespace thienan
