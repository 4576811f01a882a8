// QR codes as SVG, for the key of an authenticator.
#pragma once

#include "platform/html/html.hpp"

#include <string>
#include <string_view>

namespace thienan::identity {

// Black on white whatever the theme, so that a camera reads it. `label` is for screen readers. Empty where the text is too long
// (over about 1,200 bytes).
html::Html qr_code(const std::string& text, std::string_view label);

}  // namespace thienan::identity
