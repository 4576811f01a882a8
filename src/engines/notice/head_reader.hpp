// Reads the top of a document. Used by head.cpp only; its parts stand in head_fields.cpp (number, date, issuer),
// head_subject.cpp (title and subject) and head.cpp.
#pragma once

#include "engines/notice/header.hpp"
#include "engines/notice/segments.hpp"

#include <algorithm>
#include <string>

namespace thienan::notice {

constexpr std::size_t kMostHeadLines = 90;

class HeadReader {
public:
    HeadReader(std::string_view text, const Lines& lines, Reading& out, Frame& frame)
        : text_(text),
          lines_(lines),
          out_(out),
          frame_(frame),
          parts_(cut_segments(text, lines, 0, std::min(kMostHeadLines, lines.lines.size()))),
          tokens_(parts_.tokens),
          used_(tokens_.size(), false) {}

    void read();

private:
    std::string words_at(Range range) const { return words_of(text_, tokens_, range); }
    std::size_t end() const { return tokens_.size(); }
    void use(Range range);
    void hide_motto();
    void find_limits();
    std::size_t loose_limit() const;
    bool part_start(std::size_t token) const;
    void read_number();
    void take_number(std::size_t at);
    void take_symbol(std::size_t at);
    void read_date();
    std::size_t before_hour(std::size_t last) const;
    void use_line_of(std::size_t token);
    std::size_t place_start(std::size_t comma) const;
    bool blank_before(std::size_t token) const;
    void read_issuer();
    std::size_t motto_line() const;
    bool name_allowed_after_motto() const { return motto_ < end() && motto_ == 0; }
    bool take_caps(const Segment& part, std::vector<std::size_t>& name) const;
    void read_title();
    void read_letter_subject(std::size_t first);
    void read_subject(std::size_t title, std::size_t from);
    bool names_author(std::size_t p) const;
    std::size_t title_line_to(std::size_t title) const;
    bool opens_body(std::size_t at) const;
    bool ends_subject(const Segment& part, std::size_t p, bool begun) const;
    bool ends_clause(std::size_t p) const;
    bool orders(std::size_t at) const;
    bool is_prose(std::size_t p) const;
    bool acts_next(std::size_t p) const;
    bool mixed_body(const Segment& part) const;
    bool sends_telegram(const Segment& part) const;
    bool sender_of_telegram(std::size_t p) const;
    bool issuer_again(std::size_t at) const;
    void settle_kind();
    void read_addressees();
    void collect_addressees(std::size_t p, std::size_t skip);
    std::size_t body_line() const;

    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::string_view text_;
    const Lines& lines_;
    Reading& out_;
    Frame& frame_;
    Segments parts_;
    const Tokens& tokens_;
    std::vector<char> used_;
    std::size_t motto_ = 0;
    std::size_t title_ = kNone;  // parts
    std::size_t address_ = kNone;
    std::size_t address_last_ = kNone;
    std::size_t subject_last_ = 0;
    std::size_t limit_ = 0;  // tokens of the head
    std::size_t after_symbol_ = kNone;
    std::string_view kind_;
    bool letter_ = false;
};

}  // namespace thienan::notice
