#include "modules/directives/actions/deciding.hpp"

#include "modules/directives/actions/loading.hpp"
#include "modules/directives/actions/opening.hpp"
#include "modules/directives/store/progress.hpp"
#include "modules/directives/store/views.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::directives::actions {
namespace {

void note_down(store::WriteTx& tx, const Principal& who, const Assignment& a, ReportKind kind, const std::string& text) {
    Report r;
    r.assignment = a.id;
    r.kind = kind;
    r.by = who.person;
    r.by_name = who.name;
    r.agency = who.agency();
    r.agency_name = who.acting_for() ? who.acting_for()->agency_name : "";
    r.at = tx.now();
    r.text = text;
    r.percent = a.percent;
    rows::insert(tx, r);
}

// A request nobody can answer any more is refused with the act that made it so.
Result<Done> end_pending_extension(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::string_view why) {
    auto pending = rows::pending_extension(tx, id);
    if (!pending) return Done{};
    pending->state = ExtensionState::refused;
    pending->decided_by = who.person;
    pending->decided_by_name = who.is_system() ? who.system_name : who.name;
    pending->decided_at = tx.now();
    pending->decision = why;
    return rows::save_decision(tx, *pending);
}

void clear_report(Assignment& a) {
    a.reported_by = {};
    a.reported_on.reset();
    a.confirmed_by = {};
    a.confirmed_on.reset();
    a.late = false;
}

// Acts whose only input is a reason.
Result<Done> act_with_reason(store::WriteTx& tx, const Principal& who, Assignment before, Act act, std::string_view key, std::string_view why,
                             std::optional<State> to = std::nullopt) {
    Assignment after = before;
    TRY(take_step(after, act, to));
    TRY_ASSIGN(const auto note, reason(why));
    if (act == Act::suspend) after.resumes_to = before.state;
    if (!is_open(after.state)) {
        TRY(end_pending_extension(tx, who, before.id, note));
        after.next_opens.reset();
    }
    if (act == Act::reopen) clear_report(after);
    return finish(tx, who, before, after, key, note);
}

Named checked_lead(FieldErrors& errors, store::ReadTx& tx, Named lead, Date today) {
    const auto directory = identity::queries::directory(tx);
    lead.text = optional_words(errors, "lead", lead.text, 300);
    if (!lead.agency) lead.agency = directory->sure_by_name(lead.text, today).value_or(Id<Agency>{});
    if (!lead.agency) errors.add("lead", "form.required");
    else if (!directory->find(lead.agency) || !directory->exists_on(lead.agency, today)) errors.add("lead", "directives.agency_vanished");
    if (lead.text.empty()) lead.text = directory->name(lead.agency);
    return lead;
}

std::vector<Named> checked_with(FieldErrors& errors, store::ReadTx& tx, std::vector<Named> with, Date today) {
    const auto directory = identity::queries::directory(tx);
    if (with.size() > kMostLeads) errors.add("with", "directives.too_many_bodies", {std::to_string(kMostLeads)});
    for (auto& body : with) {
        body.text = optional_words(errors, "with", body.text, 300);
        if (!body.agency) body.agency = directory->sure_by_name(body.text, today).value_or(Id<Agency>{});
        if (body.agency && !directory->find(body.agency)) errors.add("with", "form.not_a_choice");
        if (body.text.empty()) body.text = directory->name(body.agency);
    }
    return with;
}

}  // namespace

Result<Done> confirm_completion(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view note) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::confirm));
    Assignment after = before;
    TRY(take_step(after, Act::confirm));
    FieldErrors errors;
    const auto words = optional_words(errors, "note", note, 2'000);
    if (!errors.empty()) return std::move(errors).refusal();
    after.confirmed_by = who.person;
    after.confirmed_on = tx.today();
    after.late = before.effective_due && *before.reported_on > *before.effective_due;
    TRY(end_pending_extension(tx, who, id, words));
    note_down(tx, who, after, ReportKind::confirmed, words);
    return finish(tx, who, before, after, "directives.completion_was_confirmed", words);
}

Result<Done> send_back(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::send_back));
    Assignment after = before;
    TRY(take_step(after, Act::send_back));
    TRY_ASSIGN(const auto note, reason(why));
    clear_report(after);
    note_down(tx, who, after, ReportKind::sent_back, note);
    return finish(tx, who, before, after, "directives.completion_was_sent_back", note);
}

Result<Done> decide_extension(store::WriteTx& tx, const Principal& who, Id<Extension> id, std::int64_t version, Decision decision,
                              std::string_view words_in) {
    auto extension = rows::find(tx, id);
    if (!extension) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(const auto loaded, load_assignment(tx, who, extension->assignment));
    const auto& before = loaded.assignment;
    TRY(access::may_act(who, before, loaded.standing, Act::decide_extension));
    TRY(access::may_decide(who, *extension));
    if (extension->state != ExtensionState::asked) return Error{Code::conflict, "directives.already_decided"};
    if (extension->version != version) return rows::stale();
    Assignment after = before;
    TRY(take_step(after, Act::decide_extension));
    FieldErrors errors;
    const auto said = decision == Decision::refuse ? words(errors, "words", words_in, 2'000) : optional_words(errors, "words", words_in, 2'000);
    if (!errors.empty()) return std::move(errors).refusal();
    extension->state = decision == Decision::grant ? ExtensionState::granted : ExtensionState::refused;
    extension->decided_by = who.person;
    extension->decided_by_name = who.name;
    extension->decided_at = tx.now();
    extension->decision = said;
    TRY(rows::save_decision(tx, *extension));
    if (decision == Decision::refuse) return finish(tx, who, before, after, "directives.extension_was_refused", said);
    after.due.on = extension->new_due;
    set_effective_due(tx, after, tx.today());
    return finish(tx, who, before, after, "directives.extension_was_granted", said);
}

