#include "engines/notice/paragraphs.hpp"

#include "engines/notice/bodies.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kLongestParagraph = 64 * 1024;  // bytes
constexpr std::uint32_t kLargestFirst = 30;           // number of a point a text may begin with

bool all_caps(const Tokens& tokens, std::size_t from) {
    std::size_t words = 0;
    for (std::size_t i = from; i < tokens.size(); ++i) {
        if (!tokens[i].is_word()) continue;
        if (!tokens[i].all_caps) return false;
        ++words;
    }
    return words > 0;
}

int bullet_level(const Token& token) { return token.is('-') ? 1 : token.is('+') ? 2 : token.is('*') ? 3 : 0; }

bool ends_sentence(const Token& token) {
    return token.is('.') || token.is(';') || token.is(':') || token.is('!') || token.is('?') || token.is(')') ||
           token.is('"') || token.is(']');
}

// "điểm a)", "khoản 2.": a reference that a line happens to begin with.
bool refers(const Token& token) {
    static const std::vector<std::uint64_t> words = [] {
        std::vector<std::uint64_t> keys;
        for (const char* word : {"điểm", "khoản", "điều", "mục", "số", "phần", "chương", "tiết", "ngày", "tháng", "năm",
                                 "quý", "khóa", "lục", "bảng"})
            keys.push_back(word_key(word));
        return keys;
    }();
    return token.is_word() && !token.all_caps && std::find(words.begin(), words.end(), token.key) != words.end();
}

// "…: (i)" at a line's end: what is counted begins on the next line.
bool ends_enumerating(const Tokens& tokens) {
    const std::size_t size = tokens.size();
    return size >= 4 && tokens[size - 1].is(')') && tokens[size - 3].is('(') &&
           tokens[size - 2].to - tokens[size - 2].from <= 4;
}

// "Đơn vị chủ trì: …", "Thời gian thực hiện: …"
bool begins_field(const Tokens& tokens) {
    for (const Class field :
         {Class::lead_field, Class::with_field, Class::time_field, Class::work_field, Class::other_field}) {
        const std::size_t length = match(tokens, 0, tokens.size(), field);
        if (length > 1 && length < tokens.size() && tokens[length].is(':')) return true;
    }
    return false;
}

// "… các tỉnh: Tuyên": no name has but one syllable.
bool ends_in_name(const Tokens& tokens) {
    if (tokens.size() < 3) return false;
    const Token& last = tokens.back();
    const Token& before = tokens[tokens.size() - 2];
    return last.is_word() && last.capital && !last.all_caps && (before.is(',') || before.is(':'));
}

// "… của", "… ngày"; but "trong thời gian tới" may end a title.
bool is_cut_off(const Tokens& tokens) {
    static const Phrases whole("thời gian tới|giai đoạn tới|năm tới");
    const std::size_t end = tokens.size();
    for (std::size_t back = 2; back <= 3 && back <= end; ++back) {
        if (whole.at(tokens, end - back, end) == back) return false;
    }
    return starts(tokens, end - 1, end, Class::cut_off);
}

}  // namespace

bool begins_ordinal(const Tokens& tokens, std::size_t at) {
    static const Phrases ordinal(
        "thứ nhất|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|thứ tám|thứ chín|thứ mười|một là|hai là|ba là|bốn "
        "là|năm là|sáu là|bảy là|tám là|chín là|mười là");
    return at < tokens.size() && tokens[at].capital && ordinal.at(tokens, at, tokens.size()) != 0;
}

Paragraphs::Paragraphs(std::string_view text, const Lines& lines, std::size_t first, std::size_t last)
    : text_(text), lines_(lines), at_(first), last_(std::min(last, lines.lines.size())) {
    load_line();
}

void Paragraphs::load_line() {
    ahead_.clear();
    if (at_ >= last_) return;
    tokenize(text_, lines_.lines[at_].from, lines_.lines[at_].to, ahead_);
    static const Phrase article("Điều");
    if (ahead_.size() == 1 && ahead_[0].capital && article.at(ahead_, 0, 1) != 0 &&
        at_ + 1 < last_) {  // its number is below
        ++at_;
        tokenize(text_, lines_.lines[at_].from, lines_.lines[at_].to, ahead_);
    }
    look_up(ahead_, 0);
}

