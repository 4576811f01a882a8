#include "engines/notice/dates.hpp"
#include "engines/notice/header.hpp"
#include "engines/notice/lexicon.hpp"
#include "engines/notice/outline.hpp"
#include "engines/notice/segments.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kMostHeadLines = 90;
constexpr std::size_t kMostSubjectLines = 14;

struct Words {
    Phrase nation{"cộng hòa xã hội chủ nghĩa việt nam"}, party{"đảng cộng sản việt nam"},
        motto{"độc lập - tự do - hạnh phúc"}, number{"số"}, day{"ngày"}, month{"tháng"}, dear{"kính gửi"},
        about_short{"v/v"}, about{"về việc"}, on{"về"}, telegram{"điện"};
    Phrases opens_body{
        "căn cứ|kính gửi|thực hiện|ngày|trong|để|vừa qua|nhân dịp|theo|xét|sau khi|tại|qua|từ|hiện nay|thời gian|"
        "trên cơ sở|tiếp theo|phát huy|triển khai thực hiện|nhằm|đến nay|hưởng ứng|trước|do|những năm|năm|điều 1|phần"};
};

const Words& words() {
    static const Words built;
    return built;
}

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

    void read() {
        hide_motto();
        find_limits();
        read_number();
        read_date();
        read_issuer();
        read_title();
        settle_kind();
        read_addressees();
        frame_.body_first = body_line();
        if (out_.header.kind == "TB" || out_.header.kind == "KL")
            out_.header.meeting_date = find_meeting(text_, lines_, frame_.body_first, out_.header.date);
    }

