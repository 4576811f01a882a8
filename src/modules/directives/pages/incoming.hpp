// A document that comes as a file: kept, and its text taken out in the background, since a scan takes seconds a page.
#pragma once

#include "base/date.hpp"
#include "frame/context.hpp"

#include <optional>

namespace thienan::directives::pages {

inline constexpr std::int64_t kMostUpload = 100 << 20;

// Keeps the request's first upload and queues its reading; the job's number. When it is done a draft directive stands to be reviewed.
// Refused: the reasons of files::actions::keep; forbidden without directives.register.
Result<std::int64_t> read_upload(frame::Context& ctx, std::optional<Date> received_on);

}  // namespace thienan::directives::pages
