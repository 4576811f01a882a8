#include "modules/directives/actions/reviewing.hpp"

#include "base/utf8.hpp"
#include "modules/directives/actions/loading.hpp"
#include "modules/directives/store/links.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::directives::actions {
namespace {

struct Review {
    Directive directive;
    std::string text;
};

Result<Review> load_review(store::WriteTx& tx, const Principal& who, Id<Directive> id) {
    TRY_ASSIGN(auto directive, load_directive(tx, who, id));
    TRY(access::may_register(who, directive.owner));
    TRY(advance(directive.state, DirectiveAct::confirm));  // only a draft is reviewed
    return Review{std::move(directive), rows::text_of(tx, id)};
}

Result<Assignment> load_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version) {
    return load_for(tx, who, id, version, Act::confirm_reading);
}

bool is_boundary(std::string_view text, std::int64_t at) {
    const auto i = static_cast<std::size_t>(at);
    return i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
}

void check_span(FieldErrors& errors, const Span& span, std::string_view text) {
    if (span == Span{}) return;
    if (span.from < 0 || span.to > static_cast<std::int64_t>(text.size()) || span.empty()) errors.add("span", "directives.span_outside");
    else if (!is_boundary(text, span.from) || !is_boundary(text, span.to)) errors.add("span", "directives.span_in_character");
}

Id<Point> innermost_point(const std::vector<Point>& points, const Span& span) {
    Id<Point> found;
    if (span.empty()) return found;
    for (const auto& p : points)
        if (p.span.from <= span.from && span.from < p.span.to) found = p.id;
    return found;
}

void check_point(FieldErrors& errors, store::ReadTx& tx, const Directive& directive, DraftFields& fields) {
    const auto points = rows::points_of(tx, directive.id);
    if (!fields.point) fields.point = innermost_point(points, fields.span);
    else if (std::none_of(points.begin(), points.end(), [&](const Point& p) { return p.id == fields.point; }))
        errors.add("point", "form.not_a_choice");
}

void check_bodies(FieldErrors& errors, store::ReadTx& tx, std::string_view field, std::vector<Named>& bodies, Date today) {
    const auto directory = identity::queries::directory(tx);
    if (bodies.size() > kMostLeads) errors.add(std::string{field}, "directives.too_many_bodies", {std::to_string(kMostLeads)});
    std::vector<Named> kept;
    for (auto body : bodies) {
        body.text = optional_words(errors, field, body.text, 300);
        if (body.agency && !directory->find(body.agency)) errors.add(std::string{field}, "form.not_a_choice");
        if (!body.agency && !body.text.empty()) body.agency = directory->sure_by_name(body.text, today).value_or(Id<Agency>{});
        if (body.text.empty()) body.text = directory->name(body.agency);
        const bool twice = std::any_of(kept.begin(), kept.end(), [&](const Named& k) {
            return body.agency ? k.agency == body.agency : k.text == body.text;
        });
        if (!twice && !body.text.empty()) kept.push_back(body);
    }
    bodies = std::move(kept);
}

void check_due(FieldErrors& errors, Due& due) {
    due.text = optional_words(errors, "due_text", due.text, 500);
    due.condition = optional_words(errors, "condition", due.condition, 500);
    const bool needs_day = due.kind == DueKind::date || due.kind == DueKind::period;
    if (needs_day && !due.on) errors.add("due_on", "directives.due_needs_day");
    if (due.kind == DueKind::none) due.on.reset(), due.from.reset();
    if (due.kind == DueKind::date || due.kind == DueKind::condition) due.from.reset();
    if (due.from && due.on && *due.from > *due.on) errors.add("due_from", "directives.from_after_on");
    if (due.kind == DueKind::condition && due.condition.empty()) errors.add("condition", "form.required");
    if (due.kind != DueKind::recurring) due.recurrence = Recurrence::as_needed, due.recurrence_day = 0;
    const int most = due.recurrence == Recurrence::weekly ? 7 : 31;
    if (due.recurrence_day < 0 || due.recurrence_day > most) errors.add("recurrence_day", "form.out_of_range", {"0", std::to_string(most)});
}

