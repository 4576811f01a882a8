#include "modules/directives/pages/links.hpp"

#include "base/utf8.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/form_reader.hpp"
#include "modules/directives/actions/linking.hpp"
#include "modules/directives/pages/evidence.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/record_pages.hpp"

namespace thienan::directives::pages {
namespace {

using queries::Linked;

std::string_view kind_key(std::string_view kind) {
    if (kind == queries::kDirectiveKind) return "directives.link_kind_directive";
    if (kind == queries::kAssignmentKind) return "directives.link_kind_assignment";
    return kind == queries::kFileKind ? "directives.link_kind_file" : "directives.link_kind_other";
}

void link_row(Writer& out, const Context& ctx, const LinksTab& tab, const std::vector<frame::Column>& columns, const Linked& link) {
    const auto& t = ctx.t();
    out.put<R"(<tr><th scope="row">{}{}</th>{}{}{}</tr>)">(
        [&](Writer& w) {
            if (link.address.empty()) w.put<"{}">(link.title);
            else w.put<R"(<a class="ta-link" href="{}">{}</a>)">(html::Url{link.address}, link.title);
        },
        [&](Writer& w) {
            if (!link.note.empty()) w.put<R"(<span class="ta-under">{}</span>)">(link.note);
        },
        [&](Writer& w) { frame::cell(w, columns[1], [&](Writer& x) { x.put<"{}">(t(kind_key(link.kind))); }); },
        [&](Writer& w) { frame::cell(w, columns[2], [&](Writer& x) { x.put<"{}">(t(link.end == Linked::End::ours ? "directives.link_from_here" : "directives.link_to_here")); }); },
        [&](Writer& w) {
            if (columns.size() < 4) return;
            frame::cell(w, columns[3], [&](Writer& x) {
                if (link.end == Linked::End::ours)
                    frame::post_button(x, ctx, tab.base + "/links/" + link.kind + "/" + std::to_string(link.target) + "/remove", t("directives.remove_link"), frame::Button::plain,
                                       t("directives.remove_link_question", {shortened(link.title, 80)}));
                else x.put<R"(<span class="ta-muted ta-small">{}</span>)">(t("directives.link_removed_there"));
            });
        });
}

void links_table(Writer& out, const Context& ctx, const LinksTab& tab) {
    const auto& t = ctx.t();
    if (tab.links.empty())
        return frame::empty_state(out, {std::string{t("directives.no_links")}, std::string{t(tab.may_link ? "directives.no_links_text" : "directives.no_links_seen")}});
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    std::vector<frame::Column> columns{{.key = "title", .label = label("directives.link_record")}, {.key = "kind", .label = label("directives.link_kind"), .is_short = true},
                                       {.key = "end", .label = label("directives.link_end"), .is_short = true}};
    if (tab.may_link) columns.push_back({.key = "acts", .label = label("directives.change_link")});
    frame::table(out, ctx, {.caption = label("directives.tab_links"), .columns = columns}, [&](Writer& rows) {
        for (const auto& link : tab.links) link_row(rows, ctx, tab, columns, link);
    });
}

void found_form(Writer& out, const Context& ctx, const LinksTab& tab, const frame::FormView& view) {
    const auto& t = ctx.t();
    const auto words = searched_words(ctx);
    if (tab.found.empty()) return (void)out.put<R"(<p role="status">{}</p>)">(t("directives.link_nothing_found", {std::string{words}}));
    std::vector<frame::Choice> choices;
    for (const auto& f : tab.found) choices.push_back({f.kind + ":" + std::to_string(f.target), std::string{t(kind_key(f.kind))} + ": " + f.title, ""});
    frame::form(out, ctx, {.action = tab.base + "/links"}, [&](Writer& w) {
        frame::hidden(w, "q", words);
        view.radios(w, {.name = "target", .label = t("directives.link_found", {std::string{words}}), .value = std::string{ctx.form("target")}, .required = true}, choices);
        view.text(w, {.name = "note", .label = std::string{t("directives.note")}, .help = std::string{t("directives.link_note_help")}, .value = std::string{ctx.form("note")}, .most = 500});
        frame::submit(w, t("directives.add_link"));
    });
}

void add_forms(Writer& out, const Context& ctx, const LinksTab& tab, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    frame::card(out, t("directives.add_link"), [&](Writer& box) {
        view.summary(box);
        frame::filter_form(box, tab.base, [&](Writer& w) {
            frame::hidden(w, "tab", "links");
            view.text(w, {.name = "q", .label = std::string{t("directives.link_search")}, .value = std::string{searched_words(ctx)}, .required = true, .type = "search", .most = 100});
            frame::submit(w, t("directives.search_records"), frame::Button::plain);
        });
        if (!searched_words(ctx).empty()) found_form(box, ctx, tab, view);
    });
    frame::card(out, t("directives.add_file"), [&](Writer& box) {
        frame::form(box, ctx, {.action = tab.base + "/link-files", .multipart = true}, [&](Writer& w) {
            evidence_field(w, ctx, view, "directives.link_kind_file");
            view.text(w, {.name = "file_note", .label = std::string{t("directives.note")}, .value = std::string{ctx.form("file_note")}, .most = 500});
            frame::submit(w, t("directives.add_file"), frame::Button::plain);
        });
    });
}

// Shows the tab again where the form can be mended.
template <class Of>
Result<http::Response> shown_again(Context& ctx, const Error& error, std::string_view field) {
    if (error.code != Code::invalid) return error;
    auto errors = error.fields;
    if (errors.empty()) errors.push_back({std::string{field}, error.reason, error.args});
    if constexpr (std::is_same_v<Of, Directive>) return show_directive(ctx, "links", errors);
    else return show_assignment(ctx, "links", errors);
}

std::string base_of(Id<Directive> id) { return "/directives/" + id.str(); }
std::string base_of(Id<Assignment> id) { return "/assignments/" + id.str(); }

template <class Of>
Result<http::Response> post_link(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Of>());
    frame::FormReader form{ctx.request().form};
    const auto target = form.text("target", {.required = true, .most = 80});
    const auto note = form.text("note", {.most = 500});
    const auto colon = target.find(':');
    const auto number = colon == std::string::npos ? std::nullopt : parse_positive(std::string_view{target}.substr(colon + 1));
    if (!target.empty() && !number) form.errors().add("target", "form.not_a_choice");
    if (!form.errors().empty()) return shown_again<Of>(ctx, FieldErrors{form.errors()}.refusal(), "target");
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::add_link(tx, ctx.who(), id, {target.substr(0, colon), *number, note}); });
    if (!done) return shown_again<Of>(ctx, done.error(), "target");
    return ctx.redirect(base_of(id) + "?tab=links", "directives.link_was_added");
}

