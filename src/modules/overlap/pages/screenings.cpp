// Looking proposals up: the list, a new one, what a look-up gave, the decision and the form.
#include "base/utf8.hpp"
#include "modules/audit/queries.hpp"
#include "modules/files/actions/contents.hpp"
#include "modules/overlap/access.hpp"
#include "modules/overlap/actions/reading.hpp"
#include "modules/overlap/actions/screening.hpp"
#include "modules/overlap/look_up_form.hpp"
#include "modules/overlap/pages/pages.hpp"
#include "modules/overlap/queries/screenings.hpp"
#include "modules/overlap/queries/tasks.hpp"

#include "engines/viet/text.hpp"

namespace thienan::overlap::pages {
namespace {

using queries::ScreeningRecord;

constexpr std::int64_t kMostUpload = 100 << 20;

void decision_badge(Writer& out, const Context& ctx, Decision decision) {
    switch (decision) {
        case Decision::independent: return frame::badge(out, ctx, Tone::ok, "circle-check", ctx.t()(key_of(decision)));
        case Decision::continues: return frame::badge(out, ctx, Tone::info, "arrow-right", ctx.t()(key_of(decision)));
        case Decision::overlaps: return frame::badge(out, ctx, Tone::bad, "ban", ctx.t()(key_of(decision)));
    }
}

// ---- the list

queries::ProposalFilter filter_of(const Context& ctx) {
    using Decided = queries::ProposalFilter::Decided;
    queries::ProposalFilter filter{std::string{first_code_points(trim(ctx.query("q")), 200)}, Decided::any};
    const auto asked = ctx.query("decision");
    if (asked == "none") filter.decided = Decided::no;
    if (asked == name_of(Decision::independent)) filter.decided = Decided::independent;
    if (asked == name_of(Decision::continues)) filter.decided = Decided::continues;
    if (asked == name_of(Decision::overlaps)) filter.decided = Decided::overlaps;
    return filter;
}

void proposal_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const queries::ProposalItem& item) {
    const auto& t = ctx.t();
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        row.put<R"(<th scope="row"><a class="ta-link" href="/proposals/{}">{}</a></th>)">(item.id, item.title);
        frame::cell(row, columns[1], [&](Writer& w) { w.put<"{}">(t.time(item.created_at)); });
        frame::cell(row, columns[2], [&](Writer& w) {
            if (!item.screened) return frame::badge(w, ctx, Tone::neutral, "clock", t("overlap.not_screened"));
            if (item.best_verdict.empty()) w.put<"{}">(t("overlap.nothing_found"));
            else w.put<"{} {}">([&](Writer& b) { verdict_badge(b, ctx, item.best_verdict); }, percent(item.best_score));
        });
        frame::cell(row, columns[3], [&](Writer& w) {
            if (item.stale) return frame::badge(w, ctx, Tone::warn, "refresh", t("overlap.is_stale"));
            if (item.decision) return decision_badge(w, ctx, *item.decision);
            frame::badge(w, ctx, Tone::neutral, "circle-dashed", t("overlap.not_decided"));
        });
    });
}

void list_filters(Writer& out, const Context& ctx, const queries::ProposalFilter& filter) {
    const frame::FormView view{ctx};
    frame::filter_form(out, "/screenings", [&](Writer& w) {
        view.text(w, {.name = "q", .label = word(ctx, "frame.search"), .value = filter.search, .type = "search", .most = 200});
        std::vector<frame::Choice> choices{{"", word(ctx, "overlap.any"), ""}, {"none", word(ctx, "overlap.not_decided"), ""}};
        for (const auto d : {Decision::independent, Decision::continues, Decision::overlaps}) choices.push_back({std::string{name_of(d)}, word(ctx, key_of(d)), ""});
        view.select(w, {.name = "decision", .label = word(ctx, "overlap.decision"), .value = std::string{ctx.query("decision")}}, choices);
        frame::submit(w, ctx.t()("frame.apply"), frame::Button::plain);
    });
}

