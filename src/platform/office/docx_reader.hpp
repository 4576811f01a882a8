// The text of a .docx as a person reads the printed document.
#pragma once

#include "base/result.hpp"
#include "platform/office/limits.hpp"

#include <string>
#include <string_view>

namespace thienan::office {

// Reading order, UTF-8. A paragraph is a line; automatic numbers are written out as printed ("1.", "a)", "I.", "-")
// followed by a space; tabs and line breaks stay; a page break is "\f" on its own line; a table gives one line a row,
// cells joined by a tab, and a row whose cells hold several paragraphs gives the cells one after another when the
// table is a layout (no borders: the header and signature blocks), or joins a cell's paragraphs by spaces when not.
// Text boxes follow their paragraph. Results of fields and inserted text are kept; deleted text, hidden text,
// comments, notes, headers and footers are left out.
// Refused: office.too_large, office.broken_zip, office.zip_bomb, office.encrypted, office.legacy, office.not_docx,
// office.broken_xml, office.no_text.
Result<std::string> read_docx_text(std::string_view bytes, const Limits& limits = {});

}  // namespace thienan::office