template <class Of>
Result<http::Response> post_files(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Of>());
    TRY(ctx.read([&](store::ReadTx& tx) { return actions::may_link(tx, ctx.who(), id); }));
    frame::FormReader form{ctx.request().form};
    const auto note = form.text("file_note", {.most = 500});
    if (!form.errors().empty()) return shown_again<Of>(ctx, FieldErrors{form.errors()}.refusal(), "file_note");
    const auto files = kept_files(ctx);
    if (!files) return shown_again<Of>(ctx, files.error(), "files");
    if (files->empty()) return shown_again<Of>(ctx, Error{Code::invalid, "directives.no_file_chosen"}, "files");
    const auto done = ctx.write([&](store::WriteTx& tx) -> Result<Done> {
        for (const auto file : *files) TRY(actions::add_link(tx, ctx.who(), id, {std::string{queries::kFileKind}, file.value, note}));
        return Done{};
    });
    if (!done) return shown_again<Of>(ctx, done.error(), "files");
    return ctx.redirect(base_of(id) + "?tab=links", "directives.file_was_added");
}

template <class Of>
Result<http::Response> post_remove(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Of>());
    const Link link{std::string{ctx.value(1)}, parse_positive(ctx.value(2)).value_or(0), {}};
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::remove_link(tx, ctx.who(), id, link); }));
    return ctx.redirect(base_of(id) + "?tab=links", "directives.link_was_removed");
}

template <class Of>
void add_links_of(frame::Routes& routes, const std::string& path) {
    const auto signed_in = frame::Access::signed_in();
    http::Limits uploads;
    uploads.body = 220u << 20;
    uploads.multipart = true;
    routes.post(path + "/links", signed_in, post_link<Of>);
    routes.post(path + "/link-files", signed_in, post_files<Of>, uploads);
    routes.post(path + "/links/{kind}/{target}/remove", signed_in, post_remove<Of>);
}

}  // namespace

std::string_view searched_words(const Context& ctx) {
    const auto asked = trim(ctx.query("q"));
    return asked.empty() ? trim(ctx.form("q")) : asked;
}

void links_tab(Writer& out, const Context& ctx, const LinksTab& tab, const std::vector<FieldError>& errors) {
    links_table(out, ctx, tab);
    if (tab.may_link) add_forms(out, ctx, tab, errors);
}

void add_links(frame::Routes& routes) {
    add_links_of<Directive>(routes, "/directives/{id}");
    add_links_of<Assignment>(routes, "/assignments/{id}");
}

}  // namespace thienan::directives::pages
