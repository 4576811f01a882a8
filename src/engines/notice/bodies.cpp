#include "engines/notice/bodies.hpp"

#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kLongestList = 160;  // tokens
constexpr std::size_t kMostPartners = 24;

struct Words {
    Phrase comrade{"đồng chí"}, comrade_short{"đ/c"}, and_word{"và"}, with{"với"}, together{"cùng"}, own{"của"};
    Phrases duty{"có trách nhiệm|chịu trách nhiệm|có nhiệm vụ"};
    Phrases joint{
        "phối hợp với|phối hợp cùng|phối hợp chặt chẽ với|phối hợp cùng với|phối hợp chặt chẽ cùng|"
        "phối hợp hiệu quả với|phối hợp kịp thời với|phối hợp chặt chẽ, hiệu quả với|phối hợp|phối hợp chặt chẽ"};
    // Verbs that also stand in names: "cơ quan quản lý nhà nước", "Cục Kết cấu hạ tầng xây dựng".
    Phrases noun_verbs{
        "quản lý|chủ trì|phối hợp|thực hiện|tham mưu|soạn thảo|thi công|tư vấn|giám sát|kiểm tra|thẩm định|ban hành|"
        "điều phối|cung cấp|sử dụng|khai thác|sản xuất|vận hành|đào tạo|bảo vệ|xây dựng|truyền thông|phát triển|"
        "nghiên cứu|đầu tư|ứng dụng|chuyển giao|hỗ trợ|xúc tiến|điều trị|giáo dục|kiểm soát|thanh tra|kiểm toán|"
        "thống kê|báo cáo|chăm sóc|dự báo|cứu hộ|quy hoạch|tổ chức|phát hành|phục vụ|thông tin|đề xuất|trình|tiếp "
        "nhận|đăng ký|cấp giấy"};
    // "ứng dụng", "phát triển" between two parts of a proper name.
    Phrases field_verbs{"ứng dụng|chuyển giao"};
    // An office told by what it does, and the objects that stay part of its name.
    Phrases role_verbs{"đăng ký|quản lý|giải quyết|thẩm định|tiếp nhận|cấp giấy"};
    Phrases work_nouns{"đầu tư|kinh doanh|doanh nghiệp|thuế|hộ tịch|đất đai|thị trường|giá|quy hoạch|chuyên ngành"};
    Phrases plain_verbs{"thực hiện|triển khai"};
    Phrases manner{"nghiêm túc|nghiêm|tốt|đầy đủ|kịp thời|khẩn trương|hiệu quả|có hiệu quả|đúng|đồng bộ|quyết liệt"};
    Phrases name_goes_on{
        "trực thuộc|thuộc|trên địa bàn|liên quan|có liên quan|của|nhà nước|nêu trên|các cấp|công lập|cấp xã|cấp "
        "tỉnh|khác"};
    Phrases proper_verbs{
        "xây dựng|quản lý|đầu tư|phát triển|bảo vệ|sản xuất|kiểm soát|đào tạo|khai thác|nghiên cứu|truyền thông|kiểm "
        "định"};
    Phrases generic{
        "cơ quan|đơn vị|tổ chức|cơ sở|người|cán bộ|lực lượng|doanh nghiệp|ban|trung tâm|cá nhân|ngành|các ngành|chức "
        "năng"};
    // What a name is followed by when the verb before it belongs to the name.
    Phrases acts{
        "có trách nhiệm|chịu trách nhiệm|phải|cần|khẩn trương|chủ động|tiếp tục|kịp thời|chủ trì|tham mưu|phối "
        "hợp|nghiêm túc|"
        "thường xuyên|căn cứ|chỉ đạo|hướng dẫn|tập trung|theo chức năng|trên cơ sở|tổ chức|đôn đốc|rà soát"};
    Phrases in_names{
        "trực thuộc|có liên quan|cấp xã|cấp tỉnh|cấp huyện|cấp cơ sở|cấp trên|cấp dưới|các cấp|có thẩm quyền|có chức "
        "năng"};
    Phrases group_members{
        "công an|thanh tra|quân đội|kiểm toán|nội vụ|thuế|hải quan|mặt trận|quân sự|điện lực|thống kê|kho bạc"};
    Phrases goes_to_work{"có trách nhiệm|tiếp tục|khẩn trương|chủ động|phải|cần|kịp thời|nghiêm túc|tập trung"};
    Phrases related{"liên quan|có liên quan"};
    Phrases lasting{"đang|được|có|bị|chưa|liên quan"};
};

