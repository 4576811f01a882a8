#include "frame/page.hpp"

#include "base/money.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"

#include <algorithm>

namespace thienan::frame {
namespace {

using html::Html;
using html::Url;
using html::Writer;

struct NavCount {
    const NavItem* item;
    std::int64_t count;
};

std::vector<NavCount> visible_nav(Context& ctx) {
    return ctx.read([&](store::ReadTx& tx) {
        std::vector<NavCount> out;
        for (const auto& item : ctx.services().nav)
            if (!item.personal && (item.capability.empty() || ctx.who().may(item.capability))) out.push_back({&item, item.count ? item.count(tx, ctx.who()) : 0});
        return out;
    });
}

void count_badge(Writer& out, const Words& t, std::int64_t count) {
    if (count > 0) out.put<R"(<span class="ta-count" title="{}">{}</span>)">(t("frame.needs_you", {std::to_string(count)}), count > 99 ? std::string{"99+"} : std::to_string(count));
}

html::Attributes current(bool is_current) {
    html::Attributes out;
    if (is_current) out.set("aria-current", "page");
    return out;
}

void head_element(Writer& out, const Context& ctx, std::string_view title, int refresh) {
    const auto& assets = ctx.services().assets;
    out.put<R"(<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="htmx-config" content="{}"><title>{}</title><link rel="icon" href="{}"><link rel="stylesheet" href="{}"><script src="{}" defer></script>)">(
        R"({"includeIndicatorStyles":false,"allowEval":false,"historyCacheSize":0,"refreshOnHistoryMiss":true,"responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"422","swap":true},{"code":"...","swap":false,"error":true}]})", title,
        Url{assets.address("favicon.svg")}, Url{assets.address("app.css")}, Url{assets.address("app.js")});
    if (refresh > 0) out.put<R"(<noscript><meta http-equiv="refresh" content="{}"></noscript>)">(refresh);
}

html::Attributes document_attributes(const Context& ctx) {
    html::Attributes out;
    out.set("lang", ctx.t().tag());
    if (!ctx.who().theme.empty()) out.set("data-bs-theme", ctx.who().theme);
    return out;
}

void side(Writer& out, const Context& ctx, const std::vector<NavCount>& nav, std::string_view section) {
    const auto& t = ctx.t();
    out.put<R"(<nav class="ta-side" id="side" aria-label="{}"><a class="btn btn-quiet btn-icon ta-side-close" href="#main" aria-label="{}">{}</a><a class="ta-brand" href="/"><img src="{}" alt="" width="28" height="28"><span>{}<small>{}</small></span></a><ul>{}</ul></nav>)">(
        t("frame.modules"), t("frame.close_menu"), icon(ctx, "x"), Url{ctx.services().assets.address("favicon.svg")}, t("frame.product"),
        t("frame.product_under"), [&](Writer& list) {
            for (const auto& n : nav)
                list.put<R"(<li><a href="{}"{}>{}<span>{}</span>{}</a></li>)">(
                    Url{n.item->address}, current(n.item->key == section), icon(ctx, n.item->icon), t(n.item->key),
                    [&](Writer& w) { count_badge(w, t, n.count); });
        });
}

void bottom(Writer& out, const Context& ctx, const std::vector<NavCount>& nav, std::string_view section) {
    const auto& t = ctx.t();
    out.put<R"(<nav class="ta-bottom" aria-label="{}"><ul>{}</ul></nav>)">(t("frame.phone_bar"), [&](Writer& list) {
        for (const auto& n : nav)
            if (n.item->on_phone)
                list.put<R"(<li><a href="{}"{}>{}<span>{}</span>{}</a></li>)">(
                    Url{n.item->address}, current(n.item->key == section), icon(ctx, n.item->icon),
                    t.has(n.item->key + "_short") ? t(n.item->key + "_short") : t(n.item->key),
                    [&](Writer& w) { count_badge(w, t, n.count); });
        list.put<R"(<li><a href="/search"{}>{}<span>{}</span></a></li>)">(current(section == "frame.search"), icon(ctx, "search"), t("frame.search"));
        list.put<R"(<li><a href="/me"{}>{}<span>{}</span></a></li>)">(current(section == "frame.me"), icon(ctx, "user"), t("frame.me"));
    });
}

void agency_choices(Writer& out, const Context& ctx) {
    const auto& who = ctx.who();
    if (who.memberships.size() < 2) return;
    form(out, ctx, {.action = "/me/agency", .css = "ta-acting"}, [&](Writer& w) {
        hidden(w, "next", ctx.request().target);
        for (std::size_t i = 0; i < who.memberships.size(); ++i) {
            html::Attributes pressed;
            pressed.set("aria-pressed", i == who.acting ? "true" : "false");
            w.put<R"(<button class="ta-menu-item" type="submit" name="post" value="{}"{}>{}{}</button>)">(
                who.memberships[i].post, pressed, icon(ctx, "building"), who.memberships[i].agency_name);
        }
    });
    out.put<"<hr>">();
}

