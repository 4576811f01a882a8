// The pages of one directive and one assignment, shown again with its errors by a form that stands on one of their tabs.
#pragma once

#include "frame/context.hpp"

#include <string_view>
#include <vector>

namespace thienan::directives::pages {

Result<http::Response> show_directive(frame::Context& ctx, std::string_view tab, const std::vector<FieldError>& errors);
Result<http::Response> show_assignment(frame::Context& ctx, std::string_view tab, const std::vector<FieldError>& errors);

}  // namespace thienan::directives::pages
