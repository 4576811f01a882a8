// Vietnamese personal names and addresses, as lists and checks need them. Pure.
#pragma once

#include <string>
#include <string_view>

namespace thienan::identity {

// "Nguyễn Thị Minh Anh" → "Anh Nguyễn Thị Minh": Vietnamese lists go by the given name, which comes last.
std::string given_name_first(std::string_view name);

// One @ with something before it and a domain with a dot behind it, no spaces, at most 254 bytes.
bool is_email(std::string_view text);

// 3 to 60 lower-case letters, digits, '.', '-', '_' or '@', beginning with a letter or digit.
bool is_login(std::string_view text);

}  // namespace thienan::identity
