#include "engines/notice/clause_words.hpp"

#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kLookBack = 80;  // tokens before an order that can make it another's

struct Words {
    Phrases closing{"trong quá trình|quá trình"};
    Phrases trouble{"vướng mắc|khó khăn|phát sinh"};
    Phrases noun_before{
        "theo|đáp ứng|các|những|một số|đúng|so với|mục đích|được|bàn|đã|đã có|phân|chuyển|có|trên cơ sở|nhiệm vụ|xem "
        "xét|"
        "khi|chưa|tiếp nhận|số|không|việc|văn bản|tờ trình|căn cứ|cơ quan|sẽ|trong|nội dung|công văn|vượt|thực "
        "hiện|phù hợp|sau|ý kiến|"
        "giải quyết|và|hoặc|hồ sơ|từ|theo các|nhu cầu|để|tiếp tục|kiến nghị|là|bị|thời gian"};
    Phrases informs{"thông báo|báo|có ý kiến|trả lời|xin thông báo|trân trọng thông báo|thông tin|trả lời|trân trọng"};
    Phrases to_know{"biết|được biết"};
    Phrases and_word{"và"};
};

const Words& words() {
    static const Words built;
    return built;
}

}  // namespace

bool informs(const Tokens& tokens, std::size_t at, std::size_t end) { return words().informs.at(tokens, at, end) != 0; }

bool ends_knowing(const Tokens& tokens, Range range) {
    const std::size_t from = range.to > range.from + 14 ? range.to - 14 : range.from;
    return words().to_know.in(tokens, {from, range.to});
}

// "Trong quá trình thực hiện, nếu có vướng mắc …" and "… thông báo để … biết, thực hiện".
bool is_closing(const Tokens& tokens, Range range, std::size_t begin, bool conditional) {
    if (words().closing.at(tokens, begin, range.to) != 0 &&
        words().trouble.in(tokens, {begin, std::min(range.to, begin + 90)}))
        return true;
    if (conditional && words().trouble.in(tokens, {begin, std::min(range.to, begin + 14)})) return true;
    const Range front{begin, std::min(range.to, begin + 12)};
    static const Phrases so_that("để");
    std::size_t informs = front.to;
    for (std::size_t i = front.from; i < front.to; ++i) {
        const std::size_t length = words().informs.at(tokens, i, front.to);
        if (length != 0 && so_that.at(tokens, i + length, range.to) != 0) return true;
        if (length != 0) informs = std::min(informs, i);
    }
    return informs < front.to && words().to_know.in(tokens, {informs, range.to}) && !tokens[informs].all_caps &&
           tokens[range.to - 1].kind == TokenKind::mark && informs <= begin + 9 && ends_knowing(tokens, range);
}

// "100% các xã bố trí …", "Không quá 05 cá nhân": an aim or a quota.
bool is_share(const Tokens& tokens, Range range) {
    static const Phrases quota("không quá|tối đa|tối thiểu|ít nhất");
    const bool percent = tokens[range.from].is_number() && range.from + 1 < range.to && tokens[range.from + 1].is('%');
    for (std::size_t i = range.from; i + 1 < range.to && i < range.from + 24 && !percent; ++i) {
        if (tokens[i].is(':')) return quota.at(tokens, i + 1, range.to) != 0;
    }
    if (percent || quota.at(tokens, range.from, range.to) != 0) return true;
    // "mỗi đơn vị đề xuất không quá 03 nhiệm vụ"
    static const Phrases each("mỗi");
    return each.at(tokens, range.from, range.to) != 0 &&
           quota.in(tokens, {range.from, std::min(range.to, range.from + 9)});
}

bool is_noun_use(const Tokens& tokens, std::size_t from, std::size_t at) {
    for (std::size_t length = 1; length <= 3 && at >= from + length; ++length) {
        if (words().noun_before.at(tokens, at - length, at) == length) return true;
    }
    return false;
}

// "… đã có văn bản số 5 đề nghị các bộ …" tells of an order given before.
bool is_told_of(const Tokens& tokens, std::size_t from, std::size_t at) {
    static const Phrases done("đã|đã có");
    for (std::size_t i = at; i-- > from && i + 40 > at;) {
        if (tokens[i].is(',') || tokens[i].is(';') || tokens[i].is(':')) return false;
        if (done.at(tokens, i, at) != 0) return true;
    }
    return false;
}

// "Các Ban Quản lý dự án yêu cầu nhà thầu tạm dừng thi công": several bodies do not issue a document together.
bool is_ordered_on(const Tokens& tokens, Range range, std::size_t at) {
    std::size_t from = range.from;
    for (std::size_t i = std::max(range.from, at > kLookBack ? at - kLookBack : 0); i < at; ++i) {
        if (tokens[i].is(':')) from = i + 1;
    }
    if (!starts(tokens, from, at, Class::quantifier)) return false;
    const BodyList list = read_bodies(tokens, from, range.to);
    return !list.empty() && list.after == After::verb && list.next == at;
}

