// .docx to PDF by LibreOffice without a screen, as a limited process with a profile of its own, so any number of
// calls may run at once. A few seconds a call: for the job queue.
#pragma once

#include "base/result.hpp"
#include "platform/office/subprocess.hpp"

#include <string>
#include <string_view>

namespace thienan::office {

struct ConvertLimits {
    std::size_t input_bytes = 64u << 20;
    ProcessLimits process{std::chrono::milliseconds{90'000}, 60, std::size_t{4} << 30, 256u << 20, 1u << 20};
};

// The PDF's bytes. Macros, links to outside and updates of fields do not run.
// Refused: office.too_large, office.not_docx (by content), office.not_converted, office.timeout, office.tool_missing.
Result<std::string> docx_to_pdf(std::string_view docx, const ConvertLimits& limits = {});

}  // namespace thienan::office
