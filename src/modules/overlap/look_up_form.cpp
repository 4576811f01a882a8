#include "modules/overlap/look_up_form.hpp"

#include "engines/viet/text.hpp"
#include "modules/identity/queries.hpp"
#include "platform/office/docx_writer.hpp"

#include <array>

namespace thienan::overlap {
namespace {

constexpr std::size_t kMostRelated = 3;

// Days below 10 and the months 1 and 2 with a zero before, so that nobody adds a digit. basis: NĐ 30/2020 Appendix I, II.4
std::string padded(int value, int below) { return (value < below ? "0" : "") + std::to_string(value); }

std::string percent(std::int64_t score) { return std::to_string((score + 50) / 100) + " %"; }

std::string years(const EarlierTask& task) {
    if (!task.year_from) return {};
    return std::to_string(task.year_from) + (task.year_to && task.year_to != task.year_from ? "–" + std::to_string(task.year_to) : std::string{});
}

office::TitleBlock title_block(const LookUpForm& form, const frame::Words& t, Date day) {
    return {.parent = viet::upper(form.parent), .agency = viet::upper(form.agency), .nation = std::string{t("directives.output_nation")}, .motto = std::string{t("directives.output_motto")},
            .number = std::string{t("overlap.form_name")},
            .place_date = t("directives.output_place_date", {padded(day.day(), 10), padded(day.month(), 3), std::to_string(day.year())}), .short_subject = {}};
}

std::vector<const ScreeningHit*> listed(const std::vector<ScreeningHit>& hits) {
    std::vector<const ScreeningHit*> out;
    for (const auto& hit : hits)
        if (hit.verdict != Verdict::related) out.push_back(&hit);
    if (out.empty())
        for (std::size_t i = 0; i < std::min(kMostRelated, hits.size()); ++i) out.push_back(&hits[i]);
    return out;
}

office::DocxTable table_of(const std::vector<const ScreeningHit*>& hits, const frame::Words& t) {
    using office::Align;
    office::DocxTable table;
    table.half_points = 22;
    table.columns = {{std::string{t("overlap.form_order")}, 11, Align::centre}, {std::string{t("overlap.form_task")}, 0, Align::left}, {std::string{t("overlap.host")}, 32, Align::left},
                     {std::string{t("overlap.form_place_years")}, 26, Align::left}, {std::string{t("overlap.state")}, 30, Align::left}, {std::string{t("overlap.form_likeness")}, 28, Align::left}};
    for (const auto* hit : hits) {
        const auto& task = hit->task;
        std::string state{t(key_of(task.state))};
        if (!task.stop_cause.empty()) state += ": " + task.stop_cause;
        table.rows.push_back({std::to_string(hit->rank), task.title + " (" + task.code + ")", task.host, task.place + (task.place.empty() || !task.year_from ? "" : ", ") + years(task), state,
                              std::string{t("overlap.verdict_" + std::string{name_of(hit->verdict)})} + ", " + percent(hit->score)});
    }
    return table;
}

void add_decision(office::DocxWriter& out, const LookUpForm& form, const frame::Words& t) {
    const auto& s = form.record.screening;
    if (!s.decision) return out.paragraph(t("overlap.form_not_decided"));
    out.paragraph({{.text = std::string{t(key_of(*s.decision))}, .bold = true}});
    for (const auto& hit : form.record.hits)
        if (hit.rank == s.about) out.paragraph(t("overlap.form_about", {hit.task.title, hit.task.code}));
    out.paragraph(t("overlap.form_reasons", {s.reasons}));
    out.paragraph(t("overlap.form_decided", {s.decided_by, t.time(*s.decided_at)}));
}

}  // namespace

Result<LookUpForm> look_up_form(store::ReadTx& tx, const Principal& who, Id<Screening> id) {
    LookUpForm form;
    TRY_ASSIGN(form.record, queries::screening(tx, who, id));
    const auto directory = identity::queries::directory(tx);
    if (const auto* agency = directory->find(form.record.proposal.agency)) {
        form.agency = agency->name;
        form.parent = std::string{directory->name(agency->parent)};
    }
    return form;
}

std::string to_docx(const LookUpForm& form, const frame::Words& t, Instant now) {
    const auto& s = form.record.screening;
    office::DocxWriter out{{.title = std::string{t("overlap.form_kind")} + ": " + s.title, .author = form.agency, .created = now, .right_margin_mm = 15}};
    out.title_block(title_block(form, t, office_day(now)));
    out.kind_and_subject(viet::upper(t("overlap.form_kind")), t("overlap.form_subject"));
    out.numbered("1.", t("overlap.form_title", {s.title}));
    out.numbered("2.", t("overlap.form_when", {t.time(s.screened_at), s.screened_by, std::to_string(s.corpus_tasks), std::to_string(s.corpus_version)}));
    const auto hits = listed(form.record.hits);
    const bool close = !hits.empty() && hits[0]->verdict != Verdict::related;
    out.numbered("3.", t(hits.empty() ? "overlap.form_nothing" : close ? "overlap.form_close" : "overlap.form_related", {std::to_string(hits.size())}));
    if (!hits.empty()) out.table(table_of(hits, t));
    out.numbered("4.", t("overlap.form_decision"));
    add_decision(out, form, t);
    if (!is_current(form.record.proposal, s)) out.paragraph({{.text = std::string{t("overlap.form_stale")}, .italic = true}});
    out.signature({.recipients_title = std::string{t("directives.output_recipients")}, .recipients = {std::string{t("overlap.form_recipient_council")}, std::string{t("directives.output_recipient_file")}},
                   .capacities = {std::string{t("overlap.form_capacity")}}, .signer = std::string{t("directives.output_signer")}});
    return std::move(out).finish();
}

}  // namespace thienan::overlap
