#include "base/money.hpp"

namespace thienan {

std::string group_digits(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, '.');
    }
    return digits;
}

std::string format(Money amount) { return group_digits(amount.dong) + " đ"; }

}  // namespace thienan