const Words& words() {
    static const Words built;
    return built;
}

std::size_t skip_brackets(const Tokens& tokens, std::size_t at, std::size_t end) {
    std::size_t depth = 0;
    const std::size_t limit = std::min(end, at + kLongestList);
    for (; at < limit; ++at) {
        if (tokens[at].is('('))
            ++depth;
        else if (tokens[at].is(')') && --depth == 0)
            return at + 1;
    }
    return at;
}

// The head itself, behind quantifiers; its length with them, 0 where there is none.
std::size_t head_length(const Tokens& tokens, std::size_t at, std::size_t end) {
    std::size_t next = at;
    for (int i = 0; i < 3; ++i) {
        const std::size_t quantifier = match(tokens, next, end, Class::quantifier);
        if (quantifier == 0) break;
        next += quantifier;
    }
    const bool quantified = next > at;
    // "vụ việc", but "Vụ Vận tải"
    const std::size_t thing = match(tokens, next, end, Class::inanimate);
    if (thing > 1 || (thing == 1 && !(next + 1 < end && tokens[next].capital && tokens[next + 1].capital))) return 0;
    const std::size_t head = match(tokens, next, end, Class::head);
    // "đồng chí Nguyễn Văn A"
    const bool person = head == 0 && quantified && next < end && tokens[next].capital &&
                        (words().comrade.at(tokens, next - 2, next) != 0 || words().comrade_short.at(tokens, at, next) != 0);
    if (person) return next - at;
    if (head == 0) return 0;
    next += head;
    if (!quantified && match(tokens, next - head, end, Class::weak_head) == head) {
        if (next >= end) return 0;
        const Token& after = tokens[next];
        const bool group = (after.is(',') || after.is('/') || after.is('-')) &&
                           starts(tokens, next + 1, end, Class::unit) && !starts(tokens, next + 1, end, Class::verb);
        // "Báo và Phát thanh, Truyền hình tỉnh"
        const bool paired = words().and_word.at(tokens, next, end) != 0 && tokens[next - head].capital && next + 1 < end &&
                            tokens[next + 1].capital;
        static const Phrases partners("cá nhân|đơn vị|doanh nghiệp|cơ quan|hộ gia đình|đoàn thể");
        const bool name = after.is_word() && after.capital;
        const bool verb_too = starts(tokens, next - head, end, Class::verb);
        // A capital inside a sentence makes a name of it: "giao Thống kê tỉnh".
        const bool inside = at > 0 && tokens[at - 1].is_word() && !tokens[at].line_start;
        const bool whole = tokens[next - head].capital && (!verb_too || inside) &&
                           starts(tokens, next, end, Class::unit) && !starts(tokens, next, end, Class::verb);
        if (group && verb_too && partners.at(tokens, next + 1, end) == 0) return 0;
        if (!group && !name && !whole && !paired && (verb_too || !starts(tokens, next, end, Class::quantifier)) &&
            !starts(tokens, next, end, Class::duty))
            return 0;
    }
    return next - at;
}

// As match, but none where a word after the first has a capital: "truyền hình Thành phố" is not "hình thành".
std::size_t lower_match(const Tokens& tokens, std::size_t at, std::size_t end, Class wanted) {
    const std::size_t length = match(tokens, at, end, wanted);
    for (std::size_t i = 1; i < length; ++i) {
        if (tokens[at + i].capital) return 0;
    }
    return length;
}

