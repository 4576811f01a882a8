// The text of an uploaded or given document, whatever it is: .txt, .docx, .pdf with text, a scan or an image.
#pragma once

#include "base/result.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace thienan::app {

struct DocumentText {
    std::string text;       // NFC, UTF-8
    bool recognised = false;  // from a scan: a person must check it
    int confidence = 100;   // 0…100 of the recognition
};

// Takes seconds a page for scans. `progress` gets pages done and all pages; false stops the work.
Result<DocumentText> text_of_document(const std::filesystem::path& file, const std::function<bool(int, int)>& progress = {});

}  // namespace thienan::app