Result<http::Response> show_list(Context& ctx) {
    const auto& t = ctx.t();
    const auto filter = filter_of(ctx);
    const auto page = ctx.read([&](store::ReadTx& tx) {
        return queries::proposals(tx, ctx.who(), filter, parse_id<Proposal>(ctx.query("after")).value_or(Id<Proposal>{}), parse_id<Proposal>(ctx.query("before")).value_or(Id<Proposal>{}), frame::chosen_rows(ctx));
    });
    const std::vector<frame::Column> columns{{.key = "title", .label = word(ctx, "overlap.proposal"), .is_name = true}, {.key = "at", .label = word(ctx, "overlap.entered_at"), .is_short = true},
                                             {.key = "found", .label = word(ctx, "overlap.found"), .is_short = true}, {.key = "decision", .label = word(ctx, "overlap.decision"), .is_short = true}};
    Writer body, acts;
    list_filters(body, ctx, filter);
    if (page.items.empty()) frame::empty_state(body, {word(ctx, "overlap.no_proposals"), word(ctx, "overlap.no_proposals_text"), word(ctx, "overlap.new_screening"), "/screenings/new"});
    else {
        frame::table(body, ctx, {.caption = word(ctx, "overlap.screenings"), .columns = columns, .sort = {}, .select_name = {}}, [&](Writer& rows) {
            for (const auto& item : page.items) proposal_row(rows, ctx, columns, item);
        });
        frame::pager(body, ctx, {page.previous, page.next, "", frame::chosen_rows(ctx)});
    }
    acts.put<R"(<a class="btn btn-primary" href="/screenings/new">{}{}</a>)">(frame::icon(ctx, "plus"), t("overlap.new_screening")).put<R"(<a class="btn" href="/screenings/batches">{}{}</a>)">(frame::icon(ctx, "list-check"), t("overlap.batches"));
    return frame::page(ctx, {.title = word(ctx, "overlap.screenings"), .under = word(ctx, "overlap.screenings_under"), .section = "overlap.screenings", .acts = acts.take()}, body.take());
}

// ---- a new one

struct Typed { std::string title, text; Id<EarlierTask> task; };

http::Response new_form(Context& ctx, const Typed& typed, const Errors& errors) {
    const auto& t = ctx.t();
    const frame::FormView view{ctx, errors};
    Writer body;
    frame::form(body, ctx, {.action = "/screenings/new", .multipart = true, .id = "new-screening", .keep_draft = true}, [&](Writer& f) {
        view.summary(f, {{"title", word(ctx, "overlap.title")}, {"text", word(ctx, "overlap.proposal_text")}, {"file", word(ctx, "overlap.proposal_file")}});
        if (typed.task) frame::hidden(f, "task", typed.task.str());
        view.text(f, {.name = "title", .label = word(ctx, "overlap.title"), .help = word(ctx, "overlap.proposal_title_help"), .value = typed.title, .most = kMostTitle, .rows = 2});
        view.text(f, {.name = "text", .label = word(ctx, "overlap.proposal_text"), .help = word(ctx, "overlap.proposal_text_help"), .value = typed.text, .most = kMostText, .rows = 12});
        if (!typed.task) view.file(f, {.name = "file", .label = word(ctx, "overlap.proposal_file"), .help = word(ctx, "overlap.proposal_file_help")}, ".docx,.pdf,.txt", kMostUpload);
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="/screenings">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("overlap.look_up")); }, t("form.cancel"));
    });
    return frame::page(ctx, {.title = word(ctx, "overlap.new_screening"), .under = word(ctx, "overlap.new_screening_under"), .section = "overlap.screenings", .crumbs = screening_crumbs(ctx)}, body.take(), errors.empty() ? 200 : 422);
}

Result<http::Response> get_new(Context& ctx) {
    Typed typed;
    if (const auto id = parse_id<EarlierTask>(ctx.query("task"))) {
        TRY_ASSIGN(const auto task, ctx.read([&](store::ReadTx& tx) { return queries::task(tx, *id); }));
        typed = {task.title, task.text, *id};
    }
    return new_form(ctx, typed, {});
}

