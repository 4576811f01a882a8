// The reader of .xlsx: an input that begins with "PK" is the file itself; any other is the XML of its first sheet,
// shared strings, styles and workbook parts, parted by NUL bytes. What is no archive is also read as CSV.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/office/archive.hpp"
#include "platform/office/csv.hpp"
#include "platform/office/xlsx_reader.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

constexpr const char* kRelations =
    "<Relationships><Relationship Type=\"x/worksheet\" Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
constexpr const char* kWorkbook = "<workbook><sheets><sheet name=\"s\" id=\"r1\"/></sheets></workbook>";

std::string xlsx_of(std::string_view input) {
    std::string parts[4];
    for (auto& part : parts) {
        const std::size_t end = input.find('\0');
        part = input.substr(0, end);
        input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    }
    return thienan::office::pack({{"xl/workbook.xml", parts[3].empty() ? kWorkbook : parts[3]},
                                  {"xl/_rels/workbook.xml.rels", kRelations},
                                  {"xl/worksheets/sheet1.xml", parts[0]},
                                  {"xl/sharedStrings.xml", parts[1]},
                                  {"xl/styles.xml", parts[2]}});
}

void check(const std::vector<thienan::office::Row>& rows, const thienan::office::Limits& limits) {
    CHECK(rows.size() <= limits.rows);
    for (const auto& row : rows) {
        CHECK(row.size() <= limits.columns);
        for (const auto& cell : row) CHECK(thienan::is_valid_utf8(cell));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    thienan::office::Limits limits;
    limits.rows = 5'000;
    limits.cells = 20'000;
    limits.text_bytes = 1u << 20;
    const bool archive = input.substr(0, 2) == "PK";
    if (const auto sheets = thienan::office::read_xlsx(archive ? std::string(input) : xlsx_of(input), limits))
        for (const auto& sheet : *sheets) {
            CHECK(thienan::is_valid_utf8(sheet.name));
            check(sheet.rows, limits);
        }
    if (!archive)
        if (const auto rows = thienan::office::read_csv(input, limits)) check(*rows, limits);
    return 0;
}
