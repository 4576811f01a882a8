// GET: lists, records, figures and search, with the filters of the pages.
#include "base/utf8.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/module.hpp"
#include "modules/directives/queries/search.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

constexpr int kMostListed = 200;
constexpr int kUsuallyListed = 50;
constexpr std::int64_t kMostCounted = 1'000;

// ---- the filter in the address: unlike a page's, a wrong value is an error ----------------------------------------------------

constexpr std::array<std::pair<std::string_view, queries::View>, 5> kViews = {{{"open", queries::View::open},
                                                                               {"all", queries::View::all},
                                                                               {"mine", queries::View::mine},
                                                                               {"led", queries::View::led},
                                                                               {"co_operating", queries::View::co_operating}}};

class Query {
public:
    explicit Query(const Context& ctx) : ctx_(&ctx) {}

    template <class E>
    std::optional<E> choice(std::string_view name) {
        const auto raw = ctx_->query(name);
        if (raw.empty()) return std::nullopt;
        const auto value = parse_name<E>(raw);
        if (!value) errors_.add(std::string{name}, "form.not_a_choice");
        return value;
    }
    template <class Of>
    Id<Of> id(std::string_view name) {
        const auto raw = ctx_->query(name);
        if (raw.empty()) return {};
        const auto value = parse_id<Of>(raw);
        if (!value) errors_.add(std::string{name}, "form.not_a_number");
        return value.value_or(Id<Of>{});
    }
    std::optional<Date> date(std::string_view name) {
        const auto raw = ctx_->query(name);
        if (raw.empty()) return std::nullopt;
        const auto day = Date::parse_iso(raw);
        if (!day) errors_.add(std::string{name}, "form.not_a_date");
        return day;
    }
    template <class T, std::size_t N>
    T one_of(std::string_view name, const std::array<std::pair<std::string_view, T>, N>& choices) {
        const auto raw = ctx_->query(name);
        if (raw.empty()) return choices[0].second;
        for (const auto& [spelling, value] : choices)
            if (spelling == raw) return value;
        errors_.add(std::string{name}, "form.not_a_choice");
        return choices[0].second;
    }
    int most() {
        const auto raw = ctx_->query("most");
        if (raw.empty()) return kUsuallyListed;
        const auto value = parse_positive(raw).value_or(0);
        if (value >= 1 && value <= kMostListed) return static_cast<int>(value);
        errors_.add("most", "form.out_of_range", {"1", std::to_string(kMostListed)});
        return kUsuallyListed;
    }
    std::string text(std::string_view name) const { return std::string{first_code_points(trim(ctx_->query(name)), 200)}; }
    queries::Place place() const { return {ctx_->query("after"), ctx_->query("before")}; }
    Result<Done> checked() {
        if (errors_.empty()) return Done{};
        return std::move(errors_).refusal();
    }

private:
    const Context* ctx_;
    FieldErrors errors_;
};

queries::Filter filter_of(Query& query) {
    queries::Filter f;
    f.view = query.one_of("view", kViews);
    f.state = query.choice<State>("state");
    f.timeliness = query.choice<Timeliness>("timeliness");
    f.ageing = query.choice<Ageing>("ageing");
    f.lead = query.id<Agency>("lead");
    f.with = query.id<Agency>("with");
    f.unit = query.id<Agency>("unit");
    f.person = query.id<Person>("person");
    f.directive = query.id<Directive>("directive");
    f.force = query.choice<Force>("force");
    f.due_from = query.date("from");
    f.due_to = query.date("to");
    f.text = query.text("text");
    f.order = query.one_of("sort", queries::kOrders);
    return f;
}

template <class Page>
Json page_json(const Page& page) {
    return {{"items", list_of(page.items)}, {"next", page.next.empty() ? Json(nullptr) : Json(page.next)}, {"previous", page.previous.empty() ? Json(nullptr) : Json(page.previous)}};
}

std::string page_schema(const std::string& item) {
    return object({{"items", array(item)}, {"next", R"({"type":["string","null"]})"}, {"previous", R"({"type":["string","null"]})"}}, 3);
}

// ---- lists ------------------------------------------------------------------------------------------------------------------

Result<http::Response> get_assignments(Context& ctx) {
    Query query{ctx};
    const auto filter = filter_of(query);
    const int most = query.most();
    TRY(query.checked());
    return answer(ctx, page_json(ctx.read([&](store::ReadTx& tx) { return queries::list(tx, ctx.who(), filter, ctx.today(), query.place(), most); })));
}

