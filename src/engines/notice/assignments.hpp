// From paragraphs to assignments: keeps who was named last at every level of the outline, so that bullets and sentences
// without a subject find theirs. basis: docs/basis/notice.md, assignments.
#pragma once

#include "engines/notice/clauses.hpp"
#include "engines/notice/deadlines.hpp"
#include "engines/notice/lexicon.hpp"
#include "engines/notice/paragraphs.hpp"
#include "engines/notice/reading.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace thienan::notice {

constexpr std::size_t kQuoteWords = 60;            // words of a quote
constexpr std::size_t kMostAssignments = 200'000;  // more are not read

// The range without the marks a sentence ends with.
Range without_end(const Tokens& tokens, Range range);

// "…./." ends a document.
bool ends_document(const Paragraph& paragraph);

class AssignmentReader {
public:
    AssignmentReader(std::string_view text, Reading& out);
    // `next` is the paragraph after, null at the end: a heading is told by what it stands over.
    void take(const Paragraph& paragraph, const Paragraph* next);
    void finish();

private:
    // Who works and how, as far as the text has said at one level of the outline.
    struct Context {
        std::vector<std::string> leads;
        std::vector<std::string> with;
        Deadline deadline;
        Force force = Force::hard;
        bool ordered = false;     // an order or request opened the list
        bool bare = false;        // and set no work itself: the list's items are the work
        bool evaluative = false;  // praise, aims: no imperative is an order here
        bool aims = false;
    };
    struct Level {
        std::size_t depth = 0;  // of the outline, ×4, plus the bullet's level
        Context context;
    };
    // An assignment of the point or bullet that is being read.
    struct Open {
        std::size_t index = 0;
        bool inherited = false;  // its bodies are those of the list, not its own
    };
    // A piece of work whose fields may follow: a heading, a bullet, "Nội dung thực hiện: …".
    struct Work {
        std::string quote;
        std::string path;
        Span span;
        int bullet = 0;
        bool label = false;    // a point; its bullets tell the work better
        bool heading = false;  // only a title
        bool opens = false;    // ends with a colon: the bullets below are the work
        std::vector<Open> made;
    };
    // Fields "Cơ quan chủ trì: …" of the pieces of work before them, gathered until the next piece begins.
    struct Fields {
        std::vector<Work> works;
        std::vector<std::string> leads;
        std::vector<std::string> with;
        Deadline deadline;
        std::vector<std::size_t> made;  // assignments the fields' sentences made
        std::string quote;              // of the field that names the leads
        std::string path;
        Span span;
        bool any = false;
        int list = 0;  // level of the bullet "Cơ quan thực hiện:" whose names follow as bullets; 0 for none
    };

    Context& context() { return levels_.back().context; }
    const Context& context() const { return levels_.back().context; }
    void read_paragraph(const Paragraph& paragraph, const Paragraph* next);
    void enter(const Paragraph& paragraph);
    bool take_heading(const Paragraph& paragraph, const Paragraph* next);
    void lead_by(std::vector<std::string> leads, std::vector<std::string> with);
    bool heading_names(const Paragraph& paragraph, Range range);
    bool heading_is_name(const Paragraph& paragraph, Range range);
    bool heading_opens_section(const Paragraph& paragraph, Range range);
    bool take_field(const Paragraph& paragraph);
    bool take_work_field(const Paragraph& paragraph);
    bool take_lead_field(const Paragraph& paragraph, Range value);
    bool take_listed_lead(const Paragraph& paragraph);
    bool take_lead(const Paragraph& paragraph, Range value);
    void name_fields_leads(const Paragraph& paragraph, Range value);
    void take_time_field(const Paragraph& paragraph, Range value);
    static std::size_t find_field(const Tokens& tokens, std::size_t at, Class& found);
    static std::size_t long_field(const Tokens& tokens, std::size_t at, Class& found);
    void remember_work(const Paragraph& paragraph);
    void close_fields();
    void close_work(const Work& work);
    void put_fields(Assignment& assignment) const;
    void take_clauses(const Paragraph& paragraph, Range range);
    void close_list(const Paragraph& paragraph);
    void share(const Deadline& deadline);
    void take_listed(const Paragraph& paragraph);
    void begin_earlier(const Paragraph& paragraph, Range first);
    void lead_on(const Paragraph& paragraph);
    void take_clause(const Paragraph& paragraph, Range range, const Clause& clause, bool may_inherit);
    bool hands_on(const Paragraph& paragraph, const Clause& clause) const;
    bool counts(const Paragraph& paragraph, Range range, const Clause& clause) const;
    bool is_guidance(const Tokens& tokens, const Clause& clause) const;
    bool by_issuer(const std::vector<std::string>& leads) const;
    enum class Opening : std::uint8_t { bare, working };  // whether the lead-in set work itself
    void open_list(const Paragraph& paragraph, Range range, const Clause& clause, Opening opening);
    void emit(const Paragraph& paragraph, Range range, const Clause& clause, std::vector<std::string> leads,
              bool inherited);
    void extend(const Paragraph& paragraph, Range range);
    void complete();

    std::string_view text_;
    Reading& out_;
    std::vector<Level> levels_;
    Fields fields_;
    std::string unit_;                  // key of the point or bullet whose assignments may still grow
    std::vector<Open> open_;            // assignments of the unit
    std::vector<std::string> subject_;  // bodies named last in the paragraph
    // A letter that answers somebody's question gives guidance, not work: only orders and dated requests count.
    void notice_reply(const Paragraph& paragraph);

    bool reply_ = false;
    bool standing_ = false;     // the document is a regulation
    bool over_list_ = false;    // the paragraph stands over points or bullets
    bool under_title_ = false;  // the paragraph before was a point's title
    std::size_t paragraphs_ = 0;
    bool zone_ = false;  // past "như sau:" or the first order
};

}  // namespace thienan::notice