// Straight to what was found; where the index is not ready, to the proposal, which says so.
http::Response screened(Context& ctx, TaskIndex& index, Id<Proposal> id) {
    const auto kept = actions::screen(ctx.services().db, index, ctx.who(), id);
    return ctx.redirect("/proposals/" + id.str(), kept ? "overlap.was_screened" : kept.error().reason);
}

Result<http::Response> post_new(Context& ctx, TaskIndex& index) {
    frame::FormReader form{ctx.request().form};
    Typed typed{form.text("title", {.most = kMostTitle}), form.text("text", {.most = kMostText, .several_lines = true}), form.id<EarlierTask>("task")};
    auto errors = form.errors().all();
    const auto& uploads = ctx.request().uploads;
    const bool uploaded = !uploads.empty() && uploads.front().size > 0;
    if (uploaded && !typed.text.empty()) errors.push_back({"file", "overlap.both_given", {}});
    if (!uploaded && typed.title.empty()) errors.push_back({"title", "form.required", {}});
    if (!errors.empty()) return new_form(ctx, typed, errors);
    if (uploaded) {
        const auto content = files::Contents{ctx.services().settings.data_folder}.take(uploads.front().temporary_file);
        if (!content) return new_form(ctx, typed, {{"file", content.error().reason, content.error().args}});
        TRY_ASSIGN(const auto job, ctx.write([&](store::WriteTx& tx) { return actions::queue_reading(tx, ctx.who(), *content, uploads.front().name, typed.title); }));
        return ctx.redirect("/jobs/" + job.str());
    }
    const auto id = ctx.write([&](store::WriteTx& tx) { return actions::add_proposal(tx, ctx.who(), {typed.title, typed.text, {}, typed.task}); });
    if (id) return screened(ctx, index, *id);
    if (id.error().code == Code::invalid) return new_form(ctx, typed, id.error().fields);
    return id.error();
}

// ---- what a look-up gave

struct HitFilter {
    std::optional<TaskState> state;
    std::string place;  // folded
};

HitFilter hit_filter(const Context& ctx) { return {parse_name<TaskState>(ctx.query("state")), viet::fold(first_code_points(ctx.query("place"), 100))}; }

bool passes(const HitFilter& filter, const EarlierTask& task) {
    return (!filter.state || task.state == *filter.state) && (filter.place.empty() || viet::fold(task.place).find(filter.place) != std::string::npos);
}

void hit_row(Writer& out, const Context& ctx, const std::vector<frame::Column>& columns, const ScreeningRecord& record, const ScreeningHit& hit) {
    out.put<"<tr>{}</tr>">([&](Writer& row) {
        row.put<R"(<th scope="row"><a class="ta-link" href="/screenings/{}/hits/{}">{}</a><span class="ta-under">{}</span></th>)">(record.screening.id, hit.rank, hit.task.title, hit.task.code);
        frame::cell(row, columns[1], [&](Writer& w) { verdict_badge(w, ctx, name_of(hit.verdict)); });
        frame::cell(row, columns[2], [&](Writer& w) { w.put<"{}">(percent(hit.score)); });
        frame::cell(row, columns[3], [&](Writer& w) {
            task_state(w, ctx, hit.task.state);
            if (!hit.task.stop_cause.empty()) w.put<R"(<span class="ta-cause">{}</span>)">(hit.task.stop_cause);
        });
        frame::cell(row, columns[4], [&](Writer& w) { w.put<"{}">(hit.task.place.empty() ? std::string_view{"–"} : std::string_view{hit.task.place}); });
        frame::cell(row, columns[5], [&](Writer& w) {
            const auto when = years(hit.task);
            w.put<"{}">(when.empty() ? std::string_view{"–"} : std::string_view{when});
        });
    });
}

