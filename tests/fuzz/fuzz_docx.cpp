// The reader of .docx: an input that begins with "PK" is the file itself; any other is the XML of its document,
// numbering and styles parts, parted by NUL bytes, so that the fuzzer need not make checksums.
#include "base/check.hpp"
#include "base/utf8.hpp"
#include "platform/office/archive.hpp"
#include "platform/office/docx_reader.hpp"
#include "platform/office/sniff.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

std::string docx_of(std::string_view input) {
    std::string parts[3];
    for (auto& part : parts) {
        const std::size_t end = input.find('\0');
        part = input.substr(0, end);
        input.remove_prefix(end == std::string_view::npos ? input.size() : end + 1);
    }
    return thienan::office::pack({{"word/document.xml", parts[0]}, {"word/numbering.xml", parts[1]}, {"word/styles.xml", parts[2]}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    thienan::office::Limits limits;
    limits.text_bytes = 1u << 20;
    if (input.substr(0, 2) == "PK") (void)thienan::office::sniff(input);
    const auto text = thienan::office::read_docx_text(input.substr(0, 2) == "PK" ? std::string(input) : docx_of(input), limits);
    if (text) {
        CHECK(thienan::is_valid_utf8(*text));
        CHECK(text->find('\0') == std::string::npos);
        CHECK(!thienan::trim(*text).empty());
    }
    return 0;
}
