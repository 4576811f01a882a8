// The reading of a Vietnamese directive document (thông báo kết luận, công điện, chỉ thị, công văn, kế hoạch …):
// header, outline, assignments, references, recipients, signature. Pure: text in, structure out.
// basis: NĐ 30/2020/NĐ-CP, elements and layout of documents; docs/basis/notice.md
#pragma once

#include "base/date.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace thienan::notice {

// A stretch of the text as given to read(), in bytes, [from, to).
struct Span {
    std::size_t from = 0;
    std::size_t to = 0;
    bool empty() const { return from >= to; }
};

struct Header {
    std::optional<std::string> kind;    // "TB", "CĐ", "CT", "CV", …: the abbreviation of the document type
    std::optional<std::string> number;  // "627"
    std::optional<std::string> symbol;  // "TB-VPCP"
    std::optional<std::string> issuer;  // normal capitalisation
    std::optional<std::string> place;
    std::optional<Date> date;
    std::optional<std::string> subject;  // trích yếu, wrapped lines joined
    std::optional<Date> meeting_date;    // conclusions only
    std::optional<std::string> signer;
    std::vector<std::string> signature_chain;  // "TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", … top to bottom
};

// One numbered or lettered point of the outline, in the order of the document.
struct Point {
    std::string path;  // "II.1.a"
    std::string text;  // white space collapsed, up to the next point
    Span span;         // label and text in the document
};

enum class Force { hard, soft };  // giao / yêu cầu … against đề nghị

struct Assignment {
    std::string path;   // innermost point that holds it, "" if none
    std::string quote;  // the document's own words from its first word, white space collapsed
    std::string text;   // the whole assignment's words, white space collapsed
    std::vector<std::string> leads;
    std::vector<std::string> with;
    std::optional<std::string> deadline_text;
    std::optional<Date> due;
    std::optional<std::string> recurring;
    Force force = Force::hard;
    Span span;             // the words in the document
    int confidence = 100;  // 0…100; below 70 a person should look closely
};

struct Reference {
    std::string symbol;  // "429/BC-SKHCN"
    std::optional<Date> date;
    std::optional<std::string> kind;  // abbreviation of its type
    Span span;
};

struct Reading {
    Header header;
    std::vector<Point> points;
    std::vector<Assignment> assignments;
    std::vector<Reference> references;
    std::vector<std::string> recipients;  // nơi nhận, as listed
    std::vector<std::string> addressees;  // kính gửi, or whom a telegram is sent to; not in the JSON
};

// Reads a document's text: valid UTF-8, at most 64 MiB (a longer text is read up to there). Never fails: a text that is
// no directive gives an empty reading. Linear in the text; memory bounded by a small multiple of it.
// `dated` is used for days without a year where the document itself prints no date.
Reading read(std::string_view text, std::optional<Date> dated = std::nullopt);

// The reading as the JSON of `thienan notice read` (one object, UTF-8).
std::string to_json(const Reading& reading);

}  // namespace thienan::notice
