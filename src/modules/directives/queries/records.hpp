// One directive, one assignment, with all a page of it shows. What may not be seen is not_found "frame.not_found".
#pragma once

#include "modules/audit/model.hpp"
#include "modules/directives/queries/links.hpp"
#include "modules/directives/queries/lists.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace thienan::directives::queries {

// An act somebody may or may not do now; `refusal` has the sentence for a button that is shown disabled.
struct Choice {
    Act act;
    std::optional<Error> refusal;           // none: may do it
};

// One owner of a point: an assignment and how it stands.
struct Owner {
    Id<Assignment> assignment;
    Named lead;
    Id<Person> person;
    std::string person_name;
    State state = State::waiting;
    Timeliness timeliness = Timeliness::no_due;
    int percent = 0;
};
struct CoveredPoint {
    Point point;
    Coverage coverage = Coverage::uncovered;  // uncovered is red
    std::vector<Owner> owners;
};

struct DirectiveRecord {
    Directive directive;
    bool may_register = false;              // correct, confirm, close, withdraw
    bool may_assign = false;
    std::vector<CoveredPoint> points;       // in document order
    std::vector<Item> assignments;          // live ones, in document order; only those this principal may see
    std::vector<Reference> references;
    std::string registered_by_name;
    std::vector<Linked> links;              // from both ends, only those this principal may see
    bool may_link = false;
    std::vector<audit::Entry> history;      // newest first
};
Result<DirectiveRecord> directive(store::ReadTx& tx, const Principal& who, Id<Directive> id, Date today);

// The document's own text, NFC; spans refer to its bytes.
// Its symbol, else its subject.
Result<std::string> name_of_directive(store::ReadTx& tx, const Principal& who, Id<Directive> id);

Result<std::string> text_of(store::ReadTx& tx, const Principal& who, Id<Directive> id);

// For the review screen: all drafts in document order, full fields.
struct Review {
    Directive directive;
    std::string text;
    std::vector<Point> points;
    std::vector<Assignment> drafts;
    std::vector<Reference> references;
    int to_check = 0;                       // drafts a person has to look at still
    int without_lead = 0;                   // drafts with no lead agency of ours
    Id<Agency> main_addressee;              // who leads most of the drafts
};
Result<Review> review(store::ReadTx& tx, const Principal& who, Id<Directive> id);

struct AssignmentRecord {
    Assignment assignment;
    Directive directive;
    std::string path;                       // of its point
    std::string point_text;
    Timeliness timeliness = Timeliness::no_due;
    int days_overdue = 0;
    std::string person_name, leader_name, reported_by_name, confirmed_by_name;
    std::vector<Report> reports;            // oldest first
    std::map<Id<File>, std::string> file_names;  // of the reports' files
    std::vector<Extension> extensions;      // oldest first
    std::vector<Linked> links;              // from both ends, only those this principal may see
    bool may_link = false;
    std::vector<Item> siblings;             // of the same group, or periods of the same series
    std::vector<Id<Agency>> successors;     // who does the lead's work today, where the lead has vanished
    std::vector<Choice> choices;            // acts the table allows now, whoever they belong to
    std::vector<audit::Entry> history;      // newest first
};
Result<AssignmentRecord> assignment(store::ReadTx& tx, const Principal& who, Id<Assignment> id, Date today);

// The extension with its assignment's id, if this principal may see it.
Result<Extension> extension(store::ReadTx& tx, const Principal& who, Id<Extension> id);

// For files::Viewers: may this principal see the record that holds a file?
bool may_see_directive(store::ReadTx& tx, const Principal& who, std::int64_t id);
bool may_see_assignment(store::ReadTx& tx, const Principal& who, std::int64_t id);
// The newest directive registered from this file, whoever asks: for the work that registers it, begun again after a restart.
std::optional<Id<Directive>> registered_from(store::ReadTx& tx, Id<File> file);
// May this principal see a record that holds the file (a directive's original, a report's evidence)?
bool may_see_file(store::ReadTx& tx, const Principal& who, Id<File> file);

DeadlineRules deadline_rules(store::ReadTx& tx, Date day);
std::vector<DatedRules> own_deadline_rules(store::ReadTx& tx);  // what the province set, latest first

}  // namespace thienan::directives::queries
