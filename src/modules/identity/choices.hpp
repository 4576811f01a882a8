// What a form offers where an agency is chosen; for the pages of every module.
#pragma once

#include "frame/components/forms.hpp"
#include "modules/identity/directory.hpp"

#include <vector>

namespace thienan::identity {

// Agencies that exist today as choices, in the directory's order, after an empty one that says so; a unit stands behind its agency.
// `also` is offered even where it is gone: what a form shows that was stored before.
enum class Offer { agencies_and_units, agencies, agencies_and_groups };
std::vector<frame::Choice> agency_choices(const frame::Context& ctx, const Directory& directory, Offer offer, Id<Agency> also = {});

}  // namespace thienan::identity