Result<http::Response> get_count(Context& ctx) {
    Query query{ctx};
    const auto filter = filter_of(query);
    TRY(query.checked());
    const auto n = ctx.read([&](store::ReadTx& tx) { return queries::count(tx, ctx.who(), filter, ctx.today(), kMostCounted); });
    return answer(ctx, {{"count", std::min(n, kMostCounted)}, {"more", n > kMostCounted}});
}

Result<http::Response> get_board(Context& ctx) {
    Query query{ctx};
    const auto filter = filter_of(query);
    TRY(query.checked());
    Json columns = Json::array();
    for (const auto& c : ctx.read([&](store::ReadTx& tx) { return queries::board(tx, ctx.who(), filter, ctx.today()); }))
        columns.push_back({{"state", name_of(c.state)}, {"total", c.total}, {"items", list_of(c.items)}});
    return answer(ctx, {{"columns", std::move(columns)}});
}

Result<http::Response> get_directives(Context& ctx) {
    Query query{ctx};
    const queries::DirectiveFilter filter{query.choice<DirectiveState>("state"), query.text("text")};
    const int most = query.most();
    TRY(query.checked());
    return answer(ctx, page_json(ctx.read([&](store::ReadTx& tx) { return queries::directives(tx, ctx.who(), filter, query.place(), most); })));
}

Result<http::Response> get_search(Context& ctx) {
    Query query{ctx};
    const int most = query.most();
    TRY(query.checked());
    const auto found = ctx.read([&](store::ReadTx& tx) { return queries::search(tx, ctx.who(), query.text("text"), ctx.today(), ctx.query("after"), most); });
    return answer(ctx, {{"items", list_of(found.items)}, {"match", found.match == queries::Match::neighbours ? "neighbours" : "all_words"}, {"next", found.next.empty() ? Json(nullptr) : Json(found.next)}});
}

Result<http::Response> get_my_work(Context& ctx) {
    const auto w = ctx.read([&](store::ReadTx& tx) { return queries::my_work(tx, ctx.who(), ctx.today(), kUsuallyListed); });
    Json asked = Json::array();
    for (const auto& a : w.to_decide) asked.push_back({{"extension", json_of(a.extension)}, {"assignment", json_of(a.item)}});
    return answer(ctx, {{"late", list_of(w.late)}, {"today", list_of(w.today)}, {"this_week", list_of(w.this_week)}, {"later", list_of(w.later)}, {"to_hand_on", list_of(w.to_hand_on)},
                        {"waiting_for_others", list_of(w.waiting_for_others)}, {"to_confirm", list_of(w.to_confirm)}, {"to_reassign", list_of(w.to_reassign)}, {"to_decide", std::move(asked)},
                        {"to_review", list_of(w.to_review)}});
}

// ---- figures ----------------------------------------------------------------------------------------------------------------

Result<http::Response> get_dashboard(Context& ctx) {
    using queries::Dashboard;
    constexpr std::array<std::pair<std::string_view, std::optional<Dashboard::Side>>, 3> kSides = {{{"", std::nullopt}, {"owner", Dashboard::Side::owner}, {"lead", Dashboard::Side::lead}}};
    Query query{ctx};
    const auto side = query.one_of("side", kSides);
    TRY(query.checked());
    const auto d = ctx.read([&](store::ReadTx& tx) { return queries::dashboard(tx, ctx.who(), ctx.today(), side); });
    Json agencies = Json::array(), months = Json::array();
    for (const auto& a : d.agencies) agencies.push_back({{"agency", json_of(a.agency)}, {"figures", json_of(a.figures)}});
    for (const auto& m : d.months) months.push_back({{"year", m.year}, {"month", m.month}, {"done_in_time", m.done_in_time}, {"done_late", m.done_late}});
    return answer(ctx, {{"side", d.side == Dashboard::Side::owner ? "owner" : "lead"}, {"all", json_of(d.all)}, {"agencies", std::move(agencies)}, {"months", std::move(months)}});
}

// ---- single records -----------------------------------------------------------------------------------------------------------

Json covered_json(const queries::CoveredPoint& p) {
    Json owners = Json::array();
    for (const auto& o : p.owners)
        owners.push_back({{"assignment", json_of(o.assignment)}, {"lead", json_of(o.lead)}, {"person", json_of(o.person)}, {"person_name", o.person_name}, {"state", name_of(o.state)},
                          {"timeliness", name_of(o.timeliness)}, {"percent", o.percent}});
    return {{"point", json_of(p.point)}, {"coverage", name_of(p.coverage)}, {"owners", std::move(owners)}};
}

