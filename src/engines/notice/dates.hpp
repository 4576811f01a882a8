// Days and periods as official texts write them.
#pragma once

#include "base/date.hpp"
#include "engines/notice/words.hpp"

#include <optional>
#include <string_view>

namespace thienan::notice {

// A day, month, quarter or year read from the text.
struct Period {
    std::optional<int> year;
    int quarter = 0;  // 0 for none
    int month = 0;
    int day = 0;
    bool current = false;    // the month or quarter the document is of
    std::size_t tokens = 0;  // tokens it covers

    // The last day, taking the first such day on or after `anchor` where no year is printed; none where there is
    // neither a year nor an anchor, or no such day.
    std::optional<Date> last_day(std::optional<Date> anchor) const;
};

// "27/11/2025", "27 tháng 11 năm 2025", "27/11", "27 tháng 11", with or without "ngày" before it.
// "27/11" alone may be a fraction; `sure` says that a day stands here.
std::optional<Period> read_day(std::string_view text, const Tokens& tokens, std::size_t at, std::size_t end,
                               bool sure = false);

// A day as above, or "tháng 11/2025", "tháng 11", "quý IV/2025", "quý 4 năm 2025", "năm 2026".
std::optional<Period> read_period(std::string_view text, const Tokens& tokens, std::size_t at, std::size_t end);

// "năm nay", "quý này", "tháng này", and "năm" alone where a year ends ("đến hết năm"): a period of the document's day.
std::optional<Period> read_current(const Tokens& tokens, std::size_t at, std::size_t end);

}  // namespace thienan::notice
