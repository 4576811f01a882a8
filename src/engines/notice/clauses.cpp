#include "engines/notice/clauses.hpp"

#include "engines/notice/clause_words.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kMostCommas = 40;
constexpr std::size_t kStatementWords = 12;  // a statement shows itself within these
constexpr std::size_t kLongestCondition = 90;
constexpr std::size_t kLongestTitle = 25;  // before a colon
constexpr std::size_t kLookBack = 80;      // tokens before an order that can make it an example
constexpr std::size_t kLongReason = 45;    // words before "đề nghị …" that are not quoted

struct Words {
    Phrases condition{"trường hợp|nếu|khi có|trong trường hợp"};
    Phrases for_body{"cho|với|đối với"};
    Phrases passive{
        "cần được|phải được|cần có|phải có|cần thiết|được|chịu ảnh hưởng|có thể|không thể|cho thấy|cho rằng|nhận "
        "thấy|có ý kiến như sau|nhận được|nhận"};
    Phrases issuing{"ban hành kế hoạch|ban hành chỉ thị|ban hành quyết định|xây dựng kế hoạch|ban hành hướng dẫn"};
    Phrases need{"cần|phải|cần phải"};
    Phrases say_not{"không phải|chưa|đã|được|bị|sẽ|đang"};
};

const Words& words() {
    static const Words built;
    return built;
}

bool at_clause_start(const Tokens& tokens, std::size_t at, Range range) {
    if (at == range.from) return true;
    const Token& before = tokens[at - 1];
    return before.is(',') || before.is(':') || before.is(';') || before.is('"') || before.is('-') || before.is('.');
}

class ClauseReader {
public:
    ClauseReader(const Tokens& tokens, Range range) : tokens_(tokens), range_(range) {}

