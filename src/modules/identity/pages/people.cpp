// People: the list, one person with posts, roles and account, and the forms.
#include "frame/components/sheets.hpp"
#include "modules/audit/queries.hpp"
#include "modules/identity/access.hpp"
#include "modules/identity/account_queries.hpp"
#include "modules/identity/actions/people.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/lists.hpp"
#include "modules/identity/pages/account_card.hpp"
#include "modules/identity/pages/pages.hpp"
#include "modules/identity/queries.hpp"

#include <algorithm>

namespace thienan::identity::pages {
namespace {

using Errors = std::vector<FieldError>;
using lists::PersonFilter;

std::string day_value(const std::optional<Date>& day) { return day ? day->vietnamese() : std::string{}; }

// ---- the list

PersonFilter filter_of(const Context& ctx, const std::vector<frame::Column>& columns) {
    PersonFilter filter;
    filter.search = std::string{ctx.query("q").substr(0, 200)};
    filter.node = parse_id<Agency>(ctx.query("agency")).value_or(Id<Agency>{});
    if (ctx.query("state") == "left") filter.state = PersonFilter::State::left;
    if (ctx.query("state") == "all") filter.state = PersonFilter::State::all;
    if (ctx.query("account") == "yes") filter.account = PersonFilter::Having::account;
    if (ctx.query("account") == "no") filter.account = PersonFilter::Having::no_account;
    if (ctx.query("account") == "locked") filter.account = PersonFilter::Having::locked;
    filter.sort = frame::chosen_sort(ctx, columns, "name");
    filter.place = list_place(ctx);
    return filter;
}

void list_filters(Writer& out, const Context& ctx, const Directory& directory) {
    const frame::FormView view{ctx};
    frame::filter_form(out, "/people", [&](Writer& w) {
        view.text(w, {.name = "q", .label = word(ctx, "frame.search"), .value = std::string{ctx.query("q")}, .type = "search", .most = 200});
        view.combobox(w, {.name = "agency", .label = word(ctx, "identity.kind_agency")}, agency_choices(ctx, directory, Offer::agencies),
                      {std::string{ctx.query("agency")}});
        view.select(w, {.name = "state", .label = word(ctx, "identity.state"), .value = std::string{ctx.query("state")}},
                    {{"", word(ctx, "identity.state_working"), ""}, {"left", word(ctx, "identity.state_left"), ""}, {"all", word(ctx, "identity.state_all"), ""}});
        if (ctx.who().may(kAdminister))
            view.select(w, {.name = "account", .label = word(ctx, "identity.account"), .value = std::string{ctx.query("account")}},
                        {{"", word(ctx, "identity.account_any"), ""}, {"yes", word(ctx, "identity.account_yes"), ""},
                         {"no", word(ctx, "identity.account_no"), ""}, {"locked", word(ctx, "identity.account_is_locked"), ""}});
        frame::submit(w, ctx.t()("frame.apply"), frame::Button::plain);
    });
}

void posts_in_words(Writer& out, const Directory& directory, const std::vector<Post>& posts) {
    for (const auto& post : posts) {
        const auto names = directory.names_within_agency(post.node);
        std::string where;
        for (auto it = names.rbegin(); it != names.rend(); ++it) where.append(where.empty() ? "" : ", ").append(*it);
        out.put<R"(<div>{}<div class="ta-muted">{}</div></div>)">(post.title, where);
    }
}

void person_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const Directory& directory, const lists::PersonRow& person) {
    const auto& t = ctx.t();
    out.put<"<tr>{}</tr>">([&](Writer& w) {
        for (const auto& column : columns)
            frame::cell(w, column, [&](Writer& c) {
                if (column.key == "name") c.put<R"(<a href="/people/{}">{}</a>)">(person.id, person.name);
                else if (column.key == "posts") posts_in_words(c, directory, person.posts);
                else if (column.key == "email") c.put<"{}">(person.email);
                else if (column.key == "login" && person.locked) frame::badge(c, ctx, frame::Tone::bad, "lock", t("identity.account_is_locked"));
                else if (column.key == "login") c.put<"{}">(person.login);
                else c.put<"{}">(person.signed_in_at ? t.time(*person.signed_in_at) : std::string{});
            });
    });
}

std::string posts_line(const Directory& directory, const std::vector<Post>& posts) {
    std::string out;
    for (const auto& post : posts) {
        const auto names = directory.names_within_agency(post.node);
        out += (out.empty() ? "" : "; ") + post.title;
        for (auto it = names.rbegin(); it != names.rend(); ++it) out += ", " + std::string{*it};
    }
    return out;
}

std::string person_text(const Context& ctx, const Directory& directory, std::string_view key, const lists::PersonRow& person) {
    if (key == "name") return person.name;
    if (key == "posts") return posts_line(directory, person.posts);
    if (key == "email") return person.email;
    if (key == "login") return person.login + (person.locked ? " (" + word(ctx, "identity.account_is_locked") + ")" : "");
    return person.signed_in_at ? ctx.t().time(*person.signed_in_at) : std::string{};
}

std::vector<frame::Column> list_columns(const Context& ctx) {
    std::vector<frame::Column> all = {{.key = "name", .label = word(ctx, "identity.full_name"), .sortable = true},
                                      {.key = "posts", .label = word(ctx, "identity.posts")},
                                      {.key = "email", .label = word(ctx, "identity.email"), .optional = true}};
    if (ctx.who().may(kAdminister)) {
        all.push_back({.key = "login", .label = word(ctx, "identity.login"), .optional = true, .is_short = true});
        all.push_back({.key = "signed_in", .label = word(ctx, "identity.last_sign_in"), .sortable = true, .optional = true, .is_short = true});
    }
    return all;
}

Result<http::Response> show_sheet(Context& ctx) {
    const auto all = list_columns(ctx);
    return list_sheet(ctx, {.file = "nguoi-dung", .title = word(ctx, "identity.people"), .filter = {}, .columns = frame::chosen_columns(ctx, all), .rows = {}}, filter_of(ctx, all),
                      [&](store::ReadTx& tx, const auto& filter) { return lists::people(tx, ctx.who(), filter, ctx.today()); },
                      [&](const Directory& directory, std::string_view column, const auto& row) { return person_text(ctx, directory, column, row); });
}

Result<http::Response> show_list(Context& ctx) {
    const auto& t = ctx.t();
    const auto all = list_columns(ctx);
    const auto filter = filter_of(ctx, all);
    const auto columns = frame::chosen_columns(ctx, all);
    std::shared_ptr<const Directory> directory;
    TRY_ASSIGN(const auto page, ctx.read([&](store::ReadTx& tx) {
        directory = queries::directory(tx);
        return lists::people(tx, ctx.who(), filter, ctx.today());
    }));
    Writer body, acts;
    section_tabs(body, ctx, "people");
    list_filters(body, ctx, *directory);
    frame::list_tools(body, ctx, all, "/people.xlsx");
    if (page.rows.empty()) frame::empty_state(body, {word(ctx, "identity.no_people"), word(ctx, "identity.no_people_text"), "", ""});
    else frame::table(body, ctx, {.caption = word(ctx, "identity.people"), .columns = columns, .sort = filter.sort}, [&](Writer& rows) {
        for (const auto& person : page.rows) person_row(rows, ctx, columns, *directory, person);
    });
    list_pager(body, ctx, {page.previous, page.next, page.total});
    if (ctx.who().may(kAdminister)) acts.put<R"(<a class="btn btn-primary" href="/people/new">{}</a>)">(t("identity.add_person"));
    return frame::page(ctx, {.title = word(ctx, "identity.people"), .section = "identity.people", .acts = acts.take()}, body.take());
}

// ---- one person

struct Shown {
    Person person;
    std::vector<lists::PostRow> posts;
    std::vector<Role> roles;
    std::optional<queries::AccountState> account;
    std::vector<audit::Entry> entries;
    std::shared_ptr<const Directory> directory;
};

Result<Shown> load(Context& ctx, Id<Person> id) {
    return ctx.read([&](store::ReadTx& tx) -> Result<Shown> {
        TRY(access::may_read_directory(ctx.who()));
        auto person = queries::find_person(tx, id);
        if (!person) return Error{Code::not_found, "frame.not_found"};
        Shown shown{*std::move(person), lists::posts_ever(tx, id), {}, {}, {}, queries::directory(tx)};
        if (!ctx.who().may(kAdminister)) return shown;
        TRY_ASSIGN(shown.roles, queries::roles(tx, ctx.who()));
        TRY_ASSIGN(shown.account, queries::account_state(tx, ctx.who(), id, ctx.now()));
        shown.entries = audit::history_of(tx, "person", id.value, 50);
        if (!shown.account) return shown;
        for (auto& entry : audit::history_of(tx, "account", shown.account->account.id.value, 50)) shown.entries.push_back(std::move(entry));
        std::stable_sort(shown.entries.begin(), shown.entries.end(), [](const auto& a, const auto& b) { return a.at > b.at; });
        return shown;
    });
}

std::string_view role_name(const std::vector<Role>& roles, Id<Role> id) {
    const auto it = std::find_if(roles.begin(), roles.end(), [&](const Role& r) { return r.id == id; });
    return it == roles.end() ? std::string_view{} : std::string_view{it->name};
}

void post_card(Writer& out, const Context& ctx, const Shown& shown, const lists::PostRow& row) {
    const bool admin = ctx.who().may(kAdminister);
    frame::card(out, row.post.title, [&](Writer& w) {
        std::vector<frame::Fact> facts = {{word(ctx, "identity.place"), [&](Writer& v) {
            const auto way = shown.directory->names_within_agency(row.post.node);
            for (auto it = way.rbegin(); it != way.rend(); ++it) v.put<"<div>{}</div>">(*it);
        }}};
        if (row.post.is_leader) facts.push_back(frame::fact(word(ctx, "identity.leads"), word(ctx, "identity.yes")));
        if (const auto valid = validity_words(ctx, row.post.valid); !valid.empty()) facts.push_back(frame::fact(word(ctx, "identity.validity"), valid));
        if (admin) facts.push_back({word(ctx, "identity.roles"), [&](Writer& v) {
            for (const auto& grant : row.grants)
                v.put<"<div>{} {}</div>">(role_name(shown.roles, grant.role), validity_words(ctx, grant.valid));
            if (row.grants.empty()) v.put<"–">();
        }});
        frame::facts(w, facts);
        if (admin) w.put<R"(<p><a class="btn btn-sm" href="/people/{}/posts/{}">{}</a></p>)">(shown.person.id, row.post.id, ctx.t()("identity.edit_post"));
    });
}

Result<http::Response> show_one(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    TRY_ASSIGN(const auto id, ctx.id<Person>());
    TRY_ASSIGN(const auto shown, load(ctx, id));
    const bool admin = ctx.who().may(kAdminister);
    Writer body, rail, acts;
    if (shown.person.left_on && *shown.person.left_on <= ctx.today())
        frame::note(body, ctx, frame::Tone::warn, t("identity.left_since", {shown.person.left_on->vietnamese()}));
    body.put<"<h2>{}</h2>">(t("identity.posts"));
    for (const auto& row : shown.posts) post_card(body, ctx, shown, row);
    if (shown.posts.empty()) body.put<"<p>{}</p>">(t("identity.no_posts"));
    if (admin) {
        body.put<R"(<p><a class="btn" href="/people/{}/posts/new">{}</a></p>)">(id, t("identity.add_post"));
        account_card(body, ctx, shown.person, shown.account, errors);
        frame::card(body, t("identity.history"), [&](Writer& w) { history(w, ctx, shown.entries); });
        acts.put<R"(<a class="btn btn-primary" href="/people/{}/edit">{}</a>)">(id, t("identity.edit"));
    }
    frame::card(rail, t("identity.facts"), [&](Writer& w) {
        frame::facts(w, {frame::fact(word(ctx, "identity.email"), shown.person.email), frame::fact(word(ctx, "identity.phone"), shown.person.phone),
                         frame::fact(word(ctx, "identity.code_of_person"), shown.person.code)});
    });
    const frame::PageHead head{.title = shown.person.name, .section = "identity.people", .crumbs = {{word(ctx, "identity.people"), "/people"}}, .acts = acts.take()};
    return frame::page_with_rail(ctx, head, body.take(), rail.take(), status);
}

// ---- the person's form

http::Response show_form(Context& ctx, const Person& person, const Errors& errors, int status) {
    const frame::FormView view{ctx, errors};
    const std::string address = person.id ? "/people/" + person.id.str() + "/edit" : "/people/new";
    Writer body;
    frame::form(body, ctx, {.action = address}, [&](Writer& w) {
        view.summary(w);
        frame::hidden(w, "version", std::to_string(person.version));
        view.text(w, {.name = "name", .label = word(ctx, "identity.full_name"), .value = person.name, .required = true, .most = 120});
        view.text(w, {.name = "email", .label = word(ctx, "identity.email"), .help = word(ctx, "identity.email_help"), .value = person.email, .type = "email", .most = 254});
        view.text(w, {.name = "phone", .label = word(ctx, "identity.phone"), .value = person.phone, .type = "tel", .most = 30});
        view.text(w, {.name = "code", .label = word(ctx, "identity.code_of_person"), .value = person.code, .most = 60});
        if (person.id) view.date(w, {.name = "left_on", .label = word(ctx, "identity.left_on"), .help = word(ctx, "identity.left_on_help"), .value = day_value(person.left_on)});
        w.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& x) { frame::submit(x, ctx.t()("form.save")); }, html::Url{person.id ? "/people/" + person.id.str() : std::string{"/people"}}, ctx.t()("form.cancel"));
    });
    const auto title = word(ctx, person.id ? "identity.edit_person" : "identity.add_person");
    return frame::page(ctx, {.title = title, .section = "identity.people", .crumbs = {{word(ctx, "identity.people"), "/people"}}}, body.take(), status);
}