void hits_table(Writer& out, const Context& ctx, const ScreeningRecord& record, std::string_view caption, const std::vector<const ScreeningHit*>& hits) {
    const std::vector<frame::Column> columns{{.key = "title", .label = word(ctx, "overlap.earlier_task"), .is_name = true}, {.key = "verdict", .label = word(ctx, "overlap.verdict"), .is_short = true},
                                             {.key = "score", .label = word(ctx, "overlap.score"), .numeric = true, .is_short = true}, {.key = "state", .label = word(ctx, "overlap.state"), .is_short = true},
                                             {.key = "place", .label = word(ctx, "overlap.place"), .is_short = true}, {.key = "years", .label = word(ctx, "overlap.years"), .is_short = true}};
    frame::table(out, ctx, {.caption = std::string{caption}, .columns = columns, .sort = {}, .select_name = {}}, [&](Writer& rows) {
        for (const auto* hit : hits) hit_row(rows, ctx, columns, record, *hit);
    });
}

void hits_part(Writer& out, const Context& ctx, const ScreeningRecord& record) {
    const auto& t = ctx.t();
    const auto filter = hit_filter(ctx);
    const frame::FormView view{ctx};
    frame::filter_form(out, "/screenings/" + record.screening.id.str(), [&](Writer& w) {
        auto states = state_choices(ctx);
        states.insert(states.begin(), {"", word(ctx, "overlap.any"), ""});
        view.select(w, {.name = "state", .label = word(ctx, "overlap.state"), .value = std::string{ctx.query("state")}}, states);
        view.text(w, {.name = "place", .label = word(ctx, "overlap.place"), .value = std::string{ctx.query("place")}, .most = 100});
        frame::submit(w, t("frame.apply"), frame::Button::plain);
    });
    std::vector<const ScreeningHit*> close, related;
    for (const auto& hit : record.hits)
        if (passes(filter, hit.task)) (hit.verdict == Verdict::related ? related : close).push_back(&hit);
    if (close.empty()) frame::note(out, ctx, Tone::ok, t("overlap.nothing_close"));
    else hits_table(out, ctx, record, t("overlap.close_tasks"), close);
    if (related.empty()) return;
    out.put<R"(<details class="ta-more"><summary>{}</summary>{}</details>)">(t("overlap.related_tasks", {std::to_string(related.size())}), [&](Writer& w) { hits_table(w, ctx, record, t("overlap.related"), related); });
}

std::string about_words(const ScreeningRecord& record) {
    for (const auto& hit : record.hits)
        if (hit.rank == record.screening.about) return hit.task.code + ". " + hit.task.title;
    return {};
}

void decision_form(Writer& out, const Context& ctx, const ScreeningRecord& record, const Errors& errors) {
    const auto& t = ctx.t();
    const auto& s = record.screening;
    const bool again = ctx.request().form.find("decision").has_value();
    const auto typed = [&](std::string_view name, std::string stored) { return again ? std::string{ctx.form(name)} : std::move(stored); };
    const frame::FormView view{ctx, errors};
    frame::form(out, ctx, {.action = "/screenings/" + s.id.str() + "/decide"}, [&](Writer& f) {
        view.summary(f, {{"decision", word(ctx, "overlap.decision")}, {"about", word(ctx, "overlap.about")}, {"reasons", word(ctx, "overlap.reasons")}});
        frame::hidden(f, "version", std::to_string(s.version));
        std::vector<frame::Choice> decisions, tasks{{"", word(ctx, "form.choose"), ""}};
        for (const auto d : {Decision::independent, Decision::continues, Decision::overlaps}) decisions.push_back({std::string{name_of(d)}, word(ctx, key_of(d)), ""});
        for (const auto& hit : record.hits) tasks.push_back({std::to_string(hit.rank), std::to_string(hit.rank) + ". " + std::string{first_code_points(hit.task.code + ". " + hit.task.title, 90)}, ""});
        view.radios(f, {.name = "decision", .label = word(ctx, "overlap.decision"), .value = typed("decision", s.decision ? std::string{name_of(*s.decision)} : ""), .required = true}, decisions);
        if (!record.hits.empty())
            view.select(f, {.name = "about", .label = word(ctx, "overlap.about"), .help = word(ctx, "overlap.about_help"), .value = typed("about", s.about ? std::to_string(s.about) : "")}, tasks);
        view.text(f, {.name = "reasons", .label = word(ctx, "overlap.reasons"), .value = typed("reasons", s.reasons), .required = true, .most = kMostReasons, .rows = 5});
        frame::submit(f, t("overlap.decide_now"));
    });
}

