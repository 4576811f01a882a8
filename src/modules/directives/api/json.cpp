#include "modules/directives/api/json.hpp"

#include "frame/problem.hpp"

namespace thienan::directives::api {
namespace {

json maybe(const std::optional<Date>& day) { return day ? json(day->iso()) : json(nullptr); }
template <class Of>
json maybe(Id<Of> id) {
    return id ? json(id.value) : json(nullptr);
}
json to_json(const Named& body) { return {{"agency", maybe(body.agency)}, {"text", body.text}}; }
json to_json(const std::vector<Named>& bodies) {
    json out = json::array();
    for (const auto& body : bodies) out.push_back(to_json(body));
    return out;
}
json to_json(const Span& span) { return span.empty() ? json(nullptr) : json::array({span.from, span.to}); }
json to_json(const Due& due) {
    return {{"kind", name_of(due.kind)}, {"text", due.text}, {"from", maybe(due.from)}, {"on", maybe(due.on)},
            {"recurrence", name_of(due.recurrence)}, {"recurrence_day", due.recurrence_day}, {"condition", due.condition}};
}
json to_json(const Header& h) {
    return {{"kind", h.kind}, {"number", h.number}, {"symbol", h.symbol}, {"issuer", h.issuer}, {"issuer_agency", maybe(h.issuer_agency)},
            {"place", h.place}, {"issued_on", maybe(h.issued_on)}, {"received_on", maybe(h.received_on)}, {"subject", h.subject},
            {"signer", h.signer}, {"meeting_on", maybe(h.meeting_on)}, {"urgency", name_of(h.urgency)}};
}
json to_json(const Directive& d) {
    json out{{"id", d.id.value}, {"version", d.version}, {"owner", d.owner.value}, {"state", name_of(d.state)}, {"header", to_json(d.header)},
             {"file", maybe(d.file)}, {"recipients", d.recipients}, {"points", d.points}, {"uncovered", d.uncovered},
             {"assignments", d.assignments}, {"open", d.open}, {"registered_at", utc_iso(d.registered_at)}};
    out["ocr"] = d.ocr ? json(*d.ocr) : json(nullptr);
    return out;
}
json to_json(const Point& p) {
    return {{"id", p.id.value}, {"parent", maybe(p.parent)}, {"path", p.path}, {"text", p.text}, {"span", to_json(p.span)},
            {"disposition", name_of(p.disposition)}, {"reason", p.reason}, {"suggested_no_work", p.suggested_no_work}};
}
json to_json(const Reference& r) {
    return {{"symbol", r.symbol}, {"dated", maybe(r.dated)}, {"kind", r.kind}, {"span", to_json(r.span)}, {"directive", maybe(r.target)}};
}
json to_json(const queries::CoveredPoint& p) {
    json out = to_json(p.point);
    out["coverage"] = name_of(p.coverage);
    out["owners"] = json::array();
    for (const auto& o : p.owners)
        out["owners"].push_back({{"assignment", o.assignment.value}, {"lead", to_json(o.lead)}, {"person", maybe(o.person)},
                                 {"person_name", o.person_name}, {"state", name_of(o.state)}, {"timeliness", name_of(o.timeliness)},
                                 {"percent", o.percent}});
    return out;
}
json to_json(const Report& r) {
    json files = json::array();
    for (const auto file : r.files) files.push_back(file.value);
    return {{"id", r.id.value}, {"kind", name_of(r.kind)}, {"by", r.by_name}, {"agency", r.agency_name}, {"at", utc_iso(r.at)},
            {"text", r.text}, {"percent", r.percent}, {"evidence_symbol", r.evidence_symbol}, {"evidence_on", maybe(r.evidence_on)},
            {"files", files}};
}

}  // namespace

json to_json(const Extension& e) {
    return {{"id", e.id.value}, {"version", e.version}, {"state", name_of(e.state)}, {"asked_by", e.asked_by_name},
            {"asked_at", utc_iso(e.asked_at)}, {"grounds", e.grounds}, {"old_due", maybe(e.old_due)}, {"new_due", e.new_due.iso()},
            {"decided_by", e.decided_by_name}, {"decision", e.decision}};
}

json to_json(const DeadlineRules& r) {
    return {{"roll_to_working_day", r.roll_to_working_day}, {"soon_days", r.soon_days}, {"remind_before_days", r.remind_before_days},
            {"leader_after_days", r.leader_after_days}, {"opens_before_days", r.opens_before_days}, {"digest_weekday", r.digest_weekday}};
}

json to_json(const queries::Item& i) {
    return {{"id", i.id.value}, {"version", i.version}, {"directive", i.directive.value}, {"directive_symbol", i.directive_symbol},
            {"directive_subject", i.directive_subject}, {"path", i.path}, {"text", i.text}, {"owner", i.owner.value},
            {"lead", to_json(i.lead)}, {"unit", maybe(i.unit)}, {"person", maybe(i.person)}, {"person_name", i.person_name},
            {"product", i.product}, {"due", to_json(i.due)}, {"effective_due", maybe(i.effective_due)}, {"internal_due", maybe(i.internal_due)},
            {"period", i.period}, {"state", name_of(i.state)}, {"timeliness", name_of(i.timeliness)}, {"days_overdue", i.days_overdue},
            {"percent", i.percent}, {"force", name_of(i.force)}, {"reported_on", maybe(i.reported_on)}, {"confirmed_on", maybe(i.confirmed_on)}};
}

json to_json(const queries::DirectiveItem& i) {
    return {{"id", i.id.value}, {"symbol", i.symbol}, {"kind", i.kind}, {"subject", i.subject}, {"issuer", i.issuer},
            {"issued_on", maybe(i.issued_on)}, {"received_on", maybe(i.received_on)}, {"urgency", name_of(i.urgency)},
            {"state", name_of(i.state)}, {"owner", i.owner.value}, {"points", i.points}, {"uncovered", i.uncovered},
            {"assignments", i.assignments}, {"open", i.open}};
}

json to_json(const queries::DirectiveRecord& r) {
    json out = to_json(r.directive);
    out["outline"] = json::array();
    for (const auto& p : r.points) out["outline"].push_back(to_json(p));
    out["work"] = list_of(r.assignments);
    out["references"] = json::array();
    for (const auto& reference : r.references) out["references"].push_back(to_json(reference));
    return out;
}

json to_json(const Assignment& a) {
    return {{"id", a.id.value}, {"version", a.version}, {"directive", a.directive.value}, {"owner", a.owner.value}, {"point", maybe(a.point)},
            {"group", maybe(a.group)}, {"series", maybe(a.series)}, {"period", a.period}, {"state", name_of(a.state)}, {"text", a.text},
            {"span", to_json(a.span)}, {"leads", to_json(a.leads)}, {"with", to_json(a.with)}, {"unit", maybe(a.unit)},
            {"person", maybe(a.person)}, {"leader", maybe(a.leader)}, {"product", a.product}, {"due", to_json(a.due)},
            {"internal_due", maybe(a.internal_due)}, {"effective_due", maybe(a.effective_due)}, {"force", name_of(a.force)},
            {"percent", a.percent}, {"confidence", a.confidence}, {"needs_check", a.needs_check}, {"reported_on", maybe(a.reported_on)},
            {"confirmed_on", maybe(a.confirmed_on)}, {"late", a.late}};
}

json to_json(const queries::AssignmentRecord& r, const frame::Words& t) {
    json out = to_json(r.assignment);
    out["path"] = r.path;
    out["timeliness"] = name_of(r.timeliness);
    out["days_overdue"] = r.days_overdue;
    out["person_name"] = r.person_name;
    out["leader_name"] = r.leader_name;
    out["reports"] = json::array();
    for (const auto& report : r.reports) out["reports"].push_back(to_json(report));
    out["extensions"] = list_of(r.extensions);
    out["links"] = json::array();
    for (const auto& link : r.links) out["links"].push_back({{"kind", link.kind}, {"target", link.target}, {"note", link.note}});
    out["related"] = list_of(r.siblings);
    out["successors"] = json::array();
    for (const auto agency : r.successors) out["successors"].push_back(agency.value);
    out["acts"] = json::array();
    for (const auto& choice : r.choices)
        out["acts"].push_back({{"act", name_of(choice.act)}, {"may", !choice.refusal},
                               {"why_not", choice.refusal ? json(frame::sentence(t, *choice.refusal)) : json(nullptr)}});
    return out;
}

json to_json(const queries::Review& r) {
    json out = to_json(r.directive);
    out["text"] = r.text;
    out["outline"] = json::array();
    for (const auto& p : r.points) out["outline"].push_back(to_json(p));
    out["drafts"] = list_of(r.drafts);
    out["to_check"] = r.to_check;
    out["without_lead"] = r.without_lead;
    return out;
}

json to_json(const queries::Figures& f) {
    return {{"total", f.total()}, {"done_in_time", f.done_in_time}, {"done_late", f.done_late}, {"open_no_due", f.open_no_due},
            {"open_in_time", f.open_in_time}, {"open_soon", f.open_soon}, {"open_overdue", f.open_overdue}, {"reported", f.reported},
            {"suspended", f.suspended}, {"ongoing", f.ongoing}, {"cancelled", f.cancelled}, {"overdue_30", f.overdue_30},
            {"overdue_60", f.overdue_60}, {"overdue_120", f.overdue_120}, {"overdue_more", f.overdue_more}};
}

http::Response answer(const Context& ctx, const json& value) {
    return ctx.json(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

Body::Body(const Context& ctx) : value_(json::parse(ctx.request().body, nullptr, false)) {
    if (!value_.is_object()) value_ = json::object();
}

const json* Body::find(std::string_view name) const {
    const auto found = value_.find(name);
    return found == value_.end() || found->is_null() ? nullptr : &*found;
}

std::string Body::text(std::string_view name) const {
    const auto* value = find(name);
    return value && value->is_string() ? value->get<std::string>() : std::string{};
}

std::int64_t Body::number(std::string_view name, std::int64_t otherwise) const {
    const auto* value = find(name);
    return value && value->is_number_integer() ? value->get<std::int64_t>() : otherwise;
}

bool Body::flag(std::string_view name, bool otherwise) const {
    const auto* value = find(name);
    return value && value->is_boolean() ? value->get<bool>() : otherwise;
}

std::int64_t Body::version() {
    const auto version = number("version", 0);
    if (version <= 0) errors_.add("version", "form.required");
    return version;
}

std::optional<Date> Body::date(std::string_view name) {
    const auto spelled = text(name);
    const auto day = Date::parse_iso(spelled);
    if (find(name) && !day) errors_.add(std::string{name}, "form.not_a_date");
    return day;
}

Date Body::required_date(std::string_view name) {
    if (!find(name)) errors_.add(std::string{name}, "form.required");
    return date(name).value_or(Date{});
}

std::vector<std::int64_t> Body::numbers(std::string_view name) const {
    std::vector<std::int64_t> out;
    if (const auto* value = find(name); value && value->is_array())
        for (const auto& n : *value)
            if (n.is_number_integer()) out.push_back(n.get<std::int64_t>());
    return out;
}

std::vector<Named> Body::bodies(std::string_view name) const {
    std::vector<Named> out;
    const auto* value = find(name);
    if (!value || !value->is_array()) return out;
    for (const auto& each : *value) {
        if (!each.is_object()) continue;
        const auto agency = each.find("agency"), words = each.find("text");
        Named body;
        if (agency != each.end() && agency->is_number_integer()) body.agency = {agency->get<std::int64_t>()};
        if (words != each.end() && words->is_string()) body.text = words->get<std::string>();
        out.push_back(std::move(body));
    }
    return out;
}

Header Body::header() {
    Header h;
    h.kind = text("kind"), h.number = text("number"), h.symbol = text("symbol"), h.issuer = text("issuer");
    h.issuer_agency = id<Agency>("issuer_agency");
    h.place = text("place"), h.issued_on = date("issued_on"), h.received_on = date("received_on");
    h.subject = text("subject"), h.signer = text("signer"), h.meeting_on = date("meeting_on");
    h.urgency = choice("urgency", Urgency::normal);
    return h;
}

actions::DraftFields Body::draft() {
    actions::DraftFields f;
    f.text = text("text");
    if (const auto span = numbers("span"); span.size() == 2) f.span = {span[0], span[1]};
    f.point = id<Point>("point");
    f.leads = bodies("leads");
    f.with = bodies("with");
    f.leader = id<Person>("leader");
    f.product = text("product");
    f.due.kind = choice("due_kind", DueKind::none);
    f.due.text = text("due_text");
    f.due.from = date("due_from");
    f.due.on = date("due_on");
    f.due.recurrence = choice("recurrence", Recurrence::as_needed);
    f.due.recurrence_day = static_cast<int>(std::clamp<std::int64_t>(number("recurrence_day", 0), -1, 99));
    f.due.condition = text("condition");
    f.internal_due = date("internal_due");
    f.force = choice("force", Force::hard);
    return f;
}

Result<Done> Body::check() && {
    if (!errors_.empty()) return std::move(errors_).refusal();
    return Done{};
}

}  // namespace thienan::directives::api
