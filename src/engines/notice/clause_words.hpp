// What in a clause is no work of its own: closing formulas, aims, orders told of or passed on, words of a lead-in.
// All linear in the clause.
#pragma once

#include "engines/notice/bodies.hpp"
#include "engines/notice/words.hpp"

namespace thienan::notice {

// "thông báo", "trả lời", … at `at`.
bool informs(const Tokens& tokens, std::size_t at, std::size_t end);
// "… để các cơ quan biết, thực hiện" at the range's end.
bool ends_knowing(const Tokens& tokens, Range range);
// A closing formula; `begin` is the first token after connectors.
bool is_closing(const Tokens& tokens, Range range, std::size_t begin, bool conditional);
// "100% các xã …", "Không quá 05 cá nhân": an aim or a quota.
bool is_share(const Tokens& tokens, Range range);
// Whether the order word at `at` is a noun there: "theo yêu cầu", "ý kiến chỉ đạo".
bool is_noun_use(const Tokens& tokens, std::size_t from, std::size_t at);
// Whether the order at `at` was given before and is only told of.
bool is_told_of(const Tokens& tokens, std::size_t from, std::size_t at);
// Whether several bodies give the order at `at` on: they do not issue a document together.
bool is_ordered_on(const Tokens& tokens, Range range, std::size_t at);
// "Chủ tịch UBND thành phố xem xét tặng Bằng khen": what may be won, no work.
bool awards(const Tokens& tokens, const BodyList& list);
// Of the work before a colon: it announces a list, or says whom to direct, and sets nothing else.
bool only_announces(const Tokens& tokens, Range work);
bool only_directs(const Tokens& tokens, Range work);
// No word but those of lead-ins and closing formulas, once partners are left out.
bool is_vacuous(const Tokens& tokens, Range range);

}  // namespace thienan::notice