void preference_button(Writer& out, const Context& ctx, std::string_view name, std::string_view value, std::string_view sign, std::string_view key) {
    form(out, ctx, {.action = "/preferences"}, [&](Writer& w) {
        hidden(w, "next", ctx.request().target);
        w.put<R"(<button class="ta-menu-item" type="submit" name="{}" value="{}">{}{}</button>)">(name, value, icon(ctx, sign), ctx.t()(key));
    });
}

void who_menu(Writer& out, const Context& ctx) {
    const auto& t = ctx.t();
    const auto& who = ctx.who();
    const auto* acting = who.acting_for();
    out.put<R"(<details class="ta-menu"><summary class="btn btn-quiet ta-who">{}<span>{}<small>{}</small></span></summary><div class="ta-menu-body"><p class="ta-menu-head ta-muted">{}</p>{}<a class="ta-menu-item" href="/me">{}{}</a>{}{}<hr>{}</div></details>)">(
        icon(ctx, "user-circle"), who.name, acting ? acting->agency_name : std::string{}, t("frame.acting_for"),
        [&](Writer& w) { agency_choices(w, ctx); }, icon(ctx, "settings"), t("frame.my_account"),
        [&](Writer& w) {
            for (const auto& item : ctx.services().nav)
                if (item.personal) w.put<R"(<a class="ta-menu-item" href="{}">{}{}</a>)">(Url{item.address}, icon(ctx, item.icon), t(item.key));
        },
        [&](Writer& w) {
            if (t.language() == Language::vi) preference_button(w, ctx, "language", "en", "flag", "frame.switch_language");
            else preference_button(w, ctx, "language", "vi", "flag", "frame.switch_language");
            if (who.theme != "dark") preference_button(w, ctx, "theme", "dark", "moon", "frame.theme_dark");
            if (who.theme != "light") preference_button(w, ctx, "theme", "light", "sun", "frame.theme_light");
            if (!who.theme.empty()) preference_button(w, ctx, "theme", "auto", "settings", "frame.theme_auto");
        },
        [&](Writer& w) {
            form(w, ctx, {.action = "/sign-out"}, [&](Writer& f) {
                f.put<R"(<button class="ta-menu-item" type="submit">{}{}</button>)">(icon(ctx, "logout"), t("frame.sign_out"));
            });
        });
}

void top(Writer& out, const Context& ctx, const PageHead& head) {
    const auto& t = ctx.t();
    out.put<R"(<header class="ta-top"><a class="btn btn-quiet btn-icon ta-side-open" href="#side" aria-label="{}">{}</a><nav class="ta-crumbs" aria-label="{}"><ol>{}<li><span aria-current="page">{}</span></li></ol></nav><form class="ta-search" action="/search" method="get" role="search">{}<label class="ta-hidden" for="q">{}</label><input class="form-control" type="search" id="q" name="q" placeholder="{}" maxlength="200" autocomplete="off" data-ta-search><kbd aria-hidden="true">/</kbd></form>{}</header>)">(
        t("frame.open_menu"), icon(ctx, "menu-2"), t("frame.where"), [&](Writer& list) {
            for (const auto& crumb : head.crumbs) list.put<R"(<li><a href="{}">{}</a></li>)">(Url{crumb.address}, crumb.label);
        },
        head.title, icon(ctx, "search"), t("frame.search_everything"), t("frame.search_everything"), [&](Writer& w) { who_menu(w, ctx); });
}

// "?" opens it; the list says what every page understands.
void keys_dialog(Writer& out, const Context& ctx) {
    const auto& t = ctx.t();
    out.put<R"(<dialog class="ta-dialog" id="keys" data-ta-keys aria-labelledby="keys-title"><h2 id="keys-title">{}</h2><dl class="ta-keys"><dt><kbd>/</kbd></dt><dd>{}</dd><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>{}</dd><dt><kbd>Esc</kbd></dt><dd>{}</dd><dt><kbd>?</kbd></dt><dd>{}</dd></dl><div class="ta-dialog-acts"><form method="dialog"><button class="btn">{}</button></form></div></dialog>)">(
        t("frame.keys"), t("frame.search"), t("frame.key_move"), t("frame.key_close"), t("frame.key_this"), t("frame.close"));
}