Result<Done> check(store::ReadTx& tx, const Review& review, DraftFields& f, Date today) {
    FieldErrors errors;
    f.text = words(errors, "text", f.text);
    f.product = optional_words(errors, "product", f.product, 1'000);
    check_span(errors, f.span, review.text);
    check_point(errors, tx, review.directive, f);
    check_bodies(errors, tx, "leads", f.leads, today);
    check_bodies(errors, tx, "with", f.with, today);
    check_due(errors, f.due);
    if (f.leader && !identity::queries::find_person(tx, f.leader)) errors.add("leader", "form.not_a_choice");
    const bool one_deadline = f.due.kind == DueKind::date || f.due.kind == DueKind::period;
    if (f.internal_due && one_deadline && f.due.on && *f.internal_due > *f.due.on)
        errors.add("internal_due", "directives.internal_due_after_due");
    if (!errors.empty()) return std::move(errors).refusal();
    return Done{};
}

// A body chosen from the list keeps the document's words for it.
void keep_words(const std::vector<Named>& before, std::vector<Named>& chosen) {
    for (auto& body : chosen)
        for (const auto& held : before)
            if (body.text.empty() && body.agency && held.agency == body.agency) body.text = held.text;
}

void put(Assignment& a, const DraftFields& f) {
    a.text = f.text, a.span = f.span, a.point = f.point, a.leads = f.leads, a.with = f.with, a.leader = f.leader, a.product = f.product;
    a.due = f.due, a.internal_due = f.internal_due, a.force = f.force;
    a.needs_check = false;
}

// Which draft it was, by its own words.
std::string beginning(std::string_view text) {
    const auto kept = first_code_points(text, 120);
    return "“" + std::string{kept} + (kept.size() < text.size() ? "…”" : "”");
}

void audit_draft(store::WriteTx& tx, const Principal& who, std::string_view act, const Assignment& before, const Assignment& after) {
    audit::append(tx, who, {std::string{act}, "directive", after.directive.value, changes(tx, before, after), beginning(after.text)});
}

std::string collapse(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (space && (out.empty() || out.back() == ' ')) continue;
        out += space ? ' ' : c;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

void unite(std::vector<Named>& into, const std::vector<Named>& more) {
    for (const auto& body : more) {
        const bool there = std::any_of(into.begin(), into.end(), [&](const Named& k) {
            return body.agency ? k.agency == body.agency : k.text == body.text;
        });
        if (!there) into.push_back(body);
    }
}

Span hull(const Span& a, const Span& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

}  // namespace

Result<Id<Assignment>> add_draft(store::WriteTx& tx, const Principal& who, Id<Directive> directive, DraftFields fields) {
    TRY_ASSIGN(const auto review, load_review(tx, who, directive));
    if (review.directive.assignments >= static_cast<int>(kMostAssignments))
        return Error{Code::too_large, "directives.too_many_assignments", {std::to_string(kMostAssignments + 1), std::to_string(kMostAssignments)}};
    TRY(check(tx, review, fields, tx.today()));
    Assignment a;
    a.directive = directive;
    a.owner = review.directive.owner;
    put(a, fields);
    set_effective_due(tx, a, tx.today());
    a.ordinal = rows::make_room(tx, directive, a.span);
    rows::insert(tx, a);
    rows::recount(tx, directive);
    audit_draft(tx, who, "directives.draft_added", Assignment{}, a);
    return a.id;
}

Result<Done> correct_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, DraftFields fields) {
    TRY_ASSIGN(const auto before, load_draft(tx, who, id, version));
    TRY_ASSIGN(const auto review, load_review(tx, who, before.directive));
    keep_words(before.leads, fields.leads);
    keep_words(before.with, fields.with);
    TRY(check(tx, review, fields, tx.today()));
    Assignment after = before;
    put(after, fields);
    set_effective_due(tx, after, tx.today());
    TRY(rows::save(tx, before, after));
    rows::recount(tx, after.directive);
    audit_draft(tx, who, "directives.draft_corrected", before, after);
    return Done{};
}

Result<Done> give_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, Id<Agency> agency) {
    TRY_ASSIGN(const auto before, load_draft(tx, who, id, version));
    TRY(load_review(tx, who, before.directive));
    const auto directory = identity::queries::directory(tx);
    if (!directory->find(agency) || !directory->exists_on(agency, tx.today())) return Error{Code::invalid, "directives.agency_vanished"};
    Assignment after = before;
    after.leads.clear();
    std::string words;
    for (const auto& lead : before.leads) {
        if (lead.agency) after.leads.push_back(lead);
        else words += (words.empty() ? "" : "; ") + lead.text;
    }
    if (words.empty()) words = directory->name(agency);
    unite(after.leads, {{std::string{first_code_points(words, 300)}, agency}});
    TRY(rows::save(tx, before, after));
    rows::recount(tx, after.directive);
    audit_draft(tx, who, "directives.draft_given", before, after);
    return Done{};
}

Result<Done> check_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version) {
    TRY_ASSIGN(const auto before, load_draft(tx, who, id, version));
    TRY(load_review(tx, who, before.directive));
    Assignment after = before;
    after.needs_check = false;
    TRY(rows::save(tx, before, after));
    audit_draft(tx, who, "directives.draft_checked", before, after);
    return Done{};
}

