#include "frame/components/forms.hpp"
#include "frame/page.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/picking.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/home.hpp"
#include "modules/directives/queries/search.hpp"
#include "modules/directives/queries/stamps.hpp"

namespace thienan::directives::pages {
namespace {

using queries::Item;

struct Part {
    std::string_view title_key;
    const std::vector<Item>* items;
    std::string_view act_key;
    std::string act;             // /assignments/{id}/<act>; "" = the record itself
    WorkRow::Pick pick = WorkRow::Pick::no;
};

void part(Writer& out, const Context& ctx, const Surroundings& around, const Part& part) {
    if (part.items->empty()) return;
    out.put<R"(<section><h2>{} <span class="ta-count">{}</span></h2><ul class="ta-work">{}</ul></section>)">(
        ctx.t()(part.title_key), part.items->size(), [&](Writer& list) {
            for (const auto& item : *part.items) {
                const auto address = "/assignments/" + item.id.str() + (part.act.empty() ? "" : "/" + part.act);
                work_row(list, ctx, around, item, {std::string{ctx.t()(part.act_key)}, address, part.pick});
            }
        });
}

void extensions(Writer& out, const Context& ctx, const Surroundings& around, const std::vector<queries::AskedExtension>& asked) {
    if (asked.empty()) return;
    out.put<R"(<section><h2>{} <span class="ta-count">{}</span></h2><ul class="ta-work">{}</ul></section>)">(
        ctx.t()("directives.my_to_decide"), asked.size(), [&](Writer& list) {
            for (const auto& a : asked)
                work_row(list, ctx, around, a.item,
                         {std::string{ctx.t()("directives.act_decide_extension")}, "/extensions/" + a.extension.id.str()});
        });
}

void drafts(Writer& out, const Context& ctx, const std::vector<queries::DirectiveItem>& drafts) {
    if (drafts.empty()) return;
    out.put<R"(<section><h2>{} <span class="ta-count">{}</span></h2><ul class="ta-work">{}</ul></section>)">(
        ctx.t()("directives.my_to_review"), drafts.size(), [&](Writer& list) {
            for (const auto& d : drafts)
                list.put<R"(<li><div><p class="ta-work-what"><a class="ta-link" href="/directives/{}/review">{}</a></p><p class="ta-muted ta-small">{}</p></div><span></span><a class="btn" href="/directives/{}/review">{}</a></li>)">(
                    d.id, d.subject.empty() ? ctx.t()("directives.no_subject") : std::string_view{d.subject}, d.symbol, d.id, ctx.t()("directives.go_review"));
        });
}

bool is_empty(const queries::MyWork& w) {
    return w.late.empty() && w.today.empty() && w.this_week.empty() && w.later.empty() && w.to_hand_on.empty() && w.waiting_for_others.empty() &&
           w.to_confirm.empty() && w.to_reassign.empty() && w.to_decide.empty() && w.to_review.empty();
}

Result<http::Response> home(Context& ctx) {
    const auto& t = ctx.t();
    const auto [work, around] = ctx.read([&](store::ReadTx& tx) {
        return std::pair{queries::my_work(tx, ctx.who(), ctx.today()), surroundings(tx, ctx.today())};
    });
    Writer body;
    if (is_empty(work)) frame::empty_state(body, {std::string{t("directives.my_nothing")}, std::string{t("directives.my_nothing_text")},
                                                  std::string{t("directives.see_all")}, "/assignments?view=all"});
    part(body, ctx, around, {"directives.my_late", &work.late, "directives.act_report_progress", "report_progress"});
    part(body, ctx, around, {"directives.my_today", &work.today, "directives.act_report_progress", "report_progress"});
    part(body, ctx, around, {"directives.my_to_confirm", &work.to_confirm, "directives.act_confirm", "confirm"});
    extensions(body, ctx, around, work.to_decide);
    part(body, ctx, around, {"directives.my_to_reassign", &work.to_reassign, "directives.act_reassign", "reassign"});
    drafts(body, ctx, work.to_review);
    // Who may not hand work on takes it on themselves.
    const bool hands_on = ctx.who().may(kLead);
    const auto to_hand_on = [&, &work = work, &around = around](Writer& w) {
        part(w, ctx, around, {"directives.my_to_hand_on", &work.to_hand_on, hands_on ? "directives.act_hand_on" : "directives.act_accept", hands_on ? "hand_on" : "accept", work.to_hand_on.size() > 1 ? WorkRow::Pick::yes : WorkRow::Pick::no});
    };
    if (work.to_hand_on.size() > 1) frame::selectable(body, ctx, selection(ctx), to_hand_on);
    else to_hand_on(body);
    part(body, ctx, around, {"directives.my_this_week", &work.this_week, "directives.act_report_progress", "report_progress"});
    part(body, ctx, around, {"directives.my_later", &work.later, "directives.act_report_progress", "report_progress"});
    part(body, ctx, around, {"directives.my_waiting", &work.waiting_for_others, "directives.open_record", ""});
    return frame::page(ctx, {.title = std::string{t("directives.my_work")}, .under = t("directives.my_work_under", {ctx.who().name}),
                             .section = "directives.my_work", .live = {"/live/my-work", queries::stamp_of(work), {}}}, body.take());
}

Result<http::Response> search(Context& ctx) {
    const auto& t = ctx.t();
    const std::string words{ctx.query("q")};
    const auto [found, around] = ctx.read([&](store::ReadTx& tx) {
        return std::pair{queries::search(tx, ctx.who(), words, ctx.today(), ctx.query("after")), surroundings(tx, ctx.today())};
    });
    Writer body;
    frame::filter_form(body, "/search", [&](Writer& w) {
        w.put<R"(<div class="ta-field"><label class="form-label" for="words">{}</label><input class="form-control ta-medium" type="search" id="words" name="q" value="{}" maxlength="200"></div><button class="btn" type="submit">{}</button>)">(
            t("directives.search_words"), words, t("frame.search"));
    });
    if (words.empty())
        frame::empty_state(body, {std::string{t("directives.search_start")}, std::string{t("directives.search_start_text")}});
    else if (found.items.empty())
        frame::empty_state(body, {t("directives.search_none", {words}), std::string{t("directives.search_none_text")}});
    else {
        if (found.match == queries::Match::all_words) frame::note(body, ctx, Tone::neutral, t("directives.search_apart"));
        const auto columns = frame::chosen_columns(ctx, item_columns(ctx));
        item_table(body, ctx, around, {.caption = t("directives.search_found", {words}), .columns = columns}, found.items);
        frame::pager(body, ctx, {"", found.next, ""});
    }
    return frame::page(ctx, {.title = std::string{t("frame.search")}, .section = "frame.search"}, body.take());
}

}  // namespace

void add_home(frame::Routes& routes) {
    routes.get("/", frame::Access::signed_in(), home);
    routes.get("/search", frame::Access::signed_in(), search);
}

}  // namespace thienan::directives::pages
