// Agencies: the list, one agency with its units and people, its form, and mergers.
#include "base/utf8.hpp"
#include "frame/components/sheets.hpp"
#include "modules/audit/queries.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/actions/agencies.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/lists.hpp"
#include "modules/identity/pages/pages.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::identity::pages {
namespace {

using Errors = std::vector<FieldError>;
using lists::AgencyFilter;

std::string kind_word(const Context& ctx, AgencyKind kind) { return word(ctx, "identity.kind_" + std::string{name_of(kind)}); }

// ---- the list

AgencyFilter filter_of(const Context& ctx, const std::vector<frame::Column>& columns) {
    AgencyFilter filter;
    filter.search = std::string{ctx.query("q").substr(0, 200)};
    filter.kind = agency_kind_of(ctx.query("kind"));
    if (ctx.query("existing") == "vanished") filter.existing = AgencyFilter::Existing::vanished;
    if (ctx.query("existing") == "all") filter.existing = AgencyFilter::Existing::all;
    filter.sort = frame::chosen_sort(ctx, columns, "name");
    filter.place = list_place(ctx);
    return filter;
}

void list_filters(Writer& out, const Context& ctx) {
    const frame::FormView view{ctx};
    frame::filter_form(out, "/agencies", [&](Writer& w) {
        view.text(w, {.name = "q", .label = word(ctx, "frame.search"), .value = std::string{ctx.query("q")}, .type = "search", .most = 200});
        view.select(w, {.name = "kind", .label = word(ctx, "identity.kind"), .value = std::string{ctx.query("kind")}},
                    {{"", word(ctx, "identity.kind_any"), ""}, {"agency", kind_word(ctx, AgencyKind::agency), ""},
                     {"unit", kind_word(ctx, AgencyKind::unit), ""}, {"group", kind_word(ctx, AgencyKind::group), ""}});
        view.select(w, {.name = "existing", .label = word(ctx, "identity.existing"), .value = std::string{ctx.query("existing")}},
                    {{"", word(ctx, "identity.existing_now"), ""}, {"vanished", word(ctx, "identity.existing_vanished"), ""}, {"all", word(ctx, "identity.existing_all"), ""}});
        frame::submit(w, ctx.t()("frame.apply"), frame::Button::plain);
    });
}

void agency_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const Directory& directory, const lists::AgencyRow& row) {
    const Agency& agency = *directory.find(row.id);
    out.put<"<tr>{}</tr>">([&](Writer& w) {
        for (const auto& column : columns)
            frame::cell(w, column, [&](Writer& c) {
                if (column.key == "name") {
                    agency_link(c, directory, agency.id);
                    if (agency.kind == AgencyKind::unit) c.put<R"(<div class="ta-muted">{}</div>)">(directory.name(directory.agency_of(agency.id)));
                } else if (column.key == "kind") c.put<"{}">(kind_word(ctx, agency.kind));
                else if (column.key == "code") c.put<"{}">(agency.code);
                else if (column.key == "units") c.put<"{}">(agency.kind == AgencyKind::group ? agency.members.size() : directory.units_of(agency.id).size() - 1);
                else if (column.key == "people") c.put<"{}">(row.people);
                else if (directory.exists_on(agency.id, ctx.today())) c.put<"{}">(agency.valid.from || agency.valid.to ? validity_words(ctx, agency.valid) : "–");
                else frame::badge(c, ctx, frame::Tone::warn, "arrows-join", ctx.t()("identity.vanished_on", {agency.valid.to ? agency.valid.to->vietnamese() : ""}));
            });
    });
}

std::string agency_text(const Context& ctx, const Directory& directory, std::string_view key, const lists::AgencyRow& row) {
    const Agency& agency = *directory.find(row.id);
    if (key == "name") return agency.kind == AgencyKind::unit ? agency.name + ", " + std::string{directory.name(directory.agency_of(agency.id))} : agency.name;
    if (key == "kind") return kind_word(ctx, agency.kind);
    if (key == "code") return agency.code;
    if (key == "units") return std::to_string(agency.kind == AgencyKind::group ? agency.members.size() : directory.units_of(agency.id).size() - 1);
    if (key == "people") return std::to_string(row.people);
    return validity_words(ctx, agency.valid);
}

