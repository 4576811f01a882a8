#include "engines/notice/assignments.hpp"

#include <algorithm>

// Work told in fields: "Nội dung thực hiện: …", "Cơ quan chủ trì: …", "Thời gian thực hiện: …".
namespace thienan::notice {
namespace {

constexpr std::size_t kMostWorks = 64;  // that share one set of fields
constexpr int kByFields = 80;           // confidence

}  // namespace

// Starts to gather a piece of work whose fields may follow.
void AssignmentReader::remember_work(const Paragraph& paragraph) {
    const Token& last = paragraph.tokens.back();
    const bool plain = !paragraph.label && paragraph.bullet == 0;
    if (fields_.any || paragraph.label) close_fields();
    std::vector<Work>& works = fields_.works;
    if (plain && !(works.size() == 1 && works[0].heading)) return;
    if (works.size() >= kMostWorks) works.clear();
    const auto told_below = [&](const Work& above) {
        return above.made.empty() && (above.heading || above.label || (above.opens && above.bullet < paragraph.bullet));
    };
    while (!works.empty() && told_below(works.back())) works.pop_back();
    Work work;
    work.quote = first_words_of(text_, paragraph.tokens, paragraph.body(), kQuoteWords);
    work.path = paragraph.path;
    work.span = {paragraph.tokens.front().from, paragraph.tokens.back().to};
    work.bullet = paragraph.bullet;
    work.label = paragraph.label.has_value();
    work.heading = work.label && !last.is('.') && !last.is(';');
    work.opens = last.is(':');
    works.push_back(std::move(work));
    fields_.path = paragraph.path;
}

// "Đơn vị chủ trì tham mưu thực hiện:" and its like, told by the words before the colon. Its length, 0 for none.
std::size_t AssignmentReader::long_field(const Tokens& tokens, std::size_t at, Class& found) {
    static const Phrases unit("cơ quan|đơn vị|cơ quan, đơn vị|các cơ quan|các đơn vị|bộ phận");
    static const Phrases leads("chủ trì|thực hiện|tham mưu|đầu mối|chịu trách nhiệm");
    static const Phrases joins("phối hợp");
    const std::size_t end = tokens.size();
    const std::size_t opening = unit.at(tokens, at, end);
    if (opening == 0) return 0;
    for (std::size_t i = at + opening; i < end && i < at + 12; ++i) {
        if (tokens[i].is(':')) {
            found = joins.in(tokens, {at, i}) ? Class::with_field : Class::lead_field;
            return joins.in(tokens, {at, i}) || leads.in(tokens, {at, i}) ? i - at : 0;
        }
        if (tokens[i].capital || (!tokens[i].is_word() && !tokens[i].is(','))) return 0;
    }
    return 0;
}

// Which field the paragraph begins with, and its length without the colon; 0 for none.
std::size_t AssignmentReader::find_field(const Tokens& tokens, std::size_t at, Class& found) {
    std::size_t length = 0;
    for (const Class field :
         {Class::lead_field, Class::with_field, Class::time_field, Class::work_field, Class::other_field}) {
        const std::size_t covered = match(tokens, at, tokens.size(), field);
        if (covered <= length || at + covered >= tokens.size() || !tokens[at + covered].is(':')) continue;
        length = covered;
        found = field;
    }
    return length != 0 ? length : long_field(tokens, at, found);
}

bool AssignmentReader::take_field(const Paragraph& paragraph) {
    const Tokens& tokens = paragraph.tokens;
    Class found = Class::head;
    if (fields_.list != 0 && paragraph.bullet > fields_.list && take_listed_lead(paragraph)) return true;
    const std::size_t length = find_field(tokens, paragraph.first, found);
    if (length == 0) return false;
    const Range value = without_end(tokens, {paragraph.first + length + 1, tokens.size()});
    const bool begins_work = found == Class::lead_field || found == Class::work_field;
    if (value.empty() && found == Class::lead_field && paragraph.bullet != 0 && fields_.path == paragraph.path) {
        fields_.list = paragraph.bullet;
        return true;
    }
    if (value.empty()) return !begins_work && fields_.any;
    if (found == Class::work_field) return take_work_field(paragraph);
    if (fields_.path != paragraph.path) {
        close_fields();
        fields_.path = paragraph.path;
    }
    if (found == Class::lead_field) return take_lead_field(paragraph, value);
    if (found == Class::with_field)
        fields_.with = split_bodies(text_, tokens, read_bodies(tokens, value.from, value.to).range);
    if (found == Class::time_field) take_time_field(paragraph, value);
    return true;
}

bool AssignmentReader::take_work_field(const Paragraph& paragraph) {
    if (fields_.any) close_fields();
    Work work;
    work.quote = first_words_of(text_, paragraph.tokens, paragraph.body(), kQuoteWords);
    work.path = paragraph.path;
    work.span = {paragraph.tokens.front().from, paragraph.tokens.back().to};
    work.bullet = paragraph.bullet;
    fields_.works = {std::move(work)};
    fields_.path = paragraph.path;
    return true;
}

// The field may name bodies only, or tell in sentences who does what.
bool AssignmentReader::take_lead_field(const Paragraph& paragraph, Range value) {
    const Tokens& tokens = paragraph.tokens;
    const bool weak = starts(tokens, value.from, value.to, Class::weak_head) && tokens[value.from].capital &&
                      !starts(tokens, value.from, value.to, Class::verb);
    if (!weak && !begins_body(tokens, value.from, value.to)) return false;
    if (!fields_.leads.empty() || !fields_.made.empty()) close_fields();
    fields_.path = paragraph.path;
    fields_.any = true;
    const std::size_t before = out_.assignments.size();
    if (!take_lead(paragraph, value)) {
        name_fields_leads(paragraph, value);
        return true;
    }
    for (std::size_t i = before; i < out_.assignments.size(); ++i) fields_.made.push_back(i);
    return true;
}

// Whether the value is a sentence with work of its own; "Sở X chủ trì, phối hợp với các sở" only names.
bool AssignmentReader::take_lead(const Paragraph& paragraph, Range value) {
    const Tokens& tokens = paragraph.tokens;
    const After after = read_bodies(tokens, value.from, value.to).after;
    if (after != After::verb && after != After::duty) return false;
    if (!fields_.works.empty() && read_clause(tokens, value).empty_work) return false;
    const std::size_t before = out_.assignments.size();
    take_clauses(paragraph, value);
    return out_.assignments.size() > before;
}

// "- Cơ quan thực hiện:" over "+ Sở X chủ trì", "+ Sở Y đăng tải thông điệp".
bool AssignmentReader::take_listed_lead(const Paragraph& paragraph) {
    if (!begins_body(paragraph.tokens, paragraph.first, paragraph.tokens.size())) return false;
    const Range value = without_end(paragraph.tokens, paragraph.body());
    fields_.any = true;
    open_.clear();
    if (!take_lead(paragraph, value)) name_fields_leads(paragraph, value);
    return true;
}

void AssignmentReader::name_fields_leads(const Paragraph& paragraph, Range value) {
    static const Phrase and_word("và");
    const Tokens& tokens = paragraph.tokens;
    const BodyList list = read_bodies(tokens, value.from, value.to);
    for (std::string& body : split_bodies(text_, tokens, list.empty() ? value : list.range))
        fields_.leads.push_back(std::move(body));
    // "…, các sở trong phạm vi chức năng của mình và các cơ quan khác": more bodies after an adjunct.
    std::vector<std::string> partners = find_partners(text_, tokens, value);
    const std::size_t more =
        list.empty() || !partners.empty() ? value.to : and_word.find(tokens, {list.next, value.to});
    if (more + 1 < value.to && begins_body(tokens, more + 1, value.to)) {
        const BodyList rest = read_bodies(tokens, more + 1, value.to);
        for (std::string& body : split_bodies(text_, tokens, rest.range)) fields_.leads.push_back(std::move(body));
    }
    for (std::string& body : partners) fields_.with.push_back(std::move(body));
    fields_.quote = first_words_of(text_, tokens, paragraph.body(), kQuoteWords);
    fields_.span = {tokens.front().from, tokens.back().to};
}

void AssignmentReader::take_time_field(const Paragraph& paragraph, Range value) {
    fields_.deadline = read_time_field(text_, paragraph.tokens, value, out_.header.date);
    for (const std::size_t made : fields_.made) {
        Assignment& assignment = out_.assignments[made];
        if (assignment.due || assignment.recurring) continue;
        assignment.deadline_text = fields_.deadline.text;
        assignment.due = fields_.deadline.due;
        assignment.recurring = fields_.deadline.recurring;
    }
}

void AssignmentReader::put_fields(Assignment& assignment) const {
    if (assignment.with.empty()) assignment.with = fields_.with;
    if (assignment.deadline_text || assignment.due || assignment.recurring) return;
    assignment.deadline_text = fields_.deadline.text;
    assignment.due = fields_.deadline.due;
    assignment.recurring = fields_.deadline.recurring;
}

// A sentence that names its own bodies keeps them; one that had them from the list gets the fields'.
void AssignmentReader::close_work(const Work& work) {
    for (const Open& made : work.made) {
        Assignment& assignment = out_.assignments[made.index];
        if (made.inherited) {
            assignment.leads = fields_.leads;
            assignment.with.clear();
        }
        put_fields(assignment);
    }
    if (!work.made.empty() || out_.assignments.size() >= kMostAssignments) return;
    Assignment made;
    made.path = work.path;
    made.quote = work.quote;
    if (work.heading) append_words(made.quote, fields_.quote);
    made.text = made.quote;
    made.leads = fields_.leads;
    made.span = {work.span.from, work.heading ? fields_.span.to : work.span.to};
    made.confidence = kByFields;
    put_fields(made);
    out_.assignments.push_back(std::move(made));
}

void AssignmentReader::close_fields() {
    if (!fields_.leads.empty()) {
        if (fields_.works.empty()) {
            Work work;
            work.quote = fields_.quote;
            work.path = fields_.path;
            work.span = fields_.span;
            fields_.works.push_back(std::move(work));
        }
        for (const Work& work : fields_.works) close_work(work);
    }
    fields_ = Fields{};
}

}  // namespace thienan::notice
