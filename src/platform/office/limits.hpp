// Bounds on what a file from outside may make this program do. Every reader stops at the first one passed
// with the reason office.too_large (or a more exact one) and has then used no more than the bound.
#pragma once

#include <cstddef>

namespace thienan::office {

struct Limits {
    std::size_t input_bytes = 64u << 20;       // the file itself
    std::size_t zip_entries = 4096;            // entries of a zip archive
    std::size_t part_bytes = 64u << 20;        // one unpacked part of a zip archive
    std::size_t unpacked_bytes = 192u << 20;   // all parts unpacked so far, together
    std::size_t unpack_ratio = 400;            // unpacked : packed of one part larger than 1 MiB
    std::size_t xml_marks = 4'000'000;         // '<' and '=' in one XML part: bounds the tree's memory
    std::size_t xml_depth = 200;               // nesting of elements
    std::size_t text_bytes = 32u << 20;        // text handed back
    std::size_t sheets = 64;                   // sheets of a workbook
    std::size_t rows = 200'000;                // rows of one sheet or CSV file
    std::size_t columns = 1024;                // columns of one sheet or CSV file
    std::size_t cells = 2'000'000;             // cells handed back, of all sheets together, with the empty ones between
};

}  // namespace thienan::office
