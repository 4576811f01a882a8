// A proposal that came as a document: read and looked up as long work.
#pragma once

#include "modules/files/actions/contents.hpp"
#include "modules/outbox/actions/working.hpp"
#include "modules/overlap/actions/screening.hpp"

namespace thienan::overlap::actions {

// Leaves the work behind; an empty title is found in the text. Refused: overlap.may_not_screen, outbox.too_many_jobs.
Result<Id<Job>> queue_reading(store::WriteTx& tx, const Principal& who, const files::Content& content, std::string_view file_name, std::string_view title);

// The work. Refused as office::read_document, and overlap.no_title_found. Where the index is not ready the proposal waits to be looked up.
Result<std::string> read_proposal(store::Database& db, const files::Contents& contents, TaskIndex& index, const Principal& who, outbox::actions::JobRun& job);

}  // namespace thienan::overlap::actions
