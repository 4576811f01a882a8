#include "platform/office/pdf.hpp"

#include "base/utf8.hpp"
#include "platform/office/clean_text.hpp"
#include "platform/office/reading_order.hpp"
#include "platform/office/temp_dir.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>

namespace thienan::office {
namespace {

constexpr std::size_t kThinPage = 150;  // visible characters; a stamp of a digital signature has about a hundred

Result<Done> check_size(const std::filesystem::path& file, std::size_t most) {
    std::error_code fault;
    const auto size = std::filesystem::file_size(file, fault);
    if (fault) return Error{Code::not_found, "office.no_file"};
    if (size > most) return Error{Code::too_large, "office.too_large"};
    return Done{};
}

Error refusal_of(const Finished& finished) {
    const bool locked = finished.err.find("password") != std::string::npos;
    return {Code::invalid, locked ? "office.encrypted" : "office.broken_pdf"};
}

struct Tally {
    std::size_t visible = 0;
    std::size_t vietnamese = 0;  // letters only Vietnamese has
    std::size_t odd = 0;         // characters a text without a proper font table is full of
};

bool is_vietnamese(char32_t c) {
    return (c >= 0x1EA0 && c <= 0x1EF9) || c == 0x110 || c == 0x111 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 ||
           c == 0x102 || c == 0x103;
}

// Signs of Latin-1 that old Vietnamese fonts (TCVN3, VNI) drew letters in, private use, and U+FFFD.
bool is_odd(char32_t c) {
    constexpr std::u32string_view kProper = U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»°±·§©®×÷";
    if (c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF)) return true;
    return c >= 0xA1 && c <= 0xFF && kProper.find(c) == std::u32string_view::npos;
}

Tally tally(std::string_view page) {
    Tally sum;
    for (std::size_t at = 0; at < page.size();) {
        const char32_t c = next_code_point(page, at);
        if (c <= ' ' || c == 0xA0) continue;
        ++sum.visible;
        sum.vietnamese += is_vietnamese(c);
        sum.odd += is_odd(c);
    }
    return sum;
}

// Most pages are pictures, or the letters are not what they look like.
bool is_unreadable(std::string_view text, int pages) {
    int full = 0;
    Tally whole;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find('\f', from), text.size());
        const Tally page = tally(text.substr(from, to - from));
        full += page.visible >= kThinPage;
        whole.visible += page.visible;
        whole.vietnamese += page.vietnamese;
        whole.odd += page.odd;
        from = to + 1;
    }
    if (full * 2 < pages) return true;
    return whole.odd * 25 > whole.visible && whole.vietnamese * 50 < whole.visible;
}

}  // namespace

Result<int> count_pdf_pages(const std::filesystem::path& file, const PdfLimits& limits) {
    TRY(check_size(file, limits.input_bytes));
    const TempDir dir;
    TRY_ASSIGN(const Finished finished, run_limited({{"pdfinfo", std::filesystem::absolute(file).string()}, dir.path()}, limits.process));
    if (finished.status != 0) return refusal_of(finished);
    constexpr std::string_view kLabel = "\nPages:";
    const std::string out = "\n" + finished.out;
    const std::size_t at = out.find(kLabel);
    if (at == std::string::npos) return Error{Code::invalid, "office.broken_pdf"};
    const auto number = trim(std::string_view(out).substr(at + kLabel.size(), 16));
    int pages = 0;
    std::from_chars(number.data(), number.data() + number.size(), pages);
    if (pages <= 0) return Error{Code::invalid, "office.broken_pdf"};
    return pages;
}

Result<PdfText> read_pdf_text(const std::filesystem::path& file, const PdfLimits& limits) {
    PdfText result;
    TRY_ASSIGN(result.pages, count_pdf_pages(file, limits));
    if (result.pages > limits.pages)
        return Error{Code::too_large, "office.too_many_pages", {std::to_string(result.pages), std::to_string(limits.pages)}};
    const TempDir dir;
    ProcessLimits process = limits.process;
    process.output_bytes = limits.text_bytes;
    // Laid out by spaces: columns stay apart and can be put in order; in "raw" order the number and the date of the
    // title block run together, and without either option a table falls into columns (tried on LibreOffice's output).
    TRY_ASSIGN(const Finished finished, run_limited({{"pdftotext", "-layout", "-enc", "UTF-8", "-eol", "unix",
                                                      std::filesystem::absolute(file).string(), "-"},
                                                     dir.path()},
                                                    process));
    if (finished.status != 0) return refusal_of(finished);
    const std::string laid_out = clean_text(finished.out);
    result.needs_ocr = is_unreadable(laid_out, result.pages);
    result.text = reading_order(laid_out);
    return result;
}

}  // namespace thienan::office
