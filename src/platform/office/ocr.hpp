// Text of scans and photographs, by pdftoppm and tesseract (Vietnamese) as limited processes, a page at a time.
// About 1–4 seconds a page on one core: for the job queue, not for a request.
#pragma once

#include "base/result.hpp"
#include "platform/office/sniff.hpp"
#include "platform/office/subprocess.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace thienan::office {

struct OcrLimits {
    int pages = 60;
    std::size_t input_bytes = 128u << 20;
    std::int64_t pixels = 60'000'000;  // of one image
    int dots_per_inch = 300;
    ProcessLimits page{std::chrono::milliseconds{120'000}, 120, std::size_t{2} << 30, 256u << 20, 16u << 20};
};

struct OcrLine {
    std::string text;           // words by one space, a tab for a wide gap
    std::string laid_out;       // the same, placed by spaces as on the page
    int confidence = 0;         // 0…100, mean over the line's words by their length
    bool starts_block = false;  // more white above it than between the lines of a paragraph
};

struct OcrPage {
    std::vector<OcrLine> lines;
    int confidence = 0;        // 0…100, mean over the page's words by their length; 0 for an empty page
};

struct OcrText {
    std::vector<OcrPage> pages;

    // In reading order (reading_order.hpp): lines by "\n", an empty line before a new paragraph, a form feed between
    // pages.
    std::string text() const;
    // 0…100, mean over the pages by their text's length.
    int confidence() const;
};

// Called after each page. Return false to stop: the result is then refused with office.cancelled.
using OcrProgress = std::function<bool(int done, int of)>;

// `kind` is what sniff() said: pdf, png, jpeg or tiff (each image of a TIFF is a page).
// Refused: office.not_scannable (other kinds), office.too_large, office.too_many_pages {pages, most},
// office.broken_image, office.broken_pdf, office.encrypted, office.no_text (nothing recognised), office.timeout,
// office.tool_missing, office.cancelled, office.no_file.
Result<OcrText> recognise(const std::filesystem::path& file, Kind kind, const OcrProgress& progress = {},
                          const OcrLimits& limits = {});

}  // namespace thienan::office
