// The fictional sample province: sample/province.toml and the documents beside it, loaded through the modules' own actions.
#pragma once

#include "frame/services.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::app {

struct SampleAccount {
    std::string login, name, title, agency;
};

struct SampleLoaded {
    bool was_there = false;              // loaded before: nothing was changed
    std::string password;                // of every account
    std::vector<SampleAccount> accounts;
};

// Loads it where the installation is empty. A refusal of any action is a std::runtime_error naming it: the sample must be right.
SampleLoaded load_sample_province(frame::Services& services);

// "{{-45}}" → the day 45 days ago, "{{long+3}}" → "ngày … tháng … năm …", "{{quarter+1}}" → "I/2027".
std::string fill_days(std::string_view text, Date today);

}  // namespace thienan::app