// Whether the first word of this line would have fitted on the line before: then the break was meant.
bool Paragraphs::would_fit(const Line& line) const {
    if (ahead_.empty()) return false;
    const std::size_t word = std::min<std::size_t>(ahead_[0].to - ahead_[0].from, 12);
    (void)line;
    return last_width_ + word + 3 < lines_.full_width;
}

bool Paragraphs::opens_point(bool soft_break, std::optional<Label>& label) const {
    label = read_label(text_, ahead_);
    if (!label) return false;
    if (label->tokens >= ahead_.size() && label->style != LabelStyle::roman && label->style != LabelStyle::arabic &&
        label->style != LabelStyle::dotted)
        return false;
    const bool sentence_ended = !any_ || ends_sentence(last_token_) || soft_break;
    if (any_ && !soft_break && refers(last_token_)) return false;
    const bool lower =
        label->tokens < ahead_.size() && ahead_[label->tokens].is_word() && !ahead_[label->tokens].capital;
    if (lower && label->style <= LabelStyle::dotted) return false;
    if (label->tokens < ahead_.size() && (ahead_[label->tokens].is(',') || ahead_[label->tokens].is(';'))) return false;
    if (label->misread && !sentence_ended) return false;
    // A title whose predecessor a scan made unreadable: "II. NỘI DUNG" with no "I." before it.
    if (label->style == LabelStyle::roman && sentence_ended && label->value <= kLargestFirst &&
        !outline_.is_open(LabelStyle::roman) && all_caps(ahead_, label->tokens))
        return true;
    if (!any_ && label->value <= kLargestFirst) return true;  // the text may begin in the middle
    return outline_.accepts(
        *label, sentence_ended || last_caps_ ||
                    (ahead_.size() > label->tokens && ahead_[label->tokens].capital && !last_token_.is(',')));
}

bool Paragraphs::opens_bullet(bool soft_break) const {
    if (bullet_level(ahead_[0]) == 0 || ahead_.size() < 2) return false;
    if (!any_ || soft_break || ends_sentence(last_token_) || last_caps_) return true;
    if (ahead_[1].is_word() && !ahead_[1].capital) return false;
    return last_labelled_ || would_fit(lines_.lines[at_]);
}

bool Paragraphs::breaks_before(const Line& line) const {
    if ((last_enumerates_ || last_begins_name_) && line.blanks == 0) return false;
    const bool blank = line.blanks > 0 && !line.page_start && (!lines_.blanks_mean_nothing || line.blanks > 1);
    const Token& first = ahead_[0];
    const bool lower = first.is_word() && !first.capital;
    if (last_token_.is(',') || last_token_.is('-')) return blank && !lower && !last_token_.is(',');
    if (lower) return false;
    if (lines_.indents_part && !blank) {
        const bool mark = last_token_.is('.') || last_token_.is(';') || last_token_.is(':');
        if (mark && line.indent >= lines_.margin + kIndent) return true;
        if (line.indent <= lines_.margin + 1 && !last_caps_ && !last_token_.is(':')) return false;
    }
    const bool ended =
        last_token_.is('.') || last_token_.is(';') || last_token_.is(':') || last_token_.is('?') || last_token_.is('!');
    if (blank && !lines_.blanks_mean_nothing) return ended || !last_cut_off_ || would_fit(line);
    if (begins_field(ahead_)) return true;
    if (ended) return would_fit(line) || last_token_.is(':') || blank;
    const bool caps_now = all_caps(ahead_, 0);
    if (last_caps_ && caps_now) return false;
    if (last_caps_ && !caps_now) return ahead_.size() > 1;
    const Tokens last{last_token_};
    static const Phrases noun_ends("bộ|sở|ban|hội");
    const bool noun_end = last_labelled_ && !last_token_.capital && noun_ends.at(last, 0, 1) != 0;
    const bool opens = starts(ahead_, 0, ahead_.size(), Class::verb) ||
                       starts(ahead_, 0, ahead_.size(), Class::adverb) ||
                       starts(ahead_, 0, ahead_.size(), Class::starter);
    if (!(noun_end && opens) && last_cut_off_) return false;
    if (!first.is_word()) return false;
    if (opens && (last_labelled_ || would_fit(line))) return true;
    if (lines_.blanks_part && !blank && !line.page_start) return false;
    // The first line of a paragraph is often short only because of how the text was made.
    if (last_was_first_ && !last_labelled_) return false;
    return would_fit(line) && last_width_ * 10 < lines_.full_width * 8;
}

