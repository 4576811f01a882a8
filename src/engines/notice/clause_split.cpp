#include "engines/notice/clauses.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

bool ends_sentence(const Tokens& tokens, std::size_t at, std::size_t end) {
    if (!tokens[at].is('.') && !tokens[at].is('?') && !tokens[at].is('!')) return false;
    if (at + 1 >= end) return true;
    const Token& next = tokens[at + 1];
    if (!next.space_before && !next.is('/')) return false;
    if (next.is('/')) return true;
    if (!(next.capital || next.is('"') || next.is('(') || next.is_number() || next.is('-') || next.is('[')))
        return false;
    const bool initial =
        at > 0 && tokens[at - 1].all_caps && tokens[at - 1].to - tokens[at - 1].from <= 2 && tokens[at - 1].is_word();
    return !initial;
}

// "đề nghị các cơ quan của Trung ương; các sở …": the semicolon parts those who are asked, not two clauses.
bool inside_addressees(const Tokens& tokens, std::size_t from, std::size_t at) {
    const std::size_t least = at > from + 40 ? at - 40 : from;
    for (std::size_t i = at; i-- > least;) {
        const std::size_t length =
            std::max(match(tokens, i, at, Class::directive), match(tokens, i, at, Class::request));
        if (length == 0) continue;
        const BodyList list = read_bodies(tokens, i + length, at);
        return !list.empty() && list.range.to >= at;
    }
    return false;
}

// "Thủ trưởng các sở; Chủ tịch UBND cấp xã căn cứ …", "phối hợp Ban Quản lý khu công nghiệp; các doanh nghiệp …": the
// semicolon parts names of one list.
bool inside_names(const Tokens& tokens, std::size_t from, std::size_t at) {
    static const Phrases joint("phối hợp với|phối hợp cùng|phối hợp|cùng với");
    static const Phrases objects("chỉ đạo|hướng dẫn|đôn đốc|kiểm tra|vận động|gửi|cho|đến|tới|giữa");
    const bool lower = at + 1 < tokens.size() && !tokens[at + 1].capital;
    if (const BodyList list = read_bodies(tokens, from, at); !list.empty() && list.next >= at) return true;
    const std::size_t least = at > from + 40 ? at - 40 : from;
    for (std::size_t i = at; i-- > least;) {
        const std::size_t length = std::max(joint.at(tokens, i, at), lower ? objects.at(tokens, i, at) : 0);
        if (length == 0) continue;
        const BodyList list = read_bodies(tokens, i + length, at);
        return !list.empty() && list.next >= at;
    }
    return false;
}

// Whether a body and its work already stand before, so that a new body begins a new clause.
bool has_acted(const Tokens& tokens, std::size_t from, std::size_t to) {
    const BodyList list = read_bodies(tokens, from, to);
    return !list.empty() && (list.after == After::verb || list.after == After::duty);
}

}  // namespace

std::vector<Range> split_clauses(const Tokens& tokens, Range range) {
    std::vector<Range> out;
    std::size_t from = range.from;
    int depth = 0;
    const auto cut = [&](std::size_t to) {
        if (to > from) out.push_back({from, to});
        from = to;
    };
    for (std::size_t i = range.from; i < range.to; ++i) {
        if (tokens[i].is('(') && depth < 100) ++depth;
        if (tokens[i].is(')') && depth > 0) --depth;
        if (ends_sentence(tokens, i, range.to)) {
            depth = 0;
            cut(i + 1);
            continue;
        }
        if (depth > 0 || i + 1 >= range.to) continue;
        if (tokens[i].is(';')) {
            static const Phrases orders("yêu cầu|giao|đề nghị|kính đề nghị");
            const std::size_t order = orders.at(tokens, i + 1, range.to);
            const std::size_t directed = order != 0 && begins_body(tokens, i + 1 + order, range.to) ? order : 0;
            static const Phrases singled("riêng|riêng đối với|còn");
            const std::size_t alone = singled.at(tokens, i + 1, range.to);
            const BodyList list = read_bodies(tokens, i + 1 + alone, range.to);
            const bool acts = !list.empty() &&
                              (list.after == After::verb || list.after == After::duty || list.after == After::adjunct);
            const bool inside = alone == 0 && (inside_addressees(tokens, from, i) || inside_names(tokens, from, i));
            if ((directed != 0 || acts) && !inside) cut(i + 1);
        } else if (tokens[i].is(',')) {
            const bool named = tokens[i + 1].capital || starts(tokens, i + 1, range.to, Class::quantifier);
            const BodyList list =
                named && begins_body(tokens, i + 1, range.to) ? read_bodies(tokens, i + 1, range.to) : BodyList{};
            if (!list.empty() && list.after == After::duty && has_acted(tokens, from, i)) cut(i + 1);
        }
    }
    cut(range.to);
    return out;
}

}  // namespace thienan::notice
