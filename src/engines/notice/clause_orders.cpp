#include "engines/notice/clause_reader.hpp"
#include "engines/notice/clause_words.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

// Orders and requests: "[X] yêu cầu / giao / đề nghị [bodies] [work]".
namespace thienan::notice {
namespace {

constexpr std::size_t kLookBack = 80;    // tokens before an order that can make it an example
constexpr std::size_t kLongReason = 45;  // words before "đề nghị …" that are not quoted

bool at_clause_start(const Tokens& tokens, std::size_t at, Range range) {
    if (at == range.from) return true;
    const Token& before = tokens[at - 1];
    return before.is(',') || before.is(':') || before.is(';') || before.is('"') || before.is('-') || before.is('.');
}

struct Words {
    Phrases for_body{"cho|với|đối với"};
};

const Words& words() {
    static const Words built;
    return built;
}

}  // namespace

// "[X] yêu cầu / giao / đề nghị [bodies] [work]".
bool ClauseReader::directive() {
    for (std::size_t at = begin_; at < range_.to; ++at) {
        if (tokens_[at].is('(')) {
            while (at < range_.to && !tokens_[at].is(')')) ++at;
            continue;
        }
        const std::size_t request = match(tokens_, at, range_.to, Class::request);
        const std::size_t order = request != 0 ? 0 : match(tokens_, at, range_.to, Class::directive);
        const std::size_t length = request + order;
        if (length == 0) continue;
        if (order != 0 && !order_stands(at, length)) continue;
        if (is_noun_use(tokens_, range_.from, at) || !speaker_stands(at)) continue;
        if (take_directive(at, at + length, request != 0)) return true;
    }
    return false;
}

// Inside "Sở X rà soát, yêu cầu các đơn vị …" the order is part of the work; it needs its own place in the
// sentence.
bool ClauseReader::speaker_stands(std::size_t at) const {
    if (at == begin_) return true;
    if (is_told_of(tokens_, begin_, at)) return false;
    static const Phrases papers("hồ sơ|tờ trình|đơn");  // "Hồ sơ trình, đề nghị Chủ tịch UBND tỉnh khen thưởng …"
    if (papers.at(tokens_, begin_, range_.to) != 0 && at - begin_ <= 6) return false;
    static const Phrases examples("như|gồm|ví dụ");  // "các quy định như: yêu cầu nộp bản gốc"
    static const Phrases so("do vậy|do đó|vì vậy|vì thế|theo đó|bên cạnh đó|ngoài ra|đồng thời");
    const Token& before = tokens_[at - 1];
    for (std::size_t i = std::max(begin_ + 1, at > kLookBack ? at - kLookBack : 0); i < at; ++i) {
        if (tokens_[i].is(':') && examples.at(tokens_, i - 1, i) != 0) return false;
    }
    if (before.is(':') || before.is(';') || before.is('.')) return true;
    if (before.is(',')) {
        for (std::size_t back = 2; back <= 3 && at >= begin_ + back + 1; ++back) {
            if (so.at(tokens_, at - back - 1, at - 1) == back) return true;
        }
    }
    if (clause_.conditional) return before.is(',');
    const bool imperative =
        starts(tokens_, begin_, range_.to, Class::verb) || starts(tokens_, begin_, range_.to, Class::adverb);
    if (imperative && !starts(tokens_, begin_, range_.to, Class::adjunct) && !issuer_speaks(at)) return false;
    if (opening_.empty() && !opening_read_) {
        opening_ = read_bodies(tokens_, begin_, range_.to);
        opening_read_ = true;
    }
    if (is_ordered_on(tokens_, {begin_, range_.to}, at)) return false;
    const bool acts = opening_.after == After::verb || opening_.after == After::duty;
    return opening_.empty() || !acts || opening_.next >= at || by_way_of(opening_.next, at);
}

// "Triển khai Kế hoạch số 5, Bộ Xây dựng yêu cầu …": what opens the sentence is what the order rests on.
bool ClauseReader::issuer_speaks(std::size_t at) const {
    static const Phrases rests("triển khai|thi hành|chấp hành|tiếp tục|hưởng ứng|đáp ứng|tiếp thu|bảo đảm|tăng cường");
    if (rests.at(tokens_, begin_, range_.to) == 0) return false;
    for (std::size_t back = 3; back <= 12 && at >= begin_ + back; ++back) {
        const std::size_t first = at - back + 1;
        if (!tokens_[first - 1].is(',') || !tokens_[first].capital) continue;
        if (!begins_body(tokens_, first, at) || starts(tokens_, first, at, Class::quantifier)) return false;
        const BodyList list = read_bodies(tokens_, first, range_.to);
        return list.after == After::verb && by_way_of(list.next, at);
    }
    return false;
}

// "chỉ đạo", "phân công", "lưu ý" order only at the start; "giao" at a clause's start or after its giver.
bool ClauseReader::order_stands(std::size_t at, std::size_t length) const {
    static const Phrases order("yêu cầu|cũng yêu cầu");
    static const Phrases give(
        "giao|giao nhiệm vụ cho|giao nhiệm vụ|giao cho|giao trách nhiệm cho|giao trách nhiệm|phân công|phân công "
        "nhiệm vụ|ủy quyền|ủy quyền cho");
    if (order.at(tokens_, at, at + length) == length) return true;
    if (give.at(tokens_, at, at + length) != length) return false;
    static const Phrases shares(
        "phân công|phân công nhiệm vụ|giao trách nhiệm cho|giao trách nhiệm|ủy quyền|ủy quyền cho");
    if (at == begin_) return true;
    if (shares.at(tokens_, at, at + length) == length) return false;
    if (tokens_[at - 1].is(':') || tokens_[at - 1].is(';')) return true;
    const bool led = starts(tokens_, begin_, range_.to, Class::adjunct) ||
                     starts(tokens_, begin_, range_.to, Class::praise) || begins_body(tokens_, begin_, range_.to);
    if (at_clause_start(tokens_, at, range_)) return led;
    static const Phrases before(
        "cũng|tiếp tục|thống nhất|đồng ý|nhất trí|quyết định|chính phủ|thủ tướng|thủ tướng chính phủ");
    for (std::size_t back = 1; back <= 3 && at >= range_.from + back; ++back) {
        if (before.at(tokens_, at - back, at) == back) return true;
    }
    return tokens_[at - 1].capital && at <= begin_ + 14;
}

bool ClauseReader::take_directive(std::size_t at, std::size_t next, bool request) {
    next += words().for_body.at(tokens_, next, range_.to);
    clause_.force = request ? Force::soft : Force::hard;
    if (next >= range_.to || (tokens_[next].is(':') && next + 1 >= range_.to) ||
        (tokens_[next].is(':') && next + 2 >= range_.to)) {
        clause_.says = Says::lead_in;
        clause_.forced = true;
        return true;
    }
    if (tokens_[next].is(':')) ++next;
    const BodyList list = read_bodies(tokens_, next, range_.to);
    if (!list.empty()) {
        clause_.bodies = list.range;
        clause_.forced = true;
        clause_.starts = start_before(at);
        return settle(list);
    }
    const bool verb = starts(tokens_, next, range_.to, Class::verb) || starts(tokens_, next, range_.to, Class::adverb);
    const bool inside_work = at != begin_ && (starts(tokens_, begin_, range_.to, Class::verb) ||
                                              starts(tokens_, begin_, range_.to, Class::adverb));
    if (verb && !inside_work && at_clause_start(tokens_, at, range_)) {
        clause_.says = Says::imperative;
        clause_.forced = true;
        clause_.starts = start_before(at);
        work_from_ = next;
        return true;
    }
    return false;
}

// The quote begins with the sentence, unless a long reason or a heading with a colon stands before.
std::size_t ClauseReader::start_before(std::size_t at) const {
    if (at > range_.from && tokens_[at - 1].is(':')) return at;
    if (at - range_.from > kLongReason * 4) return at;
    std::size_t colon = at;
    for (std::size_t i = range_.from; i < at; ++i) {
        if (tokens_[i].is(':')) colon = i + 1;
    }
    if (colon < at) return colon;
    return at - range_.from > kLongReason ? at : range_.from;
}

// "Công bố danh mục, giao Văn phòng Sở thực hiện": who is told at the end.
void ClauseReader::find_given() {
    static const Phrases gives("giao|giao cho|phân công");
    static const Phrases does("thực hiện|chủ trì|tham mưu|tổ chức|hoàn thành|làm đầu mối");
    for (std::size_t i = begin_ + 2; i + 2 < range_.to; ++i) {
        const std::size_t length = tokens_[i - 1].is(',') || tokens_[i - 1].is(';') || tokens_[i - 1].is(':')
                                       ? gives.at(tokens_, i, range_.to)
                                       : 0;
        if (length == 0) continue;
        const BodyList list = read_bodies(tokens_, i + length, range_.to);
        if (list.empty() || does.at(tokens_, list.next, range_.to) == 0) continue;
        clause_.given = list.range;
        return;
    }
}

}  // namespace thienan::notice