std::vector<frame::Column> list_columns(const Context& ctx) {
    return {{.key = "name", .label = word(ctx, "identity.name"), .sortable = true},
                                            {.key = "kind", .label = word(ctx, "identity.kind"), .optional = true, .is_short = true},
                                            {.key = "code", .label = word(ctx, "identity.code"), .sortable = true, .optional = true, .is_short = true},
                                            {.key = "units", .label = word(ctx, "identity.units_count"), .numeric = true, .optional = true},
                                            {.key = "people", .label = word(ctx, "identity.people_count"), .numeric = true, .optional = true},
                                            {.key = "valid_to", .label = word(ctx, "identity.validity"), .sortable = true, .optional = true, .is_short = true}};
}

Result<http::Response> show_sheet(Context& ctx) {
    const auto all = list_columns(ctx);
    return list_sheet(ctx, {.file = "co-quan", .title = word(ctx, "identity.agencies"), .filter = {}, .columns = frame::chosen_columns(ctx, all), .rows = {}}, filter_of(ctx, all),
                      [&](store::ReadTx& tx, const auto& filter) { return lists::agencies(tx, ctx.who(), filter, ctx.today()); },
                      [&](const Directory& directory, std::string_view column, const auto& row) { return agency_text(ctx, directory, column, row); });
}

Result<http::Response> show_list(Context& ctx) {
    const auto& t = ctx.t();
    const auto all = list_columns(ctx);
    const auto filter = filter_of(ctx, all);
    const auto columns = frame::chosen_columns(ctx, all);
    std::shared_ptr<const Directory> directory;
    TRY_ASSIGN(const auto page, ctx.read([&](store::ReadTx& tx) {
        directory = queries::directory(tx);
        return lists::agencies(tx, ctx.who(), filter, ctx.today());
    }));
    Writer body, acts;
    section_tabs(body, ctx, "agencies");
    list_filters(body, ctx);
    frame::list_tools(body, ctx, all, "/agencies.xlsx");
    if (page.rows.empty()) frame::empty_state(body, {word(ctx, "identity.no_agencies"), word(ctx, "identity.no_agencies_text"), "", ""});
    else frame::table(body, ctx, {.caption = word(ctx, "identity.agencies"), .columns = columns, .sort = filter.sort}, [&](Writer& rows) {
        for (const auto& row : page.rows) agency_row(rows, ctx, columns, *directory, row);
    });
    list_pager(body, ctx, {page.previous, page.next, page.total});
    if (ctx.who().may(kAdminister))
        acts.put<R"(<a class="btn btn-primary" href="/agencies/new">{}</a><a class="btn" href="/agencies/merge">{}</a>)">(t("identity.add_agency"), t("identity.merge"));
    return frame::page(ctx, {.title = word(ctx, "identity.agencies"), .section = "identity.agencies", .acts = acts.take()}, body.take());
}

// ---- one agency

void name_list(Writer& out, const Directory& directory, const std::vector<Id<Agency>>& ids) {
    for (const auto id : ids) out.put<"<div>{}</div>">([&](Writer& w) { agency_link(w, directory, id); });
}

std::vector<Id<Agency>> predecessors(const Directory& directory, Id<Agency> id) {
    std::vector<Id<Agency>> out;
    for (const auto& agency : directory.all())
        if (std::any_of(agency.successors.begin(), agency.successors.end(), [&](const Successor& s) { return s.agency == id; })) out.push_back(agency.id);
    return out;
}

html::Html agency_facts(const Context& ctx, const Directory& directory, const Agency& agency) {
    std::vector<frame::Fact> facts = {frame::fact(word(ctx, "identity.kind"), kind_word(ctx, agency.kind))};
    const auto add = [&](std::string_view key, const std::string& value) {
        if (!value.empty()) facts.push_back(frame::fact(word(ctx, key), value));
    };
    const auto add_list = [&](std::string_view key, std::vector<Id<Agency>> ids) {
        if (!ids.empty()) facts.push_back({word(ctx, key), [&directory, ids = std::move(ids)](Writer& w) { name_list(w, directory, ids); }});
    };
    add("identity.short_name", agency.short_name);
    add("identity.code", agency.code);
    std::string aliases;
    for (const auto& alias : agency.aliases) aliases.append(aliases.empty() ? "" : "; ").append(alias);
    add("identity.aliases", aliases);
    add("identity.validity", validity_words(ctx, agency.valid));
    if (agency.parent) add_list("identity.parent", {agency.parent});
    std::vector<Id<Agency>> successors;
    for (const auto& next : agency.successors) successors.push_back(next.agency);
    add_list("identity.successors", std::move(successors));
    add_list("identity.predecessors", predecessors(directory, agency.id));
    add_list("identity.groups", directory.groups_of(agency.id));
    Writer out;
    frame::card(out, ctx.t()("identity.facts"), [&](Writer& w) { frame::facts(w, facts); });
    return out.take();
}

