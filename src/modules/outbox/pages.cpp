#include "modules/outbox/pages.hpp"

#include "frame/components/forms.hpp"
#include "frame/components/tables.hpp"
#include "frame/page.hpp"
#include "modules/identity/queries.hpp"
#include "modules/outbox/access.hpp"
#include "modules/outbox/actions/queueing.hpp"
#include "modules/outbox/queries.hpp"

#include <algorithm>

namespace thienan::outbox {
namespace {

using frame::Context;
using html::Writer;

constexpr int kPerPage = 50;

std::string word(const Context& ctx, std::string_view key) { return std::string{ctx.t()(key)}; }

http::Response show_preferences(Context& ctx, const std::vector<MailKind>& kinds) {
    const auto turned_down = ctx.read([&](store::ReadTx& tx) { return queries::turned_down(tx, ctx.who().person); });
    std::vector<frame::Choice> choices;
    std::vector<std::string> wanted;
    for (const auto& kind : kinds) {
        choices.push_back({std::string{kind.key}, word(ctx, kind.key), ""});
        if (std::find(turned_down.begin(), turned_down.end(), kind.key) == turned_down.end()) wanted.emplace_back(kind.key);
    }
    Writer body;
    frame::form(body, ctx, {.action = "/me/notifications"}, [&](Writer& w) {
        const frame::FormView view{ctx};
        view.checkboxes(w, {.name = "wanted", .label = word(ctx, "outbox.wanted"), .help = word(ctx, "outbox.wanted_help"), .required = true},
                        choices, wanted);
        frame::submit(w, ctx.t()("form.save"));
    });
    return frame::page(ctx, {.title = word(ctx, "outbox.preferences"), .under = word(ctx, "outbox.preferences_under"), .section = "frame.me"},
                       body.take());
}

Result<http::Response> save_preferences(Context& ctx, const std::vector<MailKind>& kinds) {
    const auto wanted = ctx.request().form.all("wanted");
    std::vector<std::string> turned_down;
    for (const auto& kind : kinds)
        if (std::find(wanted.begin(), wanted.end(), kind.key) == wanted.end()) turned_down.emplace_back(kind.key);
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::set_turned_down(tx, ctx.who(), kinds, turned_down); }));
    return ctx.redirect("/me/notifications", "outbox.preferences_saved");
}

std::string said(const Context& ctx, const Sentence& sentence) {
    if (sentence.key.empty()) return sentence.args.empty() ? std::string{} : sentence.args.front();
    return ctx.t()(sentence.key, sentence.args);
}

using Names = std::unordered_map<Id<Person>, std::string>;

void mail_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const MailEntry& mail, const Names& names) {
    const auto name = names.find(mail.person);
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        frame::cell(row, columns[0], [&](Writer& w) { w.put<"{}">(ctx.t().time(mail.created_at)); });
        frame::cell(row, columns[1], [&](Writer& w) { w.put<"{}">(name == names.end() ? mail.address : name->second); });
        frame::cell(row, columns[2], [&](Writer& w) { w.put<"{}">(said(ctx, mail.subject)); });
        frame::cell(row, columns[3], [&](Writer& w) { w.put<"{}">(said(ctx, mail.last_error)); });
        frame::cell(row, columns[4], [&](Writer& w) {
            frame::post_button(w, ctx, "/admin/mails/" + mail.id.str() + "/retry", ctx.t()("outbox.retry"));
        });
    });
}

http::Response show_failed(Context& ctx) {
    const auto before = parse_id<Mail>(ctx.query("after")).value_or(Id<Mail>{});
    std::vector<MailEntry> mails;
    Names names;
    ctx.read([&](store::ReadTx& tx) {
        mails = queries::failed_mails(tx, ctx.who(), before, kPerPage + 1);
        std::vector<Id<Person>> people;
        for (const auto& mail : mails) people.push_back(mail.person);
        names = identity::queries::names_of(tx, people);
    });
    const bool more = mails.size() > kPerPage;
    if (more) mails.pop_back();
    const std::vector<frame::Column> columns{{.key = "at", .label = word(ctx, "outbox.queued_at"), .is_short = true},
                                             {.key = "to", .label = word(ctx, "outbox.receiver"), .is_short = true},
                                             {.key = "subject", .label = word(ctx, "outbox.subject")},
                                             {.key = "why", .label = word(ctx, "outbox.why_failed")},
                                             {.key = "acts", .label = word(ctx, "outbox.act")}};
    Writer body;
    if (mails.empty())
        frame::empty_state(body, {word(ctx, "outbox.none_failed"), word(ctx, "outbox.none_failed_text"), "", ""});
    else
        frame::table(body, ctx, {.caption = word(ctx, "outbox.failed_mails"), .columns = columns}, [&](Writer& rows) {
            for (const auto& mail : mails) mail_row(rows, ctx, columns, mail, names);
        });
    if (more) frame::pager(body, ctx, {"", mails.back().id.str(), ""});
    return frame::page(ctx, {.title = word(ctx, "outbox.failed_mails"), .under = word(ctx, "outbox.failed_under"), .section = "outbox.failed_mails"},
                       body.take());
}

Result<http::Response> retry(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Mail>());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::retry_mail(tx, ctx.who(), id); }));
    ctx.services().wake_jobs();
    return ctx.redirect("/admin/mails", "outbox.retrying");
}

}  // namespace

void add_pages(frame::Routes& routes, const std::vector<MailKind>& kinds) {
    routes.get("/me/notifications", frame::Access::signed_in(),
               [kinds](Context& ctx) -> Result<http::Response> { return show_preferences(ctx, kinds); });
    routes.post("/me/notifications", frame::Access::signed_in(), [kinds](Context& ctx) { return save_preferences(ctx, kinds); });
    routes.get("/admin/mails", frame::Access::needs(access::kAdminister), [](Context& ctx) -> Result<http::Response> { return show_failed(ctx); });
    routes.post("/admin/mails/{id}/retry", frame::Access::needs(access::kAdminister), retry);
}

}  // namespace thienan::outbox