// The second syllable of a capitalised word, "Đào tạo", or of a noun, "chương trình".
bool in_name(const Tokens& tokens, std::size_t at, std::size_t end) {
    static const Phrases nouns(
        "chương trình|công trình|quy trình|quá trình|lộ trình|tiến trình|tờ trình|thư ký|truyền hình|loại hình|mô "
        "hình|tình hình|chức danh");
    if (at > 0 && nouns.at(tokens, at - 1, end) == 2) return true;
    // "Bộ Ngoại giao": no name of a ministry ends after one syllable.
    static const Phrases offices("bộ|sở|cục|vụ|ban|phòng");
    if (at >= 2 && tokens[at - 1].capital && !tokens[at - 1].all_caps && offices.at(tokens, at - 2, at) == 1 &&
        match(tokens, at, end, Class::verb) == 1)
        return true;
    static const Phrases institutes("viện|ban|trung tâm|quỹ");
    // "Viện Nghiên cứu phát triển", "Ban Quản lý đầu tư xây dựng".
    const bool institute = at >= 3 && tokens[at - 2].capital && match(tokens, at - 2, end, Class::verb) == 2;
    if (institute && words().proper_verbs.at(tokens, at, end) != 0 &&
        (institutes.at(tokens, at - 3, at) == 1 || (at >= 4 && institutes.at(tokens, at - 4, at) == 2)))
        return true;
    return at > 0 && tokens[at - 1].capital && !tokens[at - 1].all_caps && match(tokens, at - 1, end, Class::verb) > 1;
}

// What ends a name at `at`, if anything.
struct Stop {
    bool stops = false;
    After after = After::end;
};

Stop stop_at(const Tokens& tokens, std::size_t at, std::size_t end) {
    if (tokens[at].capital) return {};
    if (words().in_names.at(tokens, at, end) != 0) return {};
    if (starts(tokens, at, end, Class::duty)) return {true, After::duty};
    if (starts(tokens, at, end, Class::relative)) return {};
    // "có văn bản hướng dẫn" is work, "có văn bản số 12/…" tells of one.
    static const Phrase numbered("số");
    const std::size_t past = match(tokens, at, end, Class::past);
    const std::size_t work = past != 0 ? lower_match(tokens, at, end, Class::verb) : 0;
    if (past != 0 && (work <= past || numbered.at(tokens, at + work, end) != 0)) return {true, After::statement};
    if (in_name(tokens, at, end)) return {};
    if (lower_match(tokens, at, end, Class::adverb) != 0 || lower_match(tokens, at, end, Class::verb) != 0)
        return {true, After::verb};
    return {};
}

// Adjuncts that may not stand inside a name.
bool cuts_name(const Tokens& tokens, std::size_t at, std::size_t end) {
    static const Phrases always(
        "theo|trên cơ sở|trên tinh thần|căn cứ|để|nhằm|đối với|khi|sau khi|trong phạm vi|trong quá trình|thông qua|với "
        "tinh thần|"
        "với vai trò|nếu|trường hợp|bằng|tùy theo|trong đó|dựa trên|hằng năm|hàng năm|hằng tháng|hàng tháng|định kỳ|"
        "trước ngày|trước mắt|trong năm|trong tháng|trong quý|trong thời gian|phát huy|bám sát|trong việc|trong công "
        "tác|tùy|với phương châm");
    if (!tokens[at].is_word() || tokens[at].capital) return false;
    return always.at(tokens, at, end) != 0;
}

