#include "modules/directives/actions/registering.hpp"

#include "base/utf8.hpp"
#include "engines/notice/reading.hpp"
#include "engines/viet/text.hpp"
#include "modules/directives/actions/loading.hpp"
#include "modules/directives/actions/opening.hpp"
#include "modules/directives/fingerprints.hpp"
#include "modules/directives/rules/reading.hpp"
#include "modules/directives/store/links.hpp"
#include "modules/directives/store/views.hpp"
#include "modules/files/actions/files.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::directives::actions {
namespace {

Error too_large(std::string reason, std::size_t n, std::size_t most) {
    return Error{Code::too_large, std::move(reason), {std::to_string(n), std::to_string(most)}};
}

Error already_registered(Id<Directive> first) { return Error{Code::conflict, "directives.already_registered", {first.str()}}; }

Result<std::string> clean_text(const std::string& text) {
    if (text.size() > kMostTextBytes) return too_large("directives.text_too_long", text.size(), kMostTextBytes);
    if (!is_valid_utf8(text) || text.find('\0') != std::string::npos) return Error{Code::invalid, "directives.not_utf8"};
    auto out = viet::normalise(text);
    if (trim(out).empty()) return Error{Code::invalid, "directives.empty_text"};
    return out;
}

Result<Done> check_limits(const notice::Reading& reading) {
    if (reading.points.size() > kMostPoints) return too_large("directives.too_many_points", reading.points.size(), kMostPoints);
    if (reading.assignments.size() > kMostAssignments)
        return too_large("directives.too_many_assignments", reading.assignments.size(), kMostAssignments);
    return Done{};
}

Span span_of(const notice::Span& span) { return {static_cast<std::int64_t>(span.from), static_cast<std::int64_t>(span.to)}; }

std::vector<Id<Point>> insert_points(store::WriteTx& tx, Id<Directive> directive, const notice::Reading& reading) {
    const auto parents = rules::parents_of(reading.points);
    const auto judged = rules::judge(reading.points, reading.assignments);
    std::vector<Id<Point>> ids;
    for (std::size_t i = 0; i < reading.points.size(); ++i) {
        Point p;
        p.directive = directive;
        if (parents[i] >= 0) p.parent = ids[static_cast<std::size_t>(parents[i])];
        p.ordinal = static_cast<int>(i) + 1;
        p.path = reading.points[i].path;
        p.text = reading.points[i].text;
        p.span = span_of(reading.points[i].span);
        p.disposition = judged[i].disposition;
        p.suggested_no_work = judged[i].suggested_no_work;
        ids.push_back(rows::insert(tx, p));
    }
    return ids;
}

// The innermost point of that path that holds the span's beginning: a path may come twice in one document.
Id<Point> point_of(const notice::Reading& reading, const std::vector<Id<Point>>& ids, const notice::Assignment& read) {
    Id<Point> found;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto& p = reading.points[i];
        if (p.path == read.path && (!found || p.span.from <= read.span.from)) found = ids[i];
    }
    return found;
}

std::vector<Named> named(const identity::Directory& directory, const std::vector<std::string>& texts, Date day) {
    std::vector<Named> out;
    for (const auto& text : texts) {
        if (out.size() == kMostLeads) break;
        out.push_back({text, directory.sure_by_name(text, day).value_or(Id<Agency>{})});
    }
    return out;
}

void insert_drafts(store::WriteTx& tx, const Directive& directive, const notice::Reading& reading, const std::vector<Id<Point>>& points) {
    const auto directory = identity::queries::directory(tx);
    int ordinal = 0;
    for (const auto& read : reading.assignments) {
        Assignment a;
        a.directive = directive.id;
        a.owner = directive.owner;
        a.point = point_of(reading, points, read);
        a.ordinal = ++ordinal;
        a.text = read.text;
        a.span = span_of(read.span);
        a.leads = named(*directory, read.leads, tx.today());
        a.with = named(*directory, read.with, tx.today());
        a.due = rules::due_of(read);
        set_effective_due(tx, a, tx.today());
        a.force = read.force == notice::Force::hard ? Force::hard : Force::soft;
        a.confidence = std::clamp(read.confidence, 0, 100);
        if (directive.ocr) a.confidence = std::min(a.confidence, *directive.ocr);
        a.needs_check = directive.ocr.has_value() || a.confidence < rules::kSureConfidence;
        rows::insert(tx, a);
    }
}

void insert_references(store::WriteTx& tx, const Directive& directive, const notice::Reading& reading) {
    int ordinal = 0;
    for (const auto& read : reading.references) {
        if (ordinal == static_cast<int>(kMostPoints)) break;
        const auto target = rows::find_by_symbol(tx, directive.owner, read.symbol).value_or(Id<Directive>{});
        rows::insert(tx, directive.id, ++ordinal, {read.symbol, read.date, read.kind.value_or(""), span_of(read.span), target});
    }
}

