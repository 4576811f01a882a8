// Deadlines: the words that set one and the day they mean. basis: docs/basis/notice.md, deadlines.
#pragma once

#include "base/date.hpp"
#include "engines/notice/words.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace thienan::notice {

struct Deadline {
    std::optional<std::string> text;       // exact words, white space collapsed
    std::optional<Date> due;               // none where recurring, conditional or without an anchor
    std::optional<std::string> recurring;  // "hằng tháng"
    bool found() const { return text.has_value() || recurring.has_value(); }
};

// The earliest deadline the words set. `dated`: the document's day. Linear in the range.
Deadline find_deadline(std::string_view text, const Tokens& tokens, Range range, std::optional<Date> dated);

// The words after "Thời gian thực hiện:", where any period is a deadline.
Deadline read_time_field(std::string_view text, const Tokens& tokens, Range range, std::optional<Date> dated);

}  // namespace thienan::notice
