#include "engines/notice/deadlines.hpp"

#include "engines/notice/dates.hpp"
#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr int kLongestGrace = 45;  // days

struct Words {
    // Before a day or period: it is the last day for the work.
    Phrases before{
        "trước|trước thời hạn|trước thời điểm|xong trước|chậm nhất|chậm nhất là|chậm nhất vào|chậm nhất đến|"
        "chậm nhất trong|chậm nhất là trước|chậm nhất trước|muộn nhất|muộn nhất là|muộn nhất vào|không muộn hơn|"
        "thời hạn báo cáo|thời gian báo cáo|thời hạn gửi|thời hạn nộp|thời hạn gửi báo cáo|thời gian gửi báo cáo|thời "
        "hạn "
        "hoàn thành|thời hạn thực hiện|không quá|không chậm quá|đến hết|hết|hạn cuối|hạn chót|thời hạn|hạn|thời hạn "
        "trước|thời hạn là|"
        "chậm nhất đến hết|chậm nhất là đến|hoàn thành vào|xong vào|hoàn thành|thời gian hoàn thành|kết thúc|"
        "trước hết|trước cuối|đến cuối|vào|đến|xong trong|trong|ngay trong|nội trong|đầu|cuối|giữa|vào đầu|vào cuối"};
    Phrases weak{"vào|hết|đến|thời hạn|hạn|hoàn thành|kết thúc|đầu|cuối|giữa|không quá|vào đầu|vào cuối"};
    Phrases inside{"trong|ngay trong|nội trong|xong trong|chậm nhất trong"};
    Phrases hour{"giờ|h"};
    Phrase day{"ngày"}, to{"đến"}, years_after{"và các năm tiếp theo"}, week{"tuần"};
    Phrases open_end{
        "và các năm tiếp theo|và những năm tiếp theo|và các năm sau|trở đi|và những năm sau|, các năm tiếp theo"};
    Phrases recurring{
        "hằng ngày|hàng ngày|hằng tuần|hàng tuần|hằng tháng|hàng tháng|hằng quý|hàng quý|hằng năm|hàng năm|"
        "hằng kỳ|hàng kỳ|tháng cuối quý|tháng cuối mỗi quý|tháng cuối của quý|mỗi tháng một lần|mỗi quý một lần|mỗi "
        "năm "
        "một lần|mỗi tuần một lần|định kỳ"};
    Phrases planned{"định kỳ"};
    Phrases every{
        "hằng ngày|hàng ngày|hằng tuần|hàng tuần|hằng tháng|hàng tháng|hằng quý|hàng quý|hằng năm|hàng năm|"
        "mỗi tháng|mỗi quý|mỗi năm|mỗi tuần"};
    Phrases plans{
        "ngân sách|ngân sách nhà nước|dự toán|kế hoạch|kinh phí|chương trình|công tác|giai đoạn|nhà nước|chi|"
        "bình quân|trung bình|ngân sách địa phương|chỉ tiêu|kiểm tra|đơn vị|địa phương|nghị quyết|danh mục|trợ "
        "cấp|phụ cấp|lương|tiền lương|lương hưu|thu nhập|doanh thu|học phí|chi trả|đối tượng|chỉ số|giải thưởng"};
    Phrases within{"trong vòng|trong thời hạn|trong thời gian|thời hạn|trong|sau|chậm nhất"};
    Phrases span_unit{"ngày|ngày làm việc|tháng|tuần|giờ|năm"};
    Phrases one_time{"một lần|lần"};
    Phrases per{"mỗi|trong một|trong mỗi|một"};
    Phrases funds{"kinh phí|ngân sách|dự toán|vốn"};
    Phrases strives{"phấn đấu|phấn đấu để|bảo đảm|đảm bảo"}, reaches{"hoàn thành|phải|cơ bản|đạt|xong|, hoàn thành"};
    // Behind "ngày 15": that day of every month or quarter, or of the month after the one reported.
    Phrases of_each{
        "của tháng sau|tháng sau|của tháng kế tiếp|tháng kế tiếp|của tháng tiếp theo|tháng tiếp theo|của tháng cuối "
        "quý|tháng cuối quý|tháng cuối của quý|của tháng cuối mỗi quý|tháng cuối mỗi quý|của tháng đầu quý sau|tháng "
        "đầu quý sau|của tháng đầu quý|tháng đầu của quý|của quý sau|của năm sau|của mỗi tháng|của hằng tháng|của hàng "
        "tháng"};
    Phrase weekday{"thứ"};
    Phrases on_a_plan{"theo"}, also_unplanned{"và đột xuất|hoặc đột xuất|hay đột xuất|, đột xuất|, hoặc đột xuất"};
    Phrases tells{"là|đã|được|còn"};
    Phrases conditional{
        "theo lộ trình|tại kỳ họp thứ|tại kỳ họp|trước kỳ họp|trước tết|trước phiên họp|trước khi kết thúc|trước năm "
        "học|trước cuộc họp|trước hội nghị|trước khai giảng|trước đại hội|trước mùa"};
    Phrases given{
        "được giao|ban hành|phát sinh|diễn ra|đã|được ban hành|nhiệm vụ|kết quả|tình hình|dự án|được duyệt|có kế hoạch "
        "hoàn thành"};
    Phrases then{"là|vào"};
    Phrase minute{"phút"};
    Phrases constant{"thường xuyên"};
    Phrase from{"từ"};
    Phrases till{"đến|đến hết|đến cuối|đến trước"};
};