void flash(Writer& out, const Context& ctx, std::string_view key) {
    if (key.empty()) return;
    out.put<R"(<div class="ta-toast" role="status">{}<p class="ta-grow">{}</p><button class="btn btn-quiet btn-sm btn-icon" type="button" data-ta-dismiss aria-label="{}" hidden>{}</button></div>)">(
        icon(ctx, "circle-check"), ctx.t()(key), ctx.t()("frame.dismiss"), icon(ctx, "x"));
}

void title_block(Writer& out, const PageHead& head) {
    out.put<R"(<header class="ta-head"><div><h1>{}</h1>{}</div>{}</header>)">(
        head.title,
        [&](Writer& w) {
            if (!head.under.empty() || !head.badges.empty()) w.put<R"(<p class="ta-head-under">{}{}</p>)">(head.badges, head.under);
        },
        [&](Writer& w) {
            if (!head.acts.empty()) w.put<R"(<div class="ta-acts ta-no-print">{}</div>)">(head.acts);
        });
}

// A flash is a locale key kept in a cookie for one page; anything else in it is ignored.
std::string_view flash_key(const Context& ctx) {
    const auto key = ctx.request().cookies.get("flash");
    return !key.empty() && key.size() < 80 && ctx.t().has(key) ? key : std::string_view{};
}

http::Response framed(Context& ctx, const PageHead& head, const html::Html& content, int status) {
    const auto& t = ctx.t();
    if (!ctx.who().signed_in()) return plain_page(ctx, head.title, content, status);
    const auto nav = visible_nav(ctx);
    const auto note = flash_key(ctx);
    Writer out;
    out.reserve(content.str().size() + 16'000);
    out.put<R"(<!doctype html><html{}><head>{}</head><body class="ta-app" data-failed="{}" data-dismiss="{}"><a class="ta-skip" href="#main">{}</a>{}{}<main class="ta-main" id="main" tabindex="-1">{}{}<div class="ta-print-head"><p><b>{}</b></p><p>{}</p><p>{}</p></div>{}{}{}</main><footer class="ta-foot"><p>{}</p></footer>{}</body></html>)">(
        document_attributes(ctx), [&](Writer& w) { head_element(w, ctx, head.title + " · " + std::string{t("frame.product")}, head.refresh_seconds); },
        t("frame.request_failed"), t("frame.dismiss"), t("frame.skip_to_content"), [&](Writer& w) { side(w, ctx, nav, head.section); }, [&](Writer& w) { top(w, ctx, head); },
        [&](Writer& w) { flash(w, ctx, note); }, [&](Writer& w) { live_note(w, ctx, head.live); }, ctx.who().acting_for() ? ctx.who().acting_for()->agency_name : std::string{}, head.print_note,
        t("frame.printed_by", {t.time(ctx.now()), ctx.who().name}),
        [&](Writer& w) { title_block(w, head); }, content, [&](Writer& w) { keys_dialog(w, ctx); }, t("frame.foot"), [&](Writer& w) { bottom(w, ctx, nav, head.section); });
    auto response = ctx.html(out.take(), status);
    if (!ctx.request().cookies.get("flash").empty())
        response.with("Set-Cookie", http::set_cookie("flash", "", 0, ctx.services().settings.secure_cookies));
    return response;
}

}  // namespace

http::Response page(Context& ctx, const PageHead& head, const Html& body, int status) { return framed(ctx, head, body, status); }

http::Response page_with_rail(Context& ctx, const PageHead& head, const Html& body, const Html& rail, int status) {
    return framed(ctx, head, html::render<R"(<div class="ta-cols"><div>{}</div><aside class="ta-rail">{}</aside></div>)">(body, rail), status);
}

http::Response plain_page(Context& ctx, std::string_view title, const Html& body, int status) {
    const auto note = flash_key(ctx);
    Writer out;
    out.put<R"(<!doctype html><html{}><head>{}</head><body><main class="ta-plain" id="main">{}<p class="ta-brand"><img src="{}" alt="" width="28" height="28"><span>{}<small>{}</small></span></p><h1>{}</h1>{}</main></body></html>)">(
        document_attributes(ctx), [&](Writer& w) { head_element(w, ctx, std::string{title} + " · " + std::string{ctx.t()("frame.product")}, 0); },
        [&](Writer& w) { flash(w, ctx, note); }, Url{ctx.services().assets.address("favicon.svg")}, ctx.t()("frame.product"), ctx.t()("frame.product_under"), title, body);
    auto response = ctx.html(out.take(), status);
    if (!ctx.request().cookies.get("flash").empty())
        response.with("Set-Cookie", http::set_cookie("flash", "", 0, ctx.services().settings.secure_cookies));
    return response;
}

}  // namespace thienan::frame
