#include "modules/directives/pages/saved_views.hpp"

#include "frame/components/icons.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "modules/directives/actions/saved_views.hpp"
#include "modules/directives/pages/filters.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/queries/saved_views.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

using frame::FormView;

constexpr std::string_view kViews = "/assignments/views";

frame::PageHead head_of(const Context& ctx, std::string title, std::vector<frame::Crumb> more = {}) {
    std::vector<frame::Crumb> crumbs{{std::string{ctx.t()("directives.assignments")}, "/assignments"}};
    for (auto& crumb : more) crumbs.push_back(std::move(crumb));
    return {.title = std::move(title), .section = "directives.assignments", .crumbs = std::move(crumbs)};
}

frame::Crumb crumb_of_views(const Context& ctx) { return {std::string{ctx.t()("directives.saved_views")}, std::string{kViews}}; }

std::string words_of(const Context& ctx, const Surroundings& around, const SavedView& view) {
    const auto& t = ctx.t();
    const auto target = http::parse_target("/?" + view.query);
    const auto query = target ? target->query : http::Fields{};
    const auto filter = filter_of(query);
    auto out = std::string{t(key_of(view.shape))};
    if (const auto key = "directives.view_" + std::string{query.get("view")}; t.has(key)) out += " · " + std::string{t(key)};
    if (!filter_chips(ctx, around, filter).empty()) out += " · " + filter_words(ctx, around, filter);
    if (filter.order != queries::Order::due) out += " · " + std::string{t(order_key(filter.order))};
    return out;
}

void name_field(Writer& out, const FormView& view, const Context& ctx, std::string value) {
    view.text(out, {.name = "name", .label = std::string{ctx.t()("directives.view_name")}, .help = std::string{ctx.t()("directives.view_name_help")}, .value = std::move(value), .required = true, .most = kMostViewName});
}

// ---- all of them ------------------------------------------------------------------------------------------------------------

void view_row(Writer& out, const Context& ctx, const Surroundings& around, const SavedView& view) {
    const auto& t = ctx.t();
    out.put<R"(<li><div><p class="ta-work-what"><a class="ta-link" href="{}">{}</a> {}</p><p class="ta-muted ta-small">{}</p></div><span></span><a class="btn" href="{}" aria-label="{}">{}</a></li>)">(
        html::Url{view.address()}, view.name,
        [&](Writer& w) {
            if (view.is_default) frame::badge(w, ctx, Tone::info, "home", t("directives.view_is_default"));
        },
        words_of(ctx, around, view), html::Url{std::string{kViews} + "/" + view.id.str()}, t("directives.change_view_named", {view.name}), t("directives.change_view"));
}

Result<http::Response> show_all(Context& ctx) {
    const auto [views, around] = ctx.read([&](store::ReadTx& tx) { return std::pair{queries::saved_views(tx, ctx.who()), surroundings(tx, ctx.today())}; });
    const auto& t = ctx.t();
    Writer body;
    if (views.empty()) frame::empty_state(body, {std::string{t("directives.views_none")}, std::string{t("directives.views_none_text")}, std::string{t("directives.assignments")}, "/assignments?view=open"});
    else {
        body.put<R"(<p class="ta-prose">{}</p><ul class="ta-work">{}</ul>)">(t("directives.views_text", {std::to_string(kMostViews)}), [&, &views = views, &around = around](Writer& list) {
            for (const auto& view : views) view_row(list, ctx, around, view);
        });
    }
    return frame::page(ctx, head_of(ctx, std::string{t("directives.saved_views")}), body.take());
}

// ---- a new one --------------------------------------------------------------------------------------------------------------

http::Response new_page(Context& ctx, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const FormView view{ctx, errors};
    Writer body;
    frame::form(body, ctx, {.action = std::string{kViews}}, [&](Writer& f) {
        view.summary(f);
        frame::hidden(f, "shape", ctx.form("shape"));
        frame::hidden(f, "query", ctx.form("query"));
        name_field(f, view, ctx, std::string{ctx.form("name")});
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("form.save")); }, html::Url{kViews}, t("directives.saved_views"));
    });
    return frame::page(ctx, head_of(ctx, std::string{t("directives.save_view")}, {crumb_of_views(ctx)}), body.take(), 422);
}

Result<http::Response> post_new(Context& ctx) {
    const auto shape = parse_name<Shape>(ctx.form("shape"));
    if (!shape) return Error{Code::not_found, "frame.not_found"};
    const actions::NewView wanted{std::string{ctx.form("name")}, *shape, std::string{ctx.form("query")}};
    const auto made = ctx.write([&](store::WriteTx& tx) { return actions::keep_view(tx, ctx.who(), wanted); });
    if (made) return ctx.redirect(std::string{path_of(*shape)} + "?" + kept_query(*shape, wanted.query), "directives.view_was_saved");
    if (made.error().code != Code::invalid) return made.error();
    return new_page(ctx, made.error().fields);
}

// ---- one of them ------------------------------------------------------------------------------------------------------------

Result<SavedView> own(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<SavedView>());
    const auto views = ctx.read([&](store::ReadTx& tx) { return queries::saved_views(tx, ctx.who()); });
    const auto found = std::find_if(views.begin(), views.end(), [&](const auto& v) { return v.id == id; });
    if (found == views.end()) return Error{Code::not_found, "frame.not_found"};
    return *found;
}