Result<Id<Assignment>> split_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version, std::int64_t at) {
    TRY_ASSIGN(const auto before, load_draft(tx, who, id, version));
    TRY_ASSIGN(const auto review, load_review(tx, who, before.directive));
    if (before.span.empty() || at <= before.span.from || at >= before.span.to || !is_boundary(review.text, at))
        return Error{Code::invalid, "directives.split_outside"};
    const auto piece = [&](std::int64_t from, std::int64_t to) {
        return collapse(std::string_view{review.text}.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(to - from)));
    };
    Assignment first = before, second = before;
    first.span.to = second.span.from = at;
    first.text = piece(first.span.from, at);
    second.text = piece(at, second.span.to);
    if (first.text.empty() || second.text.empty()) return Error{Code::invalid, "directives.split_outside"};
    if (review.directive.assignments >= static_cast<int>(kMostAssignments))
        return Error{Code::too_large, "directives.too_many_assignments", {std::to_string(kMostAssignments + 1), std::to_string(kMostAssignments)}};
    TRY(rows::save(tx, before, first));
    second.ordinal = rows::make_room(tx, before.directive, before.span);
    rows::insert(tx, second);
    rows::recount(tx, before.directive);
    audit_draft(tx, who, "directives.draft_was_split", before, first);
    return second.id;
}

Result<Done> merge_drafts(store::WriteTx& tx, const Principal& who, Id<Assignment> first, std::int64_t first_version,
                          Id<Assignment> second, std::int64_t second_version) {
    TRY_ASSIGN(const auto before, load_draft(tx, who, first, first_version));
    TRY_ASSIGN(const auto other, load_draft(tx, who, second, second_version));
    TRY(load_review(tx, who, before.directive));
    if (first == second || before.directive != other.directive) return Error{Code::invalid, "directives.cannot_merge"};
    Assignment after = before;
    const bool in_order = before.ordinal <= other.ordinal;
    after.text = in_order ? before.text + " " + other.text : other.text + " " + before.text;
    if (count_code_points(after.text) > 20'000) return Error{Code::invalid, "form.too_long", {"20000"}};
    after.span = hull(before.span, other.span);
    unite(after.leads, other.leads);
    unite(after.with, other.with);
    if (!before.due.on && (before.due.kind == DueKind::none || other.due.on)) after.due = other.due;
    else if (before.due.on && other.due.on && *other.due.on < *before.due.on) after.due = other.due;
    after.needs_check = before.needs_check || other.needs_check;
    set_effective_due(tx, after, tx.today());
    TRY(rows::save(tx, before, after));
    for (const auto& link : rows::links_of(tx, second)) rows::insert(tx, first, link);
    TRY(rows::erase_draft(tx, other));
    rows::recount(tx, before.directive);
    audit_draft(tx, who, "directives.drafts_merged", before, after);
    return Done{};
}

Result<Done> drop_draft(store::WriteTx& tx, const Principal& who, Id<Assignment> id, std::int64_t version) {
    TRY_ASSIGN(const auto draft, load_draft(tx, who, id, version));
    TRY(load_review(tx, who, draft.directive));
    TRY(rows::erase_draft(tx, draft));
    rows::recount(tx, draft.directive);
    audit::append(tx, who, {"directives.draft_dropped", "directive", draft.directive.value, {{"text", draft.text, ""}}, {}});
    return Done{};
}

Result<Done> mark_point(store::WriteTx& tx, const Principal& who, Id<Point> id, Disposition disposition, std::string_view why) {
    const auto found = rows::find(tx, id);
    if (!found) return Error{Code::not_found, "frame.not_found"};
    TRY_ASSIGN(const auto directive, load_directive(tx, who, found->directive));
    TRY(access::may_register(who, directive.owner));
    if (directive.state != DirectiveState::draft) TRY(advance(directive.state, DirectiveAct::close));  // draft or active
    Point point = *found;
    point.disposition = disposition;
    point.reason.clear();
    if (disposition == Disposition::no_work) {
        TRY_ASSIGN(point.reason, reason(why));
        for (const auto& a : rows::assignments_of(tx, directive.id))
            if (a.point == id && a.state != State::cancelled) return Error{Code::conflict, "directives.point_has_assignments"};
    }
    if (disposition == Disposition::heading) {
        const auto all = rows::points_of(tx, directive.id);
        if (std::none_of(all.begin(), all.end(), [&](const Point& p) { return p.parent == id; }))
            return Error{Code::conflict, "directives.no_points_below"};
    }
    rows::save_disposition(tx, point);
    rows::recount(tx, directive.id);
    audit::append(tx, who, {"directives.point_marked", "directive", directive.id.value,
                            {{"point", "", point.path}, {"disposition", std::string{name_of(found->disposition)}, std::string{name_of(disposition)}}},
                            point.reason});
    return Done{};
}

}  // namespace thienan::directives::actions