const Words& words() {
    static const Words built;
    return built;
}

struct Found {
    Range range;
    std::optional<Date> due;
    bool open_ended = false;
    bool no_year = false;
    bool ranged = false;  // printed with a beginning and an end
};

class Finder {
public:
    Finder(std::string_view text, const Tokens& tokens, Range range, std::optional<Date> dated)
        : text_(text), tokens_(tokens), range_(range), dated_(dated) {}

    Deadline find() {
        for (std::size_t at = range_.from; at < range_.to; ++at) {
            if (!tokens_[at].is_word()) continue;
            if (const auto found = dated_deadline(at))
                take(*found);
            else if (const auto day = day_of_each(at))
                take(*day);
            else if (const auto span = relative(at))
                take(*span);
            else
                conditional(at);
        }
        recurring();
        return std::move(deadline_);
    }

    Deadline field() {
        for (std::size_t at = range_.from; at < range_.to; ++at) {
            if (words().conditional.at(tokens_, at, range_.to) != 0) {
                deadline_.text = words_of(text_, tokens_, range_);
                return std::move(deadline_);
            }
            const auto period = range_end(at);
            if (!period) continue;
            deadline_.text = words_of(text_, tokens_, range_);
            const bool begins = at == range_.from + 1 && words().from.at(tokens_, range_.from, range_.to) != 0 &&
                                period->range.to + 1 >= range_.to && !period->ranged;
            if (begins) break;
            if (!period->open_ended && words().every.at(tokens_, period->range.to, range_.to) == 0)
                deadline_.due = period->due;
            break;
        }
        for (std::size_t at = range_.from; at < range_.to && !deadline_.due; ++at) {
            const std::size_t length = std::max(words().constant.at(tokens_, at, range_.to), rhythm(at));
            if (length == 0) continue;
            deadline_.recurring = words_of(text_, tokens_, {at, at + length});
            break;
        }
        if (!deadline_.text && !deadline_.recurring && !range_.empty())
            deadline_.text = words_of(text_, tokens_, range_);
        return std::move(deadline_);
    }

private:
    // "N giờ" or "N giờ M phút" between "trước" and the day.
    std::size_t skip_hour(std::size_t at) const {
        if (at + 1 < range_.to && tokens_[at].is_number() && tokens_[at].key <= 24) {
            std::size_t next = at + 1;
            if (hour_and_minutes(next)) return next + 1;
            if (words().hour.at(tokens_, next, range_.to) == 0) {
                if (!(tokens_[next].is(':') && next + 1 < range_.to && tokens_[next + 1].is_number())) return at;
                next += 2;
            } else {
                ++next;
                if (next < range_.to && tokens_[next].is_number() && !tokens_[next].space_before)
                    ++next;
                else if (next + 1 < range_.to && tokens_[next].is_number() &&
                         words().minute.at(tokens_, next + 1, range_.to) != 0)
                    next += 2;
            }
            if (next < range_.to && tokens_[next].is(',')) ++next;
            return next;
        }
        return at;
    }

    // "thứ Sáu, ngày 10/7", "thứ Sáu (10/7)": the day itself follows.
    std::size_t skip_weekday(std::size_t at) const {
        if (words().weekday.at(tokens_, at, range_.to) == 0 || at + 3 >= range_.to) return at;
        const std::size_t next = at + 2 + (tokens_[at + 2].is(',') || tokens_[at + 2].is('(') ? 1 : 0);
        return read_day(text_, tokens_, next, range_.to, true) ? next : at;
    }

    // "h00" of "15h00".
    bool hour_and_minutes(std::size_t at) const {
        if (at >= range_.to || tokens_[at].space_before || tokens_[at].to - tokens_[at].from > 3) return false;
        const std::string_view word = text_.substr(tokens_[at].from, tokens_[at].to - tokens_[at].from);
        return word.size() > 1 && (word[0] == 'h' || word[0] == 'H') &&
               word.find_first_not_of("0123456789", 1) == std::string_view::npos;
    }

