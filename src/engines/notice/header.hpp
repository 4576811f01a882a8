// The head and the tail of a document: everything but the body.
#pragma once

#include "engines/notice/lines.hpp"
#include "engines/notice/reading.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace thienan::notice {

constexpr std::size_t kLongestText = 64 * 1024 * 1024;  // bytes read of a document

struct Frame {
    std::size_t body_first = 0;  // lines of the body, [first, last)
    std::size_t body_last = 0;
    std::size_t tail_last = 0;  // after the signature; an attached plan may follow
};

// Fills the header's fields from the top of the document and says where the body begins.
void read_head(std::string_view text, const Lines& lines, Reading& out, Frame& frame);

// Finds where the body ends; fills recipients, signer and signature chain.
void read_tail(std::string_view text, const Lines& lines, Reading& out, Frame& frame);

// The issuing body of the names printed above each other, in normal capitalisation.
std::string issuer_of(std::string_view text, const Tokens& name);

// The meeting's day in the first sentence of a conclusion, of two days the later.
std::optional<Date> find_meeting(std::string_view text, const Lines& lines, std::size_t first,
                                 std::optional<Date> dated);

// The abbreviation of a document type named at `at` ("QUYẾT ĐỊNH" gives "QĐ") and the tokens it covers; "" for none.
std::string_view kind_named(const Tokens& tokens, std::size_t at, std::size_t end, std::size_t& length);

// Whether the abbreviation is one of a document type ("TB", "CĐ", "QĐ").
bool is_kind(std::string_view abbreviation);

}  // namespace thienan::notice
