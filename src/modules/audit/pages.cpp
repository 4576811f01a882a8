#include "frame/components/forms.hpp"
#include "frame/components/record.hpp"
#include "frame/components/tables.hpp"
#include "frame/page.hpp"
#include "frame/problem.hpp"
#include "modules/audit/module.hpp"
#include "modules/audit/queries.hpp"

namespace thienan::audit {
namespace {

using frame::Context;
using html::Writer;

constexpr int kRows = 50;

std::optional<Date> day_of(const Context& ctx, std::string_view name) {
    const auto day = Date::parse_vietnamese(ctx.query(name));
    return day ? day : Date::parse_iso(ctx.query(name));
}

Filter filter_of(const Context& ctx) {
    Filter filter;
    filter.act = std::string{ctx.query("act")};
    filter.person = parse_id<Person>(ctx.query("person")).value_or(Id<Person>{});
    filter.from = day_of(ctx, "from");
    filter.to = day_of(ctx, "to");
    filter.refused_only = ctx.query("refused") == "1";
    filter.before = parse_id<Entry_>(ctx.query("after")).value_or(EntryId{});
    return filter;
}

// What was changed, field by field; a refusal shows its reason.
void what(Writer& out, const Context& ctx, const Entry& entry) {
    const auto& t = ctx.t();
    if (entry.refused) frame::badge(out, ctx, frame::Tone::bad, "ban", t("audit.refused"));
    out.put<" {}">(entry.refused ? std::string{entry.event.act} : std::string{t(entry.event.act)});
    for (const auto& c : entry.event.changes) frame::change(out, ctx, entry.event.subject_kind, {c.field, c.before, c.after});
    if (!entry.event.note.empty()) out.put<R"(<span class="ta-under">{}</span>)">(t(entry.event.note));
}

// The kind of record in words, with its number and the way to it where it has a page.
void subject(Writer& out, const Context& ctx, const Event& event) {
    const auto& t = ctx.t();
    const auto kind = "audit.subject_" + event.subject_kind;
    const auto words = t.has(kind) ? t(kind) : std::string_view{event.subject_kind};
    const auto page = [&]() -> std::string_view {
        for (const auto& [of, address] : {std::pair{"assignment", "/assignments/"}, {"directive", "/directives/"}, {"person", "/people/"}, {"agency", "/agencies/"}, {"role", "/roles/"}})
            if (event.subject_kind == of) return address;
        return {};
    }();
    const bool numbered = event.subject > 0 && event.subject_kind != "calendar_day" && event.subject_kind != "deadline_rule";
    if (!numbered) return (void)out.put<"{}">(words);
    if (page.empty()) return (void)out.put<R"(<span class="ta-nowrap">{} {}</span>)">(words, event.subject);
    out.put<R"(<a class="ta-nowrap" href="{}">{} {}</a>)">(html::Url{std::string{page} + std::to_string(event.subject)}, words, event.subject);
}

// The filters in force. A person is named as their entries name them.
std::vector<frame::Chip> chips_of(const Context& ctx, const Filter& filter, const std::vector<Entry>& entries) {
    const auto& t = ctx.t();
    std::vector<frame::Chip> out;
    const auto add = [&](std::string query, std::string_view key, const std::string& value) { out.push_back({std::move(query), std::string{t(key)} + ": " + value}); };
    if (!filter.act.empty()) add("act", "audit.what", std::string{t(filter.act)});
    if (filter.person) add("person", "audit.who", entries.empty() ? "#" + filter.person.str() : entries.front().person_name);
    if (filter.from) add("from", "audit.from", filter.from->vietnamese());
    if (filter.to) add("to", "audit.to", filter.to->vietnamese());
    return out;
}

std::string words_of(const std::vector<frame::Chip>& chips) {
    std::string out;
    for (const auto& chip : chips) out += (out.empty() ? "" : "; ") + chip.label;
    return out;
}

void row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const Entry& entry) {
    out.put<"<tr>{}</tr>">([&](Writer& r) {
        frame::cell(r, columns[0], [&](Writer& w) { w.put<R"(<span class="ta-nowrap">{}</span>)">(ctx.t().time(entry.at)); });
        frame::cell(r, columns[1], [&](Writer& w) {
            if (entry.person) w.put<R"(<a href="{}">{}</a>)">(html::Url{ctx.address_with("person", entry.person.str())}, entry.person_name);
            else if (entry.via == "system") w.put<R"({}<span class="ta-under">{}</span>)">(ctx.t()("audit.by_system"), entry.person_name);
            else w.put<"{}">(entry.person_name.empty() ? ctx.t()("audit.nobody") : std::string_view{entry.person_name});
            w.put<R"(<span class="ta-under">{}</span>)">(entry.agency_name);
        });
        frame::cell(r, columns[2], [&](Writer& w) { what(w, ctx, entry); });
        frame::cell(r, columns[3], [&](Writer& w) { subject(w, ctx, entry.event); });
    });
}

Result<http::Response> show(Context& ctx) {
    const auto& t = ctx.t();
    const auto filter = filter_of(ctx);
    const auto entries = ctx.read([&](store::ReadTx& tx) { return log(tx, ctx.who(), filter, kRows + 1); });
    const bool more = entries.size() > kRows;
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const std::vector<frame::Column> columns{{.key = "at", .label = label("audit.at"), .is_short = true}, {.key = "who", .label = label("audit.who")},
                                             {.key = "what", .label = label("audit.what")}, {.key = "subject", .label = label("audit.subject"), .is_short = true}};
    Writer body;
    frame::tabs(body, {{label("audit.all"), "/audit", !filter.refused_only}, {label("audit.refused_only"), "/audit?refused=1", filter.refused_only}}, t("audit.title"));
    const frame::FormView view{ctx};
    frame::filter_form(body, "/audit", [&](Writer& w) {
        if (filter.refused_only) frame::hidden(w, "refused", "1");
        if (!filter.act.empty()) frame::hidden(w, "act", filter.act);
        if (filter.person) frame::hidden(w, "person", filter.person.str());
        view.date(w, {.name = "from", .label = label("audit.from"), .value = t.date(filter.from)});
        view.date(w, {.name = "to", .label = label("audit.to"), .value = t.date(filter.to)});
        frame::submit(w, t("audit.filter"), frame::Button::plain);
    });
    const auto chips = chips_of(ctx, filter, entries);
    frame::chips(body, ctx, chips);
    if (entries.empty()) frame::empty_state(body, {label("audit.none"), label("audit.none_text")});
    else {
        frame::table(body, ctx, {.caption = label("audit.title"), .columns = columns}, [&](Writer& rows) {
            for (std::size_t i = 0; i < entries.size() && i < kRows; ++i) row(rows, ctx, columns, entries[i]);
        });
        frame::pager(body, ctx, {"", more ? entries[kRows - 1].id.str() : "", ""});
    }
    return frame::page(ctx, {.title = label("audit.title"), .under = label("audit.under"), .section = "audit.title", .print_note = words_of(chips)}, body.take());
}

Result<http::Response> get_json(Context& ctx) {
    using frame::json_string;
    std::string out;
    for (const auto& e : ctx.read([&](store::ReadTx& tx) { return log(tx, ctx.who(), filter_of(ctx), kRows); })) {
        out += std::string{out.empty() ? "" : ","} + R"({"id":)" + e.id.str() + R"(,"at":)" + json_string(utc_iso(e.at)) + R"(,"person":)" + json_string(e.person_name) +
               R"(,"agency":)" + json_string(e.agency_name) + R"(,"act":)" + json_string(e.event.act) + R"(,"subject_kind":)" + json_string(e.event.subject_kind) +
               R"(,"subject":)" + std::to_string(e.event.subject) + R"(,"refused":)" + (e.refused ? "true" : "false") + R"(,"note":)" + json_string(e.event.note) + R"(,"changes":[)";
        for (std::size_t i = 0; i < e.event.changes.size(); ++i) {
            const auto& c = e.event.changes[i];
            out += std::string{i ? "," : ""} + R"({"field":)" + json_string(c.field) + R"(,"before":)" + json_string(c.before) + R"(,"after":)" + json_string(c.after) + "}";
        }
        out += "]}";
    }
    return ctx.json(R"({"entries":[)" + out + "]}");
}

}  // namespace

void add_routes(frame::Routes& routes) {
    routes.get("/audit", frame::Access::needs(kReadAll), show);
    routes.api(http::Method::get, "/api/v1/audit", frame::Access::needs(kReadAll), get_json,
               {.summary = "The audit log, newest first; `after` is the id of the last entry of the page before",
                .response_schema = R"({"type":"object","properties":{"entries":{"type":"array","items":{"type":"object"}}}})",
                .query = {"act", "person", "from", "to", "refused", "after"}});
}

frame::Capabilities capabilities() { return {{kReadAll, {"administrator"}}}; }

std::vector<frame::NavItem> nav() {
    return {{.key = "audit.title", .address = "/audit", .icon = "history", .capability = std::string{kReadAll}, .order = 95}};
}

}  // namespace thienan::audit
