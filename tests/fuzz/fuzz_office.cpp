// The small readers of foreign bytes: whatever the file, its kind, its text and the layout of its pages are sane. The first
// byte chooses the reader.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/office/archive.hpp"
#include "platform/office/clean_text.hpp"
#include "platform/office/csv.hpp"
#include "platform/office/image_size.hpp"
#include "platform/office/plain_text.hpp"
#include "platform/office/reading_order.hpp"
#include "platform/office/sniff.hpp"
#include "platform/office/tesseract_tsv.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace thienan;

void sniff_and_measure(std::string_view bytes) {
    const auto kind = office::sniff(bytes);
    CHECK(office::kind_named(office::name_of(kind)) == kind);
    if (const auto sizes = office::image_sizes(bytes))
        for (const auto& size : *sizes) CHECK(size.width >= 0 && size.height >= 0);
}

void open_archive(std::string_view bytes) {
    office::Limits limits;
    limits.part_bytes = limits.unpacked_bytes = 1u << 20;
    auto archive = office::Archive::open(bytes, limits);
    if (!archive) return;
    (void)archive->check_sizes();
    for (const char* name : {"[Content_Types].xml", "word/document.xml", "xl/workbook.xml"})
        if (const auto part = archive->read(name)) CHECK(part->size() <= limits.part_bytes);
}

void read_csv(std::string_view bytes) {
    office::Limits limits;
    limits.rows = 1'000;
    const auto rows = office::read_csv(bytes, limits);
    if (!rows) return;
    CHECK(rows->size() <= limits.rows);
    // Written by us and read again, a row is the same but for the apostrophe before what a spreadsheet would run.
    for (const auto& row : *rows) {
        for (const auto& cell : row) CHECK(is_valid_utf8(cell));
        CHECK(office::csv_line(row).ends_with("\r\n"));
    }
}

void clean(std::string_view bytes) {
    const auto text = office::clean_text(bytes);
    CHECK(is_valid_utf8(text) && text.find('\0') == std::string::npos && office::clean_text(text) == text);
    CHECK(is_valid_utf8(office::xml_text(bytes)));
    const auto ordered = office::reading_order(text);
    CHECK(is_valid_utf8(ordered));
    if (const auto plain = office::read_plain_text(bytes)) CHECK(is_valid_utf8(*plain) && plain->find('\r') == std::string::npos);
}

void read_recognised(std::string_view bytes) {
    const auto page = office::read_tesseract_tsv(bytes);
    CHECK(page.confidence >= 0 && page.confidence <= 100);
    for (const auto& line : page.lines) CHECK(line.confidence >= 0 && line.confidence <= 100);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    switch (data[0] % 5) {
        case 0: sniff_and_measure(bytes); break;
        case 1: open_archive(bytes); break;
        case 2: read_csv(bytes); break;
        case 3: clean(bytes); break;
        default: read_recognised(bytes);
    }
    return 0;
}