// "Khu Nông nghiệp ứng dụng Công nghệ cao", "cơ quan đăng ký đầu tư": the verb and its object belong to the name. How
// many tokens, 0 where they do not.
std::size_t role_in_name(const Tokens& tokens, std::size_t at, std::size_t end, bool generic) {
    const std::size_t field = words().field_verbs.at(tokens, at, end);
    if (field != 0 && at + field < end && tokens[at + field].capital && !begins_body(tokens, at + field, end))
        return field;
    const std::size_t role = generic ? words().role_verbs.at(tokens, at, end) : 0;
    const std::size_t object = role != 0 ? words().work_nouns.at(tokens, at + role, end) : 0;
    return object != 0 ? role + object : 0;
}

// A verb that is part of the name, told by what follows: another verb that acts, or the end of a heading. How many
// tokens belong to the name, 0 where the verb does not.
std::size_t verb_in_name(const Tokens& tokens, std::size_t start, std::size_t at, std::size_t end) {
    const std::size_t verb = words().noun_verbs.at(tokens, at, end);
    if (at == start || verb == 0 || !tokens[at - 1].is_word()) return 0;
    bool generic = false;
    for (std::size_t length = 1; length <= 2 && at >= start + length; ++length)
        generic = generic || words().generic.at(tokens, at - length, at) == length;
    if (const std::size_t role = role_in_name(tokens, at, end, generic)) return role;
    const bool proper = words().proper_verbs.at(tokens, at, end) != 0;
    if (!generic && !proper) return 0;
    std::size_t next = at + verb;
    if (words().plain_verbs.at(tokens, at, end) == verb && words().manner.at(tokens, next, end) != 0) return 0;
    while (next < end && words().proper_verbs.at(tokens, next, end) != 0)
        next += words().proper_verbs.at(tokens, next, end);
    if (next >= end || words().acts.at(tokens, next, end) != 0) return next >= end || !tokens[next].capital ? verb : 0;
    if (generic && (tokens[next].is('(') || words().name_goes_on.at(tokens, next, end) != 0)) return verb;
    if (!generic) return 0;
    const std::size_t limit = std::min(end, next + 8);
    for (std::size_t i = next; i < limit; ++i) {
        if (tokens[i].kind == TokenKind::mark) return 0;
        if (!tokens[i].capital && words().acts.at(tokens, i, end) != 0) return verb;
        if (!tokens[i].capital && starts(tokens, i, end, Class::verb) && words().noun_verbs.at(tokens, i, end) == 0)
            return 0;
    }
    return 0;
}

// "các địa phương đang triển khai thi công tiếp tục …": a clause inside the name, ended by a verb that acts. Its end,
// or 0.
std::size_t after_inner_clause(const Tokens& tokens, std::size_t at, std::size_t end) {
    if (words().lasting.at(tokens, at, end) == 0 || starts(tokens, at, end, Class::duty)) return 0;
    // "các đơn vị có liên quan thực hiện nghiêm túc": the clause has ended already.
    const std::size_t related = words().related.at(tokens, at, end);
    if (related != 0 && (starts(tokens, at + related, end, Class::verb) || starts(tokens, at + related, end, Class::adverb)))
        return 0;
    const std::size_t limit = std::min(end, at + 12);
    for (std::size_t i = at + 1; i < limit; ++i) {
        if (tokens[i].kind == TokenKind::mark) return 0;
        if (tokens[i].capital || words().goes_to_work.at(tokens, i, end) == 0) continue;
        return i >= at + 3 ? i : 0;
    }
    return 0;
}

// Whether "các Bộ:" is followed by its members, not by work: names parted by commas.
bool members_follow(const Tokens& tokens, std::size_t colon, std::size_t end) {
    const std::size_t at = colon + 1;
    if (at >= end || !tokens[at].capital || starts(tokens, at, end, Class::past)) return false;
    const std::size_t verb = std::max(match(tokens, at, end, Class::verb), match(tokens, at, end, Class::adverb));
    if (starts(tokens, at, end, Class::quantifier)) return false;  // "Chủ tịch UBND các xã: Các sở …"
    if (verb == 0) return !begins_body(tokens, at, end) || starts(tokens, colon - 1, colon, Class::unit);
    const std::size_t next = at + verb;
    if (next >= end) return true;
    const bool joint = tokens[next].is(',') || words().and_word.at(tokens, next, end) != 0;
    return joint && next + 1 < end && tokens[next + 1].capital;
}