    // A period at `at`, followed perhaps by "- quý II/2026" or "đến ngày …": its end counts.
    std::optional<Found> range_end(std::size_t at, bool is_day = false) const {
        auto period = read_period(text_, tokens_, at, range_.to);
        if (!period && is_day) period = read_day(text_, tokens_, at, range_.to, true);
        if (!period) period = read_current(tokens_, at, range_.to);
        if (!period) return bare_day_range(at);
        Found found{{at, at + period->tokens}, period->last_day(dated_), false, !period->year};
        std::size_t next = found.range.to;
        const std::size_t joint =
            next < range_.to && tokens_[next].is('-') ? 1 : words().till.at(tokens_, next, range_.to);
        if (joint != 0) {
            if (const auto last = read_period(text_, tokens_, next + joint, range_.to)) {
                found.range.to = next + joint + last->tokens;
                found.due = last->last_day(dated_);
                found.ranged = true;
            } else if (next + joint < range_.to && tokens_[next + joint].is_number() &&
                       tokens_[next + joint].key >= 1900 && tokens_[next + joint].key <= 2199) {
                found.range.to = next + joint + 1;
                found.due = Date::from_ymd(static_cast<int>(tokens_[next + joint].key), 12, 31);
            }
        }
        if (const std::size_t open = words().open_end.at(tokens_, found.range.to, range_.to)) {
            found.range.to += open;
            found.open_ended = true;
        }
        return found;
    }

    // "ngày 15 đến ngày 31 tháng 12 năm 2025": the first day has no month of its own.
    std::optional<Found> bare_day_range(std::size_t at) const {
        std::size_t next = at + words().day.at(tokens_, at, range_.to);
        if (next == at || next >= range_.to || !tokens_[next].is_number() || tokens_[next].key > 31)
            return std::nullopt;
        ++next;
        const std::size_t joint = next < range_.to && (tokens_[next].is('-') || tokens_[next].is(','))
                                      ? 1
                                      : words().to.at(tokens_, next, range_.to);
        if (joint == 0) return std::nullopt;
        const auto last = read_day(text_, tokens_, next + joint, range_.to);
        if (!last) return std::nullopt;
        return Found{{at, next + joint + last->tokens}, last->last_day(dated_), false, !last->year};
    }

    std::optional<Found> dated_deadline(std::size_t at) const {
        std::size_t trigger = words().before.at(tokens_, at, range_.to);
        if (trigger == 0) return std::nullopt;
        std::size_t next = at + trigger;
        const bool weak = words().weak.at(tokens_, at, next) == trigger;
        const bool inside = words().inside.at(tokens_, at, next) == trigger;
        if (next < range_.to && (tokens_[next].is(':') || words().then.at(tokens_, next, range_.to) != 0)) ++next;
        next = skip_hour(next);
        next += words().week.at(tokens_, next, range_.to);
        const std::size_t weekday = skip_weekday(next) - next;
        next += weekday;
        auto found = range_end(next, weekday != 0 || !(weak || inside));
        if (!found) return std::nullopt;
        found->range.from = at;
        if (weekday != 0 && tokens_[next - 1].is('(') && found->range.to < range_.to &&
            tokens_[found->range.to].is(')'))
            ++found->range.to;
        if (words().tells.at(tokens_, found->range.to, range_.to) != 0) return std::nullopt;
        const bool is_day = words().day.at(tokens_, next, range_.to) != 0 || tokens_[next].is_number();
        if (weak && !accepts_weak(at, is_day, *found)) return std::nullopt;
        if (inside && !accepts_inside(at, *found)) return std::nullopt;
        // A conclusion may be printed after the day it set; a day long past belongs to a story.
        const int grace = weak || inside ? 0 : kLongestGrace;
        if (found->due && dated_ && *found->due < *dated_ - grace) return std::nullopt;
        if (const std::size_t every = words().every.at(tokens_, found->range.to, range_.to)) {
            found->range.to += every;
            found->due.reset();
        }
        return found;
    }

    bool accepts_weak(std::size_t at, bool is_day, const Found& found) const {
        if (!found.due || !dated_) return false;
        static const Phrases sure("đến hết|hoàn thành|thời hạn|hạn|hết|cuối|vào cuối|vào đầu");
        static const Phrases till("đến");
        if (till.at(tokens_, at, range_.to) == 1) {
            if (is_aim(at, found)) return true;
            // "từ ngày A đến ngày B" is a period in which the work goes on; its end counts.
            return is_day && words().from.find(tokens_, {at > range_.from + 12 ? at - 12 : range_.from, at}) < at;
        }
        static const Phrases done("hoàn thành");
        if (!is_day && done.at(tokens_, at, range_.to) == 2 && year_only(found)) return false;
        return is_day || sure.at(tokens_, at, range_.to) != 0;
    }

