#include "platform/office/sniff.hpp"

#include "platform/office/archive.hpp"
#include "platform/office/plain_text.hpp"

#include <array>
#include <string>

namespace thienan::office {
namespace {

using namespace std::string_view_literals;

struct Facts {
    Kind kind;
    std::string_view name;
    std::string_view media_type;
    std::string_view extension;
};

constexpr std::array kFacts{
    Facts{Kind::txt, "txt", "text/plain; charset=utf-8", ".txt"},
    Facts{Kind::pdf, "pdf", "application/pdf", ".pdf"},
    Facts{Kind::docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"},
    Facts{Kind::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"},
    Facts{Kind::png, "png", "image/png", ".png"},
    Facts{Kind::jpeg, "jpeg", "image/jpeg", ".jpg"},
    Facts{Kind::tiff, "tiff", "image/tiff", ".tif"},
    Facts{Kind::doc_legacy, "doc_legacy", "application/msword", ".doc"},
    Facts{Kind::zip_other, "zip_other", "application/zip", ".zip"},
    Facts{Kind::unknown, "unknown", "application/octet-stream", ".bin"},
};

const Facts& facts(Kind kind) { return kFacts[static_cast<std::size_t>(kind)]; }

bool begins(std::string_view bytes, std::string_view magic) { return bytes.substr(0, magic.size()) == magic; }

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
    for (const auto word : words)
        if (text.find(word) != std::string_view::npos) return true;
    return false;
}

Kind kind_of_zip(std::string_view bytes) {
    const Limits limits;
    auto archive = Archive::open(bytes, limits);
    if (!archive) return Kind::zip_other;
    const auto types = archive->read("[Content_Types].xml");
    if (!types) return Kind::zip_other;
    if (contains_any(*types, {"wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml",
                              "ms-word.document.macroEnabled.main+xml", "ms-word.template.macroEnabledTemplate.main+xml"}))
        return Kind::docx;
    if (contains_any(*types, {"spreadsheetml.sheet.main+xml", "spreadsheetml.template.main+xml",
                              "ms-excel.sheet.macroEnabled.main+xml", "ms-excel.template.macroEnabled.main+xml"}))
        return Kind::xlsx;
    return Kind::zip_other;
}

}  // namespace

Kind sniff(std::string_view bytes) {
    if (begins(bytes, "%PDF-")) return Kind::pdf;
    if (begins(bytes, "PK\x03\x04") || begins(bytes, "PK\x05\x06")) return kind_of_zip(bytes);
    if (begins(bytes, "\x89PNG\r\n\x1A\n")) return Kind::png;
    if (begins(bytes, "\xFF\xD8\xFF")) return Kind::jpeg;
    if (begins(bytes, "II*\0"sv) || begins(bytes, "MM\0*"sv)) return Kind::tiff;
    if (begins(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Kind::doc_legacy;
    // Some printers' software puts a few bytes before the PDF; readers accept that within the first 1024.
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos && !read_plain_text(bytes)) return Kind::pdf;
    if (!bytes.empty() && read_plain_text(bytes)) return Kind::txt;
    return Kind::unknown;
}

std::string_view media_type(Kind kind) { return facts(kind).media_type; }
std::string_view usual_extension(Kind kind) { return facts(kind).extension; }
std::string_view name_of(Kind kind) { return facts(kind).name; }

std::optional<Kind> kind_named(std::string_view name) {
    for (const auto& fact : kFacts)
        if (fact.name == name) return fact.kind;
    return std::nullopt;
}

}  // namespace thienan::office
