// Directives, their points, and the assignments that come out of them, as stored.
// basis: notice point 2 (work given to agencies is done, reported and confirmed); NĐ 30/2020 đ.23 (an incoming document
// names unit, person, deadline, lead and co-operating agencies); docs/basis/directives.md
#pragma once

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/names.hpp"
#include "frame/principal.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace thienan {
struct File;  // a stored file: modules/files
}

namespace thienan::directives {

// ---- limits -----------------------------------------------------------------------------------------------------------

inline constexpr std::size_t kMostTextBytes = 5u << 20;   // of one document, NFC
inline constexpr std::size_t kMostPoints = 2'000;         // of one directive
inline constexpr std::size_t kMostAssignments = 2'000;    // of one directive, drafts included
inline constexpr std::size_t kMostLeads = 60;             // of one draft
inline constexpr std::size_t kMostFiles = 20;             // of one report

// ---- capabilities -----------------------------------------------------------------------------------------------------

inline constexpr std::string_view kRegister = "directives.register";   // register, correct, confirm a reading
inline constexpr std::string_view kAssign = "directives.assign";       // owner agency: reassign, decide, confirm, suspend, cancel
inline constexpr std::string_view kReadAll = "directives.read_all";    // owner agency: sees all it owns
inline constexpr std::string_view kReport = "directives.report";       // lead agency: accept, report
inline constexpr std::string_view kLead = "directives.lead";           // lead agency: hand on, act for whoever is in charge

// ---- enumerations -----------------------------------------------------------------------------------------------------

enum class DirectiveState { draft, active, closed, withdrawn };
enum class Urgency { normal, urgent, very_urgent, immediate };  // thường, khẩn, thượng khẩn, hỏa tốc
enum class Disposition { work, heading, no_work };
enum class State { draft, waiting, in_progress, reported, completed, ongoing, suspended, returned, cancelled };
enum class DueKind { none, date, period, recurring, condition };
enum class Recurrence { as_needed, weekly, monthly, quarterly, half_yearly, yearly };
enum class Force { hard, soft };
enum class Timeliness { no_due, in_time, due_soon, overdue, done_in_time, done_late };
enum class Ageing { days_30, days_60, days_120, more };  // overdue ≤ 30, 31–60, 61–120, > 120 days
enum class ExtensionState { asked, granted, refused };
enum class ReportKind { progress, completion, sent_back, confirmed, returned };
enum class Coverage { heading, no_work, uncovered, open, done };

constexpr auto names(DirectiveState) { return Names{"directives.directive_", "draft", "active", "closed", "withdrawn"}; }
constexpr auto names(Urgency) { return Names{"directives.urgency_", "normal", "urgent", "very_urgent", "immediate"}; }
constexpr auto names(Disposition) { return Names{"directives.disposition_", "work", "heading", "no_work"}; }
constexpr auto names(State) {
    return Names{"directives.state_",
                 "draft", "waiting", "in_progress", "reported", "completed", "ongoing", "suspended", "returned", "cancelled"};
}
constexpr auto names(DueKind) { return Names{"directives.due_", "none", "date", "period", "recurring", "condition"}; }
constexpr auto names(Recurrence) { return Names{"directives.recurrence_", "as_needed", "weekly", "monthly", "quarterly", "half_yearly", "yearly"}; }
constexpr auto names(Force) { return Names{"directives.force_", "hard", "soft"}; }
constexpr auto names(Timeliness) { return Names{"directives.timeliness_", "no_due", "in_time", "due_soon", "overdue", "done_in_time", "done_late"}; }
constexpr auto names(Ageing) { return Names{"directives.ageing_", "days_30", "days_60", "days_120", "more"}; }
constexpr auto names(ExtensionState) { return Names{"directives.extension_", "asked", "granted", "refused"}; }
constexpr auto names(ReportKind) { return Names{"directives.report_", "progress", "completion", "sent_back", "confirmed", "returned"}; }
constexpr auto names(Coverage) { return Names{"directives.coverage_", "heading", "no_work", "uncovered", "open", "done"}; }

// ---- records ----------------------------------------------------------------------------------------------------------

// A stretch of the directive's stored text, in bytes, [from, to). Empty: not from the text (added by hand).
struct Span {
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool empty() const { return from >= to; }
    friend bool operator==(const Span&, const Span&) = default;
};

// What is known of a document besides its text. "" and none: not printed and not entered yet.
struct Header {
    std::string kind;               // "TB", "CĐ", …: abbreviation of the document type
    std::string number;             // "95"
    std::string symbol;             // "TB-UBND"
    std::string issuer;
    Id<Agency> issuer_agency;       // 0: not one of ours
    std::string place;
    std::optional<Date> issued_on;
    std::optional<Date> received_on;
    std::string subject;
    std::string signer;
    std::optional<Date> meeting_on;
    Urgency urgency = Urgency::normal;
    friend bool operator==(const Header&, const Header&) = default;
};

// "95/TB-UBND"; what is missing is left out.
std::string full_symbol(const Header& header);

struct Directive {
    Id<Directive> id;
    std::int64_t version = 0;
    Id<Agency> owner;               // the agency that registers and tracks it
    DirectiveState state = DirectiveState::draft;
    Header header;
    Id<File> file;                  // the original; 0 if pasted
    std::optional<int> ocr;         // 0…100: recognised from a scan with this confidence
    std::vector<std::string> recipients;
    Id<Person> registered_by;
    Instant registered_at;
    std::optional<Instant> confirmed_at;
    std::optional<Instant> ended_at;    // closed or withdrawn
    int points = 0, uncovered = 0, assignments = 0, open = 0;  // kept with every change (invariants recompute them)
};

struct Point {
    Id<Point> id;
    Id<Directive> directive;
    Id<Point> parent;               // 0: top
    int ordinal = 0;                // order in the document
    std::string path;               // "II.1.a"
    std::string text;
    Span span;
    Disposition disposition = Disposition::work;
    std::string reason;             // of no_work, given by a person
    bool suggested_no_work = false; // the reading found no work in it; a person has to say so
};

struct Reference {
    std::string symbol;
    std::optional<Date> dated;
    std::string kind;
    Span span;
    Id<Directive> target;           // the directive of the same owner it names, 0 if not registered
};

struct Due {
    DueKind kind = DueKind::none;
    std::string text;                           // the document's own words
    std::optional<Date> from;                   // period: first day
    std::optional<Date> on;                     // date, period: last day; condition: set once it is met
    Recurrence recurrence = Recurrence::as_needed;
    int recurrence_day = 0;                     // due day in the period: weekday 1…7 or day of the last month 1…31; 0 = its last day
    std::string condition;                      // what is waited for
    friend bool operator==(const Due&, const Due&) = default;
};

// An agency a document names: the one of ours, or only the words.
struct Named {
    std::string text;               // as written
    Id<Agency> agency;              // 0: not known
    friend bool operator==(const Named&, const Named&) = default;
};

struct Assignment {
    Id<Assignment> id;
    std::int64_t version = 0;
    Id<Directive> directive;
    Id<Agency> owner;
    Id<Point> point;                // 0: outside the outline
    int ordinal = 0;
    Id<Assignment> group;           // the first of those made from one reading row; 0: alone
    Id<Assignment> series;          // the recurring assignment this is one period of; 0: none
    std::string period;             // "2026-11", "2026-Q4", "2026-W47", …: of a period; "" otherwise
    State state = State::draft;
    State resumes_to = State::waiting;  // of a suspended one
    std::string text;               // the assigned work, verbatim unless a person changed it
    Span span;
    std::vector<Named> leads;       // a draft has any number; a live one at most one
    std::vector<Named> with;        // co-operating agencies
    Id<Agency> unit;                // of the lead agency
    Id<Person> person;              // in charge
    Id<Person> leader;              // responsible
    std::string product;
    Due due;
    std::optional<Date> internal_due;
    std::optional<Date> effective_due;  // due.on (after extensions), rolled by the working calendar
    std::optional<Date> next_opens;     // recurring: the day the next period is opened
    Force force = Force::hard;
    int percent = 0;
    int confidence = 100;           // of the reading
    bool needs_check = false;       // unsure reading or recognised text: a person has to look at it
    Id<Person> reported_by;         // of a reported or completed one
    std::optional<Date> reported_on;
    Id<Person> confirmed_by;
    std::optional<Date> confirmed_on;
    bool late = false;              // of a completed one
    Instant changed_at;

