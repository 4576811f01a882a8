#include "modules/directives/actions/loading.hpp"

#include "base/utf8.hpp"
#include "engines/viet/text.hpp"
#include "modules/directives/rules/timeliness.hpp"
#include "modules/identity/queries.hpp"

namespace thienan::directives {
namespace {

Error not_found() { return Error{Code::not_found, "frame.not_found"}; }

std::string text_of(const std::optional<Date>& day) { return day ? day->iso() : std::string{}; }
template <class E>
std::string enum_text(E value) { return std::string{name_of(value)}; }

// Agencies and people by the names they have now, so that an entry says the same for ever.
std::string text_of(store::ReadTx& tx, Id<Agency> id) { return id ? std::string{identity::queries::directory(tx)->name(id)} : std::string{}; }
std::string text_of(store::ReadTx& tx, Id<Person> id) {
    if (!id) return {};
    const Id<Person> people[] = {id};
    const auto names = identity::queries::names_of(tx, people);
    const auto found = names.find(id);
    return found == names.end() ? std::string{} : found->second;
}
std::string text_of(store::ReadTx& tx, const std::vector<Named>& bodies) {
    std::string out;
    for (const auto& body : bodies) out += (out.empty() ? "" : "; ") + (body.agency ? text_of(tx, body.agency) : body.text);
    return out;
}
std::string text_of(store::ReadTx& tx, Id<Point> id) {
    if (!id) return {};
    const auto point = rows::find(tx, id);
    return point ? point->path : std::string{};
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
    audit::append(tx, who, {std::string{act_key}, "assignment", after.id.value, changes(tx, before, after), std::string{note}});
    return Done{};
}

std::vector<audit::Change> changes(store::ReadTx& tx, const Assignment& b, const Assignment& a) {
    std::vector<audit::Change> out;
    const auto put = [&](std::string_view field, const auto& before, const auto& after, auto&& say) {
        if (!(before == after)) out.push_back({std::string{field}, say(before), say(after)});
    };
    const auto text = [](const std::string& value) { return value; };
    const auto number = [](int value) { return value ? std::to_string(value) : std::string{}; };
    const auto day = [](const std::optional<Date>& value) { return text_of(value); };
    const auto named = [](auto value) { return enum_text(value); };
    const auto looked_up = [&](const auto& value) { return text_of(tx, value); };
    put("state", b.state, a.state, named);
    put("text", b.text, a.text, text);
    put("point", b.point, a.point, looked_up);
    put("leads", b.leads, a.leads, looked_up);
    put("with", b.with, a.with, looked_up);
    put("unit", b.unit, a.unit, looked_up);
    put("person", b.person, a.person, looked_up);
    put("leader", b.leader, a.leader, looked_up);
    put("product", b.product, a.product, text);
    put("due_kind", b.due.kind, a.due.kind, named);
    put("due_text", b.due.text, a.due.text, text);
    put("due_from", b.due.from, a.due.from, day);
    put("due_on", b.due.on, a.due.on, day);
    if (b.due.kind == DueKind::recurring || a.due.kind == DueKind::recurring) put("recurrence", b.due.recurrence, a.due.recurrence, named);
    put("recurrence_day", b.due.recurrence_day, a.due.recurrence_day, number);
    put("condition", b.due.condition, a.due.condition, text);
    put("internal_due", b.internal_due, a.internal_due, day);
    put("force", b.force, a.force, named);
    put("percent", b.percent, a.percent, [](int value) { return std::to_string(value); });
    put("reported_on", b.reported_on, a.reported_on, day);
    put("confirmed_on", b.confirmed_on, a.confirmed_on, day);
    return out;
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
