#include "modules/directives/actions/loading.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "modules/directives/rules/timeliness.hpp"

namespace thienan::directives {
namespace {

Error not_found() { return Error{Code::not_found, "frame.not_found"}; }

std::string text_of(const std::optional<Date>& day) { return day ? day->iso() : std::string{}; }
template <class Of>
std::string text_of(Id<Of> id) {
    return id ? id.str() : std::string{};
}
std::string text_of(const std::vector<Named>& bodies) {
    std::string out;
    for (const auto& body : bodies) {
        if (!out.empty()) out += "; ";
        out += body.text.empty() ? body.agency.str() : body.text;
    }
    return out;
}

}  // namespace

access::Standing standing_of(store::ReadTx& tx, const Principal& who, const Assignment& a) {
    access::Standing standing;
    standing.owner = who.is_system() || (who.agency() && who.agency() == a.owner);
    if (a.state == State::draft || !who.agency()) return standing;
    if (const auto seen = rows::seen_as(tx, a.id, who.agency()))
        standing.side = seen->part == "lead" ? access::Side::lead : seen->part == "with" ? access::Side::with : access::Side::none;
    return standing;
}

Result<Directive> load_directive(store::ReadTx& tx, const Principal& who, Id<Directive> id) {
    auto found = rows::find(tx, id);
    if (!found) return not_found();
    if (!access::sees_all_owned(who, found->owner) &&
        (found->state == DirectiveState::draft || !who.agency() || !rows::is_shown(tx, id, who.agency())))
        return not_found();
    return *std::move(found);
}

Result<Directive> load_to_register(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version) {
    TRY_ASSIGN(auto directive, load_directive(tx, who, id));
    TRY(access::may_register(who, directive.owner));
    if (directive.version != version) return rows::stale();
    return directive;
}

Result<Loaded> load_assignment(store::ReadTx& tx, const Principal& who, Id<Assignment> id) {
    auto found = rows::find(tx, id);
    if (!found) return not_found();
    const auto standing = standing_of(tx, who, *found);
    if (!access::may_see(who, *found, standing)) return not_found();
    return Loaded{*std::move(found), standing};
}

Result<Assignment> load_for(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, Act act) {
    TRY_ASSIGN(auto loaded, load_assignment(tx, who, id));
    TRY(access::may_act(who, loaded.assignment, loaded.standing, act));
    if (loaded.assignment.version != version) return rows::stale();
    return std::move(loaded.assignment);
}

Result<Done> take_step(Assignment& a, Act act, std::optional<State> to) {
    TRY_ASSIGN(a.state, advance(a.state, act, to));
    return Done{};
}

void set_effective_due(store::ReadTx& tx, Assignment& a, Date today) {
    const auto facts = rows::due_facts(tx, today);
    const bool has_day = a.due.kind != DueKind::recurring;  // of a series, due.on is the end of the periods
    a.effective_due = has_day ? rules::effective_due(a.due, facts.rules, *facts.calendar) : std::nullopt;
}

Result<Done> finish(store::WriteTx& tx, const Principal& who, const Assignment& before, Assignment& after, std::string_view act_key,
                    std::string_view note) {
    TRY(rows::save(tx, before, after));
    if (is_open(before.state) != is_open(after.state) || before.lead().agency != after.lead().agency || before.point != after.point)
        rows::recount(tx, after.directive);
    audit::append(tx, who, {std::string{act_key}, "assignment", after.id.value, changes(before, after), std::string{note}});
    return Done{};
}

std::vector<audit::Change> changes(const Assignment& b, const Assignment& a) {
    return {{"state", std::string{name_of(b.state)}, std::string{name_of(a.state)}},
            {"text", b.text, a.text},
            {"leads", text_of(b.leads), text_of(a.leads)},
            {"with", text_of(b.with), text_of(a.with)},
            {"unit", text_of(b.unit), text_of(a.unit)},
            {"person", text_of(b.person), text_of(a.person)},
            {"leader", text_of(b.leader), text_of(a.leader)},
            {"product", b.product, a.product},
            {"due_kind", std::string{name_of(b.due.kind)}, std::string{name_of(a.due.kind)}},
            {"due_text", b.due.text, a.due.text},
            {"due_from", text_of(b.due.from), text_of(a.due.from)},
            {"due_on", text_of(b.due.on), text_of(a.due.on)},
            {"recurrence", std::string{name_of(b.due.recurrence)}, std::string{name_of(a.due.recurrence)}},
            {"condition", b.due.condition, a.due.condition},
            {"internal_due", text_of(b.internal_due), text_of(a.internal_due)},
            {"force", std::string{name_of(b.force)}, std::string{name_of(a.force)}},
            {"percent", std::to_string(b.percent), std::to_string(a.percent)},
            {"reported_on", text_of(b.reported_on), text_of(a.reported_on)},
            {"confirmed_on", text_of(b.confirmed_on), text_of(a.confirmed_on)}};
}

std::vector<audit::Change> changes(const Header& b, const Header& a) {
    return {{"kind", b.kind, a.kind},
            {"number", b.number, a.number},
            {"symbol", b.symbol, a.symbol},
            {"issuer", b.issuer, a.issuer},
            {"place", b.place, a.place},
            {"issued_on", text_of(b.issued_on), text_of(a.issued_on)},
            {"received_on", text_of(b.received_on), text_of(a.received_on)},
            {"subject", b.subject, a.subject},
            {"signer", b.signer, a.signer},
            {"meeting_on", text_of(b.meeting_on), text_of(a.meeting_on)},
            {"urgency", std::string{name_of(b.urgency)}, std::string{name_of(a.urgency)}}};
}

std::string optional_words(FieldErrors& errors, std::string_view field, std::string_view text, std::size_t most) {
    if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos) {
        errors.add(std::string{field}, "directives.not_utf8");
        return {};
    }
    auto out = viet::normalise(trim(text));
    if (count_code_points(out) > most) errors.add(std::string{field}, "form.too_long", {std::to_string(most)});
    return out;
}

std::string words(FieldErrors& errors, std::string_view field, std::string_view text, std::size_t most) {
    auto out = optional_words(errors, field, text, most);
    if (out.empty() && !errors.has(field)) errors.add(std::string{field}, "form.required");
    return out;
}

Result<std::string> reason(std::string_view text, std::string_view field) {
    FieldErrors errors;
    auto out = words(errors, field, text, 2'000);
    if (!errors.empty()) return std::move(errors).refusal();
    return out;
}

}  // namespace thienan::directives