Person person_of(frame::FormReader& form) {
    Person person;
    person.version = form.number("version", 0, 1'000'000'000).value_or(0);
    person.name = form.text("name", {.required = true, .most = 120});
    person.email = form.text("email", {.most = 254});
    person.phone = form.text("phone", {.most = 30});
    person.code = form.text("code", {.most = 60});
    person.left_on = form.date("left_on");
    return person;
}

Result<http::Response> save(Context& ctx, Id<Person> id) {
    frame::FormReader form{ctx.request().form};
    auto person = person_of(form);
    person.id = id;
    const auto again = [&](const Errors& errors, int status) { return show_form(ctx, person, errors, status); };
    if (!form.errors().empty()) return again(form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) -> Result<Id<Person>> {
        if (!id) return actions::add_person(tx, ctx.who(), person);
        TRY(actions::change_person(tx, ctx.who(), person));
        return id;
    });
    if (done) return ctx.redirect("/people/" + done->str(), "identity.saved");
    if (done.error().code == Code::conflict) return again({{"form", done.error().reason, done.error().args}}, 409);
    return shown_again(done.error(), again);
}

// ---- a post with its roles

struct PostForm {
    Post post;
    std::vector<RoleGrant> grants;
};

http::Response show_post_form(Context& ctx, const PostForm& form, const Errors& errors, int status) {
    std::shared_ptr<const Directory> directory;
    std::optional<Person> person;
    const auto roles = ctx.read([&](store::ReadTx& tx) {
        directory = queries::directory(tx);
        person = queries::find_person(tx, form.post.person);
        return queries::roles(tx, ctx.who());
    }).value();
    const frame::FormView view{ctx, errors};
    const std::string owner = "/people/" + form.post.person.str();
    Writer body;
    frame::form(body, ctx, {.action = owner + "/posts/" + (form.post.id ? form.post.id.str() : "new")}, [&](Writer& w) {
        view.summary(w);
        frame::hidden(w, "version", std::to_string(form.post.version));
        view.combobox(w, {.name = "node", .label = word(ctx, "identity.place"), .required = true},
                      agency_choices(ctx, *directory, Offer::agencies_and_units, form.post.node), {form.post.node ? form.post.node.str() : ""});
        view.text(w, {.name = "title", .label = word(ctx, "identity.post_title"), .help = word(ctx, "identity.post_title_help"), .value = form.post.title, .required = true, .most = 120});
        view.checkbox(w, {.name = "is_leader", .label = word(ctx, "identity.leads_here")}, form.post.is_leader ? frame::FormView::Checked::yes : frame::FormView::Checked::no);
        view.date(w, {.name = "valid_from", .label = word(ctx, "identity.valid_from"), .value = day_value(form.post.valid.from)});
        view.date(w, {.name = "valid_to", .label = word(ctx, "identity.valid_to"), .value = day_value(form.post.valid.to)});
        std::vector<frame::Choice> choices;
        std::vector<std::string> chosen;
        for (const auto& role : roles) choices.push_back({role.id.str(), role.name, ""});
        for (const auto& grant : form.grants) chosen.push_back(grant.role.str());
        view.checkboxes(w, {.name = "roles", .label = word(ctx, "identity.roles"), .help = word(ctx, "identity.roles_help")}, choices, chosen);
        for (const auto& grant : form.grants)
            view.date(w, {.name = "role_to_" + grant.role.str(), .label = ctx.t()("identity.role_until", {std::string{role_name(roles, grant.role)}}),
                          .value = day_value(grant.valid.to)});
        w.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& x) { frame::submit(x, ctx.t()("form.save")); }, html::Url{owner}, ctx.t()("form.cancel"));
    });
    const frame::PageHead head{.title = word(ctx, form.post.id ? "identity.edit_post" : "identity.add_post"), .section = "identity.people",
                               .crumbs = {{word(ctx, "identity.people"), "/people"}, {person ? person->name : "", owner}}};
    return frame::page(ctx, head, body.take(), status);
}

