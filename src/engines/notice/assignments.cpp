#include "engines/notice/assignments.hpp"

#include "engines/notice/lexicon.hpp"

#include <algorithm>

namespace thienan::notice {
namespace {

constexpr std::size_t kLongestHeading = 45;  // tokens
constexpr int kSure = 95;
constexpr std::size_t kMostCompared = 16;  // assignments of one point, for the same bodies
constexpr std::size_t kClosingWords = 10;  // "… kết luận như sau:" stands at the end

struct Words {
    Phrases as_follows{"như sau|sau đây|các nhiệm vụ sau|nội dung sau|giải pháp sau|nhiệm vụ sau|một số nội dung"};
    Phrases enforce{
        "chịu trách nhiệm thi hành|có trách nhiệm thi hành|chịu trách nhiệm tổ chức thi hành|thi hành quyết định "
        "này|căn cứ quyết định thi hành"};
    Phrases this_document{"này|nêu trên|trên"};
};

const Words& words() {
    static const Words built;
    return built;
}

std::size_t level_depth(const Paragraph& paragraph) {
    return paragraph.depth * 4 + static_cast<std::size_t>(paragraph.bullet);
}

bool ends_with_mark(const Paragraph& paragraph) {
    const Token& last = paragraph.tokens.back();
    return last.is('.') || last.is(';') || last.is(':');
}

// A regulation: "37/2025/NQ-HĐND", "ban hành Quy chế phối hợp". Its duties stand, they are no work to be reported.
bool sets_norms(const Header& header) {
    if (header.kind != "QĐ" && header.kind != "NQ" && header.kind != "TT" && header.kind != "NĐ") return false;
    if (header.number && header.number->find('/') != std::string::npos) return true;
    static const Phrases norms(
        "ban hành quy chế|ban hành quy định|ban hành quy trình|quy chế phối hợp|quy chế hoạt động");
    Tokens subject;
    if (header.subject) tokenize(*header.subject, 0, header.subject->size(), subject);
    return norms.in(subject, {0, subject.size()});
}

Clause handed_on(Clause clause) {
    clause.says = Says::imperative;
    clause.bodies = {};
    clause.forced = false;
    return clause;
}

bool same_words(const std::string& one, const std::string& other) {
    if (one == other) return true;
    Tokens left;
    Tokens right;
    tokenize(one, 0, one.size(), left);
    tokenize(other, 0, other.size(), right);
    look_up(left, 0);
    look_up(right, 0);
    if (left.size() > right.size()) std::swap(left, right);
    if (!std::equal(left.begin(), left.end(), right.begin(),
                    [](const Token& a, const Token& b) { return a.key == b.key; }))
        return false;
    // "các cơ sở đào tạo" after "các cơ sở đào tạo trực thuộc Bộ"
    static const Phrases attributes("trực thuộc|thuộc|trên địa bàn|của|liên quan|có liên quan|nêu trên");
    return left.size() == right.size() || (left.size() > 2 && attributes.at(right, left.size(), right.size()) != 0);
}

bool same_bodies(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), same_words);
}

// "đề nghị các Bộ trưởng quan tâm chỉ đạo hoàn thành các nhiệm vụ nêu trên": urges, sets nothing new.
bool only_urges(const Tokens& tokens, Range range) {
    static const Phrases here(
        "theo đúng quy định|nêu trên|trên đây|chỉ thị này|công điện này|kế hoạch này|thông báo này|văn bản này");
    static const Phrases concrete(
        "theo dõi|đôn đốc|kiểm tra|giám sát|báo cáo|tổng hợp|rà soát|hướng dẫn|đề xuất|trình|tham mưu|xây dựng|ban "
        "hành|bố trí|cử|gửi|thông báo|tuyên truyền|phổ biến|công khai|trước ngày|chậm nhất|hằng tháng|hàng tháng|hằng "
        "năm|hàng năm|định kỳ");
    return here.in(tokens, range) && !concrete.in(tokens, range);
}

bool for_all(const Tokens& tokens, Range range) {
    const std::size_t field = match(tokens, range.from, range.to, Class::time_field);
    return field != 0 && range.from + field < range.to && tokens[range.from + field].is(':');
}

// "… kết luận như sau:": who speaks is not who works.
bool speaks(const Tokens& tokens, Range range) {
    static const Phrases says("kết luận|có ý kiến|ý kiến chỉ đạo|phát biểu|thống nhất|nhất trí|thông báo|ban hành");
    const std::size_t from = range.to > range.from + kClosingWords ? range.to - kClosingWords : range.from;
    static const Phrases leader(
        "chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|bộ trưởng|thủ tướng|phó thủ tướng|bí thư|trưởng ban|chánh văn "
        "phòng|cục trưởng|thường trực");
    static const Phrases directs("chỉ đạo một số|chỉ đạo các nội dung|chỉ đạo như sau|lưu ý một số");
    const bool led = leader.in(tokens, range) && directs.in(tokens, {from, range.to});
    return words().as_follows.in(tokens, {from, range.to}) && (led || says.in(tokens, {from, range.to}));
}

