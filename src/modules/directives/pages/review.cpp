// The reading beside the document's own text: every span lit, every draft corrected, split, merged, added or dropped,
// every point given work or a reason why there is none, then confirmed as tracked work.
#include "base/utf8.hpp"
#include "frame/components/forms.hpp"
#include "frame/components/icons.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "modules/directives/actions/registering.hpp"
#include "modules/directives/actions/reviewing.hpp"
#include "modules/directives/pages/document.hpp"
#include "modules/directives/pages/draft_form.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/pages/shown.hpp"
#include "modules/directives/queries/records.hpp"
#include "modules/directives/queries/stamps.hpp"

#include <algorithm>

namespace thienan::directives::pages {
namespace {

using queries::Review;

constexpr std::size_t kMostOffers = 2;  // besides the main addressee

// Drafts that overlap an earlier one are not marked twice.
std::vector<Mark> marks_of(const Review& review) {
    std::vector<Mark> out;
    for (const auto& draft : review.drafts)
        if (!draft.span.empty() && static_cast<std::size_t>(draft.span.to) <= review.text.size())
            out.push_back({static_cast<std::size_t>(draft.span.from), static_cast<std::size_t>(draft.span.to), draft.id});
    std::sort(out.begin(), out.end(), [](const Mark& a, const Mark& b) { return a.from < b.from; });
    std::size_t end = 0;
    std::erase_if(out, [&](const Mark& m) {
        const bool overlaps = m.from < end;
        if (!overlaps) end = m.to;
        return overlaps;
    });
    return out;
}

std::string names(const Context& ctx, const Surroundings& around, const std::vector<Named>& list) {
    std::string out;
    for (const auto& n : list) out += (out.empty() ? "" : "; ") + named_words(ctx, around, n);
    return out.empty() ? "–" : out;
}

// The point of a draft, "" if outside the outline.
std::string path_of(const Review& review, Id<Point> id) {
    for (const auto& point : review.points)
        if (point.id == id) return point.path;
    return {};
}

void lead_lines(Writer& out, const Context& ctx, const Surroundings& around, const std::vector<Named>& leads) {
    const auto& t = ctx.t();
    if (leads.empty()) return frame::timely(out, ctx, Tone::bad, "alert-triangle", t("directives.no_body_here"));
    for (const auto& lead : leads) {
        if (lead.agency) out.put<"<div>{}</div>">(named_words(ctx, around, lead));
        else out.put<"<div>{}</div>">([&](Writer& w) { frame::timely(w, ctx, Tone::bad, "alert-triangle", t("directives.not_matched_yet", {lead.text})); });
    }
}

// Work nobody of ours was named for yet, or whose reading a person has to look at.
bool is_unresolved(const Assignment& d) {
    return d.needs_check || d.leads.empty() || std::any_of(d.leads.begin(), d.leads.end(), [](const Named& n) { return !n.agency; });
}

// Whom one click may give it to: whom a single unknown name may mean, and whom the document mainly addresses.
std::vector<Id<Agency>> offers(const Surroundings& around, const Review& review, const Assignment& d) {
    std::vector<Id<Agency>> out;
    std::vector<const Named*> unknown;
    for (const auto& lead : d.leads)
        if (!lead.agency) unknown.push_back(&lead);
    if (unknown.empty() && !d.leads.empty()) return out;
    if (unknown.size() == 1)
        for (const auto& c : around.agencies->find_by_name(unknown.front()->text, around.today))
            if (!c.vanished && out.size() < kMostOffers) out.push_back(c.agency);
    if (review.main_addressee && std::find(out.begin(), out.end(), review.main_addressee) == out.end()) out.push_back(review.main_addressee);
    return out;
}

// Why nobody was found, and the ways out of it.
void who_then(Writer& out, const Context& ctx, const Surroundings& around, const Review& review, const Assignment& d) {
    const auto& t = ctx.t();
    const auto all = offers(around, review, d);
    if (all.empty() && !d.leads.empty()) return;
    out.put<R"(<p class="ta-small">{}</p>)">(t(d.leads.empty() ? "directives.why_no_body" : "directives.why_not_matched"));
    for (const auto agency : all) {
        const bool is_main = agency == review.main_addressee;
        html::Attributes key;
        if (is_main) key.set("data-key", "g");
        out.put<R"(<button class="btn btn-sm" type="submit" name="act" value="give-{}"{}>{}</button> {})">(
            agency, key, t("directives.give_to", {std::string{around.agencies->name(agency)}}), [&](Writer& w) {
                if (is_main) w.put<R"(<span class="ta-small ta-muted">{}</span>)">(t("directives.main_addressee"));
            });
    }
}

void card(Writer& out, const Context& ctx, const Surroundings& around, const Review& review, std::size_t index) {
    const auto& t = ctx.t();
    const auto& d = review.drafts[index];
    const bool last = index + 1 == review.drafts.size();
    const auto base = "/directives/" + review.directive.id.str() + "/drafts/" + d.id.str();
    out.put<R"(<li class="ta-reader-card {}" data-span="{}"{} id="draft-{}" tabindex="-1" aria-label="{}"><p>{}</p>{}<dl class="ta-facts"><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd><dt>{}</dt><dd>{}</dd></dl>{}</li>)">(
        is_unresolved(d) ? "is-doubtful" : "is-accepted", d.id, is_unresolved(d) ? html::Attributes{}.set("data-unresolved", "1") : html::Attributes{}, d.id, t("directives.draft_number", {std::to_string(index + 1)}), shortened(d.text, 280),
        [&](Writer& w) {
            if (d.needs_check) w.put<"<p>{}</p>">([&](Writer& x) { frame::badge(x, ctx, Tone::warn, "eye", t("directives.needs_check", {std::to_string(d.confidence)})); });
        },
        t("directives.point"), path_of(review, d.point).empty() ? std::string{"–"} : path_of(review, d.point), t("directives.column_lead"),
        [&](Writer& w) { lead_lines(w, ctx, around, d.leads); }, t("directives.filter_with"), names(ctx, around, d.with), t("directives.column_due"),
        due_words(ctx.t(), d.due, std::nullopt), t("directives.column_force"), t(key_of(d.force)),
        [&](Writer& w) {
            frame::form(w, ctx, {.action = base + "/act", .css = "ta-row"}, [&](Writer& f) {
                frame::hidden(f, "version", std::to_string(d.version));
                f.put<R"(<div class="ta-offers">{}</div>)">([&](Writer& x) { who_then(x, ctx, around, review, d); });
                const auto button = [&](std::string_view act, std::string_view key, std::string_view sign) {
                    f.put<R"(<button class="btn btn-sm" type="submit" name="act" value="{}" data-key="{}">{}{}</button>)">(act, key, frame::icon(ctx, sign), t("directives.draft_" + std::string{act}));
                };
                if (d.needs_check) button("accept", "a", "check");
                f.put<R"(<a class="btn btn-sm" href="{}" data-key="e">{}{}</a><a class="btn btn-sm" href="{}" data-key="s">{}{}</a>)">(
                    html::Url{base}, frame::icon(ctx, "edit"), t("directives.draft_correct"), html::Url{base + "/split"}, frame::icon(ctx, "arrows-split"), t("directives.draft_split"));
                if (!last) {
                    frame::hidden(f, "next", review.drafts[index + 1].id.str());
                    frame::hidden(f, "next_version", std::to_string(review.drafts[index + 1].version));
                    button("merge", "m", "arrows-join");
                }
                button("drop", "x", "x");
            });
        });
}

bool has_draft(const Review& review, Id<Point> point) {
    return std::any_of(review.drafts.begin(), review.drafts.end(), [&](const Assignment& d) { return d.point == point; });
}

// Every point with what it carries: red where it is to be work and has none.
void points_table(Writer& out, const Context& ctx, const Review& review) {
    const auto& t = ctx.t();
    frame::card(out, t("directives.points_of_document"), [&](Writer& box) {
        box.put<R"(<ul class="ta-work">{}</ul>)">([&](Writer& list) {
            for (const auto& p : review.points) {
                const bool red = p.disposition == Disposition::work && !has_draft(review, p.id);
                list.put<R"(<li><div><p><b>{}</b> {}</p>{}</div><span>{}</span>{}</li>)">(
                    p.path, shortened(p.text, 120),
                    [&](Writer& w) {
                        if (!p.reason.empty()) w.put<R"(<p class="ta-small ta-muted">{}</p>)">(p.reason);
                        else if (red && p.suggested_no_work) w.put<R"(<p class="ta-small ta-muted">{}</p>)">(t("directives.suggested_no_work"));
                    },
                    [&](Writer& w) {
                        if (red) frame::badge(w, ctx, Tone::bad, "alert-triangle", t("directives.coverage_uncovered"));
                        else frame::badge(w, ctx, p.disposition == Disposition::work ? Tone::ok : Tone::neutral, "check", t(key_of(p.disposition)));
                    },
                    [&](Writer& w) {
                        w.put<R"(<a class="btn btn-sm" href="{}">{}</a>)">(
                            html::Url{"/directives/" + review.directive.id.str() + "/points/" + p.id.str()}, t("directives.judge_point"));
                    });
            }
        });
    });
}

Result<http::Response> show(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    struct Read {
        Result<Review> review;
        Surroundings around;
    };
    const auto read = ctx.read([&](store::ReadTx& tx) { return Read{queries::review(tx, ctx.who(), id), surroundings(tx, ctx.today())}; });
    if (!read.review) return read.review.error();
    const auto& review = *read.review;
    const auto& t = ctx.t();
    const auto address = "/directives/" + id.str();
    if (review.directive.state != DirectiveState::draft) return ctx.redirect(address);
    Writer body;
    frame::steps(body, {{std::string{t("directives.step_register")}, office_day(review.directive.registered_at).vietnamese(), frame::Step::Place::done},
                        {std::string{t("directives.step_review")}, "", frame::Step::Place::current}, {std::string{t("directives.step_track")}, ""}},
                 t("directives.steps"));
    if (review.directive.ocr) frame::note(body, ctx, Tone::warn, t("directives.from_scan", {std::to_string(*review.directive.ocr)}));
    if (review.to_check > 0) frame::note(body, ctx, Tone::warn, t("directives.drafts_to_check", {std::to_string(review.to_check)}));
    if (review.without_lead > 0) frame::note(body, ctx, Tone::warn, t("directives.drafts_without_lead", {std::to_string(review.without_lead)}));
    body.put<R"(<ul class="ta-hint">{}</ul><div class="ta-reader" data-ta-reader><div class="ta-reader-text" tabindex="0" role="region" aria-label="{}">{}</div><ol class="ta-reader-cards">{}</ol></div>)">(
        [&](Writer& w) {
            for (const auto& [keys, words] : {std::pair{"j k", "directives.key_move"}, {"n p", "directives.key_unresolved"}, {"g", "directives.key_give"}, {"a", "directives.draft_accept"}, {"e", "directives.draft_correct"}, {"s", "directives.draft_split"}, {"m", "directives.draft_merge"}, {"x", "directives.draft_drop"}})
                w.put<"<li><kbd>{}</kbd> {}</li>">(keys, t(words));
        },
        t("directives.own_text"), [&](Writer& w) { document_text(w, review.text, marks_of(review)); },
        [&](Writer& cards) {
            const auto around = read.around;
            for (std::size_t i = 0; i < review.drafts.size(); ++i) card(cards, ctx, around, review, i);
            if (review.drafts.empty()) cards.put<R"(<li class="ta-reader-card"><p>{}</p></li>)">(t("directives.no_drafts"));
        });
    points_table(body, ctx, review);
    Writer acts;
    frame::form(acts, ctx, {.action = address + "/confirm"}, [&](Writer& f) {
        frame::hidden(f, "version", std::to_string(review.directive.version));
        frame::submit(f, t("directives.confirm_reading"));
    });
    acts.put<R"(<a class="btn" href="{}">{}{}</a><a class="btn" href="{}">{}{}</a>)">(html::Url{address + "/header"}, frame::icon(ctx, "edit"), t("directives.correct_header"),
                                                                                html::Url{address + "/drafts/new"}, frame::icon(ctx, "plus"), t("directives.add_draft"));
    const auto& header = review.directive.header;
    return frame::page(ctx, {.title = header.subject.empty() ? std::string{t("directives.no_subject")} : shortened(header.subject, 110),
                             .under = full_symbol(header) + (header.issued_on ? ", " + header.issued_on->vietnamese() : ""), .section = "directives.directives",
                             .crumbs = {{std::string{t("directives.directives")}, "/directives"}}, .acts = acts.take(), .live = {"/live" + address, queries::stamp_of(review), {}}}, body.take());
}

std::int64_t version_of(const Context& ctx, std::string_view name = "version") { return parse_positive(ctx.form(name)).value_or(0); }

Result<http::Response> act_on_draft(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto draft, ctx.id<Assignment>(1));
    const auto act = ctx.form("act");
    const auto version = version_of(ctx);
    const auto back = "/directives/" + directive.str() + "/review#draft-" + draft.str();
    if (act == "accept") {
        TRY(ctx.write([&](store::WriteTx& tx) { return actions::check_draft(tx, ctx.who(), draft, version); }));
        return ctx.redirect(back);
    }
    if (act == "drop") {
        TRY(ctx.write([&](store::WriteTx& tx) { return actions::drop_draft(tx, ctx.who(), draft, version); }));
        const auto next = parse_id<Assignment>(ctx.form("next"));
        return ctx.redirect("/directives/" + directive.str() + "/review" + (next ? "#draft-" + next->str() : std::string{}), "directives.draft_dropped");
    }
    if (act.starts_with("give-")) {
        const auto agency = parse_id<Agency>(act.substr(5));
        if (!agency) return Error{Code::not_found, "frame.not_found"};
        TRY(ctx.write([&](store::WriteTx& tx) { return actions::give_draft(tx, ctx.who(), draft, version, *agency); }));
        return ctx.redirect(back, "directives.draft_was_given");
    }
    if (act == "merge") {
        const auto next = parse_id<Assignment>(ctx.form("next"));
        if (!next) return Error{Code::not_found, "frame.not_found"};
        TRY(ctx.write([&](store::WriteTx& tx) { return actions::merge_drafts(tx, ctx.who(), draft, version, *next, version_of(ctx, "next_version")); }));
        return ctx.redirect(back, "directives.drafts_merged");
    }
    return Error{Code::not_found, "frame.not_found"};
}

// ---- splitting: every word boundary of the text is a button ---------------------------------------------------------------

Result<http::Response> show_split(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto id, ctx.id<Assignment>(1));
    TRY_ASSIGN(const auto review, ctx.read([&](store::ReadTx& tx) { return queries::review(tx, ctx.who(), directive); }));
    const auto draft = std::find_if(review.drafts.begin(), review.drafts.end(), [&](const auto& d) { return d.id == id; });
    if (draft == review.drafts.end()) return Error{Code::not_found, "frame.not_found"};
    const auto& t = ctx.t();
    const auto text = std::string_view{review.text}.substr(static_cast<std::size_t>(draft->span.from), static_cast<std::size_t>(draft->span.to - draft->span.from));
    Writer body;
    frame::note(body, ctx, Tone::neutral, t("directives.split_how"));
    frame::form(body, ctx, {.action = "/directives/" + directive.str() + "/drafts/" + id.str() + "/split"}, [&](Writer& f) {
        frame::hidden(f, "version", std::to_string(draft->version));
        f.put<R"(<div class="ta-prose ta-split">{}</div>)">([&](Writer& w) {
            for (std::size_t at = 0; at < text.size();) {
                const auto end = std::min(text.find_first_of(" \n\t", at), text.size());
                if (end > at) {
                    if (at == 0) w.put<"{} ">(text.substr(at, end - at));
                    else w.put<R"(<button class="ta-word" type="submit" name="at" value="{}" title="{}">{}</button> )">(draft->span.from + static_cast<std::int64_t>(at), t("directives.split_here"), text.substr(at, end - at));
                }
                at = end + 1;
            }
        });
        f.put<R"(<div class="ta-form-acts"><a class="btn" href="/directives/{}/review">{}</a></div>)">(directive, t("form.cancel"));
    });
    return frame::page(ctx, {.title = std::string{t("directives.draft_split_title")}, .section = "directives.directives",
                             .crumbs = {{std::string{t("directives.directives")}, "/directives"}, {directive_words(ctx, review.directive.header), "/directives/" + directive.str() + "/review"}}}, body.take());
}

