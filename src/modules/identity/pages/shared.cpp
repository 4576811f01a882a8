#include "base/money.hpp"
#include "frame/components/sheets.hpp"
#include "modules/identity/capabilities.hpp"
#include "modules/identity/pages/pages.hpp"
#include "modules/identity/secrets.hpp"

namespace thienan::identity::pages {

std::string word(const Context& ctx, std::string_view key) { return std::string{ctx.t()(key)}; }

void guard_forms(Context& ctx) {
    if (!ctx.who().signed_in() && ctx.request().cookies.get("csrf").empty()) ctx.request().cookies.add("csrf", random_secret());
}

http::Response guarded_page(Context& ctx, std::string_view title, const html::Html& body, int status) {
    auto response = frame::plain_page(ctx, title, body, status);
    if (!ctx.who().signed_in())
        response.with("Set-Cookie", http::set_cookie("csrf", ctx.request().cookies.get("csrf"), std::nullopt, ctx.services().settings.secure_cookies));
    response.with("Cache-Control", "no-store");
    return response;
}

std::string local_address(std::string_view asked) { return http::is_local_address(asked) ? std::string{asked} : "/"; }

void section_tabs(Writer& out, const Context& ctx, std::string_view current) {
    std::vector<frame::Tab> tabs = {{word(ctx, "identity.people"), "/people", current == "people"},
                                    {word(ctx, "identity.agencies"), "/agencies", current == "agencies"}};
    if (ctx.who().may(kAdminister)) {
        tabs.push_back({word(ctx, "identity.roles"), "/roles", current == "roles"});
        tabs.push_back({word(ctx, "identity.imports"), "/imports", current == "imports"});
    }
    frame::tabs(out, tabs, word(ctx, "identity.section"));
}

lists::Place list_place(const Context& ctx) { return {parse_positive(ctx.query("after")), parse_positive(ctx.query("before"))}; }

void list_pager(Writer& out, const Context& ctx, const ListPages& pages) {
    const bool more = pages.total > lists::kMostCounted;
    frame::pager(out, ctx, {pages.previous, pages.next, ctx.t()(more ? "identity.rows_more" : "identity.rows", {group_digits(more ? lists::kMostCounted : pages.total)})});
}

void history(Writer& out, const Context& ctx, const std::vector<audit::Entry>& entries) {
    const auto& t = ctx.t();
    std::vector<frame::TimelineItem> items;
    for (const auto& entry : entries)
        items.push_back({frame::Tone::neutral, t.time(entry.at), entry.person_name.empty() || entry.via == "system" ? word(ctx, "identity.by_system") : entry.person_name,
                         [&ctx, &entry](Writer& w) {
                             w.put<"<p>{}</p>">(ctx.t()(entry.event.act));
                             for (const auto& c : entry.event.changes) frame::change(w, ctx, entry.event.subject_kind, {c.field, c.before, c.after});
                             if (!entry.event.note.empty()) w.put<R"(<p class="ta-small">{}</p>)">(ctx.t()(entry.event.note));
                         }});
    if (items.empty()) out.put<"<p>{}</p>">(t("identity.no_history"));
    else frame::timeline(out, items);
}

std::string validity_words(const Context& ctx, const Validity& valid) {
    if (!valid.from && !valid.to) return {};
    if (!valid.to) return ctx.t()("identity.since", {valid.from->vietnamese()});
    if (!valid.from) return ctx.t()("identity.until", {valid.to->vietnamese()});
    return valid.from->vietnamese() + " – " + valid.to->vietnamese();
}

void agency_link(Writer& out, const Directory& directory, Id<Agency> id) {
    out.put<R"(<a href="/agencies/{}">{}</a>)">(id, directory.name(id));
}

}  // namespace thienan::identity::pages