void decision_part(Writer& out, const Context& ctx, const ScreeningRecord& record, const Errors& errors) {
    const auto& t = ctx.t();
    const auto& s = record.screening;
    frame::card(out, t("overlap.decision"), [&](Writer& w) {
        if (s.decision) {
            decision_badge(w, ctx, *s.decision);
            if (const auto about = about_words(record); !about.empty()) w.put<"<p>{}</p>">(about);
            paragraphs(w, s.reasons);
            w.put<R"(<p class="ta-muted ta-small">{}, {}</p>)">(s.decided_by, t.time(*s.decided_at));
        }
        if (!is_current(record.proposal, s)) return void(w.put<R"(<p class="ta-muted">{}</p>)">(t("overlap.stale")));
        if (!ctx.who().may(kDecide)) {
            if (!s.decision) w.put<R"(<p class="ta-muted">{}</p>)">(t("overlap.waits_for_decision"));
            return;
        }
        if (!s.decision) return decision_form(w, ctx, record, errors);
        w.put<R"(<details class="ta-more"{}><summary>{}</summary>{}</details>)">(html::Attributes{}.flag("open", !errors.empty()), t("overlap.change_decision"), [&](Writer& d) { decision_form(d, ctx, record, errors); });
    });
}

html::Html rail_of(const Context& ctx, const ScreeningRecord& record, const std::vector<Screening>& all, const Errors& errors) {
    const auto& t = ctx.t();
    const auto& s = record.screening;
    Writer rail;
    decision_part(rail, ctx, record, errors);
    std::vector<frame::Fact> facts{frame::fact(word(ctx, "overlap.screened_at"), t.time(s.screened_at)), frame::fact(word(ctx, "overlap.screened_by"), s.screened_by),
                                   frame::fact(word(ctx, "overlap.corpus"), t("overlap.corpus_words", {std::to_string(s.corpus_version), std::to_string(s.corpus_tasks)})),
                                   frame::fact(word(ctx, "overlap.text_mark"), s.text_hash.substr(0, 12))};
    if (record.proposal.file) facts.push_back({word(ctx, "overlap.proposal_file"), [&](Writer& w) { w.put<R"(<a href="/files/{}">{}{}</a>)">(record.proposal.file, frame::icon(ctx, "download"), t("overlap.download")); }});
    frame::card(rail, t("overlap.this_screening"), [&](Writer& w) { frame::facts(w, facts); });
    if (all.size() > 1)
        frame::card(rail, t("overlap.all_screenings"), [&](Writer& w) {
            for (const auto& one : all)
                w.put<R"(<p><a href="/screenings/{}"{}>{}</a> {}</p>)">(one.id, html::Attributes{}.flag("aria-current", one.id == s.id), t.time(one.screened_at), one.decision ? t(key_of(*one.decision)) : std::string_view{});
        });
    return rail.take();
}

html::Html acts_of(const Context& ctx, const Proposal& proposal, const Screening* screening) {
    const auto& t = ctx.t();
    Writer acts;
    const bool current = screening && is_current(proposal, *screening);
    if (ctx.who().may(kScreen)) {
        frame::post_button(acts, ctx, "/proposals/" + proposal.id.str() + "/screen", t(screening ? "overlap.look_up_again" : "overlap.look_up"), current ? frame::Button::plain : frame::Button::primary);
        acts.put<R"(<a class="btn" href="/proposals/{}/edit">{}</a>)">(proposal.id, t("overlap.edit_text"));
    }
    if (screening) acts.put<R"(<a class="btn" href="/screenings/{}/form.docx">{}{}</a>)">(screening->id, frame::icon(ctx, "download"), t("overlap.form"));
    return acts.take();
}

