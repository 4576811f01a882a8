// Money: whole đồng, exact. No fractions exist, no floating point is used.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace thienan {

struct Money {
    std::int64_t dong = 0;

    friend auto operator<=>(Money, Money) = default;
    friend Money operator+(Money a, Money b) { return {a.dong + b.dong}; }
    friend Money operator-(Money a, Money b) { return {a.dong - b.dong}; }
};

// Groups digits by dots, as Vietnamese does: 1234567 → "1.234.567". No unit.
std::string group_digits(std::int64_t number);

// "1.234.567 đ"
std::string format(Money amount);

}  // namespace thienan
