// How deadlines are treated: what holds today, what the program ships and why; whoever maintains the calendar sets other rules from a
// day on and takes back what has not begun.
#include "frame/components/forms.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "modules/audit/queries.hpp"
#include "modules/calendar/model.hpp"
#include "modules/directives/actions/daily.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/records.hpp"

#include <memory>

namespace thienan::directives::pages {
namespace {

using Shipped = std::shared_ptr<const std::vector<rules::ShippedRules>>;

constexpr int kShownHistory = 20;

std::string rule_key(std::string_view name) { return "directives.rule_" + std::string{name}; }

// "5 ngày", "Thứ Hai", "Có"; 0 is said as what it means.
std::string value_words(const Context& ctx, const rules::NumberRule& rule, const DeadlineRules& r) {
    const auto& t = ctx.t();
    const int value = r.*rule.value;
    if (rule.name == "digest_weekday") return std::string{t("directives.weekday_" + std::to_string(value))};
    return t("directives.rule_days", {std::to_string(value)});
}
std::string roll_words(const Context& ctx, const DeadlineRules& r) { return std::string{ctx.t()(r.roll_to_working_day ? "form.yes" : "form.no")}; }

struct Shown {
    DeadlineRules now;
    std::vector<DatedRules> own;  // latest first
    std::vector<audit::Entry> history;
};

void rules_table(Writer& out, const Context& ctx, const Shown& shown, const rules::ShippedRules& shipped) {
    const auto& t = ctx.t();
    const auto label = [&](std::string_view key) { return std::string{t(key)}; };
    const std::vector<frame::Column> columns{{.key = "rule", .label = label("directives.rule")}, {.key = "now", .label = label("directives.rule_now"), .is_short = true},
                                             {.key = "default", .label = label("directives.rule_default"), .is_short = true}, {.key = "source", .label = label("directives.rule_source")}};
    const auto row = [&](Writer& rows, std::string_view name, const std::string& now, const std::string& otherwise) {
        rows.put<R"(<tr><th scope="row">{}<span class="ta-under">{}</span></th>{}{}{}</tr>)">(
            t(rule_key(name)), t(rule_key(name) + "_help"),
            [&](Writer& w) { frame::cell(w, columns[1], [&](Writer& x) { x.put<R"(<b class="ta-nowrap">{}</b>)">(now); }); },
            [&](Writer& w) { frame::cell(w, columns[2], [&](Writer& x) { x.put<R"(<span class="ta-nowrap">{}</span>)">(otherwise); }); },
            [&](Writer& w) { frame::cell(w, columns[3], [&](Writer& x) { x.put<R"(<span class="ta-small" lang="vi">{}</span>)">(shipped.sources.find(name)->second); }); });
    };
    frame::table(out, ctx, {.caption = label("directives.deadline_rules"), .columns = columns}, [&](Writer& rows) {
        row(rows, rules::kRollRule, roll_words(ctx, shown.now), roll_words(ctx, shipped.rules));
        for (const auto& rule : rules::kNumberRules) row(rows, rule.name, value_words(ctx, rule, shown.now), value_words(ctx, rule, shipped.rules));
    });
}

// What was typed after a refusal, else what holds.
void rules_form(Writer& out, const Context& ctx, const frame::FormView& view, const DeadlineRules& now) {
    const auto& t = ctx.t();
    const bool again = bool(ctx.request().form.find("valid_from"));
    const auto value = [&](std::string_view name, int held) { return again ? std::string{ctx.form(name)} : std::to_string(held); };
    const auto label = [&](std::string_view name) { return std::string{t(rule_key(name))}; };
    const auto help = [&](std::string_view name) { return std::string{t(rule_key(name) + "_help")}; };
    frame::card(out, t("directives.set_rules"), [&](Writer& box) {
        frame::form(box, ctx, {.action = "/deadline-rules"}, [&](Writer& w) {
            view.summary(w);
            view.date(w, {.name = "valid_from", .label = label("valid_from"), .help = help("valid_from"), .value = again ? std::string{ctx.form("valid_from")} : ctx.today().vietnamese(), .required = true});
            const bool rolls = again ? !ctx.form(rules::kRollRule).empty() : now.roll_to_working_day;
            view.checkbox(w, {.name = std::string{rules::kRollRule}, .label = label(rules::kRollRule)}, rolls ? frame::FormView::Checked::yes : frame::FormView::Checked::no);
            for (const auto& rule : rules::kNumberRules) {
                const std::string name{rule.name};
                if (name == "digest_weekday") {
                    std::vector<frame::Choice> days;
                    for (int day = 0; day <= rule.most; ++day) days.push_back({std::to_string(day), std::string{t("directives.weekday_" + std::to_string(day))}, ""});
                    view.select(w, {.name = name, .label = label(name), .value = value(name, now.*rule.value), .required = true}, days);
                } else
                    view.text(w, {.name = name, .label = label(name), .help = help(name), .value = value(name, now.*rule.value), .required = true, .type = "number", .most = 3});
            }
            frame::submit(w, t("form.save"));
        });
    });
}

// The province's own rules by the day they begin; what has not begun may be taken back.
void own_rules(Writer& out, const Context& ctx, const Shown& shown) {
    const auto& t = ctx.t();
    if (shown.own.empty()) return;
    frame::card(out, t("directives.rules_of_province"), [&](Writer& box) {
        box.put<R"(<ul>{}</ul>)">([&](Writer& list) {
            for (const auto& dated : shown.own) {
                std::string words = std::string{t(rule_key(rules::kRollRule))} + ": " + roll_words(ctx, dated.rules);
                for (const auto& rule : rules::kNumberRules) words += "; " + std::string{t(rule_key(rule.name))} + ": " + value_words(ctx, rule, dated.rules);
                list.put<R"(<li><b>{}</b><p class="ta-small">{}</p>{}</li>)">(t("directives.rules_from", {dated.valid_from.vietnamese()}), words, [&](Writer& w) {
                    if (dated.valid_from >= ctx.today() && ctx.who().may(calendar::kMaintain))
                        frame::post_button(w, ctx, "/deadline-rules/" + dated.valid_from.iso() + "/remove", t("directives.remove_rules"), frame::Button::plain,
                                           t("directives.remove_rules_question", {dated.valid_from.vietnamese()}));
                });
            }
        });
    });
}

void history(Writer& out, const Context& ctx, const Shown& shown) {
    if (shown.history.empty()) return;
    out.put<"<h2>{}</h2>">(ctx.t()("directives.tab_history"));
    history_timeline(out, ctx, shown.history);
}

http::Response page(Context& ctx, const Shipped& shipped, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const auto shown = ctx.read([&](store::ReadTx& tx) {
        return Shown{queries::deadline_rules(tx, ctx.today()), queries::own_deadline_rules(tx), audit::history_of(tx, "deadline_rule", 0, kShownHistory)};
    });
    Writer body, rail;
    if (shown.own.empty()) frame::note(body, ctx, Tone::neutral, t("directives.rules_are_shipped"));
    rules_table(body, ctx, shown, rules::shipped_on(*shipped, ctx.today()));
    own_rules(body, ctx, shown);
    history(body, ctx, shown);
    if (ctx.who().may(calendar::kMaintain)) rules_form(rail, ctx, frame::FormView{ctx, errors}, shown.now);
    const frame::PageHead head{.title = std::string{t("directives.deadline_rules")}, .under = std::string{t("directives.deadline_rules_under")}, .section = "directives.deadline_rules"};
    return frame::page_with_rail(ctx, head, body.take(), rail.take(), errors.empty() ? 200 : 422);
}

Result<http::Response> post_rules(Context& ctx, const Shipped& shipped) {
    frame::FormReader form{ctx.request().form};
    const auto from = form.date("valid_from", true);
    DeadlineRules rules;
    rules.roll_to_working_day = form.flag(rules::kRollRule);
    for (const auto& rule : rules::kNumberRules) rules.*rule.value = static_cast<int>(form.number(rule.name, 0, rule.most, true).value_or(0));
    if (!form.errors().empty()) return page(ctx, shipped, form.errors().all());
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::set_deadline_rules(tx, ctx.who(), *from, rules); });
    if (done) return ctx.redirect("/deadline-rules", "directives.rules_saved");
    if (done.error().code == Code::invalid) return page(ctx, shipped, done.error().fields);
    return done.error();
}

Result<http::Response> post_remove(Context& ctx) {
    const auto day = Date::parse_iso(ctx.value(0));
    if (!day) return Error{Code::not_found, "frame.not_found"};
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::remove_deadline_rules(tx, ctx.who(), *day); }));
    return ctx.redirect("/deadline-rules", "directives.rules_removed");
}

}  // namespace

void add_deadlines(frame::Routes& routes, std::vector<rules::ShippedRules> all) {
    const auto shipped = std::make_shared<const std::vector<rules::ShippedRules>>(std::move(all));
    const auto may = frame::Access::needs(calendar::kMaintain);
    routes.get("/deadline-rules", frame::Access::signed_in(), [shipped](Context& ctx) -> Result<http::Response> { return page(ctx, shipped, {}); });
    routes.post("/deadline-rules", may, [shipped](Context& ctx) { return post_rules(ctx, shipped); });
    routes.post("/deadline-rules/{day}/remove", may, post_remove);
}

}  // namespace thienan::directives::pages