    Clause read() {
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

    bool states() {
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
        return !list.empty() && (list.after == After::statement || is_statement(list.next));
    }

private:
    std::size_t skip_connectors(std::size_t at) const {
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

    // "[X] yêu cầu / giao / đề nghị [bodies] [work]".
    bool directive() {
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
    bool speaker_stands(std::size_t at) const {
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
    bool issuer_speaks(std::size_t at) const {
        static const Phrases rests(
            "triển khai|thi hành|chấp hành|tiếp tục|hưởng ứng|đáp ứng|tiếp thu|bảo đảm|tăng cường");
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
    // "Thủ tướng Chính phủ trân trọng đề nghị", "UBND tỉnh có ý kiến chỉ đạo, yêu cầu": few words between.
    bool by_way_of(std::size_t from, std::size_t at) const { return at - from <= 4; }

    // "chỉ đạo", "phân công", "lưu ý" order only at the start; "giao" at a clause's start or after its giver.
    bool order_stands(std::size_t at, std::size_t length) const {
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

    bool take_directive(std::size_t at, std::size_t next, bool request) {
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
        const bool verb =
            starts(tokens_, next, range_.to, Class::verb) || starts(tokens_, next, range_.to, Class::adverb);
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
    std::size_t start_before(std::size_t at) const {
        if (at > range_.from && tokens_[at - 1].is(':')) return at;
        if (at - range_.from > kLongReason * 4) return at;
        std::size_t colon = at;
        for (std::size_t i = range_.from; i < at; ++i) {
            if (tokens_[i].is(':')) colon = i + 1;
        }
        if (colon < at) return colon;
        return at - range_.from > kLongReason ? at : range_.from;
    }

    // "nhận được", not "nhận thức".
    bool is_passive(std::size_t at) const {
        const std::size_t length = words().passive.at(tokens_, at, range_.to);
        return length != 0 && match(tokens_, at, range_.to, Class::verb) <= length;
    }

    bool is_statement(std::size_t at) const {
        return is_passive(at) ||
               (starts(tokens_, at, range_.to, Class::past) && !starts(tokens_, at, range_.to, Class::verb) &&
                !starts(tokens_, at, range_.to, Class::duty));
    }

    bool has_verb(Range range) const {
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
    bool settle(const BodyList& list) {
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
                const bool told =
                    tokens_[range_.to - 1].is(':') && starts(tokens_, list.next + 1, range_.to, Class::past);
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

    bool subject(std::size_t at) {
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
    bool only_aims() const {
        static const Phrases aims("nhằm");
        return aims.at(tokens_, begin_, range_.to) != 0;
    }

    // "Đối với các chủ đầu tư cần nhanh chóng dọn dẹp …", "Riêng Trường X đề nghị bổ sung …", "Đối với Sở Y: kiểm điểm
    // …": who is referred to must act.
    bool subject_of_reference() {
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
        const bool ordered = match(tokens_, list.next, range_.to, Class::request) +
                                 match(tokens_, list.next, range_.to, Class::directive) !=
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
    bool subject_after_title() {
        const bool verb = starts(tokens_, begin_, range_.to, Class::verb);
        const std::size_t limit = std::min(range_.to, begin_ + kLongestTitle);
        for (std::size_t i = begin_; verb && i + 2 < limit; ++i) {
            if (tokens_[i].is(';') || begins_body(tokens_, i, limit)) return false;
            if (!tokens_[i].is(':')) continue;
            if (!tokens_[i + 1].capital) return false;
            Clause inner = ClauseReader(tokens_, {i + 1, range_.to}).read();
            if (inner.says != Says::work || inner.bodies.empty()) return false;
            work_from_ = inner.bodies.to;
            clause_ = inner;
            return true;
        }
        return false;
    }

    // "Các tổ chức khai thác nước dưới đất có trách nhiệm:" over a list: all before the duty is the name. Its place, or
    // 0.
    std::size_t duty_at_end(std::size_t from) const {
        std::size_t end = range_.to;
        while (end > from && !tokens_[end - 1].is_word()) --end;
        const bool over_list = tokens_[range_.to - 1].is(':') || end == range_.to;
        for (std::size_t back = 3; over_list && back <= 4 && end >= from + back; ++back) {
            if (match(tokens_, end - back, end, Class::duty) == back && end - back > from) return end - back;
        }
        return 0;
    }

    // "Các cơ quan thông tin, truyền thông của tỉnh: Xây dựng …": all before the colon is the name. The colon, or 0.
    std::size_t name_before_colon(std::size_t at, const BodyList& list) const {
        static const Phrases acts(
            "chủ trì|phối hợp|theo|căn cứ|chỉ đạo|khẩn trương|chủ động|tiếp tục|tập trung|phải|cần|rà soát|hướng "
            "dẫn|yêu cầu|đề nghị|gồm|báo cáo|trình|là|có|sau|tổ chức|thực hiện");
        if (at != range_.from || list.after != After::verb || list.range.size() > 4) return 0;
        const std::size_t limit = std::min(range_.to, at + 25);
        for (std::size_t i = list.range.to; i + 1 < limit; ++i) {
            if (tokens_[i].is(':'))
                return tokens_[i + 1].capital && starts(tokens_, i + 1, range_.to, Class::verb) ? i : 0;
            if (!tokens_[i].capital && acts.at(tokens_, i, range_.to) != 0) return 0;
        }
        return 0;
    }

    // After "theo chức năng, nhiệm vụ …": a verb of work that no "đã" or "được" stands before.
    bool acts_after_adjunct(std::size_t at) const {
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

    // "Công bố danh mục, giao Văn phòng Sở thực hiện": who is told at the end.
    void find_given() {
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

    bool imperative(std::size_t at) {
        static const Phrases forbids("nghiêm cấm");  // what nobody may do is nobody's work
        if (is_passive(at) || forbids.at(tokens_, at, range_.to) != 0) return false;
        const bool verb = starts(tokens_, at, range_.to, Class::verb) ||
                          starts(tokens_, at, range_.to, Class::adverb) || starts(tokens_, at, range_.to, Class::duty);
        if (!verb || starts(tokens_, at, range_.to, Class::praise)) return false;
        clause_.says = Says::imperative;
        clause_.duty = false;
        clause_.starts = start_before(at);
        work_from_ = at;
        return true;
    }

    // "Trên cơ sở …, <main clause>", "Về …: <main clause>".
    bool after_adjunct() {
        const bool adjunct = starts(tokens_, begin_, range_.to, Class::adjunct);
        std::size_t commas = 0;
        for (std::size_t i = begin_; i + 1 < range_.to && commas < kMostCommas; ++i) {
            const bool colon = tokens_[i].is(':');
            if (!colon && !(tokens_[i].is(',') && adjunct)) continue;
            ++commas;
            // "… của các Bộ, cơ quan liên quan, Bộ Tài chính khẩn trương …": the list goes on, the subject comes later.
            const bool listed =
                !colon && !tokens_[i + 1].capital && !starts(tokens_, i + 1, range_.to, Class::quantifier);
            if (!listed && subject(i + 1)) {
                if (clause_.says == Says::work) return true;
                clause_ = Clause{};
                clause_.starts = range_.from;
            }
            if ((colon || !starts(tokens_, begin_, range_.to, Class::past)) && main_verb(i + 1, colon) &&
                !lists_nouns(i) && imperative(i + 1))
                return true;
        }
        return false;
    }

    // "Trên cơ sở kết quả kiểm tra, đánh giá, chấm điểm của Sở Y tế": verbs in a row that name something.
    bool lists_nouns(std::size_t comma) const {
        if (!tokens_[comma].is(',') || comma < begin_ + 2) return false;
        static const Phrases nouns("kết quả|việc|công tác|quá trình|hoạt động");
        const bool noun = nouns.in(tokens_, {comma > begin_ + 8 ? comma - 8 : begin_, comma - 2});
        const bool verb_before = noun && match(tokens_, comma - 2, comma, Class::verb) == 2;
        const std::size_t next = comma + 1 + match(tokens_, comma + 1, range_.to, Class::verb);
        if (!verb_before || next == comma + 1 || next >= range_.to) return false;
        static const Phrases owner("của|và");
        return tokens_[next].is(',') || owner.at(tokens_, next, range_.to) != 0;
    }

    // "Căn cứ nội dung kế hoạch, các sở … xây dựng …", "Hằng năm, Sở X báo cáo …".
    bool subject_after_frame() {
        const std::size_t limit = std::min(range_.to, begin_ + 60);
        for (std::size_t i = begin_; i + 1 < limit; ++i) {
            if (!tokens_[i].is(',')) continue;
            // "Căn cứ chức năng, chỉ đạo các cơ sở …, các trường …": what follows is the object of that verb.
            if (!tokens_[i + 1].capital && !begins_body(tokens_, i + 1, range_.to) && main_verb(i + 1, false))
                return false;
            const bool named = tokens_[i + 1].capital || starts(tokens_, i + 1, range_.to, Class::quantifier);
            if (!named || !subject(i + 1)) continue;
            if (clause_.says == Says::work) return true;
            clause_ = Clause{};
            clause_.starts = range_.from;
        }
        return false;
    }

    // "Trường hợp các cơ quan có ý kiến khác nhau, cơ quan chủ trì có trách nhiệm …", "… thì Sở X báo cáo …".
    bool subject_after_condition() {
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
    bool must_act(const BodyList& list) const {
        static const Phrases must("phải|cần|chủ động|khẩn trương|kịp thời|chịu trách nhiệm|có trách nhiệm");
        return list.after == After::duty || (list.after == After::verb && must.at(tokens_, list.next, range_.to) != 0);
    }

    // After a comma inside an adjunct a verb may still belong to the adjunct: only clear starts count.
    bool main_verb(std::size_t at, bool colon) const {
        static const Phrases clear(
            "chủ trì|tiếp tục|khẩn trương|chủ động|tập trung|cần|phải|yêu cầu|tham mưu|kịp thời|thường xuyên|nghiêm "
            "túc");
        if (colon) return true;
        return clear.at(tokens_, at, range_.to) != 0 ||
               (starts(tokens_, at, range_.to, Class::verb) && short_adjunct(at));
    }
    bool short_adjunct(std::size_t at) const { return at - begin_ <= 14; }

    Clause finish() {
        if (clause_.says == Says::work || clause_.says == Says::imperative) {
            const bool opens_list = tokens_[range_.to - 1].is(':');
            const Range work{work_from_, range_.to};
            clause_.empty_work = is_vacuous(tokens_, work) ||
                                 (opens_list && (only_announces(tokens_, work) || only_directs(tokens_, work)));
            if (opens_list && clause_.empty_work) clause_.says = Says::lead_in;
        }
        return clause_;
    }

    const Tokens& tokens_;
    Range range_;
    std::size_t begin_ = 0;
    std::size_t work_from_ = 0;
    mutable BodyList opening_;
    mutable bool opening_read_ = false;
    Clause clause_;
};

}  // namespace

bool is_statement(const Tokens& tokens, Range range) { return ClauseReader(tokens, range).states(); }

Clause read_clause(const Tokens& tokens, Range range) { return ClauseReader(tokens, range).read(); }

}  // namespace thienan::notice
