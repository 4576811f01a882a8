#include "modules/directives/pages/filters.hpp"

#include "base/utf8.hpp"
#include "frame/components/icons.hpp"
#include "modules/directives/pages/saved_views.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/identity/choices.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

using queries::Filter;
using queries::View;

constexpr std::array<std::pair<std::string_view, View>, 5> kViews = {
    {{"open", View::open}, {"mine", View::mine}, {"led", View::led}, {"co_operating", View::co_operating}, {"all", View::all}}};

template <class Of>
Id<Of> id_of(const http::Fields& query, std::string_view name) { return parse_id<Of>(query.get(name)).value_or(Id<Of>{}); }

std::optional<Date> day_of(const http::Fields& query, std::string_view name) {
    const auto raw = query.get(name);
    const auto iso = Date::parse_iso(raw);
    return iso ? iso : Date::parse_vietnamese(raw);
}

template <class E>
std::vector<frame::Choice> enum_choices(const Context& ctx, std::initializer_list<E> values) {
    std::vector<frame::Choice> out{{"", std::string{ctx.t()("directives.any")}, ""}};
    for (const auto value : values) out.push_back({std::string{name_of(value)}, std::string{ctx.t()(key_of(value))}, ""});
    return out;
}

void select(Writer& out, std::string_view id, std::string_view name, std::string_view label, const std::vector<frame::Choice>& choices, std::string_view chosen,
            html::Attributes more = {}) {
    out.put<R"(<div class="ta-field"><label class="form-label" for="{}">{}</label><select class="form-select" id="{}" name="{}"{}>{}</select></div>)">(
        id, label, id, name, more, [&](Writer& w) {
            for (const auto& c : choices)
                w.put<R"(<option value="{}"{}>{}</option>)">(c.value, html::Attributes{}.flag("selected", c.value == chosen), c.label);
        });
}

}  // namespace

Filter filter_of(const http::Fields& query) {
    Filter filter;
    for (const auto& [name, view] : kViews)
        if (query.get("view") == name) filter.view = view;
    filter.state = parse_name<State>(query.get("state"));
    filter.timeliness = parse_name<Timeliness>(query.get("timeliness"));
    filter.ageing = parse_name<Ageing>(query.get("ageing"));
    filter.lead = id_of<Agency>(query, "lead");
    filter.with = id_of<Agency>(query, "with");
    filter.unit = id_of<Agency>(query, "unit");
    filter.person = id_of<Person>(query, "person");
    filter.directive = id_of<Directive>(query, "directive");
    filter.force = parse_name<Force>(query.get("force"));
    filter.due_from = day_of(query, "from");
    filter.due_to = day_of(query, "to");
    filter.text = std::string{first_code_points(trim(query.get("text")), 200)};
    for (const auto& [spelling, order] : queries::kOrders)
        if (query.get("sort") == spelling) filter.order = order;
    return filter;
}

void name_filter(store::ReadTx& tx, const Principal& who, const Filter& filter, Surroundings& around) {
    if (filter.person) {
        const Id<Person> people[] = {filter.person};
        const auto names = identity::queries::names_of(tx, people);
        if (const auto name = names.find(filter.person); name != names.end()) around.person = name->second;
    }
    if (filter.directive)
        if (const auto name = queries::name_of_directive(tx, who, filter.directive)) around.directive = *name;
}

std::vector<frame::Chip> filter_chips(const Context& ctx, const Surroundings& around, const Filter& filter) {
    const auto& t = ctx.t();
    std::vector<frame::Chip> out;
    const auto add = [&](std::string query, std::string_view key, std::string value) {
        out.push_back({std::move(query), std::string{t(key)} + ": " + std::move(value)});
    };
    if (filter.state) add("state", "directives.column_state", std::string{t(key_of(*filter.state))});
    if (filter.timeliness) add("timeliness", "directives.filter_timeliness", std::string{t(key_of(*filter.timeliness))});
    if (filter.ageing) add("ageing", "directives.filter_ageing", std::string{t(key_of(*filter.ageing))});
    if (filter.lead) add("lead", "directives.column_lead", std::string{around.agencies->name(filter.lead)});
    if (filter.with) add("with", "directives.filter_with", std::string{around.agencies->name(filter.with)});
    if (filter.unit) add("unit", "directives.filter_unit", std::string{around.agencies->name(filter.unit)});
    if (filter.person) add("person", "directives.column_person", around.person.empty() ? "#" + filter.person.str() : around.person);
    if (filter.directive) add("directive", "directives.filter_directive", around.directive.empty() ? "#" + filter.directive.str() : around.directive);
    if (filter.force) add("force", "directives.column_force", std::string{t(key_of(*filter.force))});
    if (filter.due_from) add("from", "directives.filter_from", filter.due_from->vietnamese());
    if (filter.due_to) add("to", "directives.filter_to", filter.due_to->vietnamese());
    if (!filter.text.empty()) add("text", "directives.filter_text", filter.text);
    return out;
}

std::string filter_words(const Context& ctx, const Surroundings& around, const Filter& filter) {
    std::string out;
    for (const auto& chip : filter_chips(ctx, around, filter)) out += (out.empty() ? "" : "; ") + chip.label;
    return out.empty() ? std::string{ctx.t()("directives.no_filter")} : out;
}

std::vector<frame::Choice> agency_choices(const Context& ctx, const Surroundings& around) {
    auto out = identity::agency_choices(ctx, *around.agencies, identity::Offer::agencies_and_groups);
    out.front().label = ctx.t()("directives.any");
    return out;
}

