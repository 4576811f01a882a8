// Pages laid out by spaces, as pdftotext -layout and recognition give them, into the order a person reads.
#pragma once

#include <string>
#include <string_view>

namespace thienan::office {

// Pages are parted by form feeds, in and out. The two columns of the title block at the top of the first page, and of
// the block of recipients and signature, come one after the other; page numbers alone at the top or bottom of a page
// go; indents go, but a line indented as a paragraph's first gets an empty line before it; a gap of four spaces or more
// inside a line (a table) becomes a tab. Never two empty lines in a row. O(size).
// basis: NĐ 30/2020/NĐ-CP, Appendix I: where the elements of a document stand on the page
std::string reading_order(std::string_view laid_out);

}  // namespace thienan::office
