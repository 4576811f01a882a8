#include "platform/office/document.hpp"

#include "platform/office/archive.hpp"
#include "platform/office/docx_reader.hpp"
#include "platform/office/plain_text.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace thienan::office {
namespace {

Result<std::string> file_bytes(const std::filesystem::path& file, std::size_t most) {
    std::error_code fault;
    const auto size = std::filesystem::file_size(file, fault);
    if (fault) return Error{Code::not_found, "office.no_file"};
    if (size > most) return Error{Code::too_large, "office.too_large"};
    std::ifstream stream{file, std::ios::binary};
    if (!stream) return Error{Code::not_found, "office.no_file"};
    return std::string{std::istreambuf_iterator<char>(stream), {}};
}

Result<DocumentText> recognised(const std::filesystem::path& file, Kind kind, const OcrProgress& progress, const OcrLimits& limits) {
    TRY_ASSIGN(const OcrText text, recognise(file, kind, progress, limits));
    return DocumentText{kind, text.text(), static_cast<int>(text.pages.size()), text.confidence()};
}

Result<DocumentText> from_pdf(const std::filesystem::path& file, const OcrProgress& progress, const DocumentLimits& limits) {
    TRY_ASSIGN(PdfText pdf, read_pdf_text(file, limits.pdf));
    if (pdf.needs_ocr) {
        auto scan = recognised(file, Kind::pdf, progress, limits.ocr);
        // A page with a few words only looks like a scan; what is recognised on it need not be better than its text.
        if (scan || scan.error().reason != "office.no_text" || pdf.text.empty()) return scan;
    }
    return DocumentText{Kind::pdf, std::move(pdf.text), pdf.pages, std::nullopt};
}

Result<DocumentText> plain(Kind kind, Result<std::string> text) {
    if (!text) return std::move(text).error();
    return DocumentText{kind, *std::move(text), 0, std::nullopt};
}

}  // namespace

Result<DocumentText> read_document(const std::filesystem::path& file, const OcrProgress& progress, const DocumentLimits& limits) {
    TRY_ASSIGN(const std::string bytes, file_bytes(file, std::max(limits.file.input_bytes, limits.pdf.input_bytes)));
    const Kind kind = sniff(bytes);
    switch (kind) {
        case Kind::txt: return plain(kind, read_plain_text(bytes, limits.file));
        case Kind::docx: return plain(kind, read_docx_text(bytes, limits.file));
        case Kind::pdf: return from_pdf(file, progress, limits);
        case Kind::png:
        case Kind::jpeg:
        case Kind::tiff: return recognised(file, kind, progress, limits.ocr);
        case Kind::doc_legacy: return Archive::open(bytes, limits.file).error();
        case Kind::xlsx:
        case Kind::zip_other:
        case Kind::unknown: break;
    }
    return Error{Code::invalid, "office.not_readable"};
}

}  // namespace thienan::office
