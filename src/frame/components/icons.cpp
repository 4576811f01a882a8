#include "frame/components/icons.hpp"

namespace thienan::frame {

html::Html icon(const Context& ctx, std::string_view name) {
    std::string address{ctx.services().assets.address("icons.svg")};
    address += "#i-";
    address += name;
    return html::render<R"(<svg class="ta-icon" aria-hidden="true"><use href="{}"></use></svg>)">(html::Url{address});
}

}  // namespace thienan::frame
