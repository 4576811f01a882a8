#include "modules/directives/outputs/report_rows.hpp"

#include "engines/viet/text.hpp"
#include "modules/directives/due_words.hpp"
#include "modules/directives/store/assignments.hpp"
#include "modules/directives/store/directives.hpp"
#include "modules/directives/store/progress.hpp"
#include "modules/identity/queries.hpp"

#include <unordered_map>

namespace thienan::directives::outputs {
namespace {

using frame::Words;
using identity::Directory;
using queries::Item;

// What a line needs besides the item of the list, which is cut and knows no co-operating agencies.
struct Source {
    const Item* item;
    Assignment whole;
    std::string result;
};

void append(std::string& to, std::string_view text, std::string_view between) {
    if (text.empty()) return;
    if (!to.empty()) to += between;
    to += text;
}

std::string named(const Directory& directory, const Named& body) {
    return body.agency ? std::string{directory.name(body.agency)} : body.text;
}

std::string with_words(const Directory& directory, const std::vector<Named>& bodies) {
    std::string out;
    for (const auto& body : bodies) append(out, named(directory, body), "; ");
    return out;
}

std::string status_words(const Words& t, const Item& item) {
    std::string out{t(key_of(item.state))};
    const bool judged = item.timeliness == Timeliness::done_in_time || item.timeliness == Timeliness::done_late;
    if (item.timeliness == Timeliness::overdue) append(out, t("directives.days_overdue", {std::to_string(item.days_overdue)}), ", ");
    else if (judged) append(out, viet::lower(t(key_of(item.timeliness))), ", ");
    if (item.state == State::in_progress && item.percent > 0) append(out, std::to_string(item.percent) + " %", ", ");
    return out;
}

// The last report of completion with its evidence; before there is one, the last words on progress.
std::string result_of(const Words& t, const std::vector<Report>& reports, State state) {
    const bool done = state == State::reported || state == State::completed;
    const Report* last = nullptr;
    for (const auto& r : reports)
        if (r.kind == (done ? ReportKind::completion : ReportKind::progress)) last = &r;
    if (!last) return {};
    std::string out = last->text;
    if (last->evidence_symbol.empty()) return out;
    append(out, last->evidence_on ? t("directives.evidence_words", {last->evidence_symbol, last->evidence_on->vietnamese()}) : last->evidence_symbol, "\n");
    return out;
}

bool may_have_reports(const Item& item) { return item.state != State::waiting || item.percent > 0; }

std::string directive_words(const Words& t, const Item& item, std::optional<Date> issued) {
    std::string out = item.directive_symbol.empty() ? item.directive_subject : item.directive_symbol;
    append(out, t.date(issued), ", ");
    if (!item.path.empty()) append(out, t("directives.at_point", {item.path}), ", ");
    return out;
}

std::vector<Source> sources_of(store::ReadTx& tx, const Words& t, const std::vector<Item>& items) {
    std::vector<Source> out;
    out.reserve(items.size());
    for (const auto& item : items) {
        auto whole = rows::find(tx, item.id);
        if (!whole) continue;
        std::string result;
        if (may_have_reports(item)) result = result_of(t, rows::reports_of(tx, item.id), item.state);
        out.push_back({&item, *std::move(whole), std::move(result)});
    }
    return out;
}

std::unordered_map<Id<Person>, std::string> leaders_of(store::ReadTx& tx, const std::vector<Source>& sources) {
    std::vector<Id<Person>> people;
    for (const auto& s : sources)
        if (s.whole.leader) people.push_back(s.whole.leader);
    return identity::queries::names_of(tx, people);
}

}  // namespace

std::vector<ReportRow> rows_of(store::ReadTx& tx, const Words& t, const std::vector<Item>& items) {
    const auto directory = identity::queries::directory(tx);
    const auto sources = sources_of(tx, t, items);
    const auto leaders = leaders_of(tx, sources);
    std::unordered_map<Id<Directive>, std::optional<Date>> issued;
    std::vector<ReportRow> out;
    for (const auto& s : sources) {
        const auto& item = *s.item;
        if (!issued.contains(item.directive)) {
            const auto directive = rows::find(tx, item.directive);
            issued[item.directive] = directive ? directive->header.issued_on : std::nullopt;
        }
        ReportRow row;
        row.number = std::to_string(out.size() + 1);
        row.work = s.whole.text;
        row.directive = directive_words(t, item, issued[item.directive]);
        row.lead = named(*directory, item.lead);
        row.with = with_words(*directory, s.whole.with);
        if (const auto leader = leaders.find(s.whole.leader); leader != leaders.end()) row.leader = leader->second;
        if (item.person != s.whole.leader) append(row.leader, item.person_name, "; ");
        row.product = item.product;
        row.due = due_words(t, item.due, item.effective_due);
        append(row.due, period_words(t, item.period), " · ");
        row.status = status_words(t, item);
        row.result = s.result;
        out.push_back(std::move(row));
    }
    return out;
}

std::string document_words(const Words& t, const Header& header) {
    const auto symbol = full_symbol(header);
    std::string out;
    if (!symbol.empty()) out = t("directives.output_document", {symbol});
    else if (!header.subject.empty()) out = t("directives.output_document_about", {header.subject});
    else out = t("directives.output_document_unnamed");
    if (header.issued_on) out += t("directives.output_document_dated", {header.issued_on->vietnamese()});
    if (!header.issuer.empty()) out += t("directives.output_document_of", {header.issuer});
    return out;
}

}  // namespace thienan::directives::outputs