// "các cơ quan, tổ chức": after another generic noun "tổ chức" is no verb. Its length, 0 where it is one.
std::size_t grouped_noun(const Tokens& tokens, std::size_t comma, std::size_t end) {
    static const Phrases before(
        "cơ quan|đơn vị|cá nhân|hội|doanh nghiệp|đoàn thể|địa phương|cấp ủy|các cấp|hộ gia đình|trường|viện");
    static const Phrases noun("tổ chức|thống kê|thanh tra|cơ sở");
    static const Phrases goes_on(
        "bảo đảm|đảm bảo|chủ động|có trách nhiệm|chịu trách nhiệm|phải|cần|đảng|liên quan|có liên quan|chính trị|khác|tín dụng|hội|xã hội|trực thuộc|thuộc|hành nghề|kinh tế|và cá nhân");
    const std::size_t length = noun.at(tokens, comma + 1, end);
    if (length == 0 || comma < 2) return 0;
    const bool group = before.at(tokens, comma - 2, comma) == 2 || before.at(tokens, comma - 1, comma) == 1;
    const std::size_t next = comma + 1 + length;
    if (next < end && (tokens[next].is(',') || goes_on.at(tokens, next, end) != 0)) return length;
    return group && !starts(tokens, next, end, Class::verb) ? length : 0;
}

bool goes_on_after_comma(const Tokens& tokens, std::size_t at, std::size_t end) {
    if (at >= end) return false;
    if (grouped_noun(tokens, at - 1, end) != 0) return true;
    const Token& token = tokens[at];
    if (token.is_word() && token.capital) return true;
    if (head_length(tokens, at, end) != 0) return true;
    if (starts(tokens, at, end, Class::adverb) || starts(tokens, at, end, Class::duty) ||
        starts(tokens, at, end, Class::past))
        return false;
    if (cuts_name(tokens, at, end)) return false;
    if (starts(tokens, at, end, Class::verb)) return false;
    if (starts(tokens, at, end, Class::unit)) return true;
    return token.is_word() && !starts(tokens, at, end, Class::adjunct) && !starts(tokens, at, end, Class::connector);
}

// The end of a relative clause "được giao …": the duty or the adverb after it.
std::size_t after_relative(const Tokens& tokens, std::size_t at, std::size_t end) {
    at += match(tokens, at, end, Class::relative);
    const std::size_t limit = std::min(end, at + 30);
    static const Phrases strong(
        "chủ động|khẩn trương|tiếp tục|tập trung|nghiêm túc|phải|cần|chịu|căn cứ|kịp thời|tổ chức|có kế hoạch");
    for (std::size_t i = at; i < limit; ++i) {
        if (tokens[i].is(';') || tokens[i].is('.') || tokens[i].is(':')) return i;
        if (starts(tokens, i, end, Class::duty) || strong.at(tokens, i, end) != 0) return i;
        if (tokens[i].is(',') && !goes_on_after_comma(tokens, i + 1, end)) return i;
    }
    return limit;
}

Range without_tail(const Tokens& tokens, Range range) {
    while (!range.empty()) {
        const Token& last = tokens[range.to - 1];
        const bool loose = last.is(',') || last.is(';') || last.is(':') || last.is('-') || last.is('(') ||
                           words().and_word.at(tokens, range.to - 1, range.to) != 0;
        if (!loose) break;
        --range.to;
    }
    return range;
}

// Goes over the tokens of a list of bodies until something ends it.
class BodyScanner {
public:
    BodyScanner(const Tokens& tokens, std::size_t at, std::size_t end)
        : tokens_(tokens), from_(at), end_(end), limit_(std::min(end, at + kLongestList)) {}