Span span_of(const Tokens& tokens, Range range) { return {tokens[range.from].from, tokens[range.to - 1].to}; }

}  // namespace

bool ends_document(const Paragraph& paragraph) {
    const Tokens& tokens = paragraph.tokens;
    return tokens.size() >= 3 && tokens.back().is('.') && tokens[tokens.size() - 2].is('/');
}

Range without_end(const Tokens& tokens, Range range) {
    while (!range.empty() && (tokens[range.to - 1].is('.') || tokens[range.to - 1].is(';') ||
                              tokens[range.to - 1].is(':') || tokens[range.to - 1].is('/')))
        --range.to;
    return range;
}

AssignmentReader::AssignmentReader(std::string_view text, Reading& out) : text_(text), out_(out) {
    levels_.push_back({0, {}});
    standing_ = sets_norms(out.header);
}

void AssignmentReader::enter(const Paragraph& paragraph) {
    const std::size_t depth = level_depth(paragraph);
    if (paragraph.label || paragraph.bullet != 0) {
        while (levels_.size() > 1 && levels_.back().depth >= depth) levels_.pop_back();
        if (depth > 0) levels_.push_back({depth, context()});
        context().deadline = levels_.size() > 1 ? levels_[levels_.size() - 2].context.deadline : Deadline{};
    } else {
        while (levels_.size() > 1 && levels_.back().depth > depth) levels_.pop_back();
    }
    if (paragraph.label) zone_ = true;
    const bool plain = !paragraph.label && paragraph.bullet == 0;
    const std::string unit = paragraph.path + '#' + std::to_string(paragraph.tokens.front().from);
    if (!plain || unit_.empty() || ends_document(paragraph) || begins_ordinal(paragraph.tokens, paragraph.first)) {
        unit_ = unit;
        open_.clear();
    }
    subject_.clear();
}

bool AssignmentReader::by_issuer(const std::vector<std::string>& leads) const {
    if (!out_.header.issuer || leads.size() != 1) return false;
    static const Phrase council("ủy ban nhân dân");
    static const Phrase short_council("UBND");
    static const Phrases own("tỉnh|thành phố");
    Tokens issuer;
    Tokens lead;
    const std::string& name = *out_.header.issuer;
    tokenize(name, 0, name.size(), issuer);
    tokenize(leads[0], 0, leads[0].size(), lead);
    const std::size_t compared = std::min<std::size_t>({issuer.size(), lead.size(), 4});
    for (std::size_t i = 0; i < compared; ++i) {
        if (issuer[i].key != lead[i].key)
            return short_council.at(lead, 0, lead.size()) != 0 && council.at(issuer, 0, issuer.size()) != 0 &&
                   (lead.size() == 1 || own.at(lead, 1, lead.size()) != 0);
    }
    if (council.at(lead, 0, lead.size()) != 0 && lead.size() > 4) return own.at(lead, 4, lead.size()) != 0;
    return compared >= 2;
}

// Whether a clause that names bodies and work is an assignment where it stands.
bool AssignmentReader::counts(const Paragraph& paragraph, Range body, const Clause& clause) const {
    const Tokens& tokens = paragraph.tokens;
    if (words().enforce.in(tokens, body) && clause.duty) return false;
    if (clause.forced || clause.duty) {
        const bool plain = !paragraph.label && paragraph.bullet == 0;
        const bool closes = plain || (ends_document(paragraph) && clause.duty);
        const bool formula = clause.empty_work && closes && words().this_document.in(tokens, body);
        const bool last = ends_document(paragraph) && (plain || body.from > paragraph.first);
        return !formula && !(last && (clause.empty_work || only_urges(tokens, body)));
    }
    if (clause.empty_work && !paragraph.label && paragraph.bullet == 0) return false;
    if (!zone_) return false;
    if (context().evaluative) return context().aims && clause.says == Says::work;
    return true;
}

// "đề nghị X căn cứ các quy định nêu trên … để thực hiện": tells what the law says, sets no work.
bool AssignmentReader::is_guidance(const Tokens& tokens, const Clause& clause) const {
    if (out_.header.kind != "CV" || !clause.forced || clause.force != Force::soft || clause.bodies.empty())
        return false;
    static const Phrases based("căn cứ|đối chiếu|nghiên cứu|thực hiện theo|thực hiện đúng");
    static const Phrases law("quy định|pháp luật|luật|nghị định|thông tư|văn bản|hướng dẫn");
    const std::size_t at = clause.bodies.to;
    return based.at(tokens, at, tokens.size()) != 0 && law.in(tokens, {at, std::min(tokens.size(), at + 9)});
}