void people_card(Writer& out, const Context& ctx, const Directory& directory, const std::vector<queries::Colleague>& people) {
    const std::vector<frame::Column> columns = {{.key = "name", .label = word(ctx, "identity.full_name")},
                                                {.key = "title", .label = word(ctx, "identity.post_title")},
                                                {.key = "unit", .label = word(ctx, "identity.kind_unit")}};
    frame::card(out, ctx.t()("identity.people"), [&](Writer& w) {
        if (people.empty()) return void(w.put<"<p>{}</p>">(ctx.t()("identity.nobody_here")));
        frame::table(w, ctx, {.caption = word(ctx, "identity.people"), .columns = columns}, [&](Writer& rows) {
            for (const auto& one : people)
                rows.put<"<tr>{}</tr>">([&](Writer& row) {
                    frame::cell(row, columns[0], [&](Writer& c) { c.put<R"(<a href="/people/{}">{}</a>)">(one.person, one.name); });
                    frame::cell(row, columns[1], [&](Writer& c) {
                        c.put<"{}">(one.title);
                        if (one.is_leader) c.put<" {}">([&](Writer& b) { frame::badge(b, ctx, frame::Tone::info, "user-circle", ctx.t()("identity.leads")); });
                    });
                    frame::cell(row, columns[2], [&](Writer& c) { c.put<"{}">(directory.name(one.node)); });
                });
        });
    });
}

html::Html agency_acts(const Context& ctx, const Agency& agency) {
    Writer acts;
    if (agency.kind != AgencyKind::group) acts.put<R"(<a class="btn" href="/agencies/{}/chart">{}</a>)">(agency.id, ctx.t()("identity.chart"));
    if (!ctx.who().may(kAdminister)) return acts.take();
    acts.put<R"(<a class="btn btn-primary" href="/agencies/{}/edit">{}</a>)">(agency.id, ctx.t()("identity.edit"));
    if (agency.kind != AgencyKind::group) acts.put<R"(<a class="btn" href="/agencies/new?parent={}">{}</a>)">(agency.id, ctx.t()("identity.add_unit"));
    acts.put<R"(<a class="btn" href="/agencies/merge?agency={}">{}</a>)">(agency.id, ctx.t()("identity.merge"));
    return acts.take();
}

Result<http::Response> show_one(Context& ctx) {
    const auto& t = ctx.t();
    TRY(access::may_read_directory(ctx.who()));
    TRY_ASSIGN(const auto id, ctx.id<Agency>());
    std::shared_ptr<const Directory> directory;
    std::vector<queries::Colleague> people;
    std::vector<audit::Entry> entries;
    ctx.read([&](store::ReadTx& tx) {
        directory = queries::directory(tx);
        people = queries::people_of(tx, id, ctx.today());
        if (ctx.who().may(kAdminister)) entries = audit::history_of(tx, "agency", id.value, 50);
    });
    const Agency* agency = directory->find(id);
    if (!agency) return Error{Code::not_found, "frame.not_found"};
    Writer body;
    if (!directory->exists_on(id, ctx.today())) {
        frame::note(body, ctx, frame::Tone::warn, t("identity.vanished_text"));
        const auto now = directory->successors_on(id, ctx.today());
        if (!now.empty()) frame::card(body, t("identity.work_goes_to"), [&](Writer& w) { name_list(w, *directory, now); });
    }
    if (agency->kind == AgencyKind::group)
        frame::card(body, t("identity.members"), [&](Writer& w) { name_list(w, *directory, agency->members); });
    else {
        if (const auto& children = directory->children(id); !children.empty())
            frame::card(body, t("identity.units"), [&](Writer& w) { name_list(w, *directory, children); });
        people_card(body, ctx, *directory, people);
    }
    if (ctx.who().may(kAdminister)) frame::card(body, t("identity.history"), [&](Writer& w) { history(w, ctx, entries); });
    frame::PageHead head{.title = agency->name, .section = "identity.agencies", .crumbs = {{word(ctx, "identity.agencies"), "/agencies"}}, .acts = agency_acts(ctx, *agency)};
    const auto way = directory->path(id);
    for (std::size_t i = 0; i + 1 < way.size(); ++i) head.crumbs.push_back({std::string{directory->name(way[i])}, "/agencies/" + way[i].str()});
    return frame::page_with_rail(ctx, head, body.take(), agency_facts(ctx, *directory, *agency));
}

