// Icons of the sprite (web/icons.txt), always beside a word.
#pragma once

#include "frame/context.hpp"

namespace thienan::frame {

// <svg class="ta-icon"><use href="…#i-name"></use></svg>, hidden from screen readers.
html::Html icon(const Context& ctx, std::string_view name);

}  // namespace thienan::frame