    // "phấn đấu đến 30/6/2026 …", "đến ngày 30/6/2026 hoàn thành …".
    bool is_aim(std::size_t at, const Found& found) const {
        for (std::size_t back = 2; back <= 3 && at >= range_.from + back; ++back) {
            if (words().strives.at(tokens_, at - back, at) == back) return true;
        }
        return words().reaches.at(tokens_, found.range.to, range_.to) != 0;
    }

    // "kế hoạch hoàn thành năm 2025" tells of a plan, it sets no day.
    bool year_only(const Found& found) const { return found.range.size() <= 4; }

    bool accepts_inside(std::size_t at, const Found& found) const {
        if (!found.due || (dated_ && *found.due - *dated_ > 366 * 6)) return false;
        for (std::size_t back = 1; back <= 4 && at >= range_.from + back; ++back) {
            const std::size_t length = words().given.at(tokens_, at - back, at);
            if (length == back) return false;
        }
        return true;
    }

    // "trước ngày 15 hằng tháng", "trước 15 giờ thứ Sáu hằng tuần": a day of a rhythm, so no due.
    std::optional<Found> day_of_each(std::size_t at) const {
        const std::size_t trigger = words().before.at(tokens_, at, range_.to);
        if (trigger == 0) return std::nullopt;
        std::size_t next = skip_hour(at + trigger);
        const std::size_t daily = next > at + trigger ? words().every.at(tokens_, next, range_.to) : 0;
        if (daily != 0) return Found{{at, next + daily}, std::nullopt, false, false};
        const std::size_t day = words().day.at(tokens_, next, range_.to);
        next += day;
        const std::size_t weekday = words().weekday.at(tokens_, next, range_.to);
        next += weekday;
        if (day + weekday == 0 || next >= range_.to) return std::nullopt;
        if (weekday == 0 && !(tokens_[next].is_number() && tokens_[next].key <= 31)) return std::nullopt;
        ++next;
        const std::size_t each =
            std::max(words().every.at(tokens_, next, range_.to), words().of_each.at(tokens_, next, range_.to));
        if (each == 0) return std::nullopt;
        return Found{{at, next + each}, std::nullopt, false, false};
    }

    // "trong vòng 10 ngày": no calendar day, so no due.
    std::optional<Found> relative(std::size_t at) const {
        const std::size_t trigger = words().within.at(tokens_, at, range_.to);
        if (trigger == 0) return std::nullopt;
        std::size_t next = at + trigger;
        if (next >= range_.to || !tokens_[next].is_number()) return std::nullopt;
        ++next;
        if (next + 1 < range_.to && tokens_[next].is('(')) {
            while (next < range_.to && !tokens_[next].is(')')) ++next;
            if (next < range_.to) ++next;
        }
        const std::size_t unit = words().span_unit.at(tokens_, next, range_.to);
        if (unit == 0 || read_period(text_, tokens_, next, range_.to)) return std::nullopt;
        return Found{{at, next + unit}, std::nullopt, false, false};
    }

    void conditional(std::size_t at) {
        const std::size_t length = words().conditional.at(tokens_, at, range_.to);
        if (length == 0 || deadline_.text) return;
        std::size_t end = at + length;
        while (end < range_.to && end < at + 12 && !tokens_[end].is(',') && !tokens_[end].is(';') &&
               !tokens_[end].is('.'))
            ++end;
        deadline_.text = words_of(text_, tokens_, {at, end});
    }

    void take(const Found& found) {
        const bool earlier = found.due && (!deadline_.due || *found.due < *deadline_.due);
        if (deadline_.text && !earlier) return;
        deadline_.text = words_of(text_, tokens_, found.range);
        deadline_.due = found.open_ended ? std::nullopt : found.due;
        no_year_ = found.no_year;
        taken_at_ = found.range.from;
    }

    void recurring() {
        for (std::size_t at = range_.from; at < range_.to; ++at) {
            const std::size_t length = rhythm(at);
            if (length == 0 || as_planned(at, length) || (times_in_period(at) == 0 && of_a_plan(at))) continue;
            deadline_.recurring = words_of(text_, tokens_, {at, at + length});
            // "hằng năm, trước ngày 15 tháng 12": that day of every year
            if (no_year_ && same_part(std::min(at, taken_at_), std::max(at, taken_at_))) deadline_.due.reset();
            return;
        }
    }