void AssignmentReader::emit(const Paragraph& paragraph, Range range, const Clause& clause,
                            std::vector<std::string> leads, bool inherited) {
    const std::size_t compared = std::min(open_.size(), kMostCompared);
    for (std::size_t i = open_.size() - compared; i < open_.size(); ++i) {
        if (same_bodies(out_.assignments[open_[i].index].leads, leads)) return extend(paragraph, range);
    }
    if (out_.assignments.size() >= kMostAssignments) return;
    const Tokens& tokens = paragraph.tokens;
    const Range said{std::min(clause.starts, range.to - 1), range.to};
    Assignment made;
    made.path = paragraph.path;
    if (!paragraph.label && paragraph.bullet == 0 && ends_document(paragraph) && !under_title_) made.path.clear();
    made.quote = first_words_of(text_, tokens, said, kQuoteWords);
    made.text = words_of(text_, tokens, said);
    made.leads = std::move(leads);
    made.force = clause.forced ? clause.force : clause.duty ? Force::hard : context().force;
    made.span = span_of(tokens, said);
    made.with = find_partners(text_, tokens, said);
    if (made.with.empty() && inherited) made.with = context().with;
    const Deadline deadline = find_deadline(text_, tokens, range, out_.header.date);
    if (is_guidance(tokens, clause) && !deadline.due) return;
    if (standing_ && !deadline.due && !clause.forced) return;
    if (reply_ && !deadline.due && !deadline.recurring && !(clause.forced && clause.force == Force::hard)) return;
    made.deadline_text = deadline.text;
    made.due = deadline.due;
    made.recurring = deadline.recurring;
    if (!deadline.found()) {
        made.deadline_text = context().deadline.text;
        made.due = context().deadline.due;
        made.recurring = context().deadline.recurring;
    }
    made.confidence = kSure - (inherited ? 10 : 0) - (clause.forced || clause.duty || inherited ? 0 : 10) -
                      (made.leads.empty() ? 40 : 0) - (!paragraph.label && paragraph.bullet == 0 ? 10 : 0) -
                      (clause.empty_work ? 15 : 0);
    open_.push_back({out_.assignments.size(), inherited});
    out_.assignments.push_back(std::move(made));
}

// More sentences for the assignment named last.
void AssignmentReader::extend(const Paragraph& paragraph, Range range) {
    if (open_.empty()) return;
    Assignment& grown = out_.assignments[open_.back().index];
    const Tokens& tokens = paragraph.tokens;
    if (grown.text.size() < 64 * 1024) append_words(grown.text, words_of(text_, tokens, range));
    grown.span.to = tokens[range.to - 1].to;
    for (std::string& partner : find_partners(text_, tokens, range)) {
        if (grown.with.size() < 32 && std::find(grown.with.begin(), grown.with.end(), partner) == grown.with.end())
            grown.with.push_back(std::move(partner));
    }
    const Deadline more = find_deadline(text_, tokens, range, out_.header.date);
    if (for_all(tokens, range)) return share(more);
    if (more.text && (!grown.deadline_text || (more.due && (!grown.due || *more.due < *grown.due)))) {
        grown.deadline_text = more.text;
        grown.due = more.due;
    }
    if (!grown.recurring && more.recurring) grown.recurring = more.recurring;
}

