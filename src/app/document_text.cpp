#include "app/document_text.hpp"

#include "engines/viet/text.hpp"
#include "platform/office/docx_reader.hpp"
#include "platform/office/ocr.hpp"
#include "platform/office/pdf.hpp"
#include "platform/office/plain_text.hpp"
#include "platform/office/sniff.hpp"

#include <fstream>
#include <sstream>

namespace thienan::app {
namespace {

constexpr std::uintmax_t kMostBytes = 128u << 20;

Result<std::string> bytes_of(const std::filesystem::path& file) {
    std::error_code fault;
    const auto size = std::filesystem::file_size(file, fault);
    if (fault || !std::filesystem::is_regular_file(file)) return Error{Code::invalid, "files.unreadable"};
    if (size > kMostBytes) return Error{Code::too_large, "office.too_large"};
    std::ifstream in{file, std::ios::binary};
    std::ostringstream out;
    out << in.rdbuf();
    if (!in) return Error{Code::invalid, "files.unreadable"};
    return std::move(out).str();
}

Result<DocumentText> recognised(const std::filesystem::path& file, office::Kind kind, const std::function<bool(int, int)>& progress) {
    TRY_ASSIGN(const auto ocr, office::recognise(file, kind, progress));
    return DocumentText{viet::normalise(ocr.text()), true, ocr.confidence()};
}

}  // namespace

Result<DocumentText> text_of_document(const std::filesystem::path& file, const std::function<bool(int, int)>& progress) {
    TRY_ASSIGN(const auto bytes, bytes_of(file));
    const auto kind = office::sniff(bytes);
    switch (kind) {
        case office::Kind::txt: {
            TRY_ASSIGN(const auto text, office::read_plain_text(bytes));
            return DocumentText{viet::normalise(text)};
        }
        case office::Kind::docx: {
            TRY_ASSIGN(const auto text, office::read_docx_text(bytes));
            return DocumentText{viet::normalise(text)};
        }
        case office::Kind::pdf: {
            TRY_ASSIGN(const auto pdf, office::read_pdf_text(file));
            if (pdf.needs_ocr) return recognised(file, kind, progress);
            return DocumentText{viet::normalise(pdf.text)};
        }
        case office::Kind::png:
        case office::Kind::jpeg:
        case office::Kind::tiff: return recognised(file, kind, progress);
        case office::Kind::doc_legacy: return Error{Code::invalid, "office.legacy"};
        case office::Kind::xlsx:
        case office::Kind::zip_other:
        case office::Kind::unknown: break;
    }
    return Error{Code::invalid, "files.not_a_document"};
}

}  // namespace thienan::app