namespace {

// What the URL says and the form does not ask stays in force.
void keep_the_rest(Writer& out, const Context& ctx, std::initializer_list<std::string_view> asked) {
    for (const auto& [name, value] : ctx.request().query.pairs()) {
        const bool is_place = name == "after" || name == "before";
        if (!is_place && !value.empty() && std::find(asked.begin(), asked.end(), name) == asked.end()) frame::hidden(out, name, value);
    }
}

void agency_field(Writer& out, const Context& ctx, const Surroundings& around, std::string_view name, Id<Agency> chosen) {
    const auto& t = ctx.t();
    select(out, "filter-" + std::string{name}, name, t(name == "lead" ? "directives.column_lead" : "directives.filter_with"), agency_choices(ctx, around), chosen ? chosen.str() : "",
           html::Attributes{}.flag("data-ta-combobox", true).set("data-none", t("form.nothing_found")).set("data-found", t("form.found")));
}

void day_field(Writer& out, const Context& ctx, std::string name, std::string_view label, std::optional<Date> day) {
    frame::FormView{ctx}.date(out, {.name = std::move(name), .label = std::string{ctx.t()(label)}, .value = ctx.t().date(day)});
}

void order_field(Writer& out, const Context& ctx, const Filter& filter) {
    std::vector<frame::Choice> choices;
    std::string_view chosen;
    for (const auto& [spelling, order] : queries::kOrders) {
        choices.push_back({std::string{spelling}, std::string{ctx.t()(order_key(order))}, ""});
        if (order == filter.order) chosen = spelling;
    }
    select(out, "filter-sort", "sort", ctx.t()("directives.filter_sort"), choices, chosen);
}

}  // namespace

std::string order_key(queries::Order order) {
    const auto found = std::find_if(queries::kOrders.begin(), queries::kOrders.end(), [&](const auto& o) { return o.second == order; });
    const bool falls = found->first.starts_with('-');
    return "directives.order_" + std::string{found->first.substr(falls ? 1 : 0)} + (falls ? "_last" : "");
}

void filter_box(Writer& out, const Context& ctx, const Surroundings& around, const Filter& filter, Shape shape) {
    const auto& t = ctx.t();
    const auto name_or_none = [](auto value) { return value ? name_of(*value) : std::string_view{}; };
    const bool more = filter.due_from || filter.due_to || filter.force || filter.with || filter.order != queries::Order::due;
    frame::filter_form(out, path_of(shape), [&](Writer& w) {
        keep_the_rest(w, ctx, {"text", "state", "timeliness", "lead", "from", "to", "force", "with", "sort"});
        w.put<R"(<div class="ta-field"><label class="form-label" for="filter-text">{}</label><input class="form-control ta-medium" id="filter-text" name="text" value="{}" maxlength="200"></div>)">(
            t("directives.filter_text"), filter.text);
        select(w, "filter-state", "state", t("directives.column_state"),
               enum_choices<State>(ctx, {State::waiting, State::in_progress, State::reported, State::completed, State::ongoing, State::suspended, State::returned, State::cancelled}),
               name_or_none(filter.state));
        select(w, "filter-time", "timeliness", t("directives.filter_timeliness"),
               enum_choices<Timeliness>(ctx, {Timeliness::overdue, Timeliness::due_soon, Timeliness::in_time, Timeliness::no_due, Timeliness::done_in_time, Timeliness::done_late}),
               name_or_none(filter.timeliness));
        agency_field(w, ctx, around, "lead", filter.lead);
        w.put<R"(<button class="btn" type="submit">{}{}</button><details class="ta-more"{}><summary>{}</summary><div class="ta-filter">{}</div></details>)">(
            frame::icon(ctx, "filter"), t("directives.filter"), html::Attributes{}.flag("open", more), t("directives.filter_more"), [&](Writer& w2) {
                day_field(w2, ctx, "from", "directives.filter_from", filter.due_from);
                day_field(w2, ctx, "to", "directives.filter_to", filter.due_to);
                agency_field(w2, ctx, around, "with", filter.with);
                select(w2, "filter-force", "force", t("directives.column_force"), enum_choices<Force>(ctx, {Force::hard, Force::soft}), name_or_none(filter.force));
                if (shape == Shape::table) order_field(w2, ctx, filter);
            });
    });
}

void view_tabs(Writer& out, const Context& ctx, Shape shape, const Filter& filter, const std::vector<SavedView>& saved) {
    const auto* current = current_view(ctx, shape, saved);
    std::vector<frame::Tab> tabs;
    for (const auto& [name, view] : kViews)
        tabs.push_back({std::string{ctx.t()("directives.view_" + std::string{name})}, std::string{path_of(shape)} + "?view=" + std::string{name}, !current && filter.view == view});
    for (const auto& view : saved) tabs.push_back({view.name, view.address(), &view == current});
    frame::tabs(out, tabs, ctx.t()("directives.views"));
}

void shape_links(Writer& out, const Context& ctx, Shape shape) {
    const auto& t = ctx.t();
    const auto query = ctx.request().target.find('?') == std::string::npos ? std::string{} : ctx.request().target.substr(ctx.request().target.find('?'));
    const auto link = [&](Shape to, std::string_view sign) {
        html::Attributes current;
        if (to == shape) current.set("aria-current", "page");
        out.put<R"(<a class="btn btn-sm" href="{}"{}>{}{}</a>)">(html::Url{std::string{path_of(to)} + query}, current, frame::icon(ctx, sign), t(key_of(to)));
    };
    link(Shape::table, "list");
    link(Shape::board, "layout-kanban");
    link(Shape::month, "calendar");
}

}  // namespace thienan::directives::pages