http::Response one_page(Context& ctx, const SavedView& saved, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const auto base = std::string{kViews} + "/" + saved.id.str();
    const auto around = ctx.read([&](store::ReadTx& tx) { return surroundings(tx, ctx.today()); });
    const FormView view{ctx, errors};
    Writer body;
    body.put<R"(<p class="ta-prose">{}</p>)">(words_of(ctx, around, saved));
    frame::form(body, ctx, {.action = base}, [&](Writer& f) {
        view.summary(f);
        frame::hidden(f, "version", std::to_string(saved.version));
        name_field(f, view, ctx, ctx.request().form.find("name") ? std::string{ctx.form("name")} : saved.name);
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("directives.rename_view")); }, html::Url{kViews}, t("form.cancel"));
    });
    body.put<R"(<div class="ta-row">{}{}</div>)">(
        [&](Writer& w) {
            if (saved.is_default) frame::post_button(w, ctx, std::string{kViews} + "/no-default", t("directives.view_no_default"));
            else frame::post_button(w, ctx, base + "/default", t("directives.view_make_default"));
        },
        [&](Writer& w) { frame::post_button(w, ctx, base + "/erase?version=" + std::to_string(saved.version), t("directives.view_erase"), frame::Button::danger, t("directives.view_erase_question", {saved.name})); });
    return frame::page(ctx, head_of(ctx, saved.name, {crumb_of_views(ctx)}), body.take(), errors.empty() ? 200 : 422);
}

Result<http::Response> get_one(Context& ctx) {
    TRY_ASSIGN(const auto saved, own(ctx));
    return one_page(ctx, saved, {});
}

Result<http::Response> post_name(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<SavedView>());
    const auto version = parse_positive(ctx.form("version")).value_or(0);
    const auto result = ctx.write([&](store::WriteTx& tx) { return actions::rename_view(tx, ctx.who(), id, version, ctx.form("name")); });
    if (result) return ctx.redirect(kViews, "directives.view_was_renamed");
    if (result.error().code != Code::invalid) return result.error();
    TRY_ASSIGN(const auto saved, own(ctx));
    return one_page(ctx, saved, result.error().fields);
}

Result<http::Response> post_erase(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<SavedView>());
    const auto version = parse_positive(ctx.query("version")).value_or(0);
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::erase_view(tx, ctx.who(), id, version); }));
    return ctx.redirect(kViews, "directives.view_was_erased");
}

Result<http::Response> post_default(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<SavedView>());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::choose_default_view(tx, ctx.who(), id); }));
    return ctx.redirect(kViews, "directives.default_view_was_set");
}

Result<http::Response> post_no_default(Context& ctx) {
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::clear_default_view(tx, ctx.who()); }));
    return ctx.redirect(kViews, "directives.default_view_was_cleared");
}

}  // namespace

const SavedView* current_view(const Context& ctx, Shape shape, const std::vector<SavedView>& saved) {
    const auto query = kept_query(shape, ctx.request().query);
    const auto found = std::find_if(saved.begin(), saved.end(), [&](const auto& v) { return v.shape == shape && v.query == query; });
    return found == saved.end() ? nullptr : &*found;
}

void save_menu(Writer& out, const Context& ctx, Shape shape, const std::vector<SavedView>& saved) {
    const auto& t = ctx.t();
    if (const auto* current = current_view(ctx, shape, saved))
        return void(out.put<R"(<a class="btn btn-sm" href="{}">{}{}</a>)">(html::Url{std::string{kViews} + "/" + current->id.str()}, frame::icon(ctx, "edit"), t("directives.change_this_view")));
    out.put<R"(<details class="ta-menu"><summary class="btn btn-sm">{}{}</summary><div class="ta-menu-body ta-save-view">{}{}</div></details>)">(
        frame::icon(ctx, "plus"), t("directives.save_view"),
        [&](Writer& w) {
            frame::form(w, ctx, {.action = std::string{kViews}}, [&](Writer& f) {
                frame::hidden(f, "shape", name_of(shape));
                frame::hidden(f, "query", kept_query(shape, ctx.request().query));
                f.put<R"(<div class="ta-field"><label class="form-label" for="view-name">{}</label><input class="form-control" id="view-name" name="name" required maxlength="{}" autocomplete="off"></div><button class="btn" type="submit">{}</button>)">(
                    t("directives.view_name"), kMostViewName, t("form.save"));
            });
        },
        [&](Writer& w) {
            if (!saved.empty()) w.put<R"(<hr><a class="ta-menu-item" href="{}">{}{}</a>)">(html::Url{kViews}, frame::icon(ctx, "settings"), t("directives.manage_views"));
        });
}

void add_saved_views(frame::Routes& routes) {
    const auto signed_in = frame::Access::signed_in();
    routes.get(std::string{kViews}, signed_in, show_all);
    routes.post(std::string{kViews}, signed_in, post_new);
    routes.post(std::string{kViews} + "/no-default", signed_in, post_no_default);
    routes.get(std::string{kViews} + "/{id}", signed_in, get_one);
    routes.post(std::string{kViews} + "/{id}", signed_in, post_name);
    routes.post(std::string{kViews} + "/{id}/default", signed_in, post_default);
    routes.post(std::string{kViews} + "/{id}/erase", signed_in, post_erase);
}

}  // namespace thienan::directives::pages