http::Response show_record(Context& ctx, const ScreeningRecord& record, const std::vector<Screening>& all, const std::vector<audit::Entry>& entries, const Errors& errors) {
    const auto& t = ctx.t();
    const auto& s = record.screening;
    Writer body;
    if (record.proposal.text_hash != s.text_hash) frame::note(body, ctx, Tone::warn, t("overlap.text_changed"));
    else if (record.proposal.last != s.id) body.put<R"(<p class="ta-note ta-info">{} <a href="/proposals/{}">{}</a></p>)">(t("overlap.older_screening"), record.proposal.id, t("overlap.newest_screening"));
    hits_part(body, ctx, record);
    frame::card(body, t("overlap.proposal_text"), [&](Writer& w) {
        w.put<R"(<details class="ta-more"><summary>{}</summary><div class="ta-prose">{}</div></details>)">(t("overlap.show_text"), [&](Writer& p) { paragraphs(p, s.title + "\n" + s.text); });
    });
    if (!entries.empty()) frame::card(body, t("overlap.history"), [&](Writer& w) { history(w, ctx, entries); });
    return frame::page_with_rail(ctx, {.title = s.title, .section = "overlap.screenings", .crumbs = screening_crumbs(ctx), .acts = acts_of(ctx, record.proposal, &s)}, body.take(), rail_of(ctx, record, all, errors),
                                 errors.empty() ? 200 : errors[0].field == "form" ? 409 : 422);
}

Result<http::Response> show_screening(Context& ctx, Id<Screening> id, const Errors& errors) {
    std::vector<Screening> all;
    std::vector<audit::Entry> entries;
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) -> Result<ScreeningRecord> {
        TRY_ASSIGN(auto found, queries::screening(tx, ctx.who(), id));
        all = queries::screenings(tx, found.proposal);
        entries = audit::history_of(tx, "proposal", found.proposal.id.value, 50);
        return found;
    }));
    return show_record(ctx, record, all, entries, errors);
}

Result<http::Response> show_proposal(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Proposal>());
    TRY_ASSIGN(const auto proposal, ctx.read([&](store::ReadTx& tx) { return queries::proposal(tx, ctx.who(), id); }));
    if (proposal.last) return show_screening(ctx, proposal.last, {});
    Writer body;
    frame::note(body, ctx, Tone::warn, ctx.t()("overlap.not_screened_text"));
    frame::card(body, ctx.t()("overlap.proposal_text"), [&](Writer& w) { w.put<R"(<div class="ta-prose">{}</div>)">([&](Writer& p) { paragraphs(p, proposal.text); }); });
    return frame::page(ctx, {.title = proposal.title, .section = "overlap.screenings", .crumbs = screening_crumbs(ctx), .acts = acts_of(ctx, proposal, nullptr)}, body.take());
}

Result<http::Response> post_screen(Context& ctx, TaskIndex& index) {
    TRY_ASSIGN(const auto id, ctx.id<Proposal>());
    TRY_ASSIGN(const auto kept, actions::screen(ctx.services().db, index, ctx.who(), id));
    (void)kept;
    return ctx.redirect("/proposals/" + id.str(), "overlap.was_screened");
}

Result<http::Response> post_decide(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Screening>());
    frame::FormReader form{ctx.request().form};
    const auto version = form.number("version", 1, 1'000'000'000).value_or(0);
    const auto decision = parse_name<Decision>(form.choice("decision", {"independent", "continues", "overlaps"}));
    const auto about = form.number("about", 1, static_cast<std::int64_t>(rules::kMostHits)).value_or(0);
    const auto reasons = form.text("reasons", {.required = true, .most = kMostReasons, .several_lines = true});
    if (!form.errors().empty()) return show_screening(ctx, id, form.errors().all());
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::decide(tx, ctx.who(), id, version, {*decision, reasons, about}); });
    if (done) return ctx.redirect("/screenings/" + id.str(), "overlap.was_decided");
    if (done.error().code == Code::invalid) return show_screening(ctx, id, done.error().fields);
    // Somebody was faster: what they decided is shown, what was typed stays.
    if (done.error().reason == "frame.conflict") return show_screening(ctx, id, {{"form", done.error().reason, {}}});
    return done.error();
}

// ---- the text

