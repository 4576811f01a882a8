#include "engines/notice/clause_reader.hpp"
#include "engines/notice/clause_words.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kMostCommas = 40;
constexpr std::size_t kStatementWords = 12;  // a statement shows itself within these

struct Words {
    Phrases condition{"trường hợp|nếu|khi có|trong trường hợp"};
};

const Words& words() {
    static const Words built;
    return built;
}

}  // namespace

Clause ClauseReader::read() {
    clause_.starts = range_.from;
    begin_ = skip_connectors(range_.from);
    if (begin_ >= range_.to) return clause_;
    clause_.conditional = words().condition.at(tokens_, begin_, range_.to) != 0;
    if (is_closing(tokens_, range_, begin_, clause_.conditional) || is_share(tokens_, {begin_, range_.to}))
        return clause_;
    const bool praise = starts(tokens_, begin_, range_.to, Class::praise);
    if (subject_of_reference() || directive()) return finish();
    if (clause_.conditional) return subject_after_condition() ? finish() : clause_;
    if (praise) return clause_;
    if (subject(begin_)) return finish();
    if (subject_after_title()) return finish();
    static const Phrases frames(
        "căn cứ|hằng năm|hàng năm|định kỳ|hằng tháng|hàng tháng|hằng quý|hàng quý|định kỳ hằng năm|trước mắt|hằng "
        "tuần|hàng tuần");
    if (frames.at(tokens_, begin_, range_.to) != 0 && subject_after_frame()) return finish();
    if (imperative(begin_)) {
        find_given();
        return finish();
    }
    if (after_adjunct()) return finish();
    return clause_;
}

bool ClauseReader::states() {
    begin_ = skip_connectors(range_.from);
    if (begin_ >= range_.to) return true;
    clause_.conditional = words().condition.at(tokens_, begin_, range_.to) != 0;
    if (is_closing(tokens_, range_, begin_, clause_.conditional) || is_share(tokens_, {begin_, range_.to}) ||
        starts(tokens_, begin_, range_.to, Class::praise))
        return true;
    const Range front{begin_ + 1, std::min(range_.to, begin_ + kStatementWords)};
    static const Phrases forbids("nghiêm cấm");
    if (forbids.at(tokens_, begin_, range_.to) != 0) return true;
    static const Phrases told("đã|là|hiện nay|đến nay|tuy nhiên|hiện còn|vẫn còn|không có quyền|có quyền|bao gồm");
    if (told.in(tokens_, front) || told.at(tokens_, begin_, range_.to) > 1) return !clause_.conditional;
    const BodyList list = read_bodies(tokens_, begin_, range_.to);
    return !list.empty() && (list.after == After::statement || is_statement(list.next) || awards(tokens_, list));
}

std::size_t ClauseReader::skip_connectors(std::size_t at) const {
    for (int i = 0; i < 3; ++i) {
        const std::size_t length = match(tokens_, at, range_.to, Class::connector);
        if (length == 0) break;
        std::size_t next = at + length;
        const bool comma = next < range_.to && (tokens_[next].is(',') || tokens_[next].is(':'));
        if (comma)
            ++next;
        else if (!comma && i == 0 && length == 1)
            break;
        at = next;
    }
    return at;
}

bool ClauseReader::imperative(std::size_t at) {
    static const Phrases forbids("nghiêm cấm");  // what nobody may do is nobody's work
    if (is_passive(at) || forbids.at(tokens_, at, range_.to) != 0) return false;
    const bool verb = starts(tokens_, at, range_.to, Class::verb) || starts(tokens_, at, range_.to, Class::adverb) ||
                      starts(tokens_, at, range_.to, Class::duty);
    if (!verb || starts(tokens_, at, range_.to, Class::praise)) return false;
    clause_.says = Says::imperative;
    clause_.duty = false;
    clause_.starts = start_before(at);
    work_from_ = at;
    return true;
}

// "Trên cơ sở …, <main clause>", "Về …: <main clause>".
bool ClauseReader::after_adjunct() {
    const bool adjunct = starts(tokens_, begin_, range_.to, Class::adjunct);
    std::size_t commas = 0;
    for (std::size_t i = begin_; i + 1 < range_.to && commas < kMostCommas; ++i) {
        const bool colon = tokens_[i].is(':');
        if (!colon && !(tokens_[i].is(',') && adjunct)) continue;
        ++commas;
        // "… của các Bộ, cơ quan liên quan, Bộ Tài chính khẩn trương …": the list goes on, the subject comes later.
        const bool listed = !colon && !tokens_[i + 1].capital && !starts(tokens_, i + 1, range_.to, Class::quantifier);
        if (!listed && subject(i + 1)) {
            if (clause_.says == Says::work) return true;
            clause_ = Clause{};
            clause_.starts = range_.from;
        }
        if ((colon || !starts(tokens_, begin_, range_.to, Class::past)) && main_verb(i + 1, colon) && !lists_nouns(i) &&
            imperative(i + 1))
            return true;
    }
    return false;
}

// "Trên cơ sở kết quả kiểm tra, đánh giá, chấm điểm của Sở Y tế": verbs in a row that name something.
bool ClauseReader::lists_nouns(std::size_t comma) const {
    if (!tokens_[comma].is(',') || comma < begin_ + 2) return false;
    static const Phrases nouns("kết quả|việc|công tác|quá trình|hoạt động");
    const bool noun = nouns.in(tokens_, {comma > begin_ + 8 ? comma - 8 : begin_, comma - 2});
    const bool verb_before = noun && match(tokens_, comma - 2, comma, Class::verb) == 2;
    const std::size_t next = comma + 1 + match(tokens_, comma + 1, range_.to, Class::verb);
    if (!verb_before || next == comma + 1 || next >= range_.to) return false;
    static const Phrases owner("của|và");
    return tokens_[next].is(',') || owner.at(tokens_, next, range_.to) != 0;
}

// After a comma inside an adjunct a verb may still belong to the adjunct: only clear starts count.
bool ClauseReader::main_verb(std::size_t at, bool colon) const {
    static const Phrases clear(
        "chủ trì|tiếp tục|khẩn trương|chủ động|tập trung|cần|phải|yêu cầu|tham mưu|kịp thời|thường xuyên|nghiêm "
        "túc");
    if (colon) return true;
    return clear.at(tokens_, at, range_.to) != 0 || (starts(tokens_, at, range_.to, Class::verb) && short_adjunct(at));
}

Clause ClauseReader::finish() {
    if (clause_.says == Says::work || clause_.says == Says::imperative) {
        const bool opens_list = tokens_[range_.to - 1].is(':');
        const Range work{work_from_, range_.to};
        clause_.empty_work =
            is_vacuous(tokens_, work) || (opens_list && (only_announces(tokens_, work) || only_directs(tokens_, work)));
        if (opens_list && clause_.empty_work) clause_.says = Says::lead_in;
    }
    return clause_;
}

bool is_statement(const Tokens& tokens, Range range) { return ClauseReader(tokens, range).states(); }

Clause read_clause(const Tokens& tokens, Range range) { return ClauseReader(tokens, range).read(); }

}  // namespace thienan::notice
