#include "engines/notice/body_names.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

struct Words {
    Phrase comrade{"đồng chí"}, comrade_short{"đ/c"}, and_word{"và"};
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
    Phrases goes_to_work{"có trách nhiệm|tiếp tục|khẩn trương|chủ động|phải|cần|kịp thời|nghiêm túc|tập trung"};
    Phrases related{"liên quan|có liên quan"};
    Phrases owes{"có trách nhiệm|chịu trách nhiệm"};
    Phrases lasting{"đang|được|có|bị|chưa|liên quan"};
};

const Words& words() {
    static const Words built;
    return built;
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
        "cấp cơ bản|chương trình|công trình|quy trình|quá trình|lộ trình|tiến trình|tờ trình|thư ký|truyền hình|loại "
        "hình|mô "
        "hình|tình hình|chức danh");
    if (at > 0 && nouns.at(tokens, at - 1, end) != 0) return true;
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

}  // namespace

// The head itself, behind quantifiers; its length with them, 0 where there is none.
std::size_t head_length(const Tokens& tokens, std::size_t at, std::size_t end) {
    std::size_t next = at;
    for (int i = 0; i < 3; ++i) {
        const std::size_t quantifier = match(tokens, next, end, Class::quantifier);
        if (quantifier == 0) break;
        next += quantifier;
    }
    const bool quantified = next > at;
    const std::size_t thing = match(tokens, next, end, Class::inanimate);
    // "vụ việc", "trạm y tế", but "Vụ Vận tải", "Trạm Y tế phường"
    const bool named = next + 1 < end && tokens[next].capital && tokens[next + 1].capital && !tokens[next].all_caps;
    if (thing != 0 && !named) return 0;
    const std::size_t head = match(tokens, next, end, Class::head);
    // "đồng chí Nguyễn Văn A"
    const bool person =
        head == 0 && quantified && next < end && tokens[next].capital &&
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
        const bool paired = words().and_word.at(tokens, next, end) != 0 && tokens[next - head].capital &&
                            next + 1 < end && tokens[next + 1].capital;
        static const Phrases partners("cá nhân|đơn vị|doanh nghiệp|cơ quan|hộ gia đình|đoàn thể");
        static const Phrases numbered("thôn|tổ dân phố|khu phố");
        static const Phrase number("số");
        const bool by_number =
            numbered.at(tokens, next - head, next) == head && (after.is_number() || number.at(tokens, next, end) != 0);
        const bool name = (after.is_word() && after.capital) || by_number;
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
    // "có nhiệm vụ tham mưu" is a duty, "có nhiệm vụ quá hạn" tells which bodies are meant.
    const std::size_t duty = match(tokens, at, end, Class::duty);
    const std::size_t work = at + duty;
    const bool must = duty != 0 && (starts(tokens, work, end, Class::verb) ||
                                    starts(tokens, work, end, Class::adverb) || words().owes.at(tokens, at, end) != 0);
    if (words().lasting.at(tokens, at, end) == 0 || must) return 0;
    // "các đơn vị có liên quan thực hiện nghiêm túc": the clause has ended already.
    const std::size_t related = words().related.at(tokens, at, end);
    if (related != 0 &&
        (starts(tokens, at + related, end, Class::verb) || starts(tokens, at + related, end, Class::adverb)))
        return 0;
    const std::size_t limit = std::min(end, at + 12);
    bool bracket = false;
    for (std::size_t i = at + 1; i < limit; ++i) {
        bracket = (bracket || tokens[i].is('(')) && !(i > 0 && tokens[i - 1].is(')'));
        if (bracket) continue;
        if (tokens[i].kind == TokenKind::mark) return 0;
        if (tokens[i].capital || words().goes_to_work.at(tokens, i, end) == 0) continue;
        return i >= at + 3 ? i : 0;
    }
    return 0;
}

}  // namespace thienan::notice