// ---- the form

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (const auto line = trim(text.substr(0, end)); !line.empty()) out.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

Agency agency_of(frame::FormReader& form) {
    Agency agency;
    agency.version = form.number("version", 0, 1'000'000'000).value_or(0);
    agency.kind = agency_kind_of(form.choice("kind", {"agency", "unit", "group"})).value_or(AgencyKind::agency);
    agency.parent = form.id<Agency>("parent");
    agency.name = form.text("name", {.required = true});
    agency.short_name = form.text("short_name", {.most = 100});
    agency.code = form.text("code", {.most = 60});
    agency.aliases = lines_of(form.text("aliases", {.most = 2000, .several_lines = true}));
    agency.valid = {form.date("valid_from"), form.date("valid_to")};
    agency.members = form.ids<Agency>("members");
    return agency;
}

std::string day_value(const std::optional<Date>& day) { return day ? day->vietnamese() : std::string{}; }

http::Response show_form(Context& ctx, const Agency& agency, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const auto directory = ctx.read([](store::ReadTx& tx) { return queries::directory(tx); });
    const frame::FormView view{ctx, errors};
    std::string aliases;
    for (const auto& alias : agency.aliases) aliases.append(alias).append("\n");
    std::vector<std::string> members;
    for (const auto member : agency.members) members.push_back(member.str());
    const std::string address = agency.id ? "/agencies/" + agency.id.str() + "/edit" : "/agencies/new";
    Writer body;
    frame::form(body, ctx, {.action = address}, [&](Writer& w) {
        view.summary(w);
        frame::hidden(w, "version", std::to_string(agency.version));
        view.text(w, {.name = "name", .label = word(ctx, "identity.name"), .value = agency.name, .required = true, .most = 300});
        view.select(w, {.name = "kind", .label = word(ctx, "identity.kind"), .help = word(ctx, "identity.kind_help"), .value = std::string{name_of(agency.kind)}, .required = true},
                    {{"agency", kind_word(ctx, AgencyKind::agency), ""}, {"unit", kind_word(ctx, AgencyKind::unit), ""}, {"group", kind_word(ctx, AgencyKind::group), ""}});
        view.combobox(w, {.name = "parent", .label = word(ctx, "identity.parent"), .help = word(ctx, "identity.parent_help")},
                      agency_choices(ctx, *directory, Offer::agencies_and_units, agency.parent), {agency.parent ? agency.parent.str() : ""});
        view.text(w, {.name = "short_name", .label = word(ctx, "identity.short_name"), .value = agency.short_name, .most = 100});
        view.text(w, {.name = "code", .label = word(ctx, "identity.code"), .help = word(ctx, "identity.code_of_agency_help"), .value = agency.code, .most = 60});
        view.text(w, {.name = "aliases", .label = word(ctx, "identity.aliases"), .help = word(ctx, "identity.aliases_help"), .value = aliases, .rows = 3});
        view.date(w, {.name = "valid_from", .label = word(ctx, "identity.valid_from"), .value = day_value(agency.valid.from)});
        view.date(w, {.name = "valid_to", .label = word(ctx, "identity.valid_to"), .value = day_value(agency.valid.to)});
        view.combobox(w, {.name = "members", .label = word(ctx, "identity.members"), .help = word(ctx, "identity.members_help")},
                      agency_choices(ctx, *directory, Offer::agencies_and_groups), members, frame::FormView::Many::several);
        w.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& x) { frame::submit(x, t("form.save")); }, html::Url{agency.id ? "/agencies/" + agency.id.str() : std::string{"/agencies"}}, ctx.t()("form.cancel"));
    });
    const auto title = agency.id ? t("identity.edit_agency") : t("identity.add_agency");
    return frame::page(ctx, {.title = std::string{title}, .section = "identity.agencies", .crumbs = {{word(ctx, "identity.agencies"), "/agencies"}}}, body.take(), status);
}

Result<http::Response> get_new(Context& ctx) {
    Agency agency;
    if (const auto parent = parse_id<Agency>(ctx.query("parent"))) {
        agency.parent = *parent;
        agency.kind = AgencyKind::unit;
    }
    return show_form(ctx, agency, {}, 200);
}

