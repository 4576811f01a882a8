#include "engines/notice/assignments.hpp"

#include <algorithm>

// Headings: "1. Bộ Tài chính:", "1.1. Giao Sở Xây dựng", "I. ĐÁNH GIÁ CHUNG". They name who works below, or say that
// nothing below is work.
namespace thienan::notice {
namespace {

constexpr std::size_t kLongestNameHeading = 90;  // tokens
constexpr std::size_t kLongestHeading = 45;
constexpr std::size_t kLongestName = 30;

struct Words {
    Phrases opening{
        "giao|yêu cầu|đề nghị|đối với|trách nhiệm của|nhiệm vụ của|về phía|phân công|giao cho|giao nhiệm vụ cho|trách "
        "nhiệm"};
    Phrases request{"đề nghị"};
    Phrases looks_back{
        "phạm vi|đối tượng|số lượng|thủ tục, hồ sơ|hồ sơ, thủ tục|tiêu chí|tiêu chuẩn|hình thức khen thưởng|đánh "
        "giá|tình hình|kết quả|tồn tại|hạn chế|ưu điểm|khuyết điểm|nguyên nhân|bối cảnh|"
        "nhận định|thực trạng|khái quát|bài học|về tình hình|về kết quả"};
    Phrases work{"nhiệm vụ|giải pháp|tổ chức thực hiện|nội dung thực hiện|phân công|trách nhiệm"};
    Phrases orders{
        "có trách nhiệm|chịu trách nhiệm|phải|cần|khẩn trương|tiếp tục|tập trung|chủ động|căn cứ|theo chức năng|nghiêm "
        "túc|kịp thời|phối hợp với|tăng cường|đẩy mạnh|tổ chức thực hiện|tổ chức triển khai"};
    Phrases acts{
        "phối hợp|theo|căn cứ|chỉ đạo|khẩn trương|chủ động|tiếp tục|tập trung|phải|cần|rà soát|hướng dẫn|yêu cầu|đề "
        "nghị|"
        "báo cáo|tổ chức|có trách nhiệm|thực hiện|triển khai|tham mưu|đẩy mạnh|tăng cường|bảo đảm|là|được"};
};

const Words& words() {
    static const Words built;
    return built;
}

bool ends_with_mark(const Paragraph& paragraph) {
    const Token& last = paragraph.tokens.back();
    return last.is('.') || last.is(';') || last.is(':');
}

bool stands_over_list(const Paragraph& paragraph, const Paragraph& next) {
    return next.bullet > paragraph.bullet || (next.label && next.depth > paragraph.depth);
}

// A list, or a paragraph that begins with a verb of work.
bool stands_over_work(const Paragraph& paragraph, const Paragraph& next) {
    if (stands_over_list(paragraph, next)) return true;
    const std::size_t end = next.tokens.size();
    return paragraph.label && !next.label && next.bullet == 0 &&
           (starts(next.tokens, 0, end, Class::verb) || starts(next.tokens, 0, end, Class::adverb));
}

}  // namespace

bool AssignmentReader::take_heading(const Paragraph& paragraph, const Paragraph* next) {
    const Tokens& tokens = paragraph.tokens;
    const Range range = without_end(tokens, paragraph.body());
    if (range.empty()) return true;
    const bool colon = tokens.back().is(':');
    if (range.size() > kLongestNameHeading || next == nullptr || (!colon && ends_with_mark(paragraph))) return false;
    std::size_t at = range.from + words().opening.at(tokens, range.from, range.to);
    if (at > range.from && at < range.to && tokens[at].is(':')) ++at;
    if (heading_names(paragraph, {at, range.to}) ||
        (stands_over_work(paragraph, *next) && heading_is_name(paragraph, {at, range.to})))
        return true;
    const bool title = paragraph.label && stands_over_list(paragraph, *next) && !ends_with_mark(paragraph);
    const bool capitals = range.size() > 1 && tokens[range.from].all_caps && tokens[range.from + 1].all_caps;
    if (title && (capitals || !begins_body(tokens, at, range.to)) &&
        words().opening.at(tokens, range.from, range.to) == 0) {
        heading_opens_section(paragraph, range);
        return true;
    }
    if (range.size() > kLongestHeading || colon) return false;
    if (heading_opens_section(paragraph, range)) return true;
    const bool over_something =
        next->label ? next->depth > paragraph.depth : next->bullet > paragraph.bullet || !next->label;
    return paragraph.label.has_value() && over_something && !begins_body(tokens, at, range.to);
}

void AssignmentReader::lead_by(std::vector<std::string> leads, std::vector<std::string> with) {
    context().leads = std::move(leads);
    context().with = std::move(with);
    context().ordered = context().bare = true;
    if (!context().evaluative || context().aims) context().evaluative = context().aims = false;
    zone_ = true;
}

// Bodies and nothing else, or bodies, an adjunct and partners.
bool AssignmentReader::heading_names(const Paragraph& paragraph, Range range) {
    const Tokens& tokens = paragraph.tokens;
    static const Phrases common(
        "cơ quan|đơn vị|lực lượng|chủ|người|khu|khối|tổ chức|cơ sở|xã|tỉnh|ngành|cá nhân|hội|đội|trạm|phòng|báo");
    const bool capitals = range.size() > 1 && tokens[range.from].all_caps && tokens[range.from + 1].all_caps;
    if (capitals && common.at(tokens, range.from, range.to) != 0) return false;  // "CHỦ ĐỀ", "XÃ HỘI"
    const BodyList list = read_bodies(tokens, range.from, range.to);
    if (list.empty() || !(list.after == After::end || list.after == After::adjunct || list.range.to == range.to))
        return false;
    if (list.after == After::adjunct) {
        const Says rest = read_clause(tokens, {paragraph.first, range.to}).says;
        if (rest != Says::lead_in && rest != Says::nothing) return false;
    }
    const bool opened = range.from > paragraph.first;
    const bool soft = words().request.at(tokens, paragraph.first, range.to) != 0;
    lead_by(split_bodies(text_, tokens, list.range), find_partners(text_, tokens, {list.range.to, range.to}));
    if (opened) context().force = soft ? Force::soft : Force::hard;
    return true;
}

// A name that the grammar of bodies does not take whole: "5. Các chủ rừng là tổ chức (…)", "3. Cơ quan chủ trì giải
// quyết thủ tục", "7. Báo và Đài …". Over a list it can be nothing else.
bool AssignmentReader::heading_is_name(const Paragraph& paragraph, Range range) {
    const Tokens& tokens = paragraph.tokens;
    if (range.size() > kLongestName) return false;
    const BodyList list = read_bodies(tokens, range.from, range.to);
    if (!list.empty() && list.after == After::statement && starts(tokens, range.from, range.to, Class::quantifier)) {
        std::size_t bracket = range.from;
        while (bracket < range.to && !tokens[bracket].is('(')) ++bracket;
        lead_by({words_of(text_, tokens, {range.from, bracket})}, {});
        return true;
    }
    if (ends_with_mark(paragraph) || starts(tokens, range.from, range.to, Class::verb)) return false;
    // "2. Các Sở, ngành chủ trì, tham gia thực hiện các dự án thuộc Chương trình"
    const bool told_by_role = !list.empty() && paragraph.label &&
                              starts(tokens, range.from, range.to, Class::quantifier) &&
                              !words().orders.in(tokens, {list.range.to, range.to});
    if (told_by_role && list.range.to < range.to && list.after == After::verb) {
        lead_by({words_of(text_, tokens, range)}, {});
        return true;
    }
    const bool long_name =
        !list.empty() && list.after == After::verb && !words().acts.in(tokens, {list.range.to, range.to});
    const bool weak_name = list.empty() && starts(tokens, range.from, range.to, Class::weak_head) &&
                           !starts(tokens, range.from, range.to, Class::inanimate);
    if ((!long_name && !weak_name) || tokens[range.from + range.size() / 2].all_caps) return false;
    lead_by(split_bodies(text_, tokens, range), {});
    return true;
}

// "I. ĐÁNH GIÁ CHUNG", "II. NHIỆM VỤ".
bool AssignmentReader::heading_opens_section(const Paragraph& paragraph, Range range) {
    const Tokens& tokens = paragraph.tokens;
    const bool evaluative = starts(tokens, range.from, range.to, Class::evaluative);
    const bool about = starts(tokens, range.from, range.to, Class::adjunct) && range.size() > 1 &&
                       starts(tokens, range.from + 1, range.to, Class::evaluative);
    if (evaluative || about) {
        context().evaluative = true;
        context().aims = words().looks_back.at(tokens, range.from, range.to) == 0;
        return true;
    }
    const bool capitals = tokens[range.from].all_caps && range.size() > 1 && tokens[range.from + 1].all_caps;
    const bool work = words().work.in(tokens, {range.from, std::min(range.to, range.from + 6)});
    if (!work || (!capitals && paragraph.depth > 1)) return false;
    context().evaluative = context().aims = false;
    return true;
}

}  // namespace thienan::notice
