// The grammar of one body's name: its head, the verbs that belong to it, what ends it. Used by bodies.cpp.
#pragma once

#include "engines/notice/bodies.hpp"
#include "engines/notice/lexicon.hpp"

namespace thienan::notice {

// The head itself, behind quantifiers; its length with them, 0 where there is none.
std::size_t head_length(const Tokens& tokens, std::size_t at, std::size_t end);

// What ends a name at `at`, if anything.
struct Stop {
    bool stops = false;
    After after = After::end;
};

Stop stop_at(const Tokens& tokens, std::size_t at, std::size_t end);

// Whether an adjunct that may not stand inside a name begins at `at`.
bool cuts_name(const Tokens& tokens, std::size_t at, std::size_t end);

// How many tokens of a verb at `at`, and its object, belong to the name begun at `start`; 0 where it does not.
std::size_t verb_in_name(const Tokens& tokens, std::size_t start, std::size_t at, std::size_t end);

// The end of a clause inside the name, "các địa phương đang thi công tiếp tục …"; 0 where there is none.
std::size_t after_inner_clause(const Tokens& tokens, std::size_t at, std::size_t end);

}  // namespace thienan::notice
