// The form of one draft assignment on the review screen: correcting one, adding one.
#pragma once

#include "frame/context.hpp"

namespace thienan::directives::pages {

Result<http::Response> show_draft(frame::Context& ctx);
Result<http::Response> correct_draft(frame::Context& ctx);
Result<http::Response> show_new_draft(frame::Context& ctx);
Result<http::Response> add_draft(frame::Context& ctx);

}  // namespace thienan::directives::pages