    // "nộp ngân sách trong quý I; định kỳ hằng quý báo cáo": a semicolon parts the day and the rhythm, unless the year
    // is the rhythm.
    bool same_part(std::size_t from, std::size_t to) const {
        static const Phrases yearly("hằng năm|hàng năm");
        if (yearly.in(tokens_, {from, std::min(range_.to, to + 2)})) return true;
        return std::none_of(tokens_.begin() + static_cast<std::ptrdiff_t>(from),
                            tokens_.begin() + static_cast<std::ptrdiff_t>(to),
                            [](const Token& token) { return token.is(';') || token.is('.'); });
    }

    // "một lần mỗi năm", "02 lần/năm": its tokens, 0 for none.
    std::size_t times_in_period(std::size_t at) const {
        const std::size_t number = tokens_[at].is_number() ? 1 : 0;
        const std::size_t times = words().one_time.at(tokens_, at + number, range_.to);
        if (times != 2 - number) return 0;
        const std::size_t next = at + number + times;
        if (next + 1 >= range_.to) return 0;
        const std::size_t per = tokens_[next].is('/') ? 1 : words().per.at(tokens_, next, range_.to);
        const std::size_t unit = words().span_unit.at(tokens_, next + per, range_.to);
        return per != 0 && unit == 1 ? next + per + unit - at : 0;
    }

    // "hằng tháng", "định kỳ 6 tháng một lần", "03 tháng/lần": its tokens, 0 for none.
    std::size_t rhythm(std::size_t at) const {
        if (const std::size_t times = times_in_period(at)) return times;
        const std::size_t named = words().recurring.at(tokens_, at, range_.to);
        const std::size_t planned = words().planned.at(tokens_, at, range_.to);
        if (named != 0 && named != planned) return named;
        std::size_t next = at + planned;
        const std::size_t every = words().every.at(tokens_, next, range_.to);
        if (planned != 0 && every != 0) return planned + every;
        // "định kỳ ngày 05 và ngày 20 hằng tháng"
        for (std::size_t i = next; planned != 0 && i < range_.to && i < next + 8 && !tokens_[i].is(','); ++i) {
            if (words().day.at(tokens_, next, range_.to) == 0 || tokens_[i].is(';')) break;
            if (const std::size_t each = words().every.at(tokens_, i, range_.to)) return i + each - at;
        }
        if (next + 1 >= range_.to || !tokens_[next].is_number()) return planned;
        const std::size_t unit = words().span_unit.at(tokens_, next + 1, range_.to);
        if (unit == 0) return planned;
        next += 1 + unit;
        const bool slash = next < range_.to && tokens_[next].is('/');
        const std::size_t once = words().one_time.at(tokens_, next + (slash ? 1 : 0), range_.to);
        if (once == 0)
            return planned == 0 || read_period(text_, tokens_, at + planned, range_.to) ? planned : next - at;
        return slash || once == 2 ? next + (slash ? 1 : 0) + once - at : planned;
    }

    // "kiểm tra theo định kỳ", "định kỳ hoặc đột xuất" tell how, not how often.
    bool as_planned(std::size_t at, std::size_t length) const {
        if (words().planned.at(tokens_, at, range_.to) != length) return false;
        return (at > range_.from && words().on_a_plan.at(tokens_, at - 1, at) == 1) ||
               words().also_unplanned.at(tokens_, at + length, range_.to) != 0;
    }

    // "ngân sách nhà nước hằng năm" is a kind of budget, not a rhythm of the work.
    bool of_a_plan(std::size_t at) const {
        for (std::size_t back = 1; back <= 3 && at >= range_.from + back; ++back) {
            if (words().plans.at(tokens_, at - back, at) == back) return true;
        }
        for (std::size_t i = at; i-- > range_.from && i + 8 > at && tokens_[i].is_word();) {
            if (words().funds.at(tokens_, i, at) != 0) return true;
        }
        return false;
    }

    std::string_view text_;
    const Tokens& tokens_;
    Range range_;
    std::optional<Date> dated_;
    Deadline deadline_;
    std::size_t taken_at_ = 0;
    bool no_year_ = false;  // the day taken was printed without its year
};

}  // namespace

Deadline find_deadline(std::string_view text, const Tokens& tokens, Range range, std::optional<Date> dated) {
    return Finder(text, tokens, range, dated).find();
}

Deadline read_time_field(std::string_view text, const Tokens& tokens, Range range, std::optional<Date> dated) {
    return Finder(text, tokens, range, dated).field();
}

}  // namespace thienan::notice
