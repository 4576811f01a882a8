// Files sent with a report: the field, and keeping what was sent.
#pragma once

#include "frame/components/forms.hpp"
#include "modules/directives/model.hpp"

#include <string_view>
#include <vector>

namespace thienan::directives::pages {

void evidence_field(html::Writer& out, const frame::Context& ctx, const frame::FormView& view, std::string_view label = "directives.evidence_files");

// Stores every upload of the request; the first that cannot be kept refuses all, as an error of the field "files".
Result<std::vector<Id<File>>> kept_files(frame::Context& ctx);

}  // namespace thienan::directives::pages