Result<http::Response> get_directive(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(const auto r, ctx.read([&](store::ReadTx& tx) { return queries::directive(tx, ctx.who(), id, ctx.today()); }));
    Json points = Json::array();
    for (const auto& p : r.points) points.push_back(covered_json(p));
    return answer(ctx, {{"directive", json_of(r.directive)}, {"may_register", r.may_register}, {"may_assign", r.may_assign}, {"points", std::move(points)}, {"assignments", list_of(r.assignments)},
                        {"references", list_of(r.references)}, {"registered_by_name", r.registered_by_name}});
}

Result<http::Response> get_text(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(const auto text, ctx.read([&](store::ReadTx& tx) { return queries::text_of(tx, ctx.who(), id); }));
    return answer(ctx, {{"text", text}});
}

Result<http::Response> get_review(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(const auto r, ctx.read([&](store::ReadTx& tx) { return queries::review(tx, ctx.who(), id); }));
    return answer(ctx, {{"directive", json_of(r.directive)}, {"text", r.text}, {"points", list_of(r.points)}, {"drafts", list_of(r.drafts)}, {"references", list_of(r.references)}, {"to_check", r.to_check},
                        {"without_lead", r.without_lead}});
}

// What the table allows now; a refusal says why this principal may not.
Json choices_json(const Context& ctx, const std::vector<queries::Choice>& choices) {
    Json out = Json::array();
    for (const auto& c : choices)
        out.push_back({{"act", name_of(c.act)}, {"allowed", !c.refusal}, {"code", c.refusal ? Json(c.refusal->reason) : Json(nullptr)},
                       {"title", c.refusal ? Json(ctx.t()(c.refusal->reason, c.refusal->args)) : Json(nullptr)}});
    return out;
}

Json history_json(const Context& ctx, const std::vector<audit::Entry>& history) {
    Json out = Json::array();
    for (const auto& e : history) {
        Json changes = Json::array();
        for (const auto& c : e.event.changes) changes.push_back({{"field", c.field}, {"before", c.before}, {"after", c.after}});
        out.push_back({{"at", utc_iso(e.at)}, {"person", json_of(e.person)}, {"person_name", e.person_name}, {"agency_name", e.agency_name}, {"act", e.event.act}, {"title", std::string{ctx.t()(e.event.act)}},
                       {"note", e.event.note}, {"refused", e.refused}, {"changes", std::move(changes)}});
    }
    return out;
}

Result<http::Response> get_assignment(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    TRY_ASSIGN(const auto r, ctx.read([&](store::ReadTx& tx) { return queries::assignment(tx, ctx.who(), id, ctx.today()); }));
    Json successors = Json::array();
    for (const auto agency : r.successors) successors.push_back(agency.value);
    return answer(ctx, {{"assignment", json_of(r.assignment)}, {"directive", json_of(r.directive)}, {"path", r.path}, {"point_text", r.point_text}, {"timeliness", name_of(r.timeliness)},
                        {"days_overdue", r.days_overdue}, {"person_name", r.person_name}, {"leader_name", r.leader_name}, {"reported_by_name", r.reported_by_name},
                        {"confirmed_by_name", r.confirmed_by_name}, {"reports", list_of(r.reports)}, {"extensions", list_of(r.extensions)}, {"links", list_of(r.links)},
                        {"siblings", list_of(r.siblings)}, {"successors", std::move(successors)}, {"choices", choices_json(ctx, r.choices)}, {"history", history_json(ctx, r.history)}});
}

// ---- schemas ------------------------------------------------------------------------------------------------------------------

std::string directive_record_schema() {
    const auto owner = object({{"assignment", kInteger}, {"lead", named_schema()}, {"person", kMaybeInteger}, {"person_name", kString}, {"state", one_of<State>()}, {"timeliness", one_of<Timeliness>()}, {"percent", kInteger}});
    const auto covered = object({{"point", point_schema()}, {"coverage", one_of<Coverage>()}, {"owners", array(owner)}});
    return object({{"directive", directive_schema()}, {"may_register", kFlag}, {"may_assign", kFlag}, {"points", array(covered)}, {"assignments", array(item_schema())}, {"references", array(reference_schema())},
                   {"registered_by_name", kString}});
}