PostForm post_form_of(frame::FormReader& form) {
    PostForm out;
    out.post.version = form.number("version", 0, 1'000'000'000).value_or(0);
    out.post.node = form.id<Agency>("node", true);
    out.post.title = form.text("title", {.required = true, .most = 120});
    out.post.is_leader = form.flag("is_leader");
    out.post.valid = {form.date("valid_from"), form.date("valid_to")};
    for (const auto role : form.ids<Role>("roles")) out.grants.push_back({{}, role, {std::nullopt, form.date("role_to_" + role.str())}});
    return out;
}

Result<http::Response> get_post(Context& ctx) {
    TRY_ASSIGN(const auto person, ctx.id<Person>());
    TRY_ASSIGN(const auto id, ctx.id<Post>(1));
    TRY_ASSIGN(const auto shown, load(ctx, person));
    for (const auto& row : shown.posts)
        if (row.post.id == id) return show_post_form(ctx, {row.post, row.grants}, {}, 200);
    return Error{Code::not_found, "frame.not_found"};
}

Result<http::Response> save_post(Context& ctx, Id<Post> id) {
    TRY_ASSIGN(const auto person, ctx.id<Person>());
    TRY_ASSIGN(const auto shown, load(ctx, person));
    frame::FormReader reader{ctx.request().form};
    auto form = post_form_of(reader);
    form.post.person = person;
    form.post.id = id;
    for (const auto& row : shown.posts)  // the page does not ask from when a role holds: what was stored stays
        for (auto& grant : form.grants)
            for (const auto& old : row.grants)
                if (row.post.id == id && old.role == grant.role) grant.valid.from = old.valid.from;
    const auto again = [&](const Errors& errors, int status) { return show_post_form(ctx, form, errors, status); };
    if (!reader.errors().empty()) return again(reader.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) -> Result<Done> {
        if (id) return actions::change_post(tx, ctx.who(), form.post, form.grants);
        TRY(actions::add_post(tx, ctx.who(), form.post, form.grants));
        return Done{};
    });
    if (done) return ctx.redirect("/people/" + person.str(), "identity.saved");
    if (done.error().code == Code::conflict) return again({{"form", done.error().reason, done.error().args}}, 409);
    return shown_again(done.error(), again);
}

}  // namespace

