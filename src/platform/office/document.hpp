// Any document a person may hand in, as text.
#pragma once

#include "base/result.hpp"
#include "platform/office/limits.hpp"
#include "platform/office/ocr.hpp"
#include "platform/office/pdf.hpp"
#include "platform/office/sniff.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace thienan::office {

struct DocumentText {
    Kind kind = Kind::unknown;
    std::string text;
    int pages = 0;                  // 0 where the format has none
    std::optional<int> confidence;  // 0…100 where the text was recognised from a picture
};

struct DocumentLimits {
    Limits file;
    PdfLimits pdf;
    OcrLimits ocr;
};

// .txt, .docx, .pdf with text, and (by recognition: slow) .pdf scans, .png, .jpeg, .tiff; told apart by content.
// Refused: office.not_readable (another kind), office.no_file, and whatever the reader of its kind refuses.
Result<DocumentText> read_document(const std::filesystem::path& file, const OcrProgress& progress = {},
                                   const DocumentLimits& limits = {});

}  // namespace thienan::office