void Paragraphs::remember(const Line& line, const Tokens& tokens, bool first_line) {
    if (tokens.empty()) return;
    last_token_ = tokens.back();
    last_enumerates_ = ends_enumerating(tokens);
    last_begins_name_ = ends_in_name(tokens);
    last_cut_off_ = is_cut_off(tokens);
    last_width_ = line.width;
    last_caps_ = all_caps(tokens, label_ ? label_->tokens : 0);
    last_was_first_ = first_line;
    last_labelled_ = first_line && label_.has_value();
    any_ = true;
}

void Paragraphs::classify(Paragraph& paragraph) {
    if (label_) {
        outline_.open(*label_);
        paragraph.label = label_;
        paragraph.first = std::min(label_->tokens, paragraph.tokens.size());
    } else if (bullet_level(paragraph.tokens[0]) != 0) {
        paragraph.bullet = bullet_level(paragraph.tokens[0]);
        paragraph.first = 1;
    }
    paragraph.depth = outline_.depth();
    paragraph.path = label_ || paragraph.bullet != 0 ? outline_.path() : outline_.path_without_brackets();
}

// "2. Các bộ, cơ quan thuộc Chính phủ;" and more names on the next line.
bool Paragraphs::names_go_on(const Tokens& tokens, std::size_t first) const {
    if (!last_token_.is(';') || !begins_body(ahead_, 0, ahead_.size())) return false;
    return read_bodies(tokens, first, tokens.size() - 1).range.to + 1 == tokens.size();
}

void Paragraphs::append(Paragraph& out, const Line& line, const std::optional<Label>& own) {
    const bool first = own && out.tokens.size() <= own->tokens;  // the label stood alone
    ahead_[0].space_before = true;
    label_ = std::nullopt;
    out.tokens.insert(out.tokens.end(), ahead_.begin(), ahead_.end());
    remember(line, ahead_, first);
    label_ = own;
    last_labelled_ = first;
}

bool Paragraphs::next(Paragraph& out) {
    while (at_ < last_ && ahead_.empty()) {
        ++at_;
        load_line();
    }
    if (at_ >= last_) return false;
    out = Paragraph{};
    if (!label_) {
        std::optional<Label> label;
        if (!any_ && opens_point(true, label)) label_ = label;
    }
    const std::uint32_t from = lines_.lines[at_].from;
    out.tokens = ahead_;
    classify(out);
    const std::optional<Label> own = label_;
    remember(lines_.lines[at_], ahead_, true);
    bool next_labelled = false;
    std::optional<Label> next_label;
    for (++at_; at_ < last_; ++at_) {
        load_line();
        const Line& line = lines_.lines[at_];
        if (ahead_.empty()) continue;
        const bool soft = line.blanks > 0 && !line.page_start && !lines_.blanks_mean_nothing;
        std::optional<Label> label;
        if (opens_point(soft || (line.blanks > 1 && !line.page_start), label)) {
            next_labelled = true;
            next_label = label;
            break;
        }
        // A label alone on its line, and names that a semicolon parts, go on below.
        const bool goes_on =
            line.blanks == 0 && ((own && out.tokens.size() <= own->tokens) || names_go_on(out.tokens, out.first));
        if (goes_on && bullet_level(ahead_[0]) == 0 && line.to - from <= kLongestParagraph) {
            append(out, line, own);
            continue;
        }
        if (opens_bullet(soft || (line.blanks > 1 && !line.page_start)) || line.to - from > kLongestParagraph ||
            breaks_before(line))
            break;
        append(out, line, own);
    }
    if (at_ >= last_) ahead_.clear();
    label_ = next_labelled ? next_label : std::nullopt;
    return true;
}

}  // namespace thienan::notice