void AssignmentReader::take_clause(const Paragraph& paragraph, Range range, const Clause& clause, bool may_inherit) {
    const Tokens& tokens = paragraph.tokens;
    const bool last = range.to == tokens.size();
    const bool opens = last && (tokens[range.to - 1].is(':') || (over_list_ && !ends_with_mark(paragraph)));
    const bool only_opens = opens && clause.empty_work && clause.says == Says::work;
    switch (only_opens ? Says::lead_in : clause.says) {
        case Says::nothing:
            if (!open_.empty()) extend(paragraph, range);
            return;
        case Says::lead_in: {
            const bool named_only = !clause.bodies.empty() && !clause.forced && !opens;
            if (named_only && !(paragraph.label && tokens.size() < kLongestHeading)) return;
            if (!clause.forced && !clause.bodies.empty() && by_issuer(split_bodies(text_, tokens, clause.bodies))) {
                zone_ = true;  // "UBND tỉnh ban hành kế hoạch với các nội dung sau:"
                return;
            }
            if (!clause.forced && opens && speaks(tokens, range)) {
                zone_ = true;  // "Phó Chủ tịch UBND tỉnh kết luận như sau:"
                return;
            }
            open_list(paragraph, range, clause, Opening::bare);
            return;
        }
        case Says::work: {
            if (hands_on(paragraph, clause)) return take_clause(paragraph, range, handed_on(clause), may_inherit);
            std::vector<std::string> leads = split_bodies(text_, tokens, clause.bodies);
            if (by_issuer(leads) && !clause.forced && !clause.duty && !paragraph.label && !ends_document(paragraph))
                return;
            if (!counts(paragraph, range, clause)) {
                if (clause.forced) subject_ = leads;
                if (opens && clause.forced) open_list(paragraph, range, clause, Opening::bare);
                return;
            }
            zone_ = true;
            subject_ = leads;
            emit(paragraph, range, clause, leads, false);
            if (opens) open_list(paragraph, range, clause, Opening::working);
            return;
        }
        case Says::imperative: {
            if (paragraph.label && over_list_ && last && range.from == paragraph.first && !clause.forced) return;
            const bool forced_here = clause.forced && counts(paragraph, range, clause);
            std::vector<std::string> leads = !subject_.empty() ? subject_ : context().leads;
            if (leads.empty() && clause.forced && !out_.addressees.empty()) leads = out_.addressees;
            if (leads.empty() && !clause.given.empty()) {
                emit(paragraph, range, clause, split_bodies(text_, tokens, clause.given), false);
                return;
            }
            if (leads.empty()) return;
            if (!forced_here && !(may_inherit && counts(paragraph, range, clause))) {
                if (!open_.empty()) extend(paragraph, range);
                return;
            }
            emit(paragraph, range, clause, leads, true);
            if (opens) open_list(paragraph, range, clause, Opening::working);
            return;
        }
    }
}

void AssignmentReader::take_clauses(const Paragraph& paragraph, Range range) {
    const bool structured = paragraph.label || paragraph.bullet != 0 || levels_.size() > 1 || context().ordered;
    for (const Range part : split_clauses(paragraph.tokens, range)) {
        const Clause clause = read_clause(paragraph.tokens, part);
        take_clause(paragraph, part, clause, structured && !(context().evaluative && subject_.empty()));
    }
}

void AssignmentReader::notice_reply(const Paragraph& paragraph) {
    if (out_.header.kind != "CV" || ++paragraphs_ > 8) return;
    static const Phrases received("nhận được|trả lời|phúc đáp|nhận văn bản|nhận công văn");
    static const Phrases question(
        "công văn|văn bản|phiếu chuyển|thư|đơn|hồ sơ|câu hỏi|kiến nghị|phản ánh|vướng mắc|email|phiếu|đề nghị");
    static const Phrases leader("thủ tướng|phó thủ tướng|chủ tịch|phó chủ tịch|đồng chí");
    static const Phrases speaks("có ý kiến|chỉ đạo|kết luận|yêu cầu");
    const Tokens& tokens = paragraph.tokens;
    const std::size_t at = received.find(tokens, {0, tokens.size()});
    if (at < tokens.size() && question.in(tokens, {at, std::min(tokens.size(), at + 12)})) reply_ = true;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (leader.at(tokens, i, tokens.size()) != 0 && speaks.in(tokens, {i, std::min(tokens.size(), i + 12)})) {
            reply_ = false;
            paragraphs_ = 100;
            return;
        }
    }
}

void AssignmentReader::take(const Paragraph& paragraph, const Paragraph* next) {
    read_paragraph(paragraph, next);
    under_title_ = paragraph.label && !ends_with_mark(paragraph);
}

void AssignmentReader::read_paragraph(const Paragraph& paragraph, const Paragraph* next) {
    notice_reply(paragraph);
    if (paragraph.body().empty()) return enter(paragraph);
    enter(paragraph);
    if (take_field(paragraph)) return;
    if (fields_.any && fields_.path != paragraph.path) close_fields();
    remember_work(paragraph);
    const bool listed = paragraph.label || paragraph.bullet != 0;
    if (listed && take_heading(paragraph, next)) return;
    over_list_ = next != nullptr && level_depth(*next) > level_depth(paragraph) && (next->label || next->bullet != 0);
    const std::size_t end = paragraph.tokens.size();
    const Range closing{std::max(paragraph.first, end > kClosingWords ? end - kClosingWords : 0), end};
    const bool follows = paragraph.tokens.back().is(':') && words().as_follows.in(paragraph.tokens, closing);
    take_clauses(paragraph, paragraph.body());
    if (listed) take_listed(paragraph);
    lead_on(paragraph);
    if (!listed) close_list(paragraph);
    if (!fields_.works.empty()) fields_.works.back().made = open_;
    if (follows) zone_ = true;
}

void AssignmentReader::finish() { close_fields(); }

}  // namespace thienan::notice
