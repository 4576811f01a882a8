#include "engines/notice/dates.hpp"

#include "engines/notice/lexicon.hpp"

namespace thienan::notice {
namespace {

constexpr std::uint64_t kFirstYear = 1900;
constexpr std::uint64_t kLastYear = 2199;

struct Names {
    Phrase first{"đầu năm"}, last{"cuối năm"};
    Phrase day{"ngày"}, month{"tháng"}, year{"năm"}, quarter{"quý"}, quarter_too{"quí"};
};

const Names& names() {
    static const Names built;
    return built;
}

class Cursor {
public:
    Cursor(std::string_view text, const Tokens& tokens, std::size_t at, std::size_t end)
        : text_(text), tokens_(tokens), from_(at), at_(at), end_(end) {}

    bool take(const Phrase& phrase) {
        const std::size_t length = phrase.at(tokens_, at_, end_);
        at_ += length;
        return length != 0;
    }
    bool take_mark(char mark) {
        if (at_ >= end_ || !tokens_[at_].is(mark)) return false;
        ++at_;
        return true;
    }
    // A number in the range, or nothing taken.
    std::optional<int> take_number(std::uint64_t least, std::uint64_t most) {
        if (at_ >= end_ || !tokens_[at_].is_number() || tokens_[at_].key < least || tokens_[at_].key > most)
            return std::nullopt;
        return static_cast<int>(tokens_[at_++].key);
    }
    std::optional<int> take_year() { return take_number(kFirstYear, kLastYear); }
    // "năm 2025", "/2025", "-2025", ", 2025"; nothing taken where there is none.
    std::optional<int> take_year_part() {
        const std::size_t back = at_;
        if (!take(names().year) && !take_mark('/') && !take_mark('-') && !take_mark('.')) return std::nullopt;
        take(names().year);
        if (const auto year = take_year()) return year;
        at_ = back;
        return std::nullopt;
    }
    int take_quarter() {
        if (const auto number = take_number(1, 4)) return *number;
        if (at_ >= end_ || !tokens_[at_].all_caps) return 0;
        const std::string_view word = text_.substr(tokens_[at_].from, tokens_[at_].to - tokens_[at_].from);
        const int quarter = word == "I" ? 1 : word == "II" ? 2 : word == "III" ? 3 : word == "IV" ? 4 : 0;
        if (quarter != 0) ++at_;
        return quarter;
    }
    std::size_t taken() const { return at_ - from_; }
    void back_to(std::size_t taken) { at_ = from_ + taken; }

private:
    std::string_view text_;
    const Tokens& tokens_;
    std::size_t from_;
    std::size_t at_;
    std::size_t end_;
};

std::optional<Period> period(Cursor& cursor, Period found) {
    found.tokens = cursor.taken();
    return found;
}

std::optional<Period> read_month(Cursor cursor) {
    Period found;
    if (!cursor.take(names().month)) return std::nullopt;
    const auto month = cursor.take_number(1, 12);
    if (!month) return std::nullopt;
    found.month = *month;
    found.year = cursor.take_year_part();
    return period(cursor, found);
}

std::optional<Period> read_quarter(Cursor cursor) {
    Period found;
    if (!cursor.take(names().quarter) && !cursor.take(names().quarter_too)) return std::nullopt;
    found.quarter = cursor.take_quarter();
    if (found.quarter == 0) return std::nullopt;
    found.year = cursor.take_year_part();
    return period(cursor, found);
}

// "6 tháng đầu năm 2026", "6 tháng cuối năm 2026".
std::optional<Period> read_part_of_year(Cursor cursor) {
    Period found;
    const auto months = cursor.take_number(1, 11);
    if (!months || !cursor.take(names().month)) return std::nullopt;
    const bool first = cursor.take(names().first);
    if (!first && !cursor.take(names().last)) return std::nullopt;
    found.year = cursor.take_year();
    found.month = first ? *months : 12;
    return found.year ? std::optional(period(cursor, found)) : std::nullopt;
}

}  // namespace

std::optional<Date> Period::last_day(std::optional<Date> anchor) const {
    const auto in_year = [&](int the_year) -> std::optional<Date> {
        if (the_year < static_cast<int>(kFirstYear) || the_year > static_cast<int>(kLastYear)) return std::nullopt;
        if (day != 0) return Date::from_ymd(the_year, month, day);
        if (month != 0) return last_day_of_month(the_year, month);
        if (quarter != 0) return last_day_of_quarter(the_year, quarter);
        return Date::from_ymd(the_year, 12, 31);
    };
    if (year) return in_year(*year);
    if (!anchor) return std::nullopt;
    if (current && month != 0) return last_day_of_month(anchor->year(), anchor->month());
    if (current && quarter != 0) return last_day_of_quarter(anchor->year(), (anchor->month() + 2) / 3);
    const auto first = in_year(anchor->year());
    return first && *first >= *anchor ? first : in_year(anchor->year() + 1);
}

std::optional<Period> read_day(std::string_view text, const Tokens& tokens, std::size_t at, std::size_t end,
                               bool sure) {
    Cursor cursor(text, tokens, at, end);
    Period found;
    const bool named = cursor.take(names().day);
    const auto day = cursor.take_number(1, 31);
    if (!day) return std::nullopt;
    found.day = *day;
    if (cursor.take(names().month)) {
        const auto month = cursor.take_number(1, 12);
        if (!month) return std::nullopt;
        found.month = *month;
        found.year = cursor.take_year_part();
        return period(cursor, found);
    }
    if (!cursor.take_mark('/') && !(cursor.take_mark('-') || cursor.take_mark('.'))) return std::nullopt;
    const auto month = cursor.take_number(1, 12);
    if (!month) return std::nullopt;
    found.month = *month;
    const std::size_t before_year = cursor.taken();
    if (cursor.take_mark('/') || cursor.take_mark('-') || cursor.take_mark('.')) {
        found.year = cursor.take_year();
        if (!found.year) cursor.back_to(before_year);
    } else {
        found.year = cursor.take_year_part();
    }
    if (!named && !sure && !found.year) return std::nullopt;
    return period(cursor, found);
}

std::optional<Period> read_period(std::string_view text, const Tokens& tokens, std::size_t at, std::size_t end) {
    if (auto day = read_day(text, tokens, at, end)) return day;
    const Cursor cursor(text, tokens, at, end);
    if (auto month = read_month(cursor)) return month;
    if (auto part = read_part_of_year(cursor)) return part;
    if (auto quarter = read_quarter(cursor)) return quarter;
    Cursor year_cursor = cursor;
    Period found;
    if (year_cursor.take(names().year)) {
        found.year = year_cursor.take_year();
        if (found.year) return period(year_cursor, found);
        return std::nullopt;
    }
    Cursor bare = cursor;  // "12/2025"
    const auto month = bare.take_number(1, 12);
    if (!month || !bare.take_mark('/')) return std::nullopt;
    found.month = *month;
    found.year = bare.take_year();
    if (!found.year) return std::nullopt;
    return period(bare, found);
}

std::optional<Period> read_current(const Tokens& tokens, std::size_t at, std::size_t end) {
    static const Phrases this_year("năm nay"), this_quarter("quý này|quí này"), this_month("tháng này");
    static const Phrase year("năm"), whole("hết");
    static const Phrases other("học|thứ|sau|tài chính|tới|trước|đầu|qua|kế hoạch|ngân sách|công tác");
    Period found;
    found.current = true;
    if ((found.tokens = this_year.at(tokens, at, end)) != 0) return found;
    found.quarter = (found.tokens = this_quarter.at(tokens, at, end)) != 0 ? 1 : 0;
    if (found.quarter != 0) return found;
    found.month = (found.tokens = this_month.at(tokens, at, end)) != 0 ? 1 : 0;
    if (found.month != 0) return found;
    const bool ends = at > 0 && whole.at(tokens, at - 1, at) != 0 && year.at(tokens, at, end) != 0;
    if (!ends || (at + 1 < end && (tokens[at + 1].is_number() || other.at(tokens, at + 1, end) != 0)))
        return std::nullopt;
    found.tokens = 1;
    return found;
}

}  // namespace thienan::notice
