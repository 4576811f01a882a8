#include "modules/identity/rules/password_rules.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "modules/identity/policy.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace thienan::identity::rules {
namespace {

// The stems of the passwords people choose first, folded, digits at both ends removed; shorter ones fail by length already
// unless digits follow ("matkhau2026").
constexpr std::array<std::string_view, 40> kCommonStems = {
    "password", "passw0rd", "p@ssw0rd", "matkhau",  "matkhaumoi", "qwerty",    "qwertyuiop", "asdfghjkl", "abc",      "abcdef",
    "abcdefgh", "abcd",     "iloveyou", "anhyeuem", "emyeuanh",   "toiyeuban", "yeuem",      "vietnam",   "vietnamvodich", "admin",
    "administrator", "quantri", "quantrivien", "welcome", "letmein", "monkey", "dragon",     "hanoi",     "saigon",   "quangngai",
    "test",     "changeme", "secret",   "hello",    "xinchao",    "zxcvbnm",   "qazwsx",     "master",    "superman", "thienan",
};

std::string without_spaces(std::string_view folded) {
    std::string out;
    for (const char c : folded)
        if (c != ' ') out += c;
    return out;
}

std::string_view without_digits_around(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_digit(text.back())) text.remove_suffix(1);
    return text;
}

bool is_run_of_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// 1234567890, 0987654321, 1122334455 and the like: each digit beside the next, or the same.
bool is_sequence(std::string_view digits) {
    for (std::size_t i = 1; i < digits.size(); ++i) {
        const int step = digits[i] - digits[i - 1];
        if (step != 0 && step != 1 && step != -1 && step != 9 && step != -9) return false;
    }
    return true;
}

std::size_t count_different(std::string_view password) {
    std::set<char32_t> seen;
    for (std::size_t at = 0; at < password.size();) seen.insert(next_code_point(password, at));
    return seen.size();
}

bool is_common(const std::string& plain) {
    const auto stem = without_digits_around(plain);
    if (is_run_of_digits(plain) && is_sequence(plain)) return true;
    return !stem.empty() && std::find(kCommonStems.begin(), kCommonStems.end(), stem) != kCommonStems.end();
}

}  // namespace

Result<Done> check_password(std::string_view password, const std::vector<std::string_view>& own_words) {
    if (!is_valid_utf8(password)) return Error{Code::invalid, "identity.password_not_text"};
    const auto length = count_code_points(password);
    if (length < kPolicy.password_least) return Error{Code::invalid, "identity.password_too_short", {std::to_string(kPolicy.password_least)}};
    if (length > kPolicy.password_most) return Error{Code::invalid, "identity.password_too_long", {std::to_string(kPolicy.password_most)}};
    if (count_different(password) < 5) return Error{Code::invalid, "identity.password_too_plain"};
    const std::string plain = without_spaces(viet::fold(password));
    if (is_common(plain)) return Error{Code::invalid, "identity.password_is_common"};
    for (const auto word : own_words) {
        const std::string own = without_spaces(viet::fold(word));
        if (own.size() >= 4 && without_digits_around(plain) == without_digits_around(own)) return Error{Code::invalid, "identity.password_is_own_name"};
    }
    return Done{};
}

}  // namespace thienan::identity::rules
