#include "engines/notice/dates.hpp"
#include "engines/notice/header.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kPreamble = 160;     // tokens in which a conclusion says that it is one
constexpr std::size_t kNearStart = 24;     // tokens in which the day stands
constexpr std::size_t kDaysTogether = 14;  // tokens of "ngày 20 và 21 tháng 11 năm 2025"
constexpr int kLongestDelay = 200;         // days between a meeting and its notice, for days without a year

Tokens preamble(std::string_view text, const Lines& lines, std::size_t first) {
    Tokens body;
    for (std::size_t l = first; l < lines.lines.size() && body.size() < kPreamble; ++l)
        tokenize(text, lines.lines[l].from, lines.lines[l].to, body);
    return body;
}

}  // namespace

std::optional<Date> find_meeting(std::string_view text, const Lines& lines, std::size_t first,
                                 std::optional<Date> dated) {
    static const Phrases meeting("kết luận|ý kiến|chỉ đạo|làm việc|cuộc họp|hội nghị|phiên họp");
    static const Phrase day_word("ngày");
    static const Phrase and_word("và");
    const Tokens body = preamble(text, lines, first);
    if (!meeting.in(body, {0, std::min(body.size(), kPreamble)})) return std::nullopt;
    const std::size_t near = std::min(body.size(), kNearStart);
    const std::size_t at = day_word.find(body, {0, near});
    const std::optional<Date> anchor = dated ? std::optional<Date>(*dated - kLongestDelay) : std::nullopt;
    std::optional<Date> last;
    for (std::size_t i = at; at < near && i < std::min(body.size(), at + kDaysTogether); ++i) {
        const auto day = read_day(text, body, i, body.size());
        if (!day) continue;
        const auto date = day->last_day(anchor);
        if (date && (!last || *date > *last)) last = date;
        i += day->tokens - 1;
        const bool goes_on =
            i + 2 < body.size() &&
            (and_word.at(body, i + 1, body.size()) != 0 || body[i + 1].is(',') || body[i + 1].is('-')) &&
            (body[i + 2].is_number() || day_word.at(body, i + 2, body.size()) != 0);
        if (!goes_on) break;
    }
    return last;
}

}  // namespace thienan::notice