private:
    std::string words_at(Range range) const { return words_of(text_, tokens_, range); }
    std::size_t end() const { return tokens_.size(); }

    void use(Range range) {
        for (std::size_t i = range.from; i < range.to; ++i) used_[i] = true;
    }

    // The nation's name may be broken over lines and stand beside the issuer's.
    void hide_motto() {
        motto_ = end();
        for (const Phrase* phrase : {&words().nation, &words().party, &words().motto}) {
            const std::size_t at = phrase->find(tokens_, {0, end()});
            if (at == end() || (phrase != &words().motto && !tokens_[at].all_caps)) continue;
            use({at, at + phrase->at(tokens_, at, end())});
            motto_ = std::min(motto_, at);
        }
    }

    // The head ends at the title or the address, whichever comes first; without both, at the first point.
    void find_limits() {
        for (std::size_t p = 0; p < parts_.parts.size(); ++p) {
            const Segment& part = parts_.parts[p];
            const std::size_t at = part.tokens.from;
            if (words().dear.at(tokens_, at, end()) != 0) {
                address_ = p;
                break;
            }
            std::size_t length = 0;
            if (!part.caps || kind_named(tokens_, at, end(), length).empty() || !tokens_[at].all_caps) continue;
            if (at + length < part.tokens.to && !tokens_[at + length - 1].all_caps) continue;
            title_ = p;
            break;
        }
        const std::size_t limit = std::min(title_, address_);
        limit_ = limit < parts_.parts.size() ? parts_.parts[limit].tokens.from : loose_limit();
    }

    // Neither title nor address: the header is what stands in the first lines, up to a long line of prose.
    std::size_t loose_limit() const {
        for (const Segment& part : parts_.parts) {
            if (part.tokens.size() > 14 && !part.caps) return part.tokens.from;
        }
        return end();
    }

    bool part_start(std::size_t token) const {
        for (const Segment& part : parts_.parts) {
            if (part.tokens.from == token) return true;
            if (part.tokens.from > token) break;
        }
        return false;
    }

    void read_number() {
        for (std::size_t i = 0; i < limit_; ++i) {
            if (used_[i] || words().number.at(tokens_, i, end()) == 0 || !tokens_[i].capital) continue;
            std::size_t at = i + 1;
            while (at < limit_ && (tokens_[at].is(':') || tokens_[at].is('.'))) ++at;
            const bool colon = at > i + 1;
            if (!colon && !(at < limit_ && tokens_[at].is_number())) continue;
            if (!part_start(i) && !colon) continue;
            use({i, at});
            take_number(at);
            return;
        }
    }

    void take_number(std::size_t at) {
        if (at < limit_ && tokens_[at].is_number()) {
            std::size_t last = at + 1;
            if (last + 1 < limit_ && tokens_[last].is('/') && tokens_[last + 1].is_number() &&
                tokens_[last + 1].key > 1900)
                last += 2;
            out_.header.number = words_at({at, last});
            std::erase(*out_.header.number, ' ');
            use({at, last});
            at = last;
        }
        if (at < limit_ && (tokens_[at].is('/') || tokens_[at].is('-'))) {
            take_symbol(at + 1);
            return;
        }
        for (std::size_t i = at; i < limit_; ++i) {  // printed a line further down
            if (tokens_[i].is('/') && tokens_[i].line_start) return take_symbol(i + 1);
        }
    }

    void take_symbol(std::size_t at) {
        std::size_t last = at;
        while (last < limit_ && !tokens_[last].line_start) {
            const Token& token = tokens_[last];
            const bool joint =
                token.is('-') || token.is('&') || token.is('/') || token.is('.') || token.is('(') || token.is(')');
            const bool word =
                (token.is_word() || token.is_number()) && (token.capital || token.is_number() || !token.space_before);
            const bool near_joint =
                last == at || joint || !token.space_before || tokens_[last - 1].is('-') || tokens_[last - 1].is('&');
            if ((!joint && !word) || !near_joint) break;
            ++last;
        }
        if (last == at) return;
        std::string symbol = words_at({at, last});
        std::erase(symbol, ' ');
        out_.header.symbol = symbol;
        use({at > 0 && tokens_[at - 1].is('/') ? at - 1 : at, last});
        after_symbol_ = last;
    }

    void read_date() {
        for (std::size_t i = 1; i < limit_; ++i) {
            if (words().day.at(tokens_, i, end()) == 0 || used_[i]) continue;
            const std::size_t comma = before_hour(i - 1);
            const bool after_comma = tokens_[comma].is(',') || tokens_[comma].is('.');
            if (!after_comma) continue;
            const std::size_t first = place_start(comma);
            if (first == comma) continue;
            if (!part_start(first) && first != after_symbol_) continue;
            if (const auto day = read_day(text_, tokens_, i, limit_); day && day->year) {
                out_.header.date = day->last_day(std::nullopt);
                use({first, i + day->tokens});
            } else if (words().month.find(tokens_, {i, std::min(limit_, i + 4)}) == std::min(limit_, i + 4)) {
                continue;
            } else {
                use_line_of(i);
                use({first, i});
            }
            out_.header.place = words_at({first, comma});
            return;
        }
    }

    // The comma of "Hà Nội, hồi 10 giờ 00 ngày …", from the token before "ngày".
    std::size_t before_hour(std::size_t last) const {
        static const Phrases opens("hồi|lúc|vào hồi");
        for (std::size_t i = last; i > 0 && i + 8 > last && !tokens_[i].line_start; --i) {
            if (tokens_[i].is(',') && i < last && opens.at(tokens_, i + 1, end()) != 0) return i;
        }
        return last;
    }

    void use_line_of(std::size_t token) {
        for (std::size_t i = token; i < limit_ && (i == token || !tokens_[i].line_start); ++i) used_[i] = true;
    }

    // Capitalised words before the comma: "Thành phố Hồ Chí Minh".
    std::size_t place_start(std::size_t comma) const {
        static const Phrase city("phố");
        std::size_t at = comma;
        while (at > 0 && !used_[at - 1] && comma - at < 8) {
            const Token& token = tokens_[at - 1];
            if (at < comma && blank_before(at)) break;
            const bool dash_or_dot = token.is('.') || token.is('-');
            if (!(token.is_word() && (token.capital || city.at(tokens_, at - 1, end()) != 0)) && !dash_or_dot) break;
            if (token.all_caps && at < comma && (token.to - token.from > 4 || tokens_[at].line_start)) break;
            --at;
        }
        return at;
    }

    bool blank_before(std::size_t token) const {
        for (const Segment& part : parts_.parts) {
            if (part.tokens.from == token) return part.blanks > 0 && !lines_.blanks_mean_nothing;
            if (part.tokens.from > token) break;
        }
        return false;
    }

    void read_issuer() {
        std::vector<std::size_t> name;
        for (const Segment& part : parts_.parts) {
            if (part.tokens.from >= limit_) break;
            if (name.empty() && part.tokens.from > motto_ && motto_ != 0 && parts_.parts[0].line != part.line &&
                part.column == 0 && motto_line() < part.line && !name_allowed_after_motto())
                break;
            if (!take_caps(part, name) && !name.empty() && part.tokens.from > motto_) break;
        }
        if (name.empty()) return;
        Tokens flat;
        for (const std::size_t i : name) flat.push_back(tokens_[i]);
        out_.header.issuer = issuer_of(text_, flat);
    }

    std::size_t motto_line() const {
        for (const Segment& part : parts_.parts) {
            if (part.tokens.to > motto_) return part.line;
        }
        return 0;
    }
    bool name_allowed_after_motto() const { return motto_ < end() && motto_ == 0; }

    // Adds the capitals of a part that no other field has; false where the part is something else.
    bool take_caps(const Segment& part, std::vector<std::size_t>& name) const {
        std::vector<std::size_t> found;
        for (std::size_t i = part.tokens.from; i < part.tokens.to; ++i) {
            if (used_[i]) continue;
            const Token& token = tokens_[i];
            if (token.is_word() && !token.all_caps) return false;
            if (token.is_number()) return false;
            if (token.is_word() || token.is(',') || (token.is('-') && !found.empty())) found.push_back(i);
        }
        while (!found.empty() && !tokens_[found.back()].is_word()) found.pop_back();
        if (found.empty()) return used_[part.tokens.from];
        if (name.empty() && !starts(tokens_, found[0], end(), Class::head)) return true;
        name.insert(name.end(), found.begin(), found.end());
        return true;
    }

    void read_title() {
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

    // "V/v …" of a letter, in the left column under the number.
    void read_letter_subject(std::size_t first) {
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

    void read_subject(std::size_t title, std::size_t from) {
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
    bool names_author(std::size_t p) const {
        static const Phrase of("của");
        const Segment& part = parts_.parts[p];
        return part.caps && of.at(tokens_, part.tokens.from, end()) != 0 && p + 1 < parts_.parts.size() &&
               words().on.at(tokens_, parts_.parts[p + 1].tokens.from, end()) != 0;
    }

    // A title of two parts, "NGHỊ" over "QUYẾT".
    std::size_t title_line_to(std::size_t title) const {
        std::size_t length = 0;
        kind_named(tokens_, parts_.parts[title].tokens.from, end(), length);
        return parts_.parts[title].tokens.from + length;
    }

    bool ends_subject(const Segment& part, std::size_t p, bool begun) const {
        const std::size_t at = part.tokens.from;
        if (used_[at]) return true;
        if (tokens_[at].is('-') || tokens_[at].is('(')) return true;
        const bool labelled = begun && read_label(text_, tokens_, at);
        if (labelled && (part.blanks > 0 || ends_clause(p - 1))) return true;  // "Điều 1.", "I."
        if (begun && part.blanks > 0 && !lines_.blanks_mean_nothing && orders(at)) return true;
        if (issuer_again(at) || sends_telegram(part) || sender_of_telegram(p)) return true;
        const bool lower = tokens_[at].is_word() && !tokens_[at].capital;
        if (!begun) return words().opens_body.at(tokens_, at, end()) != 0 && !part.caps && is_prose(p);
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
        return words().opens_body.at(tokens_, at, end()) != 0 && !open;
    }

    bool ends_clause(std::size_t p) const {
        const Token& last = tokens_[parts_.parts[p].tokens.to - 1];
        return last.is('.') || last.is(':') || last.is(';');
    }
    bool orders(std::size_t at) const {
        return tokens_[at].capital && !tokens_[at].all_caps &&
               (starts(tokens_, at, end(), Class::directive) || starts(tokens_, at, end(), Class::request));
    }

    // "Thực hiện chuyển đổi số năm 2026" alone under "KẾ HOẠCH" is its subject; prose ends with a mark or goes on.
    bool is_prose(std::size_t p) const {
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
    bool acts_next(std::size_t p) const {
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
    bool mixed_body(const Segment& part) const {
        std::size_t lower = 0;
        for (std::size_t i = part.tokens.from; i < part.tokens.to; ++i)
            lower += tokens_[i].is_word() && !tokens_[i].capital;
        return lower > 1;
    }

    bool sends_telegram(const Segment& part) const {
        const std::size_t last = part.tokens.to;
        return part.tokens.size() > 2 && tokens_[last - 1].is(':') &&
               words().telegram.at(tokens_, last - 2, last) != 0 && (!tokens_[last - 2].capital || kind_ == "CĐ");
    }

    // "BỘ TRƯỞNG BỘ" / "XÂY DỰNG ĐIỆN:", on one line or two.
    bool sender_of_telegram(std::size_t p) const {
        const std::size_t at = parts_.parts[p].tokens.from;
        if (kind_ != "CĐ" || !tokens_[at].all_caps) return false;
        if (!starts(tokens_, at, end(), Class::head) && !starts(tokens_, at, end(), Class::title)) return false;
        for (std::size_t next = p; next < parts_.parts.size() && next < p + 3; ++next) {
            if (sends_telegram(parts_.parts[next])) return true;
        }
        return false;
    }

    // "THỦ TƯỚNG CHÍNH PHỦ điện:" or the issuer's name before the legal bases.
    bool issuer_again(std::size_t at) const {
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

    void settle_kind() {
        if (!kind_.empty()) {
            out_.header.kind = std::string(kind_);
            return;
        }
        if (letter_ || address_ < parts_.parts.size()) {
            out_.header.kind = "CV";
            return;
        }
        if (!out_.header.symbol) return;
        const std::string first = out_.header.symbol->substr(0, out_.header.symbol->find_first_of("-/"));
        if (is_kind(first)) out_.header.kind = first;
    }

    void read_addressees() {
        std::size_t p = address_;
        std::size_t skip = 2;
        if (p >= parts_.parts.size()) {
            if (kind_ != "CĐ") return;
            for (p = std::min(subject_last_ + 1, parts_.parts.size()); p < parts_.parts.size() && p < subject_last_ + 4;
                 ++p) {
                const Range range = parts_.parts[p].tokens;
                if (words().telegram.find(tokens_, range) + 2 == range.to && tokens_[range.to - 1].is(':')) break;
            }
            if (p >= parts_.parts.size() || p >= subject_last_ + 4) return;
            skip = parts_.parts[p].tokens.size();
        }
        collect_addressees(p, skip);
    }

    void collect_addressees(std::size_t p, std::size_t skip) {
        std::string current;
        const auto flush = [&] {
            while (!current.empty() && (current.back() == ';' || current.back() == '.' || current.back() == ' '))
                current.pop_back();
            if (!current.empty()) out_.addressees.push_back(current);
            current.clear();
        };
        for (std::size_t first = p; p < parts_.parts.size() && p < first + 40; ++p) {
            Range range = parts_.parts[p].tokens;
            const bool opening = p == first;
            if (opening) range.from = std::min(range.to, range.from + skip);
            if (opening && !range.empty() && tokens_[range.from].is(':')) ++range.from;
            const bool bullet = !range.empty() && (tokens_[range.from].is('-') || tokens_[range.from].is('*'));
            if (!opening && !bullet) {
                const bool lower = tokens_[range.from].is_word() && !tokens_[range.from].capital;
                const bool open = !current.empty() && current.back() != ';' && current.back() != '.';
                const bool prose = words().opens_body.at(tokens_, range.from, end()) != 0 || parts_.parts[p].blanks > 0;
                if (!lower && (!open || prose || p > first + 3)) break;
            }
            if (bullet) {
                flush();
                ++range.from;
            }
            if (!range.empty()) append_words(current, words_at(range));
            address_last_ = p;
        }
        flush();
    }

    std::size_t body_line() const {
        std::size_t last = 0;
        const auto past = [&](std::size_t part) {
            if (part < parts_.parts.size()) last = std::max(last, parts_.parts[part].line + 1);
        };
        if (title_ < parts_.parts.size() || letter_) past(subject_last_);
        if (address_last_ != kNone) past(address_last_);
        for (std::size_t p = 0; p < parts_.parts.size() && parts_.parts[p].tokens.from < limit_; ++p) {
            if (used_[parts_.parts[p].tokens.from]) past(p);
        }
        return last;
    }

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

}  // namespace

void read_head(std::string_view text, const Lines& lines, Reading& out, Frame& frame) {
    HeadReader(text, lines, out, frame).read();
}

}  // namespace thienan::notice
