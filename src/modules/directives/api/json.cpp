#include "modules/directives/api/json.hpp"

namespace thienan::directives::api {

Result<http::Response> answer(const frame::Context& ctx, const Json& json) {
    return ctx.json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json json_of(const Span& s) { return s.empty() ? Json(nullptr) : Json{{"from", s.from}, {"to", s.to}}; }

Json json_of(const Due& d) {
    return {{"kind", name_of(d.kind)},
            {"text", d.text},
            {"from", json_of(d.from)},
            {"on", json_of(d.on)},
            {"recurrence", d.kind == DueKind::recurring ? Json(name_of(d.recurrence)) : Json(nullptr)},
            {"recurrence_day", d.recurrence_day ? Json(d.recurrence_day) : Json(nullptr)},
            {"condition", d.condition}};
}

Json json_of(const Named& n) { return {{"text", n.text}, {"agency", json_of(n.agency)}}; }

Json json_of(const Header& h) {
    return {{"kind", h.kind},
            {"number", h.number},
            {"symbol", h.symbol},
            {"issuer", h.issuer},
            {"issuer_agency", json_of(h.issuer_agency)},
            {"place", h.place},
            {"issued_on", json_of(h.issued_on)},
            {"received_on", json_of(h.received_on)},
            {"subject", h.subject},
            {"signer", h.signer},
            {"meeting_on", json_of(h.meeting_on)},
            {"urgency", name_of(h.urgency)}};
}

Json json_of(const Directive& d) {
    return {{"id", d.id.value},
            {"version", d.version},
            {"owner", json_of(d.owner)},
            {"state", name_of(d.state)},
            {"header", json_of(d.header)},
            {"full_symbol", full_symbol(d.header)},
            {"file", json_of(d.file)},
            {"ocr", d.ocr ? Json(*d.ocr) : Json(nullptr)},
            {"recipients", d.recipients},
            {"registered_by", json_of(d.registered_by)},
            {"registered_at", utc_iso(d.registered_at)},
            {"confirmed_at", json_of(d.confirmed_at)},
            {"ended_at", json_of(d.ended_at)},
            {"points", d.points},
            {"uncovered", d.uncovered},
            {"assignments", d.assignments},
            {"open", d.open}};
}

Json json_of(const Point& p) {
    return {{"id", p.id.value},
            {"parent", json_of(p.parent)},
            {"ordinal", p.ordinal},
            {"path", p.path},
            {"text", p.text},
            {"span", json_of(p.span)},
            {"disposition", name_of(p.disposition)},
            {"reason", p.reason},
            {"suggested_no_work", p.suggested_no_work}};
}

Json json_of(const Reference& r) {
    return {{"symbol", r.symbol}, {"dated", json_of(r.dated)}, {"kind", r.kind}, {"span", json_of(r.span)}, {"target", json_of(r.target)}};
}

Json json_of(const Assignment& a) {
    return {{"id", a.id.value},
            {"version", a.version},
            {"directive", json_of(a.directive)},
            {"owner", json_of(a.owner)},
            {"point", json_of(a.point)},
            {"ordinal", a.ordinal},
            {"group", json_of(a.group)},
            {"series", json_of(a.series)},
            {"period", a.period},
            {"state", name_of(a.state)},
            {"text", a.text},
            {"span", json_of(a.span)},
            {"leads", list_of(a.leads)},
            {"with", list_of(a.with)},
            {"unit", json_of(a.unit)},
            {"person", json_of(a.person)},
            {"leader", json_of(a.leader)},
            {"product", a.product},
            {"due", json_of(a.due)},
            {"internal_due", json_of(a.internal_due)},
            {"effective_due", json_of(a.effective_due)},
            {"next_opens", json_of(a.next_opens)},
            {"force", name_of(a.force)},
            {"percent", a.percent},
            {"confidence", a.confidence},
            {"needs_check", a.needs_check},
            {"reported_by", json_of(a.reported_by)},
            {"reported_on", json_of(a.reported_on)},
            {"confirmed_by", json_of(a.confirmed_by)},
            {"confirmed_on", json_of(a.confirmed_on)},
            {"late", a.late},
            {"changed_at", utc_iso(a.changed_at)}};
}

Json json_of(const Report& r) {
    Json files = Json::array();
    for (const auto file : r.files) files.push_back(file.value);
    return {{"id", r.id.value},
            {"kind", name_of(r.kind)},
            {"by", json_of(r.by)},
            {"by_name", r.by_name},
            {"agency", json_of(r.agency)},
            {"agency_name", r.agency_name},
            {"at", utc_iso(r.at)},
            {"text", r.text},
            {"percent", r.percent},
            {"evidence_symbol", r.evidence_symbol},
            {"evidence_on", json_of(r.evidence_on)},
            {"files", std::move(files)}};
}

Json json_of(const Extension& e) {
    return {{"id", e.id.value},
            {"version", e.version},
            {"assignment", json_of(e.assignment)},
            {"state", name_of(e.state)},
            {"asked_by", json_of(e.asked_by)},
            {"asked_by_name", e.asked_by_name},
            {"asked_at", utc_iso(e.asked_at)},
            {"grounds", e.grounds},
            {"old_due", json_of(e.old_due)},
            {"new_due", e.new_due.iso()},
            {"decided_by", json_of(e.decided_by)},
            {"decided_by_name", e.decided_by_name},
            {"decided_at", json_of(e.decided_at)},
            {"decision", e.decision}};
}

Json json_of(const queries::Linked& l) {
    return {{"kind", l.kind}, {"target", l.target}, {"title", l.title}, {"note", l.note}, {"from_here", l.end == queries::Linked::End::ours}};
}

Json json_of(const queries::Item& i) {
    return {{"id", i.id.value},
            {"version", i.version},
            {"directive", json_of(i.directive)},
            {"directive_symbol", i.directive_symbol},
            {"directive_subject", i.directive_subject},
            {"path", i.path},
            {"text", i.text},
            {"owner", json_of(i.owner)},
            {"lead", json_of(i.lead)},
            {"unit", json_of(i.unit)},
            {"person", json_of(i.person)},
            {"person_name", i.person_name},
            {"product", i.product},
            {"due", json_of(i.due)},
            {"effective_due", json_of(i.effective_due)},
            {"internal_due", json_of(i.internal_due)},
            {"period", i.period},
            {"state", name_of(i.state)},
            {"timeliness", name_of(i.timeliness)},
            {"days_overdue", i.days_overdue},
            {"percent", i.percent},
            {"force", name_of(i.force)},
            {"reported_on", json_of(i.reported_on)},
            {"confirmed_on", json_of(i.confirmed_on)},
            {"needs_check", i.needs_check}};
}

Json json_of(const queries::DirectiveItem& i) {
    return {{"id", i.id.value},
            {"symbol", i.symbol},
            {"kind", i.kind},
            {"subject", i.subject},
            {"issuer", i.issuer},
            {"issued_on", json_of(i.issued_on)},
            {"received_on", json_of(i.received_on)},
            {"urgency", name_of(i.urgency)},
            {"state", name_of(i.state)},
            {"owner", json_of(i.owner)},
            {"points", i.points},
            {"uncovered", i.uncovered},
            {"assignments", i.assignments},
            {"open", i.open}};
}

Json json_of(const queries::Figures& f) {
    return {{"total", f.total()},
            {"done_in_time", f.done_in_time},
            {"done_late", f.done_late},
            {"open", f.open()},
            {"open_no_due", f.open_no_due},
            {"open_in_time", f.open_in_time},
            {"open_soon", f.open_soon},
            {"open_overdue", f.open_overdue},
            {"reported", f.reported},
            {"suspended", f.suspended},
            {"ongoing", f.ongoing},
            {"cancelled", f.cancelled},
            {"overdue_30", f.overdue_30},
            {"overdue_60", f.overdue_60},
            {"overdue_120", f.overdue_120},
            {"overdue_more", f.overdue_more}};
}

std::vector<Named> bodies(Body& body, const std::string& name, std::size_t most) {
    std::vector<Named> out;
    body.each(name, most, [&](Body& inner) {
        const auto agency = inner.id<Agency>("agency");
        out.push_back({inner.text("text", {.required = !agency, .most = 300}), agency});
    });
    return out;
}

}  // namespace thienan::directives::api