    BodyList scan() {
        BodyList list;
        const std::size_t head = from_ < end_ ? head_length(tokens_, from_, end_) : 0;
        if (head == 0) return list;
        at_ = from_ + head;
        after_ = limit_ == end_ ? After::end : After::statement;
        many_ = starts(tokens_, from_, end_, Class::quantifier);
        while (at_ < limit_ && (tokens_[at_].is_word() ? pass_word() : pass_mark())) {
        }
        list.after = after_;
        list.next = at_ < end_ && tokens_[at_].is(',') ? at_ + 1 : at_;
        list.range = without_tail(tokens_, {from_, at_});
        return list;
    }

private:
    bool end_with(After after) {
        after_ = after;
        return false;
    }
    bool pass_to(std::size_t next) {
        at_ = next;
        return true;
    }
    // A name after a comma is taken whole, so that its verbs do not end it.
    std::size_t over_head(std::size_t at) const { return at + head_length(tokens_, at, limit_); }

    bool pass_mark() {
        const Token& token = tokens_[at_];
        if (token.is('(')) return pass_to(skip_brackets(tokens_, at_, limit_));
        if (token.is(',')) {
            if (!goes_on_after_comma(tokens_, at_ + 1, end_)) return end_with(After::comma);
            return pass_to(std::max(over_head(at_ + 1), at_ + 1 + grouped_noun(tokens_, at_, limit_)));
        }
        if (token.is(':')) return members_follow(tokens_, at_, end_) ? pass_to(at_ + 1) : end_with(After::colon);
        if (token.is(';') && named_after(at_ + 1)) return pass_to(over_head(at_ + 1));
        const bool ends = token.is(';') || token.is('.') || token.is('"') || token.is('?');
        return ends ? end_with(After::end) : pass_to(at_ + 1);
    }

    bool named_after(std::size_t at) const {
        if (at >= limit_ || head_length(tokens_, at, limit_) == 0) return false;
        if (tokens_[at].capital || starts(tokens_, at, end_, Class::quantifier)) return true;
        return !starts(tokens_, at, end_, Class::verb) && !starts(tokens_, at, end_, Class::weak_head);
    }

    bool pass_word() {
        // "Cục Quản lý đấu thầu", "Vụ An toàn giao thông": the office's field is part of its name.
        const std::size_t field = match(tokens_, at_, end_, Class::field);
        if (field != 0 && (tokens_[at_].capital || !starts(tokens_, at_, end_, Class::verb))) return pass_to(at_ + field);
        many_ = many_ || starts(tokens_, at_, end_, Class::quantifier);
        if (words().and_word.at(tokens_, at_, end_) != 0) {
            const bool acts = starts(tokens_, at_ + 1, end_, Class::adverb) && !tokens_[at_ + 1].capital &&
                              head_length(tokens_, at_ + 1, end_) == 0;
            return acts ? end_with(After::verb) : pass_to(over_head(at_ + 1));
        }
        if (words().own.at(tokens_, at_, end_) != 0) return pass_to(over_head(at_ + 1));
        if (starts(tokens_, at_, end_, Class::relative)) {
            const std::size_t next = after_relative(tokens_, at_, limit_);
            // "Bộ Nội vụ được giao xây dựng …" states what is; only a group is told by such a clause alone.
            const bool named = !many_ && tokens_[from_].capital && tokens_[from_ + 1].capital;
            const bool acts = next < end_ && tokens_[next].is_word();
            return named && !acts ? end_with(After::statement) : pass_to(next);
        }
        if (over_head(at_) != at_ && !starts(tokens_, at_, end_, Class::adverb)) return pass_to(over_head(at_));
        if (cuts_name(tokens_, at_, end_)) return end_with(After::adjunct);
        const std::size_t inner_end = many_ ? after_inner_clause(tokens_, at_, end_) : 0;
        if (inner_end != 0) return pass_to(inner_end);
        const Stop stop = stop_at(tokens_, at_, end_);
        const std::size_t named = stop.after == After::verb ? verb_in_name(tokens_, from_, at_, end_) : 0;
        if (named != 0) return pass_to(at_ + named);
        return stop.stops ? end_with(stop.after) : pass_to(at_ + 1);
    }

