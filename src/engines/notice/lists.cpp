#include "engines/notice/assignments.hpp"

#include "engines/notice/lexicon.hpp"

#include <algorithm>

// Lists: a lead-in or sentence that opens one, the points of one, what closes one.
namespace thienan::notice {
namespace {

constexpr std::size_t kFewestWords = 4;  // of a point that is work though no verb of work begins it

constexpr int kNoVerb = 15;  // less confidence

// "5. Các cơ quan có liên quan có trách nhiệm thực hiện Chỉ thị này./."
bool closes(const Tokens& tokens, Range range) {
    const Clause clause = read_clause(tokens, range);
    return clause.says == Says::work && clause.empty_work;
}

}  // namespace

// "Bộ X đề nghị UBND các tỉnh: - Giao Thống kê tỉnh …": who is asked gives the order on.
bool AssignmentReader::hands_on(const Paragraph& paragraph, const Clause& clause) const {
    static const Phrases orders("giao|chỉ đạo|yêu cầu|phân công");
    const Context& here = context();
    return paragraph.bullet != 0 && clause.forced && clause.force == Force::hard && here.bare &&
           here.force == Force::soft && !here.leads.empty() &&
           orders.at(paragraph.tokens, paragraph.first, paragraph.tokens.size()) != 0;
}

void AssignmentReader::open_list(const Paragraph& paragraph, Range range, const Clause& clause, Opening opening) {
    const Tokens& tokens = paragraph.tokens;
    Context& here = context();
    const bool bare = opening == Opening::bare;
    if (!clause.bodies.empty()) {
        here.leads = split_bodies(text_, tokens, clause.bodies);
        here.with = find_partners(text_, tokens, {clause.bodies.to, range.to});
    }
    if (clause.forced) here.force = clause.force;
    here.ordered = true;
    here.bare = bare;
    here.evaluative = here.aims = false;
    const Range told{clause.bodies.empty() ? std::max(range.from, clause.starts) : clause.bodies.to, range.to};
    here.deadline = find_deadline(text_, tokens, told, out_.header.date);
    zone_ = true;
}

// "Thời hạn hoàn thành: trước ngày 30/11/2025." at the end of a point is meant for all its assignments.
void AssignmentReader::share(const Deadline& deadline) {
    for (const Open& open : open_) {
        Assignment& assignment = out_.assignments[open.index];
        if (assignment.deadline_text || assignment.recurring) continue;
        assignment.deadline_text = deadline.text;
        assignment.due = deadline.due;
        assignment.recurring = deadline.recurring;
    }
}

// A point or bullet of a list that was opened for somebody is work for them, whatever word it begins with.
void AssignmentReader::take_listed(const Paragraph& paragraph) {
    const Context& here = context();
    if (!here.bare || here.evaluative || here.leads.empty()) return;
    const Range body = paragraph.body();
    if (over_list_ || paragraph.tokens.back().is(':') || body.size() < kFewestWords) return;
    const Range first = split_clauses(paragraph.tokens, body).front();
    if (is_statement(paragraph.tokens, first) || (ends_document(paragraph) && closes(paragraph.tokens, first))) return;
    if (!open_.empty()) return begin_earlier(paragraph, first);
    Clause clause;
    clause.says = Says::imperative;
    clause.starts = first.from;
    emit(paragraph, first, clause, here.leads, true);
    if (open_.empty()) return;
    out_.assignments[open_.back().index].confidence -= kNoVerb;
    if (first.to < body.to) extend(paragraph, {first.to, body.to});
}

// The first sentence of the point belongs to its assignment, though a later one showed what it is.
void AssignmentReader::begin_earlier(const Paragraph& paragraph, Range first) {
    const Tokens& tokens = paragraph.tokens;
    Assignment& assignment = out_.assignments[open_.front().index];
    if (!open_.front().inherited || assignment.span.from < tokens[first.to - 1].to) return;
    const Range body = paragraph.body();
    assignment.quote = first_words_of(text_, tokens, body, kQuoteWords);
    std::string text = words_of(text_, tokens, first);
    append_words(text, assignment.text);
    assignment.text = std::move(text);
    assignment.span.from = tokens[first.from].from;
}

// "Sở X đề nghị các trường điều chỉnh giờ học. Cụ thể:": those named before are who the list is for.
void AssignmentReader::lead_on(const Paragraph& paragraph) {
    // "1. Các cơ quan xây dựng kế hoạch …." over bullets without a subject needs no colon.
    const bool over_bullets = over_list_ && paragraph.label && open_.size() == 1 && !open_.back().inherited;
    if (!(paragraph.tokens.back().is(':') || over_bullets) || open_.empty() || context().ordered) return;
    const Assignment& last = out_.assignments[open_.back().index];
    if (last.span.from < paragraph.tokens.front().from) return;
    context().leads = last.leads;
    context().with = last.with;
    context().force = last.force;
    context().ordered = true;
    context().evaluative = context().aims = false;
}

// "Bộ Tài chính gửi kèm bộ tài liệu gồm:" after a list: what follows is no more work of the list.
void AssignmentReader::close_list(const Paragraph& paragraph) {
    static const Phrases tells("gồm|bao gồm|gửi kèm|được quy định|dự kiến");
    const Tokens& tokens = paragraph.tokens;
    if (!tokens.back().is(':') || !context().bare) return;
    const Range last = split_clauses(tokens, paragraph.body()).back();
    if (!tells.in(tokens, last)) return;
    const Clause clause = read_clause(tokens, last);
    const bool own = !clause.forced && by_issuer(split_bodies(text_, tokens, clause.bodies));
    if (clause.says != Says::nothing && !own) return;
    context().ordered = context().bare = false;
    context().leads.clear();
}

}  // namespace thienan::notice