bool awards(const Tokens& tokens, const BodyList& list) {
    static const Phrases heads("chủ tịch|thủ tướng|bộ trưởng|giám đốc|ủy ban nhân dân|ubnd|hội đồng thi đua");
    static const Phrases gives(
        "xem xét tặng|xem xét, tặng|tặng|quyết định tặng|xét tặng|xem xét, quyết định tặng|trao tặng");
    return heads.at(tokens, list.range.from, list.range.to) != 0 && gives.at(tokens, list.next, tokens.size()) != 0;
}

// "nâng cao trách nhiệm, tập trung thực hiện các nhiệm vụ trọng tâm, cấp bách sau đây:": the list is the work.
bool only_announces(const Tokens& tokens, Range work) {
    static const Phrases objects("các|một số|những");
    static const Phrases nouns(
        "nhiệm vụ|nội dung|giải pháp|biện pháp|công việc|công tác|vấn đề|yêu cầu|việc|hoạt động|phần việc|chỉ tiêu");
    static const Phrases follows("sau|sau đây|dưới đây|như sau|cụ thể sau|cụ thể như sau|sau, cụ thể|trọng tâm sau");
    static const Phrases general(
        "thực hiện|triển khai|tập trung|tổ chức|nâng cao|chỉ đạo|quán triệt|tăng cường|đẩy mạnh|hoàn thành|nghiêm "
        "túc|kịp thời|tích cực|quan tâm|phối hợp|chú trọng|làm tốt|chủ trì|thi đua");
    const std::size_t end = work.to - 1;
    std::size_t tail = end;
    for (std::size_t back = 1; back <= 4 && end >= work.from + back; ++back) {
        if (follows.at(tokens, end - back, end) == back) tail = end - back;
    }
    if (tail == end) return false;
    const std::size_t least = tail > work.from + 14 ? tail - 14 : work.from;
    std::size_t object = tail;
    for (std::size_t i = least; i < tail; ++i) {
        const std::size_t length = objects.at(tokens, i, tail);
        if (length != 0 && nouns.at(tokens, i + length, tail) != 0) object = std::min(object, i);
    }
    if (object == tail) return false;
    bool quoted = false;
    for (std::size_t i = work.from; i < object; ++i) {
        if (tokens[i].is('"')) quoted = !quoted;
        if (quoted) continue;
        const std::size_t verb = match(tokens, i, object, Class::verb);
        if (verb != 0 && general.at(tokens, i, object) == 0) return false;
        if (verb != 0) i += verb - 1;
    }
    return true;
}

// "Cục X chỉ đạo các chi cục, đề nghị các Sở Xây dựng:": whom to direct, but to what the list says.
bool only_directs(const Tokens& tokens, Range work) {
    static const Phrases directs("chỉ đạo|yêu cầu|đề nghị|hướng dẫn|đôn đốc|phối hợp với|phối hợp|giao");
    std::size_t at = work.from;
    while (at + 1 < work.to) {
        if (tokens[at].is(',') || words().and_word.at(tokens, at, work.to) != 0) {
            ++at;
            continue;
        }
        const std::size_t duty = match(tokens, at, work.to, Class::duty);
        if (duty != 0 && at > work.from && at + duty + 1 >= work.to) return true;  // "… các đơn vị có trách nhiệm:"
        const std::size_t verb = directs.at(tokens, at, work.to);
        const BodyList list = verb != 0 ? read_bodies(tokens, at + verb, work.to) : BodyList{};
        if (list.empty()) return false;
        at = list.range.to;
    }
    return at > work.from;
}

// No word but those of lead-ins and closing formulas, once partners and adjuncts are left out.
bool is_vacuous(const Tokens& tokens, Range range) {
    static const Phrases joint("phối hợp với|phối hợp cùng|phối hợp chặt chẽ với|với|phối hợp");
    for (std::size_t i = range.from; i < range.to;) {
        if (!tokens[i].is_word()) {
            ++i;
            continue;
        }
        const std::size_t partner = joint.at(tokens, i, range.to);
        if (partner != 0) {
            const BodyList list = read_bodies(tokens, i + partner, range.to);
            if (!list.empty()) {
                i = list.range.to;
                continue;
            }
        }
        const std::size_t known = match(tokens, i, range.to, Class::vacuous);
        if (known == 0) return false;
        i += known;
    }
    return true;
}

}  // namespace thienan::notice