    const Tokens& tokens_;
    std::size_t from_;
    std::size_t end_;
    std::size_t limit_;
    std::size_t at_ = 0;
    After after_ = After::end;
    bool many_ = false;
};

}  // namespace

bool begins_body(const Tokens& tokens, std::size_t at, std::size_t end) { return head_length(tokens, at, end) != 0; }

BodyList read_bodies(const Tokens& tokens, std::size_t at, std::size_t end) {
    return BodyScanner(tokens, at, end).scan();
}

// "Bộ Tài chính - Cơ quan thường trực Ban Chỉ đạo": what follows the dash only says who that is. Where the name ends.
std::size_t apposition(const Tokens& tokens, std::size_t from, std::size_t to) {
    static const Phrases roles("cơ quan|đơn vị|trưởng ban|phó trưởng ban|chủ tịch|phó chủ tịch|tổ trưởng|thành viên");
    for (std::size_t i = from + 2; i + 1 < to; ++i) {
        if (tokens[i].is('-') && tokens[i].space_before && tokens[i + 1].capital && roles.at(tokens, i + 1, to) != 0) return i;
    }
    return to;
}

std::vector<std::string> split_bodies(std::string_view text, const Tokens& tokens, Range range) {
    std::vector<std::string> out;
    Tokens kept;  // without brackets
    for (std::size_t i = range.from; i < range.to;) {
        if (tokens[i].is('(')) {
            i = skip_brackets(tokens, i, range.to);
            continue;
        }
        kept.push_back(tokens[i++]);
    }
    const auto add = [&](std::size_t from, std::size_t to) {
        const std::size_t comrade =
            std::max(words().comrade.at(kept, from, to), words().comrade_short.at(kept, from, to));
        Range part = without_tail(kept, {from + comrade, apposition(kept, from + comrade, to)});
        if (!part.empty()) out.push_back(words_of(text, kept, part));
    };
    std::size_t from = 0;
    bool listed = false;  // inside "các Bộ: A, B": commas part the members, not the bodies
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i].is(':')) listed = true;
        const bool joint = kept[i].is(',') || kept[i].is(';') || words().and_word.at(kept, i, kept.size()) != 0;
        if (!joint || i == from || i + 1 >= kept.size()) continue;
        const bool new_body = head_length(kept, i + 1, kept.size()) != 0 &&
                              (kept[i + 1].capital || starts(kept, i + 1, kept.size(), Class::quantifier));
        const bool group_member = !kept[i + 1].capital && !starts(kept, i + 1, kept.size(), Class::quantifier);
        if (!new_body || group_member || (listed && words().group_members.at(kept, i + 1, kept.size()) != 0)) continue;
        add(from, i);
        from = i + 1;
        listed = false;
    }
    add(from, kept.size());
    return out;
}

std::vector<std::string> find_partners(std::string_view text, const Tokens& tokens, Range range) {
    std::vector<std::string> out;
    for (std::size_t i = range.from; i < range.to && out.size() < kMostPartners; ++i) {
        const std::size_t joint = words().joint.at(tokens, i, range.to);
        if (joint == 0) continue;
        const BodyList list = read_bodies(tokens, i + joint, range.to);
        if (list.empty()) continue;
        for (std::string& body : split_bodies(text, tokens, list.range)) {
            if (std::find(out.begin(), out.end(), body) == out.end()) out.push_back(std::move(body));
        }
        i = list.range.to - 1;
    }
    return out;
}

}  // namespace thienan::notice
