#include "modules/directives/outputs/reports.hpp"

#include "engines/viet/text.hpp"
#include "modules/directives/outputs/report_rows.hpp"
#include "modules/directives/queries/picked.hpp"
#include "modules/directives/rules/timeliness.hpp"
#include "modules/identity/queries.hpp"
#include "platform/office/docx_writer.hpp"
#include "platform/office/xlsx_writer.hpp"

#include <array>

namespace thienan::directives::outputs {
namespace {

using frame::Words;
using queries::Item;

constexpr int kPage = 500;

// total = completed (in time + late) + not completed (in time, overdue, waiting to be confirmed, standing, suspended);
// cancelled ones stand outside. basis: docs/basis/directives.md D12
struct Counts {
    int done_in_time = 0, done_late = 0;
    int in_time = 0, overdue = 0, reported = 0, ongoing = 0, suspended = 0;
    int cancelled = 0;
    std::array<int, 4> ageing{};
    int done() const { return done_in_time + done_late; }
    int open() const { return in_time + overdue + reported + ongoing + suspended; }
};

void count_running(Counts& c, const Item& item) {
    if (item.timeliness != Timeliness::overdue) {
        ++c.in_time;
        return;
    }
    ++c.overdue;
    ++c.ageing[static_cast<std::size_t>(rules::ageing(std::max(item.days_overdue, 1)))];
}

Counts counts_of(const std::vector<Item>& items) {
    Counts c;
    for (const auto& item : items) switch (item.state) {
        case State::draft: break;
        case State::waiting:
        case State::in_progress:
        case State::returned: count_running(c, item); break;
        case State::reported: ++c.reported; break;
        case State::completed: ++(item.timeliness == Timeliness::done_late ? c.done_late : c.done_in_time); break;
        case State::ongoing: ++c.ongoing; break;
        case State::suspended: ++c.suspended; break;
        case State::cancelled: ++c.cancelled; break;
    }
    return c;
}

void add_figures(std::vector<std::string>& paragraphs, const Words& t, const Counts& c) {
    const auto n = [](int value) { return std::to_string(value); };
    paragraphs.push_back(t("directives.output_total", {n(c.done() + c.open())}));
    paragraphs.push_back(t("directives.output_done", {n(c.done()), n(c.done_in_time), n(c.done_late)}));
    paragraphs.push_back(t("directives.output_open", {n(c.open()), n(c.in_time), n(c.overdue), n(c.reported), n(c.ongoing), n(c.suspended)}));
    if (c.overdue) paragraphs.push_back(t("directives.output_ageing", {n(c.ageing[0]), n(c.ageing[1]), n(c.ageing[2]), n(c.ageing[3])}));
    if (c.cancelled) paragraphs.push_back(t("directives.output_cancelled", {n(c.cancelled)}));
}

std::vector<std::string> column_titles(const Words& t) {
    std::vector<std::string> out;
    for (const auto key : {"directives.output_number_column", "directives.column_text", "directives.output_directive_column", "directives.column_lead",
                           "directives.filter_with", "directives.output_leader_column", "directives.column_product", "directives.column_due",
                           "directives.column_state", "directives.result_text"})
        out.emplace_back(t(key));
    return out;
}

// ---- what is reported on ----------------------------------------------------------------------------------------------------

std::string subject_of(const Words& t, const queries::Filter& f) {
    if (f.due_from && f.due_to) return t("directives.output_subject_between", {f.due_from->vietnamese(), f.due_to->vietnamese()});
    if (f.due_from) return t("directives.output_subject_from", {f.due_from->vietnamese()});
    if (f.due_to) return t("directives.output_subject_to", {f.due_to->vietnamese()});
    return std::string{t("directives.output_subject")};
}

// What else narrows the list: "Trạng thái: đang thực hiện; Chủ trì: Sở Tài chính"; "" where nothing does.
std::string scope_of(store::ReadTx& tx, const Words& t, const queries::Filter& f) {
    const auto directory = identity::queries::directory(tx);
    std::string out;
    const auto add = [&](std::string_view key, std::string_view value) { out += (out.empty() ? "" : "; ") + std::string{t(key)} + ": " + std::string{value}; };
    constexpr std::array kViews = {"directives.view_open", "directives.view_all", "directives.view_mine", "directives.view_led", "directives.view_co_operating"};
    if (f.view != queries::View::all) add("directives.views", t(kViews[static_cast<std::size_t>(f.view)]));
    if (f.state) add("directives.column_state", t(key_of(*f.state)));
    if (f.timeliness) add("directives.filter_timeliness", t(key_of(*f.timeliness)));
    if (f.ageing) add("directives.filter_ageing", t(key_of(*f.ageing)));
    if (f.lead) add("directives.column_lead", directory->name(f.lead));
    if (f.with) add("directives.filter_with", directory->name(f.with));
    if (f.unit) add("directives.filter_unit", directory->name(f.unit));
    if (f.person) {
        const auto person = identity::queries::find_person(tx, f.person);
        add("directives.column_person", person ? person->name : std::string{});
    }
    if (f.force) add("directives.column_force", t(key_of(*f.force)));
    if (!f.text.empty()) add("directives.filter_text", f.text);
    return out;
}

// One more than fits, so that a cut shows.
std::vector<Item> listed(store::ReadTx& tx, const Principal& who, const queries::Filter& filter, Date today) {
    std::vector<Item> items;
    std::string place;
    do {
        auto page = queries::list(tx, who, filter, today, {place, {}}, kPage);
        for (auto& item : page.items) items.push_back(std::move(item));
        place = std::move(page.next);
    } while (!place.empty() && items.size() <= static_cast<std::size_t>(kMostRows));
    return items;
}

void name_agency(store::ReadTx& tx, const Principal& who, ReportData& data) {
    const auto directory = identity::queries::directory(tx);
    const auto* agency = directory->find(who.agency());
    if (!agency) return;
    data.agency = agency->name;
    data.parent = std::string{directory->name(agency->parent)};
}

void fill(store::ReadTx& tx, const Words& t, std::vector<Item> items, ReportData& data) {
    data.title = std::string{t("directives.output_kind")};
    data.columns = column_titles(t);
    data.cut = items.size() > static_cast<std::size_t>(kMostRows);
    if (data.cut) items.resize(static_cast<std::size_t>(kMostRows));
    add_figures(data.paragraphs, t, counts_of(items));
    data.rows = rows_of(tx, t, items);
}

Result<ReportData> about_directive(store::ReadTx& tx, const Principal& who, const Words& t, Id<Directive> id, Date today) {
    TRY_ASSIGN(auto record, queries::directive(tx, who, id, today));
    ReportData data;
    name_agency(tx, who, data);
    const auto document = document_words(t, record.directive.header);
    data.subject = t("directives.output_subject_directive", {document});
    data.paragraphs.push_back(t("directives.output_intro_directive", {document, data.agency, today.vietnamese()}));
    fill(tx, t, std::move(record.assignments), data);
    if (record.directive.uncovered > 0) data.paragraphs.push_back(t("directives.output_uncovered", {std::to_string(record.directive.uncovered)}));
    return data;
}

ReportData about_filter(store::ReadTx& tx, const Principal& who, const Words& t, const queries::Filter& filter, Date today) {
    ReportData data;
    name_agency(tx, who, data);
    data.subject = subject_of(t, filter);
    data.paragraphs.push_back(t("directives.output_intro", {data.agency, today.vietnamese()}));
    if (const auto scope = scope_of(tx, t, filter); !scope.empty()) data.paragraphs.push_back(t("directives.output_scope", {scope}));
    fill(tx, t, listed(tx, who, filter, today), data);
    return data;
}

ReportData about_picked(store::ReadTx& tx, const Principal& who, const Words& t, const std::vector<Id<Assignment>>& ids, Date today) {
    ReportData data;
    name_agency(tx, who, data);
    data.subject = std::string{t("directives.output_subject")};
    data.paragraphs.push_back(t("directives.output_intro", {data.agency, today.vietnamese()}));
    auto items = queries::picked(tx, who, ids, today);
    data.paragraphs.push_back(t("directives.output_picked", {std::to_string(items.size())}));
    fill(tx, t, std::move(items), data);
    return data;
}

// ---- on paper ---------------------------------------------------------------------------------------------------------------

// Days below 10 and the months 1 and 2 with a zero before, so that nobody adds a digit. basis: NĐ 30/2020 Appendix I, II.4
std::string padded(int value, int below) { return (value < below ? "0" : "") + std::to_string(value); }

// Where a name needs two lines, its last two words stay together: not "… TỈNH THANH / LAM".
std::string with_whole_end(std::string text) {
    if (const auto last = text.rfind(' '); last != std::string::npos) text.replace(last, 1, "\xC2\xA0");
    return text;
}

office::TitleBlock title_block(const ReportData& data, const Words& t, Date day) {
    return {.parent = with_whole_end(viet::upper(data.parent)), .agency = with_whole_end(viet::upper(data.agency)), .nation = std::string{t("directives.output_nation")},
            .motto = std::string{t("directives.output_motto")}, .number = std::string{t("directives.output_number")},
            .place_date = t("directives.output_place_date", {padded(day.day(), 10), padded(day.month(), 3), std::to_string(day.year())}),
            .short_subject = {}};
}

office::DocxTable table_of(const ReportData& data) {
    using office::Align;
    constexpr std::array kWidths = {11, 0, 25, 25, 25, 24, 20, 22, 22, 26};
    office::DocxTable table;
    table.half_points = 20;
    for (std::size_t i = 0; i < data.columns.size(); ++i)
        table.columns.push_back({data.columns[i], kWidths.at(i), i == 0 || i == 7 ? Align::centre : Align::left});
    for (const auto& r : data.rows) table.rows.push_back({r.number, r.work, r.directive, r.lead, r.with, r.leader, r.product, r.due, r.status, r.result});
    return table;
}

void add_annex(office::DocxWriter& out, const ReportData& data, const Words& t) {
    const office::ParagraphStyle centred{.align = office::Align::centre, .first_line_indent = false, .keep_with_next = true};
    out.landscape();
    out.paragraph({{.text = std::string{t("directives.output_annex")}, .bold = true}}, centred);
    out.paragraph({{.text = data.subject, .bold = true}}, centred);
    out.paragraph({{.text = t("directives.output_annex_of", {data.agency}), .italic = true}}, centred);
    if (data.cut) out.paragraph({{.text = t("directives.report_cut", {std::to_string(kMostRows)}), .italic = true}}, centred);
    out.table(table_of(data));
}

}  // namespace

Result<ReportData> report_data(store::ReadTx& tx, const Principal& who, const Words& t, const About& about, Date today) {
    if (about.directive) return about_directive(tx, who, t, about.directive, today);
    if (!about.picked.empty()) return about_picked(tx, who, t, about.picked, today);
    return about_filter(tx, who, t, about.filter, today);
}

std::string to_docx(const ReportData& data, const Words& t, Instant now) {
    office::DocxWriter out{{.title = data.title + " " + data.subject, .author = data.agency, .created = now, .right_margin_mm = 15}};
    out.title_block(title_block(data, t, office_day(now)));
    out.kind_and_subject(data.title, data.subject);
    for (const auto& paragraph : data.paragraphs) out.paragraph(paragraph);
    if (!data.rows.empty()) out.paragraph(t("directives.output_see_annex"));
    out.paragraph(t("directives.output_end", {data.agency}));
    out.signature({.recipients_title = std::string{t("directives.output_recipients")},
                   .recipients = {std::string{t("directives.output_recipient_blank")}, std::string{t("directives.output_recipient_file")}},
                   .capacities = {std::string{t("directives.output_capacity")}},
                   .signer = std::string{t("directives.output_signer")}});
    if (!data.rows.empty()) add_annex(out, data, t);
    return std::move(out).finish();
}

Result<std::string> to_xlsx(const ReportData& data, const Words& t) {
    office::XlsxWriter out;
    office::XlsxSheet sheet{.name = std::string{t("directives.output_sheet")}, .titles = {data.title + ": " + data.subject}, .columns = {}};
    sheet.titles.insert(sheet.titles.end(), data.paragraphs.begin(), data.paragraphs.end());
    if (data.cut) sheet.titles.push_back(t("directives.report_cut", {std::to_string(kMostRows)}));
    constexpr std::array kWidths = {6, 60, 26, 28, 28, 24, 24, 16, 22, 40};
    for (std::size_t i = 0; i < data.columns.size(); ++i) sheet.columns.push_back({data.columns[i], kWidths.at(i)});
    out.begin_sheet(sheet);
    for (const auto& r : data.rows) {
        const std::array<office::XlsxCell, 10> cells = {parse_positive(r.number).value_or(0), r.work, r.directive, r.lead, r.with,
                                                        r.leader, r.product, r.due, r.status, r.result};
        TRY(out.row(cells));
    }
    return out.finish();
}

}  // namespace thienan::directives::outputs
