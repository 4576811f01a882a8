#include "engines/notice/dates.hpp"
#include "engines/notice/head_reader.hpp"
#include "engines/notice/lexicon.hpp"

namespace thienan::notice {
namespace {

struct Words {
    Phrase number{"số"};
    Phrase day{"ngày"};
    Phrase month{"tháng"};
};

const Words& words() {
    static const Words built;
    return built;
}

}  // namespace

void HeadReader::read_number() {
    for (std::size_t i = 0; i < limit_; ++i) {
        if (used_[i] || words().number.at(tokens_, i, end()) == 0 || !tokens_[i].capital) continue;
        std::size_t at = i + 1;
        while (at < limit_ && (tokens_[at].is(':') || tokens_[at].is('.'))) ++at;
        const bool colon = at > i + 1;
        if (!colon && !(at < limit_ && tokens_[at].is_number())) continue;
        if (!part_start(i) && !colon) continue;
        use({i, at});
        take_number(at);
        return;
    }
}

void HeadReader::take_number(std::size_t at) {
    if (at < limit_ && tokens_[at].is_number()) {
        std::size_t last = at + 1;
        if (last + 1 < limit_ && tokens_[last].is('/') && tokens_[last + 1].is_number() && tokens_[last + 1].key > 1900)
            last += 2;
        out_.header.number = words_at({at, last});
        std::erase(*out_.header.number, ' ');
        use({at, last});
        at = last;
    }
    if (at < limit_ && (tokens_[at].is('/') || tokens_[at].is('-'))) {
        take_symbol(at + 1);
        return;
    }
    for (std::size_t i = at; i < limit_; ++i) {  // printed a line further down
        if (tokens_[i].is('/') && tokens_[i].line_start) return take_symbol(i + 1);
    }
}

void HeadReader::take_symbol(std::size_t at) {
    std::size_t last = at;
    while (last < limit_ && !tokens_[last].line_start) {
        const Token& token = tokens_[last];
        const bool joint =
            token.is('-') || token.is('&') || token.is('/') || token.is('.') || token.is('(') || token.is(')');
        const bool word =
            (token.is_word() || token.is_number()) && (token.capital || token.is_number() || !token.space_before);
        const bool near_joint =
            last == at || joint || !token.space_before || tokens_[last - 1].is('-') || tokens_[last - 1].is('&');
        if ((!joint && !word) || !near_joint) break;
        ++last;
    }
    if (last == at) return;
    std::string symbol = words_at({at, last});
    std::erase(symbol, ' ');
    out_.header.symbol = symbol;
    use({at > 0 && tokens_[at - 1].is('/') ? at - 1 : at, last});
    after_symbol_ = last;
}

void HeadReader::read_date() {
    for (std::size_t i = 1; i < limit_; ++i) {
        if (words().day.at(tokens_, i, end()) == 0 || used_[i]) continue;
        const std::size_t comma = before_hour(i - 1);
        const bool after_comma = tokens_[comma].is(',') || tokens_[comma].is('.');
        if (!after_comma) continue;
        const std::size_t first = place_start(comma);
        if (first == comma) continue;
        if (!part_start(first) && first != after_symbol_) continue;
        if (const auto day = read_day(text_, tokens_, i, limit_); day && day->year) {
            out_.header.date = day->last_day(std::nullopt);
            use({first, i + day->tokens});
        } else if (words().month.find(tokens_, {i, std::min(limit_, i + 4)}) == std::min(limit_, i + 4)) {
            continue;
        } else {
            use_line_of(i);
            use({first, i});
        }
        out_.header.place = words_at({first, comma});
        return;
    }
}

// The comma of "Hà Nội, hồi 10 giờ 00 ngày …", from the token before "ngày".
std::size_t HeadReader::before_hour(std::size_t last) const {
    static const Phrases opens("hồi|lúc|vào hồi");
    for (std::size_t i = last; i > 0 && i + 8 > last && !tokens_[i].line_start; --i) {
        if (tokens_[i].is(',') && i < last && opens.at(tokens_, i + 1, end()) != 0) return i;
    }
    return last;
}

void HeadReader::use_line_of(std::size_t token) {
    for (std::size_t i = token; i < limit_ && (i == token || !tokens_[i].line_start); ++i) used_[i] = true;
}

// Capitalised words before the comma: "Thành phố Hồ Chí Minh".
std::size_t HeadReader::place_start(std::size_t comma) const {
    static const Phrase city("phố");
    std::size_t at = comma;
    while (at > 0 && !used_[at - 1] && comma - at < 8) {
        const Token& token = tokens_[at - 1];
        if (at < comma && blank_before(at)) break;
        const bool dash_or_dot = token.is('.') || token.is('-');
        if (!(token.is_word() && (token.capital || city.at(tokens_, at - 1, end()) != 0)) && !dash_or_dot) break;
        if (token.all_caps && at < comma && (token.to - token.from > 4 || tokens_[at].line_start)) break;
        --at;
    }
    return at;
}

void HeadReader::read_issuer() {
    std::vector<std::size_t> name;
    for (const Segment& part : parts_.parts) {
        if (part.tokens.from >= limit_) break;
        if (name.empty() && part.tokens.from > motto_ && motto_ != 0 && parts_.parts[0].line != part.line &&
            part.column == 0 && motto_line() < part.line && !name_allowed_after_motto())
            break;
        if (!take_caps(part, name) && !name.empty() && part.tokens.from > motto_) break;
    }
    if (name.empty()) return;
    Tokens flat;
    for (const std::size_t i : name) flat.push_back(tokens_[i]);
    out_.header.issuer = issuer_of(text_, flat);
}

std::size_t HeadReader::motto_line() const {
    for (const Segment& part : parts_.parts) {
        if (part.tokens.to > motto_) return part.line;
    }
    return 0;
}

// Adds the capitals of a part that no other field has; false where the part is something else.
bool HeadReader::take_caps(const Segment& part, std::vector<std::size_t>& name) const {
    std::vector<std::size_t> found;
    for (std::size_t i = part.tokens.from; i < part.tokens.to; ++i) {
        if (used_[i]) continue;
        const Token& token = tokens_[i];
        if (token.is_word() && !token.all_caps) return false;
        if (token.is_number()) return false;
        if (token.is_word() || token.is(',') || (token.is('-') && !found.empty())) found.push_back(i);
    }
    while (!found.empty() && !tokens_[found.back()].is_word()) found.pop_back();
    if (found.empty()) return used_[part.tokens.from];
    if (name.empty() && !starts(tokens_, found[0], end(), Class::head)) return true;
    name.insert(name.end(), found.begin(), found.end());
    return true;
}

}  // namespace thienan::notice
