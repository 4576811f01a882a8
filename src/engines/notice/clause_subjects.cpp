#include "engines/notice/clause_reader.hpp"
#include "engines/notice/clause_words.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

// Bodies as subjects: at the clause's start, after a reference, a title, a frame or a condition.
namespace thienan::notice {
namespace {

constexpr std::size_t kLongestCondition = 90;
constexpr std::size_t kLongestTitle = 25;  // before a colon

struct Words {
    Phrases passive{
        "cần được|phải được|cần có|phải có|cần thiết|được|chịu ảnh hưởng|có thể|không thể|cho thấy|cho rằng|nhận "
        "thấy|có ý kiến như sau|nhận được|nhận"};
    Phrases say_not{"không phải|chưa|đã|được|bị|sẽ|đang"};
};

const Words& words() {
    static const Words built;
    return built;
}

}  // namespace

// "nhận được", not "nhận thức".
bool ClauseReader::is_passive(std::size_t at) const {
    const std::size_t length = words().passive.at(tokens_, at, range_.to);
    return length != 0 && match(tokens_, at, range_.to, Class::verb) <= length;
}

bool ClauseReader::is_statement(std::size_t at) const {
    return is_passive(at) ||
           (starts(tokens_, at, range_.to, Class::past) && !starts(tokens_, at, range_.to, Class::verb) &&
            !starts(tokens_, at, range_.to, Class::duty));
}

bool ClauseReader::has_verb(Range range) const {
    const std::size_t limit = std::min(range.to, range.from + 60);
    for (std::size_t i = range.from; i < limit; ++i) {
        if (tokens_[i].is(':') && i + 1 >= range.to) return false;
        if (tokens_[i].capital) continue;
        if (starts(tokens_, i, range.to, Class::duty) || starts(tokens_, i, range.to, Class::verb) ||
            starts(tokens_, i, range.to, Class::adverb))
            return true;
    }
    return false;
}

// From a list of bodies and what follows it to work, lead-in or nothing.
bool ClauseReader::settle(const BodyList& list) {
    work_from_ = list.next;
    switch (list.after) {
        case After::duty:
            clause_.duty = true;
            clause_.says = Says::work;
            return true;
        case After::verb:
            clause_.says = Says::work;
            return true;
        case After::colon: {
            // "Các sở, ngành: Là các đơn vị … chịu trách nhiệm các nội dung sau:" only names who the list is for.
            const bool told = tokens_[range_.to - 1].is(':') && starts(tokens_, list.next + 1, range_.to, Class::past);
            const bool names = list.next + 1 >= range_.to || told || !has_verb({list.next, range_.to});
            clause_.says = names ? Says::lead_in : Says::work;
            return true;
        }
        case After::adjunct:
        case After::comma: {
            if (is_statement(list.next)) return false;
            const bool verb = has_verb({list.next, range_.to});
            clause_.says = verb ? Says::work : Says::lead_in;
            return true;
        }
        case After::end:
            clause_.says = Says::lead_in;
            return true;
        case After::statement:
            return clause_.forced ? (clause_.says = Says::work, true) : false;
    }
    return false;
}

bool ClauseReader::subject(std::size_t at) {
    const BodyList list = read_bodies(tokens_, at, range_.to);
    if (list.empty() || list.after == After::statement) return false;
    if (is_statement(list.next) || awards(tokens_, list)) return false;
    static const Phrase inside("trong");  // "trách nhiệm của các sở, ngành trong triển khai …"
    if (list.after == After::verb && inside.at(tokens_, list.range.to - 1, list.range.to) != 0) return false;
    if (list.after == After::adjunct && (!acts_after_adjunct(list.next) || only_aims())) return false;
    if (list.after == After::verb && informs(tokens_, list.next, range_.to) && ends_knowing(tokens_, range_))
        return false;
    if (list.after == After::end && at != begin_) return false;
    clause_.bodies = list.range;
    if (const std::size_t colon = name_before_colon(at, list)) {
        clause_.bodies = {at, colon};
        clause_.says = Says::work;
        work_from_ = colon + 1;
        clause_.starts = start_before(at);
        return true;
    }
    if (const std::size_t duty = duty_at_end(list.range.to)) {
        clause_.bodies = {at, duty};
        clause_.says = Says::lead_in;
        clause_.starts = start_before(at);
        return true;
    }
    const bool taken = settle(list);
    if (!taken)
        clause_.bodies = {};
    else
        clause_.starts = start_before(at);
    return taken;
}

// "Nhằm nâng cao trách nhiệm của các cấp, Sở, ngành trong triển khai …": no subject stands in an aim.
bool ClauseReader::only_aims() const {
    static const Phrases aims("nhằm");
    return aims.at(tokens_, begin_, range_.to) != 0;
}

// "Đối với các chủ đầu tư cần nhanh chóng dọn dẹp …", "Riêng Trường X đề nghị bổ sung …", "Đối với Sở Y: kiểm điểm
// …": who is referred to must act.
bool ClauseReader::subject_of_reference() {
    static const Phrases refers("đối với|riêng đối với|riêng|về phía");
    static const Phrases must("cần|phải|có trách nhiệm|chịu trách nhiệm");
    // "Đối với các doanh nghiệp vi phạm: xử lý …" may tell to whom it is done.
    static const Phrases others(
        "doanh nghiệp|tổ chức|cá nhân|hộ|hộ gia đình|người|cơ sở|nhà thầu|chủ|cán bộ|công chức");
    const std::size_t length = refers.at(tokens_, begin_, range_.to);
    if (length == 0) return false;
    const std::size_t at = begin_ + length;
    const BodyList list = read_bodies(tokens_, at, range_.to);
    if (list.empty()) return false;
    static const Phrases only("riêng");
    const bool singled = only.at(tokens_, begin_, range_.to) == length && list.after == After::verb;
    const bool ordered =
        match(tokens_, list.next, range_.to, Class::request) + match(tokens_, list.next, range_.to, Class::directive) !=
        0;
    if (must.at(tokens_, list.next, range_.to) != 0 || (singled && !ordered)) return subject(at);
    const std::size_t request = match(tokens_, list.next, range_.to, Class::request);
    const std::size_t order = request != 0 ? request : match(tokens_, list.next, range_.to, Class::directive);
    const bool colon = tokens_[std::min(list.next, range_.to - 1)].is(':');
    const std::size_t head = at + match(tokens_, at, range_.to, Class::quantifier);
    const std::size_t work = list.next + (colon ? 1 : order);
    if ((!colon && order == 0) || work >= range_.to || others.at(tokens_, head, range_.to) != 0) return false;
    if (!starts(tokens_, work, range_.to, Class::verb) && !starts(tokens_, work, range_.to, Class::adverb))
        return false;
    if (colon && (starts(tokens_, work, range_.to, Class::request) || begins_body(tokens_, work, range_.to)))
        return false;
    clause_.bodies = list.range;
    clause_.says = Says::work;
    clause_.forced = order != 0;
    clause_.force = request != 0 ? Force::soft : Force::hard;
    work_from_ = work;
    return true;
}

// "Thực hiện chi trả: Sau khi mở tài khoản, UBND xã ký hợp đồng …": a title, then a sentence with its own subject.
bool ClauseReader::subject_after_title() {
    const bool verb = !nested_ && starts(tokens_, begin_, range_.to, Class::verb);
    const std::size_t limit = std::min(range_.to, begin_ + kLongestTitle);
    for (std::size_t i = begin_; verb && i + 2 < limit; ++i) {
        if (tokens_[i].is(';') || begins_body(tokens_, i, limit)) return false;
        if (!tokens_[i].is(':')) continue;
        if (!tokens_[i + 1].capital) return false;
        Clause inner = ClauseReader(tokens_, {i + 1, range_.to}, true).read();
        if (inner.says != Says::work || inner.bodies.empty()) return false;
        work_from_ = inner.bodies.to;
        clause_ = inner;
        return true;
    }
    return false;
}

// "Các tổ chức khai thác nước dưới đất có trách nhiệm:" over a list: all before the duty is the name. Its place, or
// 0.
std::size_t ClauseReader::duty_at_end(std::size_t from) const {
    std::size_t end = range_.to;
    while (end > from && !tokens_[end - 1].is_word()) --end;
    const bool over_list = tokens_[range_.to - 1].is(':') || end == range_.to;
    for (std::size_t back = 3; over_list && back <= 4 && end >= from + back; ++back) {
        if (match(tokens_, end - back, end, Class::duty) == back && end - back > from) return end - back;
    }
    return 0;
}

// "Các cơ quan thông tin, truyền thông của tỉnh: Xây dựng …": all before the colon is the name. The colon, or 0.
std::size_t ClauseReader::name_before_colon(std::size_t at, const BodyList& list) const {
    static const Phrases acts(
        "chủ trì|phối hợp|theo|căn cứ|chỉ đạo|khẩn trương|chủ động|tiếp tục|tập trung|phải|cần|rà soát|hướng "
        "dẫn|yêu cầu|đề nghị|gồm|báo cáo|trình|là|có|sau|tổ chức|thực hiện");
    if (at != range_.from || list.after != After::verb || list.range.size() > 4) return 0;
    const std::size_t limit = std::min(range_.to, at + 25);
    for (std::size_t i = list.range.to; i + 1 < limit; ++i) {
        if (tokens_[i].is(':')) return tokens_[i + 1].capital && starts(tokens_, i + 1, range_.to, Class::verb) ? i : 0;
        if (!tokens_[i].capital && acts.at(tokens_, i, range_.to) != 0) return 0;
    }
    return 0;
}

// After "theo chức năng, nhiệm vụ …": a verb of work that no "đã" or "được" stands before.
bool ClauseReader::acts_after_adjunct(std::size_t at) const {
    const std::size_t limit = std::min(range_.to, at + 50);
    for (std::size_t i = at + 1; i < limit; ++i) {
        if (!tokens_[i].is_word() || tokens_[i].capital) continue;
        if (starts(tokens_, i, range_.to, Class::relative)) {
            i += match(tokens_, i, range_.to, Class::relative) - 1;
            continue;
        }
        if (words().say_not.at(tokens_, i, range_.to) != 0 && !starts(tokens_, i, range_.to, Class::relative))
            return false;
        if (starts(tokens_, i, range_.to, Class::duty) || starts(tokens_, i, range_.to, Class::adverb)) return true;
        if (starts(tokens_, i, range_.to, Class::verb) && i > at + 2) return true;
    }
    return tokens_[range_.to - 1].is(':');
}

// "Căn cứ nội dung kế hoạch, các sở … xây dựng …", "Hằng năm, Sở X báo cáo …".
bool ClauseReader::subject_after_frame() {
    const std::size_t limit = std::min(range_.to, begin_ + 60);
    for (std::size_t i = begin_; i + 1 < limit; ++i) {
        if (!tokens_[i].is(',')) continue;
        // "Căn cứ chức năng, chỉ đạo các cơ sở …, các trường …": what follows is the object of that verb.
        if (!tokens_[i + 1].capital && !begins_body(tokens_, i + 1, range_.to) && main_verb(i + 1, false)) return false;
        const bool named = tokens_[i + 1].capital || starts(tokens_, i + 1, range_.to, Class::quantifier);
        if (!named || !subject(i + 1)) continue;
        if (clause_.says == Says::work) return true;
        clause_ = Clause{};
        clause_.starts = range_.from;
    }
    return false;
}

// "Trường hợp các cơ quan có ý kiến khác nhau, cơ quan chủ trì có trách nhiệm …", "… thì Sở X báo cáo …".
bool ClauseReader::subject_after_condition() {
    static const Phrases then("thì");
    std::size_t depth = 0;
    const std::size_t limit = std::min(range_.to, begin_ + kLongestCondition);
    for (std::size_t i = begin_; i + 1 < limit; ++i) {
        if (tokens_[i].is('(')) ++depth;
        if (tokens_[i].is(')') && depth > 0) --depth;
        if (depth > 0) continue;
        std::size_t at = i + 1;
        const bool comma = tokens_[i].is(',');
        if (!comma && then.at(tokens_, i, range_.to) == 0) continue;
        at += comma ? then.at(tokens_, at, range_.to) : 0;
        const BodyList list = read_bodies(tokens_, at, range_.to);
        if (list.empty() || !must_act(list)) continue;
        clause_.bodies = list.range;
        clause_.starts = range_.from;
        clause_.duty = list.after == After::duty;
        clause_.says = Says::work;
        work_from_ = list.next;
        return true;
    }
    return false;
}

bool ClauseReader::must_act(const BodyList& list) const {
    static const Phrases must("phải|cần|chủ động|khẩn trương|kịp thời|chịu trách nhiệm|có trách nhiệm");
    return list.after == After::duty || (list.after == After::verb && must.at(tokens_, list.next, range_.to) != 0);
}

}  // namespace thienan::notice