Result<http::Response> show_person(Context& ctx, const std::vector<FieldError>& errors, int status) { return show_one(ctx, errors, status); }

void add_people(frame::Routes& routes) {
    using frame::Access;
    const auto admin = Access::needs(kAdminister);
    routes.get("/people", Access::signed_in(), show_list);
    routes.get("/people.xlsx", Access::signed_in(), show_sheet);
    routes.get("/people/new", admin, [](Context& ctx) -> Result<http::Response> { return show_form(ctx, {}, {}, 200); });
    routes.post("/people/new", admin, [](Context& ctx) { return save(ctx, {}); });
    routes.get("/people/{id}", Access::signed_in(), [](Context& ctx) { return show_one(ctx, {}, 200); });
    routes.get("/people/{id}/edit", admin, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto id, ctx.id<Person>());
        TRY_ASSIGN(const auto shown, load(ctx, id));
        return show_form(ctx, shown.person, {}, 200);
    });
    routes.post("/people/{id}/edit", admin, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto id, ctx.id<Person>());
        return save(ctx, id);
    });
    routes.get("/people/{id}/posts/new", admin, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto person, ctx.id<Person>());
        TRY(load(ctx, person));
        PostForm form;
        form.post.person = person;
        return show_post_form(ctx, form, {}, 200);
    });
    routes.post("/people/{id}/posts/new", admin, [](Context& ctx) { return save_post(ctx, {}); });
    routes.get("/people/{id}/posts/{post}", admin, get_post);
    routes.post("/people/{id}/posts/{post}", admin, [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto id, ctx.id<Post>(1));
        return save_post(ctx, id);
    });
}

}  // namespace thienan::identity::pages
