#include "engines/notice/bodies.hpp"

#include "engines/notice/body_names.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kLongestList = 160;  // tokens
constexpr std::size_t kMostPartners = 24;

struct Words {
    Phrase comrade{"đồng chí"}, comrade_short{"đ/c"}, and_word{"và"}, with{"với"}, together{"cùng"}, own{"của"};
    Phrases joint{
        "phối hợp với|phối hợp cùng|phối hợp chặt chẽ với|phối hợp cùng với|phối hợp chặt chẽ cùng|"
        "phối hợp hiệu quả với|phối hợp kịp thời với|phối hợp chặt chẽ, hiệu quả với|phối hợp|phối hợp chặt chẽ"};
    Phrases group_members{
        "công an|thanh tra|quân đội|kiểm toán|nội vụ|thuế|hải quan|mặt trận|quân sự|điện lực|thống kê|kho bạc"};
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
        "bảo đảm|đảm bảo|chủ động|có trách nhiệm|chịu trách nhiệm|phải|cần|đảng|liên quan|có liên quan|chính "
        "trị|khác|tín dụng|hội|xã hội|trực thuộc|thuộc|hành nghề|kinh tế|và cá nhân");
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
    const bool works = starts(tokens, at, end, Class::verb);
    static const Phrases strong(
        "chủ động|khẩn trương|tiếp tục|tập trung|nghiêm túc|phải|cần|chịu|căn cứ|kịp thời|tổ chức|có kế hoạch");
    for (std::size_t i = at; i < limit; ++i) {
        if (tokens[i].is(';') || tokens[i].is('.') || tokens[i].is(':')) return i;
        if (starts(tokens, i, end, Class::duty) || strong.at(tokens, i, end) != 0) return i;
        if (!tokens[i].is(',') || goes_on_after_comma(tokens, i + 1, end)) continue;
        // "các sở được phân công hoàn thiện dự thảo, gửi …": two pieces of work, no clause of the name.
        return works && starts(tokens, i + 1, end, Class::verb) ? at : i;
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
        if (field != 0 && (tokens_[at_].capital || !starts(tokens_, at_, end_, Class::verb)))
            return pass_to(at_ + field);
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
            const std::size_t clause = at_ + match(tokens_, at_, end_, Class::relative);
            const bool acts = next > clause && next < end_ && tokens_[next].is_word();
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
        if (tokens[i].is('-') && tokens[i].space_before && tokens[i + 1].capital && roles.at(tokens, i + 1, to) != 0)
            return i;
    }
    return to;
}

// "Văn phòng HĐND và UBND xã" is one office.
bool in_office_name(const Tokens& tokens, std::size_t from, std::size_t joint) {
    static const Phrases office("văn phòng|chánh văn phòng|phó chánh văn phòng");
    static const Phrases councils("hđnd|hội đồng nhân dân|đoàn đbqh|đoàn đại biểu quốc hội|đoàn đbqh, hđnd");
    static const Phrases other("ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân");
    const std::size_t head = office.at(tokens, from, joint);
    return head != 0 && councils.at(tokens, from + head, joint) == joint - from - head &&
           other.at(tokens, joint + 1, tokens.size()) != 0;
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
        if (!joint || i == from || i + 1 >= kept.size() || in_office_name(kept, from, i)) continue;
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
