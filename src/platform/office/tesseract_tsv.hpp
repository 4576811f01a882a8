// What tesseract prints about one page: a table of blocks, paragraphs, lines and words with their places.
#pragma once

#include "platform/office/ocr.hpp"

#include <string_view>

namespace thienan::office {

// Lines in tesseract's order; words without letters are left out; rows that cannot be read are passed over.
OcrPage read_tesseract_tsv(std::string_view tsv);

}  // namespace thienan::office
