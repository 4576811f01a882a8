// What a browser calls itself, as people would: "Chrome · Windows".
#pragma once

#include <string>
#include <string_view>

namespace thienan::identity {

// "" where nothing is recognised.
std::string device_name(std::string_view user_agent);

}  // namespace thienan::identity