Result<Done> reassign(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, const Reassignment& to) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::reassign));
    Assignment after = before;
    TRY(take_step(after, Act::reassign));
    FieldErrors errors;
    after.leads = {checked_lead(errors, tx, to.lead, tx.today())};
    after.with = checked_with(errors, tx, to.with, tx.today());
    const auto note = words(errors, "reason", to.reason, 2'000);
    if (to.due_on && before.due.kind == DueKind::recurring) errors.add("due_on", "directives.recurring_has_no_day");
    if (!errors.empty()) return std::move(errors).refusal();
    if (to.due_on) {
        if (after.due.kind != DueKind::period && after.due.kind != DueKind::condition) after.due.kind = DueKind::date;
        if (after.due.from && *after.due.from > *to.due_on) after.due.from = to.due_on;
        after.due.on = to.due_on;
        set_effective_due(tx, after, tx.today());
    }
    after.unit = {}, after.person = {}, after.leader = {};
    after.internal_due.reset();
    TRY(end_pending_extension(tx, who, id, note));
    TRY(finish(tx, who, before, after, "directives.assignment_reassigned", note));
    views::WordIndex index;
    index.add(id, after.lead().text);
    for (const auto& body : after.with) index.add(id, body.text);
    index.flush(tx);
    return Done{};
}

Result<Done> meet_condition(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, Date due_on, std::string_view note_in) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::meet_condition));
    Assignment after = before;
    TRY(take_step(after, Act::meet_condition));
    if (before.due.kind != DueKind::condition) return Error{Code::conflict, "directives.waits_for_nothing"};
    FieldErrors errors;
    const auto note = optional_words(errors, "note", note_in, 2'000);
    if (due_on < tx.today()) errors.add("due_on", "directives.day_in_past");
    if (!errors.empty()) return std::move(errors).refusal();
    after.due.on = due_on;
    set_effective_due(tx, after, tx.today());
    return finish(tx, who, before, after, "directives.condition_was_met", note);
}

Result<Done> suspend(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(auto before, load_for(tx, who, id, version, Act::suspend));
    return act_with_reason(tx, who, std::move(before), Act::suspend, "directives.assignment_suspended", why);
}

Result<Done> resume(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(auto before, load_for(tx, who, id, version, Act::resume));
    const auto to = before.resumes_to;
    return act_with_reason(tx, who, std::move(before), Act::resume, "directives.assignment_resumed", why, to);
}

Result<Done> cancel(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(auto before, load_for(tx, who, id, version, Act::cancel));
    return act_with_reason(tx, who, std::move(before), Act::cancel, "directives.assignment_cancelled", why);
}

Result<Done> reopen_assignment(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(auto before, load_for(tx, who, id, version, Act::reopen));
    if (rows::find(tx, before.directive)->state != DirectiveState::active) return Error{Code::conflict, "directives.directive_is_over"};
    return act_with_reason(tx, who, std::move(before), Act::reopen, "directives.assignment_reopened", why);
}

Result<Done> conclude(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::conclude));
    Assignment after = before;
    TRY(take_step(after, Act::conclude));
    TRY_ASSIGN(const auto note, reason(why));
    after.next_opens.reset();
    after.reported_on = tx.today();
    after.confirmed_by = who.person;
    after.confirmed_on = tx.today();
    return finish(tx, who, before, after, "directives.assignment_concluded", note);
}

Result<std::vector<Id<Assignment>>> split_by_member(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version) {
    TRY_ASSIGN(const auto before, load_for(tx, who, id, version, Act::split));
    Assignment after = before;
    TRY(take_step(after, Act::split));
    const auto directory = identity::queries::directory(tx);
    const auto* lead = directory->find(before.lead().agency);
    if (!lead || lead->kind != AgencyKind::group) return Error{Code::conflict, "directives.lead_is_no_group"};
    const auto members = directory->members_on(lead->id, tx.today());
    if (members.empty()) return Error{Code::conflict, "directives.group_is_empty"};
    const auto held = rows::find(tx, before.directive)->assignments;
    if (held + members.size() > kMostAssignments)
        return Error{Code::too_large, "directives.too_many_assignments", {std::to_string(held + members.size()), std::to_string(kMostAssignments)}};
    after.group = before.id;
    after.next_opens.reset();
    TRY(end_pending_extension(tx, who, id, directory->name(lead->id)));
    TRY(finish(tx, who, before, after, "directives.assignment_was_split"));
    std::vector<Id<Assignment>> out;
    views::WordIndex index;
    for (const auto member : members) {
        Assignment a = before;
        a.state = before.state == State::ongoing ? State::ongoing : State::waiting;
        a.group = before.id;
        a.leads = {{std::string{directory->name(member)}, member}};
        a.unit = {}, a.person = {}, a.leader = {};
        a.percent = 0;
        a.next_opens.reset();
        if (a.series) a.due.kind = DueKind::period, a.series = {}, a.period.clear();
        rows::insert(tx, a);
        index.add(a.id, a.text + " . " + a.leads.front().text);
        TRY(open_due_periods(tx, who, a));
        audit::append(tx, who, {"directives.assignment_opened", "assignment", a.id.value, {{"leads", before.lead().text, a.lead().text}}, {}});
        out.push_back(a.id);
    }
    index.flush(tx);
    rows::recount(tx, before.directive);
    return out;
}

}  // namespace thienan::directives::actions