Header checked(FieldErrors& errors, const Header& in, Date today) {
    Header h = in;
    h.kind = optional_words(errors, "kind", in.kind, 20);
    h.number = optional_words(errors, "number", in.number, 30);
    h.symbol = optional_words(errors, "symbol", in.symbol, 60);
    h.issuer = optional_words(errors, "issuer", in.issuer, 300);
    h.place = optional_words(errors, "place", in.place, 100);
    h.subject = optional_words(errors, "subject", in.subject, 2'000);
    h.signer = optional_words(errors, "signer", in.signer, 100);
    if (h.issued_on && h.received_on && *h.issued_on > *h.received_on) errors.add("issued_on", "directives.issued_after_received");
    if (h.received_on && *h.received_on > today) errors.add("received_on", "directives.day_in_future");
    return h;
}

// A printed day beyond the day of receipt is a misreading or a later correction's matter: kept out, so that nothing refuses the reading.
Header read_header(const notice::Reading& reading, const NewDirective& input, Date today) {
    Header h = rules::header_of(reading.header);
    h.received_on = input.received_on.value_or(today);
    if (h.issued_on && *h.issued_on > *h.received_on) h.issued_on.reset();
    FieldErrors too_long;
    Header checked_header = checked(too_long, h, today);
    const auto cut = [](std::string& text, std::size_t most) { text = std::string{first_code_points(text, most)}; };
    cut(checked_header.kind, 20), cut(checked_header.number, 30), cut(checked_header.symbol, 60), cut(checked_header.issuer, 300);
    cut(checked_header.place, 100), cut(checked_header.subject, 2'000), cut(checked_header.signer, 100);
    return checked_header;
}

// Every lead of a draft becomes one live assignment; they know one another by the first one's id.
Result<Done> make_live(store::WriteTx& tx, const Principal& who, const Assignment& draft) {
    const auto to = draft.due.kind == DueKind::recurring ? State::ongoing : State::waiting;
    const auto leads = draft.leads;
    Assignment first = draft;
    TRY(take_step(first, Act::confirm_reading, to));
    first.leads.assign(leads.begin(), leads.begin() + (leads.empty() ? 0 : 1));
    if (leads.size() > 1) first.group = first.id;
    first.resumes_to = to;
    TRY(rows::save(tx, draft, first));
    TRY(open_due_periods(tx, who, first));
    for (std::size_t i = 1; i < leads.size(); ++i) {
        Assignment next = first;
        next.leads = {leads[i]};
        next.next_opens.reset();
        rows::insert(tx, next);
        for (const auto& link : rows::links_of(tx, first.id)) rows::insert(tx, next.id, link);
        TRY(open_due_periods(tx, who, next));
    }
    return Done{};
}

std::string findable(const Directive& d, const Assignment& a) {
    std::string out = full_symbol(d.header) + " " + d.header.subject + " . " + a.text + " . " + a.product + " . " + a.due.text;
    for (const auto& body : a.leads) out += " . " + body.text;
    for (const auto& body : a.with) out += " . " + body.text;
    return out;
}

Result<Done> finish_directive(store::WriteTx& tx, const Principal& who, Directive& directive, std::string_view act, std::string_view note = {}) {
    TRY(rows::save(tx, directive));
    audit::append(tx, who, {std::string{act}, "directive", directive.id.value, {{"state", "", std::string{name_of(directive.state)}}}, std::string{note}});
    return Done{};
}

}  // namespace

Result<Id<Directive>> register_text(store::WriteTx& tx, const Principal& who, NewDirective input) {
    TRY(access::may_register(who, who.agency()));
    if (!who.agency()) return Error{Code::forbidden, "directives.may_not_register"};
    TRY_ASSIGN(const auto text, clean_text(input.text));
    const auto hash = fingerprint(text);
    if (const auto same = rows::find_same(tx, who.agency(), hash, "")) return already_registered(*same);
    const auto reading = notice::read(text, input.received_on.value_or(tx.today()));
    TRY(check_limits(reading));

    Directive directive;
    directive.owner = who.agency();
    directive.header = read_header(reading, input, tx.today());
    directive.header.issuer_agency =
        identity::queries::directory(tx)->sure_by_name(directive.header.issuer, tx.today()).value_or(Id<Agency>{});
    if (const auto same = rows::find_same(tx, who.agency(), hash, rules::same_key(directive.header))) return already_registered(*same);
    directive.file = input.file;
    if (input.ocr) directive.ocr = std::clamp(*input.ocr, 0, 100);
    directive.recipients = reading.recipients;
    directive.registered_by = who.person;
    directive.registered_at = tx.now();
    directive.id = rows::insert(tx, directive, text, hash);
    if (directive.file) TRY(files::actions::attach(tx, who, directive.file, {"directive", directive.id.value, "original"}));
    rows::show(tx, directive.id, directive.owner, directive.state);
    insert_drafts(tx, directive, reading, insert_points(tx, directive.id, reading));
    insert_references(tx, directive, reading);
    rows::recount(tx, directive.id);
    audit::append(tx, who, {"directives.directive_registered", "directive", directive.id.value, changes(Header{}, directive.header), {}});
    return directive.id;
}

Result<Done> correct_header(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version, const Header& header) {
    TRY_ASSIGN(auto directive, load_to_register(tx, who, id, version));
    FieldErrors errors;
    const auto corrected = checked(errors, header, tx.today());
    if (!errors.empty()) return std::move(errors).refusal();
    const auto same = rows::find_same(tx, directive.owner, "", rules::same_key(corrected));
    if (same && *same != id) return already_registered(*same);
    const auto before = directive.header;
    directive.header = corrected;
    if (!directive.header.issuer_agency || directive.header.issuer != before.issuer)
        directive.header.issuer_agency =
            identity::queries::directory(tx)->sure_by_name(corrected.issuer, tx.today()).value_or(Id<Agency>{});
    TRY(rows::save(tx, directive));
    if (directive.state != DirectiveState::draft) {
        views::WordIndex index;
        for (const auto& a : rows::assignments_of(tx, id)) index.add(a.id, full_symbol(corrected) + " " + corrected.subject);
        index.flush(tx);
    }
    audit::append(tx, who, {"directives.directive_corrected", "directive", id.value, changes(before, directive.header), {}});
    return Done{};
}

Result<Done> confirm_reading(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version) {
    TRY_ASSIGN(auto directive, load_to_register(tx, who, id, version));
    TRY_ASSIGN(directive.state, advance(directive.state, DirectiveAct::confirm));
    const auto drafts = rows::assignments_of(tx, id);
    if (drafts.empty()) return Error{Code::conflict, "directives.no_assignments"};
    std::size_t total = 0;
    for (const auto& draft : drafts) total += std::max<std::size_t>(1, draft.leads.size());
    if (total > kMostAssignments) return too_large("directives.too_many_assignments", total, kMostAssignments);
    directive.confirmed_at = tx.now();
    TRY(rows::save(tx, directive));
    for (const auto& draft : drafts) TRY(make_live(tx, who, draft));
    views::WordIndex index;
    for (const auto& a : rows::assignments_of(tx, id)) index.add(a.id, findable(directive, a));
    index.flush(tx);
    rows::recount(tx, id);
    audit::append(tx, who, {"directives.directive_confirmed", "directive", id.value, {{"assignments", "", std::to_string(total)}}, {}});
    return Done{};
}

Result<Done> close(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version) {
    TRY_ASSIGN(auto directive, load_to_register(tx, who, id, version));
    TRY_ASSIGN(directive.state, advance(directive.state, DirectiveAct::close));
    rows::recount(tx, id);
    if (const auto open = rows::find(tx, id)->open; open > 0) return Error{Code::conflict, "directives.still_open", {std::to_string(open)}};
    directive.ended_at = tx.now();
    return finish_directive(tx, who, directive, "directives.directive_was_closed");
}

Result<Done> reopen(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version) {
    TRY_ASSIGN(auto directive, load_to_register(tx, who, id, version));
    TRY_ASSIGN(directive.state, advance(directive.state, DirectiveAct::reopen));
    directive.ended_at.reset();
    return finish_directive(tx, who, directive, "directives.directive_was_reopened");
}

Result<Done> withdraw(store::WriteTx& tx, const Principal& who, Id<Directive> id, std::int64_t version, std::string_view why) {
    TRY_ASSIGN(auto directive, load_to_register(tx, who, id, version));
    TRY_ASSIGN(directive.state, advance(directive.state, DirectiveAct::withdraw));
    TRY_ASSIGN(const auto note, reason(why));
    for (const auto& before : rows::assignments_of(tx, id)) {
        if (!is_open(before.state)) continue;
        Assignment after = before;
        TRY(take_step(after, Act::cancel));
        after.next_opens.reset();
        TRY(finish(tx, who, before, after, "directives.assignment_cancelled", note));
    }
    directive.ended_at = tx.now();
    return finish_directive(tx, who, directive, "directives.directive_was_withdrawn", note);
}

}  // namespace thienan::directives::actions
