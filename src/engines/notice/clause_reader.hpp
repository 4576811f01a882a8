// Reads one clause: an order, a subject that acts, an imperative, in this order. Used by clauses.cpp only; its parts
// stand in clause_orders.cpp, clause_subjects.cpp and clauses.cpp.
#pragma once

#include "engines/notice/clauses.hpp"

namespace thienan::notice {

class ClauseReader {
public:
    // `nested`: the clause stands behind a title in another.
    ClauseReader(const Tokens& tokens, Range range, bool nested = false)
        : tokens_(tokens), range_(range), nested_(nested) {}

    Clause read();
    // Whether the clause tells what is, was or is agreed.
    bool states();

private:
    std::size_t skip_connectors(std::size_t at) const;
    bool directive();
    bool speaker_stands(std::size_t at) const;
    bool issuer_speaks(std::size_t at) const;
    // "Thủ tướng Chính phủ trân trọng đề nghị", "UBND tỉnh có ý kiến chỉ đạo, yêu cầu": few words between.
    bool by_way_of(std::size_t from, std::size_t at) const { return at - from <= 4; }
    bool order_stands(std::size_t at, std::size_t length) const;
    bool take_directive(std::size_t at, std::size_t next, bool request);
    std::size_t start_before(std::size_t at) const;
    bool is_passive(std::size_t at) const;
    bool is_statement(std::size_t at) const;
    bool has_verb(Range range) const;
    bool settle(const BodyList& list);
    bool subject(std::size_t at);
    bool only_aims() const;
    bool subject_of_reference();
    bool subject_after_title();
    std::size_t duty_at_end(std::size_t from) const;
    std::size_t name_before_colon(std::size_t at, const BodyList& list) const;
    bool acts_after_adjunct(std::size_t at) const;
    void find_given();
    bool imperative(std::size_t at);
    bool after_adjunct();
    bool lists_nouns(std::size_t comma) const;
    bool subject_after_frame();
    bool subject_after_condition();
    bool must_act(const BodyList& list) const;
    bool main_verb(std::size_t at, bool colon) const;
    bool short_adjunct(std::size_t at) const { return at - begin_ <= 14; }
    Clause finish();

    const Tokens& tokens_;
    Range range_;
    bool nested_;
    std::size_t begin_ = 0;
    std::size_t work_from_ = 0;
    mutable BodyList opening_;
    mutable bool opening_read_ = false;
    Clause clause_;
};

}  // namespace thienan::notice