http::Response text_form(Context& ctx, const Proposal& proposal, const Errors& errors, int status) {
    const frame::FormView view{ctx, errors};
    const auto base = "/proposals/" + proposal.id.str();
    Writer body;
    frame::note(body, ctx, Tone::info, ctx.t()("overlap.edit_text_note"));
    frame::form(body, ctx, {.action = base + "/edit"}, [&](Writer& f) {
        view.summary(f, {{"title", word(ctx, "overlap.title")}, {"text", word(ctx, "overlap.proposal_text")}});
        frame::hidden(f, "version", std::to_string(proposal.version));
        view.text(f, {.name = "title", .label = word(ctx, "overlap.title"), .value = proposal.title, .required = true, .most = kMostTitle, .rows = 2});
        view.text(f, {.name = "text", .label = word(ctx, "overlap.proposal_text"), .value = proposal.text, .most = kMostText, .rows = 14});
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, ctx.t()("form.save")); }, html::Url{base}, ctx.t()("form.cancel"));
    });
    auto trail = screening_crumbs(ctx);
    trail.push_back({proposal.title, base});
    return frame::page(ctx, {.title = word(ctx, "overlap.edit_text"), .section = "overlap.screenings", .crumbs = trail}, body.take(), status);
}

Result<http::Response> get_edit(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Proposal>());
    TRY_ASSIGN(const auto proposal, ctx.read([&](store::ReadTx& tx) { return queries::proposal(tx, ctx.who(), id); }));
    return text_form(ctx, proposal, {}, 200);
}

Result<http::Response> post_edit(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Proposal>());
    frame::FormReader form{ctx.request().form};
    Proposal typed;
    typed.id = id;
    typed.version = form.number("version", 1, 1'000'000'000).value_or(0);
    typed.title = form.text("title", {.required = true, .most = kMostTitle});
    typed.text = form.text("text", {.most = kMostText, .several_lines = true});
    if (!form.errors().empty()) return text_form(ctx, typed, form.errors().all(), 422);
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::change_proposal(tx, ctx.who(), id, typed.version, typed.title, typed.text); });
    if (done) return ctx.redirect("/proposals/" + id.str(), "overlap.saved");
    if (done.error().code == Code::conflict) return text_form(ctx, typed, {{"form", done.error().reason, {}}}, 409);
    if (done.error().code == Code::invalid) return text_form(ctx, typed, done.error().fields, 422);
    return done.error();
}

// ---- on paper

Result<http::Response> get_form(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Screening>());
    TRY_ASSIGN(const auto form, ctx.read([&](store::ReadTx& tx) { return look_up_form(tx, ctx.who(), id); }));
    return ctx.download(to_docx(form, ctx.services().locale.words(Language::vi), ctx.now()), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "phieu-ket-qua-tra-cuu-" + id.str() + ".docx");
}

}  // namespace

void add_screenings(frame::Routes& routes, TaskIndex& index) {
    using frame::Access;
    const auto screen = Access::needs(kScreen);
    http::Limits long_text, uploads;
    long_text.body = 4u << 20;
    uploads.body = static_cast<std::uint64_t>(kMostUpload) + (8u << 20);
    uploads.field_bytes = 2u << 20;
    uploads.multipart = true;
    uploads.files = 1;
    routes.get("/screenings", screen, show_list);
    routes.get("/screenings/new", screen, get_new);
    routes.post("/screenings/new", screen, [&index](Context& ctx) { return post_new(ctx, index); }, uploads);
    routes.get("/screenings/{id}", Access::signed_in(), [](Context& ctx) -> Result<http::Response> {
        TRY_ASSIGN(const auto id, ctx.id<Screening>());
        return show_screening(ctx, id, {});
    });
    routes.get("/screenings/{id}/form.docx", Access::signed_in(), get_form);
    routes.post("/screenings/{id}/decide", Access::needs(kDecide), post_decide);
    routes.get("/proposals/{id}", Access::signed_in(), show_proposal);
    routes.get("/proposals/{id}/edit", screen, get_edit);
    routes.post("/proposals/{id}/edit", screen, post_edit, long_text);
    routes.post("/proposals/{id}/screen", screen, [&index](Context& ctx) { return post_screen(ctx, index); });
}

}  // namespace thienan::overlap::pages