Result<http::Response> split(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto draft, ctx.id<Assignment>(1));
    const auto at = parse_positive(ctx.form("at")).value_or(0);
    TRY_ASSIGN(const auto second, ctx.write([&](store::WriteTx& tx) { return actions::split_draft(tx, ctx.who(), draft, version_of(ctx), at); }));
    return ctx.redirect("/directives/" + directive.str() + "/review#draft-" + second.str(), "directives.draft_was_split");
}

// ---- one point -------------------------------------------------------------------------------------------------------------

Result<http::Response> show_point(Context& ctx, const std::vector<FieldError>& errors, int status) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto id, ctx.id<Point>(1));
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::directive(tx, ctx.who(), directive, ctx.today()); }));
    const auto found = std::find_if(record.points.begin(), record.points.end(), [&](const auto& p) { return p.point.id == id; });
    if (found == record.points.end() || !record.may_register) return Error{Code::not_found, "frame.not_found"};
    const auto& t = ctx.t();
    const auto& point = found->point;
    Writer body;
    body.put<R"(<blockquote class="ta-quote"><p>{}</p></blockquote>)">(point.text);
    const frame::FormView view{ctx, errors};
    const auto chosen = ctx.form("disposition").empty() ? name_of(point.disposition) : ctx.form("disposition");
    frame::form(body, ctx, {.action = ctx.request().path}, [&](Writer& f) {
        view.summary(f);
        view.radios(f, {.name = "disposition", .label = std::string{t("directives.disposition")}, .value = std::string{chosen}, .required = true},
                    {{"work", std::string{t("directives.disposition_work")}, ""}, {"heading", std::string{t("directives.disposition_heading")}, ""}, {"no_work", std::string{t("directives.disposition_no_work")}, ""}});
        view.text(f, {.name = "reason", .label = std::string{t("directives.reason")}, .help = std::string{t("directives.no_work_reason_help")},
                      .value = ctx.form("reason").empty() ? point.reason : std::string{ctx.form("reason")}, .most = 2000, .rows = 3});
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="/directives/{}/review">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("form.save")); }, directive, t("form.cancel"));
    });
    return frame::page(ctx, {.title = t("directives.point_title", {point.path}), .section = "directives.directives",
                             .crumbs = {{std::string{t("directives.directives")}, "/directives"}, {directive_words(ctx, record.directive.header), "/directives/" + directive.str()}}}, body.take(), status);
}

