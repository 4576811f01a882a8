// The text layer of a PDF, by pdftotext (poppler) as a limited process.
#pragma once

#include "base/result.hpp"
#include "platform/office/subprocess.hpp"

#include <cstddef>
#include <filesystem>
#include <string>

namespace thienan::office {

struct PdfLimits {
    int pages = 500;
    std::size_t input_bytes = 128u << 20;
    std::size_t text_bytes = 16u << 20;
    ProcessLimits process;
};

struct PdfText {
    std::string text;         // in reading order (reading_order.hpp), a form feed between pages
    int pages = 0;
    bool needs_ocr = false;   // most pages are pictures, or the letters are not those of Unicode (TCVN3, VNI)
};

// Refused: office.too_large, office.too_many_pages {pages, most}, office.encrypted (asks for a password),
// office.broken_pdf, office.timeout, office.tool_missing, office.no_file. A scan is not an error: see needs_ocr.
Result<PdfText> read_pdf_text(const std::filesystem::path& file, const PdfLimits& limits = {});

// Pages of a PDF by pdfinfo; the same refusals.
Result<int> count_pdf_pages(const std::filesystem::path& file, const PdfLimits& limits = {});

}  // namespace thienan::office
