#include "modules/directives/api/schemas.hpp"

namespace thienan::directives::api {
namespace {

std::string span_schema() { return R"({"type":["object","null"],"properties":{"from":{"type":"integer"},"to":{"type":"integer"}}})"; }

}  // namespace

std::string named_schema() { return object({{"text", words(300)}, {"agency", kMaybeInteger}}); }

std::string due_schema() {
    return object({{"kind", one_of<DueKind>()}, {"text", words(300)}, {"from", kMaybeDate}, {"on", kMaybeDate}, {"recurrence", R"({"enum":["as_needed","weekly","monthly","quarterly","half_yearly","yearly",null]})"},
                   {"recurrence_day", R"({"type":["integer","null"],"minimum":1,"maximum":31})"}, {"condition", words(500)}});
}

std::string header_schema() {
    return object({{"kind", words(10)}, {"number", words(20)}, {"symbol", words(60)}, {"issuer", words(300)}, {"issuer_agency", kMaybeInteger}, {"place", words(100)}, {"issued_on", kMaybeDate},
                   {"received_on", kMaybeDate}, {"subject", words(2000)}, {"signer", words(100)}, {"meeting_on", kMaybeDate}, {"urgency", one_of<Urgency>()}});
}

std::string directive_schema() {
    return object({{"id", kInteger}, {"version", kInteger}, {"owner", kInteger}, {"state", one_of<DirectiveState>()}, {"header", header_schema()}, {"full_symbol", kString}, {"file", kMaybeInteger},
                   {"ocr", kMaybeInteger}, {"recipients", array(kString)}, {"registered_by", kMaybeInteger}, {"registered_at", kTime}, {"confirmed_at", kMaybeTime}, {"ended_at", kMaybeTime}, {"points", kInteger},
                   {"uncovered", kInteger}, {"assignments", kInteger}, {"open", kInteger}});
}

std::string directive_item_schema() {
    return object({{"id", kInteger}, {"symbol", kString}, {"kind", kString}, {"subject", kString}, {"issuer", kString}, {"issued_on", kMaybeDate}, {"received_on", kMaybeDate}, {"urgency", one_of<Urgency>()},
                   {"state", one_of<DirectiveState>()}, {"owner", kInteger}, {"points", kInteger}, {"uncovered", kInteger}, {"assignments", kInteger}, {"open", kInteger}});
}

std::string point_schema() {
    return object({{"id", kInteger}, {"parent", kMaybeInteger}, {"ordinal", kInteger}, {"path", kString}, {"text", kString}, {"span", span_schema()}, {"disposition", one_of<Disposition>()}, {"reason", kString},
                   {"suggested_no_work", kFlag}});
}

std::string reference_schema() {
    return object({{"symbol", kString}, {"dated", kMaybeDate}, {"kind", kString}, {"span", span_schema()}, {"target", kMaybeInteger}});
}

std::string assignment_schema() {
    return object({{"id", kInteger}, {"version", kInteger}, {"directive", kInteger}, {"owner", kInteger}, {"point", kMaybeInteger}, {"ordinal", kInteger}, {"group", kMaybeInteger}, {"series", kMaybeInteger},
                   {"period", kString}, {"state", one_of<State>()}, {"text", kString}, {"span", span_schema()}, {"leads", array(named_schema())}, {"with", array(named_schema())}, {"unit", kMaybeInteger},
                   {"person", kMaybeInteger}, {"leader", kMaybeInteger}, {"product", kString}, {"due", due_schema()}, {"internal_due", kMaybeDate}, {"effective_due", kMaybeDate}, {"next_opens", kMaybeDate},
                   {"force", one_of<Force>()}, {"percent", whole(0, 100)}, {"confidence", whole(0, 100)}, {"needs_check", kFlag}, {"reported_by", kMaybeInteger}, {"reported_on", kMaybeDate},
                   {"confirmed_by", kMaybeInteger}, {"confirmed_on", kMaybeDate}, {"late", kFlag}, {"changed_at", kTime}});
}

std::string item_schema() {
    return object({{"id", kInteger}, {"version", kInteger}, {"directive", kInteger}, {"directive_symbol", kString}, {"directive_subject", kString}, {"path", kString}, {"text", kString}, {"owner", kInteger},
                   {"lead", named_schema()}, {"unit", kMaybeInteger}, {"person", kMaybeInteger}, {"person_name", kString}, {"product", kString}, {"due", due_schema()}, {"effective_due", kMaybeDate},
                   {"internal_due", kMaybeDate}, {"period", kString}, {"state", one_of<State>()}, {"timeliness", one_of<Timeliness>()}, {"days_overdue", kInteger}, {"percent", whole(0, 100)},
                   {"force", one_of<Force>()}, {"reported_on", kMaybeDate}, {"confirmed_on", kMaybeDate}, {"needs_check", kFlag}});
}

std::string report_schema() {
    return object({{"id", kInteger}, {"kind", one_of<ReportKind>()}, {"by", kMaybeInteger}, {"by_name", kString}, {"agency", kMaybeInteger}, {"agency_name", kString}, {"at", kTime}, {"text", kString},
                   {"percent", whole(0, 100)}, {"evidence_symbol", kString}, {"evidence_on", kMaybeDate}, {"files", array(kInteger)}});
}

std::string extension_schema() {
    return object({{"id", kInteger}, {"version", kInteger}, {"assignment", kInteger}, {"state", one_of<ExtensionState>()}, {"asked_by", kMaybeInteger}, {"asked_by_name", kString}, {"asked_at", kTime},
                   {"grounds", kString}, {"old_due", kMaybeDate}, {"new_due", kDate}, {"decided_by", kMaybeInteger}, {"decided_by_name", kString}, {"decided_at", kMaybeTime}, {"decision", kString}});
}

std::string link_schema() { return object({{"kind", words(40)}, {"target", kInteger}, {"title", kString}, {"note", words(500)}, {"from_here", kFlag}}); }

std::string figures_schema() {
    return object({{"total", kInteger}, {"done_in_time", kInteger}, {"done_late", kInteger}, {"open", kInteger}, {"open_no_due", kInteger}, {"open_in_time", kInteger}, {"open_soon", kInteger},
                   {"open_overdue", kInteger}, {"reported", kInteger}, {"suspended", kInteger}, {"ongoing", kInteger}, {"cancelled", kInteger}, {"overdue_30", kInteger}, {"overdue_60", kInteger},
                   {"overdue_120", kInteger}, {"overdue_more", kInteger}});
}

}  // namespace thienan::directives::api
