#include "modules/identity/device_name.hpp"

#include <array>
#include <utility>

namespace thienan::identity {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;

// In this order: most browsers also carry the names of those they descend from.
constexpr std::array<Sign, 8> kBrowsers = {Sign{"CocCoc", "Cốc Cốc"}, Sign{"coc_coc_browser", "Cốc Cốc"}, Sign{"Edg", "Edge"}, Sign{"OPR", "Opera"},
                                           Sign{"Firefox", "Firefox"}, Sign{"Chrome", "Chrome"}, Sign{"CriOS", "Chrome"}, Sign{"Safari", "Safari"}};
constexpr std::array<Sign, 6> kSystems = {Sign{"Android", "Android"}, Sign{"iPhone", "iPhone"}, Sign{"iPad", "iPad"},
                                          Sign{"Windows", "Windows"}, Sign{"Mac OS", "macOS"}, Sign{"Linux", "Linux"}};

template <std::size_t N>
std::string_view first_sign(std::string_view text, const std::array<Sign, N>& signs) {
    for (const auto& [sign, name] : signs)
        if (text.find(sign) != std::string_view::npos) return name;
    return {};
}

}  // namespace

std::string device_name(std::string_view user_agent) {
    const auto browser = first_sign(user_agent, kBrowsers), system = first_sign(user_agent, kSystems);
    if (browser.empty() || system.empty()) return std::string{browser.empty() ? system : browser};
    return std::string{browser} + " · " + std::string{system};
}

}  // namespace thienan::identity
