// What a file is, judged by its content. Names and declared media types are never believed.
#pragma once

#include <optional>
#include <string_view>

namespace thienan::office {

enum class Kind {
    txt,         // text in UTF-8, or UTF-16 with a byte order mark, without control characters
    pdf,
    docx,        // OOXML text document, with or without macros
    xlsx,        // OOXML workbook, with or without macros
    png,
    jpeg,
    tiff,
    doc_legacy,  // OLE container: .doc, .xls, .msg, and encrypted .docx and .xlsx
    zip_other,   // a zip archive of something else
    unknown,
};

// Never fails; looks at the first bytes and, for a zip archive, at what its content types say the main part is.
// Text is checked whole. O(size) for text, O(entries) for a zip.
Kind sniff(std::string_view bytes);

// "application/pdf", …; "application/octet-stream" for unknown.
std::string_view media_type(Kind kind);

// With the dot: ".pdf"; ".bin" for unknown.
std::string_view usual_extension(Kind kind);

// The enumerator's name, "doc_legacy"; the same word in the database, JSON and locale keys.
std::string_view name_of(Kind kind);
std::optional<Kind> kind_named(std::string_view name);

}  // namespace thienan::office