std::string assignment_record_schema() {
    const auto choice = object({{"act", one_of<Act>()}, {"allowed", kFlag}, {"code", R"({"type":["string","null"]})"}, {"title", R"({"type":["string","null"]})"}});
    const auto change = object({{"field", kString}, {"before", kString}, {"after", kString}});
    const auto entry = object({{"at", kTime}, {"person", kMaybeInteger}, {"person_name", kString}, {"agency_name", kString}, {"act", kString}, {"title", kString}, {"note", kString}, {"refused", kFlag}, {"changes", array(change)}});
    return object({{"assignment", assignment_schema()}, {"directive", directive_schema()}, {"path", kString}, {"point_text", kString}, {"timeliness", one_of<Timeliness>()}, {"days_overdue", kInteger},
                   {"person_name", kString}, {"leader_name", kString}, {"reported_by_name", kString}, {"confirmed_by_name", kString}, {"reports", array(report_schema())}, {"extensions", array(extension_schema())},
                   {"links", array(link_schema())}, {"siblings", array(item_schema())}, {"successors", array(kInteger)}, {"choices", array(choice)}, {"history", array(entry)}});
}

std::string review_schema() {
    return object({{"directive", directive_schema()}, {"text", kString}, {"points", array(point_schema())}, {"drafts", array(assignment_schema())}, {"references", array(reference_schema())}, {"to_check", kInteger},
                   {"without_lead", kInteger}});
}

std::string my_work_schema() {
    const auto items = array(item_schema());
    return object({{"late", items}, {"today", items}, {"this_week", items}, {"later", items}, {"to_hand_on", items}, {"waiting_for_others", items}, {"to_confirm", items}, {"to_reassign", items},
                   {"to_decide", array(object({{"extension", extension_schema()}, {"assignment", item_schema()}}))}, {"to_review", array(directive_item_schema())}});
}

std::string dashboard_schema() {
    return object({{"side", R"({"enum":["owner","lead"]})"}, {"all", figures_schema()}, {"agencies", array(object({{"agency", kMaybeInteger}, {"figures", figures_schema()}}))},
                   {"months", array(object({{"year", kInteger}, {"month", kInteger}, {"done_in_time", kInteger}, {"done_late", kInteger}}))}});
}

}  // namespace

void add_reading(frame::Routes& routes) {
    const auto get = [&](std::string pattern, frame::Handle handle, std::string summary, std::string schema, std::vector<std::string> query = {}) {
        routes.api(Method::get, "/api/v1" + pattern, frame::Access::signed_in(), std::move(handle),
                   {.summary = std::move(summary), .request_schema = {}, .response_schema = std::move(schema), .query = std::move(query)});
    };
    get("/directives", get_directives, "Directives this token may see, newest first", page_schema(directive_item_schema()), {"state", "text", "after", "before", "most"});
    get("/directives/{id}", get_directive, "One directive with the coverage of its points", directive_record_schema());
    get("/directives/{id}/text", get_text, "The document's own text; spans count its bytes", object({{"text", kString}}, 1));
    get("/directives/{id}/review", get_review, "A draft directive as it was read, for correction", review_schema());
    get("/assignments", get_assignments, "Assignments by the filters of the page, earliest due first; texts are cut at 600 characters", page_schema(item_schema()),
        {"view", "state", "timeliness", "ageing", "lead", "with", "unit", "person", "directive", "force", "from", "to", "text", "sort", "after", "before", "most"});
    get("/assignments/{id}", get_assignment, "One assignment with its reports, extensions, links, history and what may be done now", assignment_record_schema());
    const std::vector<std::string> filter{"view", "state", "timeliness", "ageing", "lead", "with", "unit", "person", "directive", "force", "from", "to", "text", "sort"};
    get("/assignment-count", get_count, "How many the filter lists, counted to 1,000", object({{"count", kInteger}, {"more", kFlag}}, 2), filter);
    get("/assignment-board", get_board, "The first assignments of each state", object({{"columns", array(object({{"state", one_of<State>()}, {"total", kInteger}, {"items", array(item_schema())}}))}}, 1), filter);
    get("/dashboard", get_dashboard, "Figures by agency and month", dashboard_schema(), {"side"});
    get("/search", get_search, "Assignments that hold all words; case and tone marks do not matter",
        object({{"items", array(item_schema())}, {"match", R"({"enum":["neighbours","all_words"]})"}, {"next", R"({"type":["string","null"]})"}}, 3), {"text", "after", "most"});
    get("/my-work", get_my_work, "What the token's person has to do", my_work_schema());
}

}  // namespace thienan::directives::api

namespace thienan::directives {

void add_api(frame::Routes& routes) {
    api::add_reading(routes);
    api::add_registering(routes);
    api::add_reviewing(routes);
    api::add_acts(routes);
    api::add_links(routes);
    api::add_bulk(routes);
    api::add_saved_views(routes);
    api::add_settings(routes);
}

}  // namespace thienan::directives
