// What one sentence or clause says: who is told to do something, or not.
#pragma once

#include "engines/notice/bodies.hpp"
#include "engines/notice/reading.hpp"
#include "engines/notice/words.hpp"

#include <optional>
#include <vector>

namespace thienan::notice {

enum class Says : std::uint8_t {
    nothing,     // statement, praise, closing formula
    work,        // bodies named and work set
    imperative,  // work set, bodies named elsewhere
    lead_in,     // bodies named (or only "yêu cầu:"), the work follows
};

struct Clause {
    Says says = Says::nothing;
    Range bodies;            // empty where none is named
    Range given;             // bodies told at the end of an imperative; the work is theirs where nobody else is named
    std::size_t starts = 0;  // first token of the assignment's words
    Force force = Force::hard;
    bool forced = false;       // a directive verb in the clause decides the force
    bool duty = false;         // "có trách nhiệm": an assignment wherever it stands
    bool empty_work = false;   // nothing but words of a lead-in or closing formula
    bool conditional = false;  // "trường hợp …": belongs to what stands before
};

// Reads tokens [range.from, range.to), a sentence or a part of one between semicolons. Linear.
Clause read_clause(const Tokens& tokens, Range range);

// Whether a sentence that names no work tells what is, was or is agreed, or closes the document. Linear.
bool is_statement(const Tokens& tokens, Range range);

// Sentences of a paragraph, each cut at semicolons where a new body begins to act.
std::vector<Range> split_clauses(const Tokens& tokens, Range range);

}  // namespace thienan::notice