    Named lead() const { return leads.empty() ? Named{} : leads.front(); }
};

// One entry of an assignment's progress.
struct Report {
    Id<Report> id;
    Id<Assignment> assignment;
    ReportKind kind = ReportKind::progress;
    Id<Person> by;
    Id<Agency> agency;
    std::string by_name, agency_name;
    Instant at;
    std::string text;
    int percent = 0;
    std::string evidence_symbol;    // completion: document number
    std::optional<Date> evidence_on;
    std::vector<Id<File>> files;
};

struct Extension {
    Id<Extension> id;
    std::int64_t version = 0;
    Id<Assignment> assignment;
    ExtensionState state = ExtensionState::asked;
    Id<Person> asked_by;
    std::string asked_by_name;
    Instant asked_at;
    std::string grounds;
    std::optional<Date> old_due;
    Date new_due;
    Id<Person> decided_by;
    std::string decided_by_name;
    std::optional<Instant> decided_at;
    std::string decision;
};

// The record a link stands on.
struct Holder {
    Holder(Id<Directive> directive) : kind("directive"), id(directive.value) {}
    Holder(Id<Assignment> assignment) : kind("assignment"), id(assignment.value) {}
    std::string_view kind;
    std::int64_t id;
};

// To any other record of the house: {"directive", 12}, {"task", 7}, …
struct Link {
    std::string kind;
    std::int64_t target = 0;
    std::string note;
    std::string title = {};         // of a record this module does not know, when it was linked; "" otherwise
    friend bool operator==(const Link&, const Link&) = default;
};

// How deadlines are treated on a day. The values are data: shipped in regulations/deadlines.toml, set by the province (table deadline_setting).
struct DeadlineRules {
    bool roll_to_working_day = false;  // a deadline on a day off ends on the next working day
    int soon_days = 0;                 // "due soon": within that many working days
    int remind_before_days = 0;        // working days; 0 = no reminder before
    int leader_after_days = 0;         // working days overdue until the leader hears of it; 0 = never
    int opens_before_days = 0;         // days before a period begins that its assignment is opened
    int internal_days = 0;             // working days before the deadline that the proposed internal one lies; 0 = none is proposed
    int digest_weekday = 0;            // 1 Monday … 7 Sunday; 0 = no digest
    friend bool operator==(const DeadlineRules&, const DeadlineRules&) = default;
};

// … from a day on.
struct DatedRules {
    Date valid_from;
    DeadlineRules rules;
    friend bool operator==(const DatedRules&, const DatedRules&) = default;
};

}  // namespace thienan::directives
