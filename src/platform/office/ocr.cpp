#include "platform/office/ocr.hpp"

#include "base/utf8.hpp"
#include "platform/office/clean_text.hpp"
#include "platform/office/image_size.hpp"
#include "platform/office/pdf.hpp"
#include "platform/office/reading_order.hpp"
#include "platform/office/temp_dir.hpp"
#include "platform/office/tesseract_tsv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <iterator>
#include <system_error>

namespace thienan::office {
namespace {

constexpr int kLeastDots = 70;  // below, letters of 13 pt cannot be told apart

std::string full_path(const std::filesystem::path& file) { return std::filesystem::absolute(file).string(); }

Error stopped() { return {Code::unavailable, "office.cancelled"}; }

Error too_many_pages(std::size_t pages, int most) {
    return {Code::too_large, "office.too_many_pages", {std::to_string(pages), std::to_string(most)}};
}

struct Picture {
    std::string file;
    int index = 0;  // of a TIFF's pictures
    int dots_per_inch = 0;  // 0: as the file says, else as tesseract guesses
};

Result<OcrPage> recognise_picture(const Picture& picture, const TempDir& dir, const OcrLimits& limits) {
    // --psm 1: also finds out which way up the page lies.
    Command command{{"tesseract", picture.file, "stdout", "-l", "vie", "--psm", "1", "-c", fmt::format("tessedit_page_number={}", picture.index)},
                    dir.path()};
    if (picture.dots_per_inch > 0) {
        command.argv.push_back("--dpi");
        command.argv.push_back(std::to_string(picture.dots_per_inch));
    }
    command.argv.push_back("tsv");
    TRY_ASSIGN(const Finished finished, run_limited(command, limits.page));
    if (finished.status != 0) return Error{Code::invalid, "office.broken_image"};
    return read_tesseract_tsv(clean_text(finished.out));
}

Result<Done> add_page(Result<OcrPage> page, OcrText& text) {
    if (!page) return std::move(page).error();
    text.pages.push_back(*std::move(page));
    return Done{};
}

// The size of a page in points from pdfinfo: "Page    3 size: 595.3 x 841.9 pts (A4)".
Result<double> square_inches(const std::string& file, int page, const TempDir& dir, const OcrLimits& limits) {
    const std::string number = std::to_string(page);
    TRY_ASSIGN(const Finished finished, run_limited({{"pdfinfo", "-f", number, "-l", number, file}, dir.path()}, limits.page));
    const std::size_t at = finished.out.find("size:");
    if (finished.status != 0 || at == std::string::npos) return Error{Code::invalid, "office.broken_pdf"};
    const std::size_t from = finished.out.find_first_not_of(' ', at + 5);
    if (from == std::string::npos) return Error{Code::invalid, "office.broken_pdf"};
    const char* const end = finished.out.data() + finished.out.size();
    double width = 0, height = 0;
    const auto after = std::from_chars(finished.out.data() + from, end, width).ptr;
    if (end - after > 3) std::from_chars(after + 3, end, height);
    if (!(width > 0 && height > 0)) return Error{Code::invalid, "office.broken_pdf"};
    return width / 72 * (height / 72);
}

// Dots per inch that keep the picture within the limit; a poster is drawn coarser than a letter.
Result<int> dots_for(double inches, const OcrLimits& limits) {
    const double fitting = std::sqrt(static_cast<double>(limits.pixels) / inches);
    const int dots = static_cast<int>(std::min<double>(limits.dots_per_inch, fitting));
    if (dots < kLeastDots) return Error{Code::too_large, "office.too_large"};
    return dots;
}

Result<OcrPage> recognise_pdf_page(const std::string& file, int page, const OcrLimits& limits) {
    const TempDir dir;
    TRY_ASSIGN(const double inches, square_inches(file, page, dir, limits));
    TRY_ASSIGN(const int dots, dots_for(inches, limits));
    const std::string number = std::to_string(page);
    const auto root = dir.path() / "page";
    TRY_ASSIGN(const Finished drawn, run_limited({{"pdftoppm", "-r", std::to_string(dots), "-gray", "-singlefile", "-f", number, "-l", number,
                                                   file, root.string()},
                                                  dir.path()},
                                                 limits.page));
    if (drawn.status != 0) return Error{Code::invalid, "office.broken_pdf"};
    return recognise_picture({root.string() + ".pgm", 0, dots}, dir, limits);
}

Result<OcrText> recognise_pdf(const std::filesystem::path& file, const OcrProgress& progress, const OcrLimits& limits) {
    PdfLimits pdf;
    pdf.input_bytes = limits.input_bytes;
    TRY_ASSIGN(const int pages, count_pdf_pages(file, pdf));
    if (pages > limits.pages) return too_many_pages(static_cast<std::size_t>(pages), limits.pages);
    OcrText text;
    for (int page = 1; page <= pages; ++page) {
        TRY(add_page(recognise_pdf_page(full_path(file), page, limits), text));
        if (progress && !progress(page, pages)) return stopped();
    }
    return text;
}

Result<OcrText> recognise_image(const std::filesystem::path& file, const OcrProgress& progress, const OcrLimits& limits) {
    std::ifstream stream{file, std::ios::binary};
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    TRY_ASSIGN(const auto sizes, image_sizes(bytes));
    if (sizes.size() > static_cast<std::size_t>(limits.pages)) return too_many_pages(sizes.size(), limits.pages);
    for (const auto& size : sizes)
        if (size.width > limits.pixels / size.height) return Error{Code::too_large, "office.too_large"};
    const TempDir dir;
    OcrText text;
    const int pages = static_cast<int>(sizes.size());
    for (int page = 0; page < pages; ++page) {
        TRY(add_page(recognise_picture({full_path(file), page, 0}, dir, limits), text));
        if (progress && !progress(page + 1, pages)) return stopped();
    }
    return text;
}

Result<OcrText> recognise_kind(const std::filesystem::path& file, Kind kind, const OcrProgress& progress, const OcrLimits& limits) {
    switch (kind) {
        case Kind::pdf: return recognise_pdf(file, progress, limits);
        case Kind::png:
        case Kind::jpeg:
        case Kind::tiff: return recognise_image(file, progress, limits);
        case Kind::txt:
        case Kind::docx:
        case Kind::xlsx:
        case Kind::doc_legacy:
        case Kind::zip_other:
        case Kind::unknown: break;
    }
    return Error{Code::invalid, "office.not_scannable"};
}

std::size_t length_of(const OcrPage& page) {
    std::size_t length = 0;
    for (const auto& line : page.lines) length += count_code_points(line.text);
    return length;
}

}  // namespace

std::string OcrText::text() const {
    std::string laid_out;
    for (const auto& page : pages) {
        for (const auto& line : page.lines) laid_out += (line.starts_block ? "\n" : "") + line.laid_out + "\n";
        laid_out += '\f';
    }
    return reading_order(laid_out);
}

int OcrText::confidence() const {
    std::size_t length = 0;
    std::size_t sum = 0;
    for (const auto& page : pages) {
        length += length_of(page);
        sum += length_of(page) * static_cast<std::size_t>(page.confidence);
    }
    return length == 0 ? 0 : static_cast<int>(sum / length);
}

Result<OcrText> recognise(const std::filesystem::path& file, Kind kind, const OcrProgress& progress, const OcrLimits& limits) {
    std::error_code fault;
    const auto size = std::filesystem::file_size(file, fault);
    if (fault) return Error{Code::not_found, "office.no_file"};
    if (size > limits.input_bytes) return Error{Code::too_large, "office.too_large"};
    TRY_ASSIGN(OcrText text, recognise_kind(file, kind, progress, limits));
    const auto is_empty = [](const OcrPage& page) { return page.lines.empty(); };
    if (std::all_of(text.pages.begin(), text.pages.end(), is_empty)) return Error{Code::invalid, "office.no_text"};
    return text;
}

}  // namespace thienan::office
