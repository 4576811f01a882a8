// The reader of lists of earlier tasks: JSON lines, CSV, and .xlsx where the input is one. What it gives is text that can be stored.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "modules/overlap/batch.hpp"
#include "modules/overlap/import.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace overlap = thienan::overlap;
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    if (const auto lines = overlap::read_import(bytes, {}))
        for (const auto& line : *lines)
            for (const auto& [field, value] : line.cells) CHECK(!field.empty() && thienan::is_valid_utf8(value));
    if (const auto items = overlap::rules::read_batch(bytes, {}))
        for (const auto& item : *items) CHECK(!item.title.empty() && item.line > 0);
    return 0;
}
