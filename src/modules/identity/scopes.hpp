// A token's scopes as stored: capabilities separated by single spaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thienan::identity {

std::vector<std::string> split_scopes(std::string_view text);  // sorted
std::string join_scopes(const std::vector<std::string>& scopes);

}  // namespace thienan::identity