Result<http::Response> mark_point(Context& ctx) {
    TRY_ASSIGN(const auto directive, ctx.id<Directive>(0));
    TRY_ASSIGN(const auto id, ctx.id<Point>(1));
    frame::FormReader form{ctx.request().form};
    const auto disposition = parse_name<Disposition>(form.choice("disposition", {"work", "heading", "no_work"}));
    const auto reason = form.text("reason", {.most = 2000, .several_lines = true});
    if (!form.errors().empty()) return show_point(ctx, form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::mark_point(tx, ctx.who(), id, *disposition, reason); });
    if (done) return ctx.redirect("/directives/" + directive.str() + "/review", "directives.point_marked");
    if (done.error().code == Code::invalid || done.error().code == Code::conflict) {
        auto fields = done.error().fields;
        if (fields.empty()) fields.push_back({"disposition", done.error().reason, done.error().args});
        return show_point(ctx, fields, 422);
    }
    return done.error();
}

Result<http::Response> confirm(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::confirm_reading(tx, ctx.who(), id, version_of(ctx)); }));
    return ctx.redirect("/directives/" + id.str(), "directives.reading_confirmed");
}

}  // namespace

void add_review(frame::Routes& routes) {
    const auto may = frame::Access::needs(kRegister);
    routes.get("/directives/{id}/review", may, show);
    routes.post("/directives/{id}/confirm", may, confirm);
    routes.get("/directives/{id}/drafts/new", may, show_new_draft);
    routes.post("/directives/{id}/drafts/new", may, add_draft);
    routes.get("/directives/{id}/drafts/{draft}", may, show_draft);
    routes.post("/directives/{id}/drafts/{draft}", may, correct_draft);
    routes.post("/directives/{id}/drafts/{draft}/act", may, act_on_draft);
    routes.get("/directives/{id}/drafts/{draft}/split", may, show_split);
    routes.post("/directives/{id}/drafts/{draft}/split", may, split);
    routes.get("/directives/{id}/points/{point}", may, [](Context& ctx) { return show_point(ctx, {}, 200); });
    routes.post("/directives/{id}/points/{point}", may, mark_point);
}

}  // namespace thienan::directives::pages