Result<http::Response> post_new(Context& ctx) {
    frame::FormReader form{ctx.request().form};
    auto agency = agency_of(form);
    if (!form.errors().empty()) return show_form(ctx, agency, form.errors().all(), 422);
    const auto id = ctx.write([&](store::WriteTx& tx) { return actions::add_agency(tx, ctx.who(), agency); });
    if (id) return ctx.redirect("/agencies/" + id->str(), "identity.saved");
    return shown_again(id.error(), [&](const Errors& errors, int status) { return show_form(ctx, agency, errors, status); });
}

Result<http::Response> get_edit(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Agency>());
    const auto directory = ctx.read([](store::ReadTx& tx) { return queries::directory(tx); });
    const Agency* agency = directory->find(id);
    if (!agency) return Error{Code::not_found, "frame.not_found"};
    return show_form(ctx, *agency, {}, 200);
}

Result<http::Response> post_edit(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Agency>());
    frame::FormReader form{ctx.request().form};
    auto agency = agency_of(form);
    agency.id = id;
    if (!form.errors().empty()) return show_form(ctx, agency, form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::change_agency(tx, ctx.who(), agency); });
    if (done) return ctx.redirect("/agencies/" + id.str(), "identity.saved");
    if (done.error().code == Code::conflict) return show_form(ctx, agency, {{"form", done.error().reason, {}}}, 409);
    return shown_again(done.error(), [&](const Errors& errors, int status) { return show_form(ctx, agency, errors, status); });
}

// ---- merger, division, abolition

http::Response show_merge(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const auto directory = ctx.read([](store::ReadTx& tx) { return queries::directory(tx); });
    const frame::FormView view{ctx, errors};
    const auto chosen = [&](std::string_view name) {
        std::vector<std::string> out;
        for (const auto value : ctx.request().form.all(name)) out.emplace_back(value);
        return out;
    };
    auto vanishing = chosen("vanishing");
    if (vanishing.empty() && !ctx.query("agency").empty()) vanishing.emplace_back(ctx.query("agency"));
    const auto choices = agency_choices(ctx, *directory, Offer::agencies_and_units);
    Writer body;
    body.put<"<p>{}</p>">(t("identity.merge_text"));
    frame::form(body, ctx, {.action = "/agencies/merge"}, [&](Writer& w) {
        view.summary(w);
        view.combobox(w, {.name = "vanishing", .label = word(ctx, "identity.vanishing"), .required = true}, choices, vanishing, frame::FormView::Many::several);
        view.combobox(w, {.name = "successors", .label = word(ctx, "identity.successors"), .help = word(ctx, "identity.successors_help")}, choices, chosen("successors"),
                      frame::FormView::Many::several);
        view.date(w, {.name = "from", .label = word(ctx, "identity.merge_from"), .help = word(ctx, "identity.merge_from_help"), .value = std::string{ctx.form("from")}, .required = true});
        w.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& x) { frame::submit(x, t("identity.merge_now")); }, html::Url{std::string{"/agencies"}}, ctx.t()("form.cancel"));
    });
    return frame::page(ctx, {.title = word(ctx, "identity.merge"), .section = "identity.agencies", .crumbs = {{word(ctx, "identity.agencies"), "/agencies"}}}, body.take(), status);
}

Result<http::Response> post_merge(Context& ctx) {
    frame::FormReader form{ctx.request().form};
    const auto from = form.date("from", true);
    const auto vanishing = form.ids<Agency>("vanishing");
    if (vanishing.empty()) form.errors().add("vanishing", "form.required");
    if (!form.errors().empty()) return show_merge(ctx, form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::succeed(tx, ctx.who(), vanishing, form.ids<Agency>("successors"), *from); });
    if (done) return ctx.redirect("/agencies/" + vanishing[0].str(), "identity.saved");
    return shown_again(done.error(), [&](const Errors& errors, int status) { return show_merge(ctx, errors, status); });
}

}  // namespace

void add_agencies(frame::Routes& routes) {
    using frame::Access;
    const auto admin = Access::needs(kAdminister);
    routes.get("/agencies", Access::signed_in(), show_list);
    routes.get("/agencies.xlsx", Access::signed_in(), show_sheet);
    routes.get("/agencies/new", admin, get_new);
    routes.post("/agencies/new", admin, post_new);
    routes.get("/agencies/merge", admin, [](Context& ctx) -> Result<http::Response> { return show_merge(ctx, {}, 200); });
    routes.post("/agencies/merge", admin, post_merge);
    routes.get("/agencies/{id}", Access::signed_in(), show_one);
    routes.get("/agencies/{id}/edit", admin, get_edit);
    routes.post("/agencies/{id}/edit", admin, post_edit);
}

}  // namespace thienan::identity::pages
