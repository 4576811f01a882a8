#include "engines/notice/head_reader.hpp"
#include "engines/notice/lexicon.hpp"
#include "engines/notice/outline.hpp"

namespace thienan::notice {
namespace {

constexpr std::size_t kMostSubjectLines = 14;

struct Words {
    Phrase about_short{"v/v"};
    Phrase about{"về việc"};
    Phrase on{"về"};
    Phrase telegram{"điện"};
    Phrases opens_body{
        "căn cứ|kính gửi|thực hiện|ngày|trong|để|vừa qua|nhân dịp|theo|xét|sau khi|tại|qua|từ|hiện nay|thời gian|"
        "trên cơ sở|tiếp theo|phát huy|triển khai thực hiện|nhằm|đến nay|hưởng ứng|trước|do|những năm|năm|điều 1|phần"};
};

const Words& words() {
    static const Words built;
    return built;
}

}  // namespace

void HeadReader::read_title() {
    if (title_ < parts_.parts.size()) {
        std::size_t length = 0;
        const Segment& part = parts_.parts[title_];
        kind_ = kind_named(tokens_, part.tokens.from, end(), length);
        std::size_t from = part.tokens.from + length;
        if (from < part.tokens.to && tokens_[from].is(':')) ++from;
        read_subject(title_, from);
        return;
    }
    for (std::size_t p = 0; p < std::min(address_, parts_.parts.size()); ++p) {
        const std::size_t at = parts_.parts[p].tokens.from;
        if (used_[at] || at >= limit_) continue;
        if (words().about_short.at(tokens_, at, end()) == 0 &&
            !(words().about.at(tokens_, at, end()) != 0 && tokens_[at].capital))
            continue;
        read_letter_subject(p);
        return;
    }
}

bool HeadReader::opens_body(std::size_t at) const { return words().opens_body.at(tokens_, at, end()) != 0; }

// "V/v …" of a letter, in the left column under the number.
void HeadReader::read_letter_subject(std::size_t first) {
    std::string subject;
    const std::size_t column = parts_.parts[first].column;
    for (std::size_t p = first; p < parts_.parts.size() && p < first + kMostSubjectLines; ++p) {
        const Segment& part = parts_.parts[p];
        if (p > first && p >= address_) break;
        if (p > first && part.blanks > 0 && !lines_.blanks_mean_nothing) break;
        if (used_[part.tokens.from] || (p > first && part.column > column + 30)) {
            if (part.last_in_line && part.column <= column + 30) break;
            continue;
        }
        append_words(subject, words_at(part.tokens));
        use(part.tokens);
        subject_last_ = p;
    }
    letter_ = true;
    out_.header.subject = subject;
}

void HeadReader::read_subject(std::size_t title, std::size_t from) {
    std::string subject;
    const auto add = [&](Range range) { append_words(subject, words_at(range)); };
    if (from < parts_.parts[title].tokens.to) add({from, parts_.parts[title].tokens.to});
    subject_last_ = title;
    for (std::size_t p = title + 1; p < parts_.parts.size() && p <= title + kMostSubjectLines; ++p) {
        const Segment& part = parts_.parts[p];
        if (part.tokens.from < title_line_to(title)) continue;
        if (subject.empty() && names_author(p)) {
            subject_last_ = p;
            continue;
        }
        if (ends_subject(part, p, !subject.empty())) break;
        add(part.tokens);
        subject_last_ = p;
    }
    while (!subject.empty() && (subject.back() == ' ' || subject.back() == '.')) subject.pop_back();
    if (!subject.empty()) out_.header.subject = subject;
}

// "CỦA BAN THƯỜNG VỤ TỈNH ỦY" between the title and "về …".
bool HeadReader::names_author(std::size_t p) const {
    static const Phrase of("của");
    const Segment& part = parts_.parts[p];
    return part.caps && of.at(tokens_, part.tokens.from, end()) != 0 && p + 1 < parts_.parts.size() &&
           words().on.at(tokens_, parts_.parts[p + 1].tokens.from, end()) != 0;
}

// A title of two parts, "NGHỊ" over "QUYẾT".
std::size_t HeadReader::title_line_to(std::size_t title) const {
    std::size_t length = 0;
    kind_named(tokens_, parts_.parts[title].tokens.from, end(), length);
    return parts_.parts[title].tokens.from + length;
}

bool HeadReader::ends_subject(const Segment& part, std::size_t p, bool begun) const {
    const std::size_t at = part.tokens.from;
    if (used_[at]) return true;
    if (tokens_[at].is('-') || tokens_[at].is('(')) return true;
    const bool labelled = begun && read_label(text_, tokens_, at);
    if (labelled && (part.blanks > 0 || ends_clause(p - 1))) return true;  // "Điều 1.", "I."
    if (begun && part.blanks > 0 && !lines_.blanks_mean_nothing && orders(at)) return true;
    if (issuer_again(at) || sends_telegram(part) || sender_of_telegram(p)) return true;
    const bool lower = tokens_[at].is_word() && !tokens_[at].capital;
    if (!begun) return opens_body(at) && !part.caps && is_prose(p);
    if (part.caps && acts_next(p)) return true;
    const Segment& before = parts_.parts[p - 1];
    if (!before.caps && part.caps && part.tokens.size() > 2 &&
        (starts(tokens_, at, end(), Class::head) || starts(tokens_, at, end(), Class::title)))
        return true;
    if (before.caps && part.caps)
        return part.blanks > 0 && !lines_.blanks_mean_nothing && starts(tokens_, at, end(), Class::head);
    if (before.caps && !part.caps && !lower)
        return tokens_[at].is_word() && (!tokens_[at].all_caps || mixed_body(part));
    if (lower) return false;
    const Token& last = tokens_[before.tokens.to - 1];
    const bool open =
        last.is(',') || last.is('-') || starts(tokens_, before.tokens.to - 1, before.tokens.to, Class::cut_off);
    const std::uint16_t many = lines_.blanks_mean_nothing ? 2 : 1;
    if (part.blanks >= many && !open) return true;
    if (last.is('.')) return true;
    return opens_body(at) && !open;
}

bool HeadReader::ends_clause(std::size_t p) const {
    const Token& last = tokens_[parts_.parts[p].tokens.to - 1];
    return last.is('.') || last.is(':') || last.is(';');
}

bool HeadReader::orders(std::size_t at) const {
    return tokens_[at].capital && !tokens_[at].all_caps &&
           (starts(tokens_, at, end(), Class::directive) || starts(tokens_, at, end(), Class::request));
}

// "Thực hiện chuyển đổi số năm 2026" alone under "KẾ HOẠCH" is its subject; prose ends with a mark or goes on.
bool HeadReader::is_prose(std::size_t p) const {
    static const Phrases either("thực hiện|triển khai thực hiện|phát huy|hưởng ứng|theo");
    if (either.at(tokens_, parts_.parts[p].tokens.from, end()) == 0) return true;
    for (std::size_t q = p; q < parts_.parts.size() && q < p + 5; ++q) {
        const bool last = q + 1 >= parts_.parts.size() || parts_.parts[q + 1].blanks > 0;
        const Token& token = tokens_[parts_.parts[q].tokens.to - 1];
        if (last) return token.is('.') || token.is(':') || token.is(';') || token.is(',');
    }
    return true;
}

// The office that decides, in capitals over the legal bases: "CỤC TRƯỞNG CỤC HẢI QUAN" / "Căn cứ …".
bool HeadReader::acts_next(std::size_t p) const {
    static const Phrases bases("căn cứ|xét|theo");
    const std::size_t at = parts_.parts[p].tokens.from;
    if (!starts(tokens_, at, end(), Class::head) && !starts(tokens_, at, end(), Class::title)) return false;
    for (std::size_t next = p + 1; next < parts_.parts.size() && next < p + 4; ++next) {
        if (bases.at(tokens_, parts_.parts[next].tokens.from, end()) != 0) return true;
        if (!parts_.parts[next].caps) return false;
    }
    return false;
}

// After a subject in capitals: a line with lower-case words that is not the subject's last, mixed line.
bool HeadReader::mixed_body(const Segment& part) const {
    std::size_t lower = 0;
    for (std::size_t i = part.tokens.from; i < part.tokens.to; ++i)
        lower += tokens_[i].is_word() && !tokens_[i].capital;
    return lower > 1;
}

bool HeadReader::sends_telegram(const Segment& part) const {
    const std::size_t last = part.tokens.to;
    return part.tokens.size() > 2 && tokens_[last - 1].is(':') && words().telegram.at(tokens_, last - 2, last) != 0 &&
           (!tokens_[last - 2].capital || kind_ == "CĐ");
}

// "BỘ TRƯỞNG BỘ" / "XÂY DỰNG ĐIỆN:", on one line or two.
bool HeadReader::sender_of_telegram(std::size_t p) const {
    const std::size_t at = parts_.parts[p].tokens.from;
    if (kind_ != "CĐ" || !tokens_[at].all_caps) return false;
    if (!starts(tokens_, at, end(), Class::head) && !starts(tokens_, at, end(), Class::title)) return false;
    for (std::size_t next = p; next < parts_.parts.size() && next < p + 3; ++next) {
        if (sends_telegram(parts_.parts[next])) return true;
    }
    return false;
}

// "THỦ TƯỚNG CHÍNH PHỦ điện:" or the issuer's name before the legal bases.
bool HeadReader::issuer_again(std::size_t at) const {
    static const Phrases acting(
        "thủ tướng chính phủ|chủ tịch ủy ban nhân dân|ủy ban nhân dân|hội đồng nhân dân|chính phủ|quốc hội|bộ "
        "trưởng bộ|giám đốc sở|"
        "chủ tịch|bộ trưởng|giám đốc|trưởng ban|cục trưởng|tổng thanh tra|thống đốc");
    if (!tokens_[at].all_caps) return false;
    const std::size_t length = acting.at(tokens_, at, end());
    if (length == 0) return false;
    const std::size_t next = at + length;
    const bool sends = next < end() && words().telegram.at(tokens_, next, end()) != 0;
    const bool ends_line = next >= end() || part_start(next);
    return sends || (ends_line && (next >= end() || !tokens_[next].all_caps || blank_before(next))) ||
           (blank_before(at) && kind_ == "QĐ") || (blank_before(at) && kind_ == "NQ");
}

}  // namespace thienan::notice
