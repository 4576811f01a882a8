#include "modules/directives/actions/progress.hpp"

#include "modules/directives/actions/loading.hpp"
#include "modules/directives/store/progress.hpp"
#include "modules/directives/store/views.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::directives::actions {
namespace {

Report report_by(store::WriteTx& tx, const Principal& who, Id<Assignment> assignment, ReportKind kind) {
    Report r;
    r.assignment = assignment;
    r.kind = kind;
    r.by = who.person;
    r.by_name = who.is_system() ? who.system_name : who.name;
    r.agency = who.agency();
    r.agency_name = who.acting_for() ? who.acting_for()->agency_name : "";
    r.at = tx.now();
    return r;
}

void check_files(FieldErrors& errors, const std::vector<Id<File>>& files) {
    if (files.size() > kMostFiles) errors.add("files", "directives.too_many_files", {std::to_string(kMostFiles)});
}

void make_findable(store::WriteTx& tx, Id<Assignment> id, const std::string& text) {
    views::WordIndex index;
    index.add(id, text);
    index.flush(tx);
}

Result<Done> attach(store::WriteTx& tx, const Principal& who, Id<Assignment> id, const std::vector<Id<File>>& files) {
    for (const auto file : files) TRY(files::actions::attach(tx, who, file, {"assignment", id.value, "report"}));
    return Done{};
}

bool works_in(store::ReadTx& tx, Id<Person> person, Id<Agency> node, Date day) {
    const auto people = identity::queries::people_of(tx, node, day);
    return std::any_of(people.begin(), people.end(), [&](const auto& c) { return c.person == person; });
}

void check_hand_on(FieldErrors& errors, store::ReadTx& tx, const Assignment& a, Id<Agency> agency, const HandOn& to) {
    const auto directory = identity::queries::directory(tx);
    if (!to.unit && !to.person) errors.add("person", "form.required");
    if (to.unit && (to.unit == agency || !directory->is_inside(to.unit, agency))) errors.add("unit", "directives.not_of_the_lead_agency");
    if (to.internal_due && a.effective_due && *to.internal_due > *a.effective_due)
        errors.add("internal_due", "directives.internal_due_after_due");
}

void check_people(FieldErrors& errors, store::ReadTx& tx, Id<Agency> agency, const HandOn& to, Date today) {
    const auto node = to.unit && !errors.has("unit") ? to.unit : agency;
    if (to.person && !works_in(tx, to.person, node, today)) errors.add("person", "directives.not_of_the_lead_agency");
    if (to.leader && !works_in(tx, to.leader, agency, today)) errors.add("leader", "directives.not_of_the_lead_agency");
}

}  // namespace

Result<Done> accept(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::accept));
    Assignment after = before;
    TRY(take_step(after, Act::accept));
    if (!after.person) after.person = who.person;
    return finish(tx, who, before, after, "directives.assignment_accepted");
}

Result<Done> hand_on(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const HandOn& to) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::hand_on));
    Assignment after = before;
    TRY(take_step(after, Act::hand_on));
    FieldErrors errors;
    check_hand_on(errors, tx, before, who.agency(), to);
    check_people(errors, tx, who.agency(), to, tx.today());
    const auto note = optional_words(errors, "note", to.note, 2'000);
    if (!errors.empty()) return std::move(errors).refusal();
    after.unit = to.unit;
    after.person = to.person;
    if (to.leader) after.leader = to.leader;
    after.internal_due = to.internal_due;
    return finish(tx, who, before, after, "directives.assignment_handed_on", note);
}

Result<Id<Report>> report_progress(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Progress& progress) {
    TRY_ASSIGN(const auto loaded, load_assignment(tx, who, id));
    const auto& before = loaded.assignment;
    TRY(access::may_report_part(who, before, loaded.standing));
    const bool own_part = loaded.standing.side != access::Side::with;
    if (own_part && before.version != version) return rows::stale();
    Assignment after = before;
    TRY(take_step(after, Act::report_progress));
    FieldErrors errors;
    auto report = report_by(tx, who, id, ReportKind::progress);
    report.text = words(errors, "text", progress.text);
    report.percent = progress.percent;
    report.files = progress.files;
    if (progress.percent < 0 || progress.percent > 100) errors.add("percent", "form.out_of_range", {"0", "100"});
    check_files(errors, progress.files);
    if (!errors.empty()) return std::move(errors).refusal();
    TRY(attach(tx, who, id, report.files));
    const auto report_id = rows::insert(tx, report);
    make_findable(tx, id, report.text);
    if (!own_part) {
        audit::append(tx, who, {"directives.assignment_part_reported", "assignment", id.value, {}, report.text});
        return report_id;
    }
    after.percent = progress.percent;
    if (!after.person && after.state == State::in_progress) after.person = who.person;
    TRY(finish(tx, who, before, after, "directives.assignment_progressed", report.text));
    return report_id;
}

Result<Id<Extension>> ask_extension(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version,
                                    std::string_view grounds, Date new_due) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::ask_extension));
    Assignment after = before;
    TRY(take_step(after, Act::ask_extension));
    if (!before.due.on) return Error{Code::conflict, "directives.no_due_to_extend"};
    if (rows::pending_extension(tx, id)) return Error{Code::conflict, "directives.extension_pending"};
    FieldErrors errors;
    Extension e;
    e.grounds = words(errors, "grounds", grounds, 2'000);
    if (new_due <= *before.due.on || new_due < tx.today()) errors.add("new_due", "directives.new_due_not_later");
    if (!errors.empty()) return std::move(errors).refusal();
    e.assignment = id;
    e.asked_by = who.person;
    e.asked_by_name = who.name;
    e.asked_at = tx.now();
    e.old_due = before.due.on;
    e.new_due = new_due;
    const auto extension = rows::insert(tx, e, before.owner);
    TRY(finish(tx, who, before, after, "directives.extension_was_asked", e.grounds));
    return extension;
}

Result<Done> return_back(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::return_back));
    Assignment after = before;
    TRY(take_step(after, Act::return_back));
    TRY_ASSIGN(const auto note, reason(why));
    auto report = report_by(tx, who, id, ReportKind::returned);
    report.text = note;
    report.percent = before.percent;
    rows::insert(tx, report);
    return finish(tx, who, before, after, "directives.assignment_returned", note);
}

Result<Id<Report>> report_completion(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Completion& completion) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::report_completion));
    Assignment after = before;
    TRY(take_step(after, Act::report_completion));
    FieldErrors errors;
    auto report = report_by(tx, who, id, ReportKind::completion);
    report.text = optional_words(errors, "text", completion.text, 20'000);
    report.evidence_symbol = optional_words(errors, "evidence_symbol", completion.evidence_symbol, 100);
    report.evidence_on = completion.evidence_on;
    report.files = completion.files;
    report.percent = 100;
    if (report.evidence_symbol.empty() && report.files.empty()) errors.add("evidence_symbol", "directives.evidence_required");
    if (report.evidence_on && *report.evidence_on > tx.today()) errors.add("evidence_on", "directives.day_in_future");
    check_files(errors, completion.files);
    if (!errors.empty()) return std::move(errors).refusal();
    TRY(attach(tx, who, id, report.files));
    const auto report_id = rows::insert(tx, report);
    make_findable(tx, id, report.text + " . " + report.evidence_symbol);
    after.percent = 100;
    after.reported_by = who.person;
    after.reported_on = tx.today();
    if (!after.person) after.person = who.person;
    TRY(finish(tx, who, before, after, "directives.completion_was_reported", report.evidence_symbol));
    return report_id;
}

}  // namespace thienan::directives::actions
