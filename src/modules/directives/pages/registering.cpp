// Registering a document: pasted or as a file; its header by hand; closing, reopening and withdrawing it.
#include "base/utf8.hpp"
#include "frame/components/forms.hpp"
#include "frame/form_reader.hpp"
#include "frame/page.hpp"
#include "modules/directives/actions/registering.hpp"
#include "modules/directives/pages/filters.hpp"
#include "modules/directives/pages/incoming.hpp"
#include "modules/directives/pages/pages.hpp"
#include "modules/directives/queries/records.hpp"

namespace thienan::directives::pages {
namespace {

using frame::FormReader;
using frame::FormView;

std::string text_of_key(const Context& ctx, std::string_view key) { return std::string{ctx.t()(key)}; }

http::Response new_page(Context& ctx, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const FormView view{ctx, errors};
    Writer body;
    frame::form(body, ctx, {.action = "/directives/new", .multipart = true, .id = "new-directive", .keep_draft = true}, [&](Writer& f) {
        view.summary(f);
        view.file(f, {.name = "file", .label = text_of_key(ctx, "directives.file"), .help = text_of_key(ctx, "directives.file_help")}, ".pdf,.docx,.txt,.png,.jpg,.jpeg,.tif,.tiff", kMostUpload);
        view.text(f, {.name = "text", .label = text_of_key(ctx, "directives.paste"), .help = text_of_key(ctx, "directives.paste_help"), .value = std::string{ctx.form("text")}, .rows = 12});
        view.date(f, {.name = "received_on", .label = text_of_key(ctx, "directives.received_on"), .help = text_of_key(ctx, "directives.received_on_help"), .value = std::string{ctx.form("received_on")}});
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="/directives">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("directives.read_document")); }, t("form.cancel"));
    });
    return frame::page(ctx, {.title = text_of_key(ctx, "directives.register_document"), .under = text_of_key(ctx, "directives.register_under"), .section = "directives.directives",
                             .crumbs = {{text_of_key(ctx, "directives.directives"), "/directives"}}}, body.take(), errors.empty() ? 200 : 422);
}

Result<http::Response> post_new(Context& ctx) {
    FormReader form{ctx.request().form};
    const auto received = form.date("received_on");
    auto errors = form.errors().all();
    const bool pasted = !trim(ctx.form("text")).empty();
    const auto& uploads = ctx.request().uploads;
    const bool uploaded = !uploads.empty() && uploads.front().size > 0;
    if (!pasted && !uploaded) errors.push_back({"text", "directives.nothing_given", {}});
    if (pasted && uploaded) errors.push_back({"text", "directives.both_given", {}});
    if (!errors.empty()) return new_page(ctx, errors);
    if (uploaded) {
        auto queued = read_upload(ctx, received);
        if (queued) return ctx.redirect("/jobs/" + std::to_string(*queued));
        if (queued.error().code == Code::forbidden) return queued.error();
        return new_page(ctx, {{"file", queued.error().reason, queued.error().args}});
    }
    const auto done = ctx.write([&](store::WriteTx& tx) { return actions::register_text(tx, ctx.who(), {std::string{ctx.form("text")}, {}, std::nullopt, received}); });
    if (done) return ctx.redirect("/directives/" + done->str() + "/review", "directives.was_read");
    if (done.error().code == Code::forbidden) return done.error();
    return new_page(ctx, {{"text", done.error().reason, done.error().args}});
}

// ---- the header by hand -----------------------------------------------------------------------------------------------------

// What the form shows: what was typed after a refusal, else what is stored.
std::string typed(const Context& ctx, std::string_view name, std::string stored) {
    return ctx.request().form.find(name) ? std::string{ctx.form(name)} : std::move(stored);
}

http::Response header_page(Context& ctx, const Directive& d, const Surroundings& around, const std::vector<FieldError>& errors) {
    const auto& t = ctx.t();
    const auto& h = d.header;
    const FormView view{ctx, errors};
    const auto base = "/directives/" + d.id.str();
    const auto field = [&](std::string name, std::string_view key, std::string stored, std::size_t most) {
        return frame::Field{.name = name, .label = text_of_key(ctx, key), .value = typed(ctx, name, std::move(stored)), .most = most};
    };
    std::vector<frame::Choice> urgencies;
    for (const auto u : {Urgency::normal, Urgency::urgent, Urgency::very_urgent, Urgency::immediate}) urgencies.push_back({std::string{name_of(u)}, text_of_key(ctx, key_of(u)), ""});
    Writer body;
    frame::form(body, ctx, {.action = base + "/header"}, [&](Writer& f) {
        view.summary(f);
        frame::hidden(f, "version", std::to_string(d.version));
        f.put<R"(<div class="ta-pair">{}{}{}</div>)">([&](Writer& w) { view.text(w, field("kind", "directives.kind", h.kind, 10)); }, [&](Writer& w) { view.text(w, field("number", "directives.number", h.number, 20)); },
                                                  [&](Writer& w) { view.text(w, field("symbol", "directives.symbol", h.symbol, 60)); });
        view.text(f, field("issuer", "directives.column_issuer", h.issuer, 300));
        view.combobox(f, {.name = "issuer_agency", .label = text_of_key(ctx, "directives.issuer_agency"), .help = text_of_key(ctx, "directives.issuer_agency_help")}, agency_choices(ctx, around),
                      {typed(ctx, "issuer_agency", h.issuer_agency ? h.issuer_agency.str() : "")});
        view.text(f, {.name = "subject", .label = text_of_key(ctx, "directives.subject"), .value = typed(ctx, "subject", h.subject), .most = 2000, .rows = 3});
        f.put<R"(<div class="ta-pair">{}{}{}</div>)">([&](Writer& w) { view.date(w, field("issued_on", "directives.column_issued", t.date(h.issued_on), 0)); }, [&](Writer& w) { view.date(w, field("received_on", "directives.received_on", t.date(h.received_on), 0)); },
                                                  [&](Writer& w) { view.date(w, field("meeting_on", "directives.meeting_on", t.date(h.meeting_on), 0)); });
        f.put<R"(<div class="ta-pair">{}{}</div>)">([&](Writer& w) { view.text(w, field("place", "directives.place", h.place, 100)); }, [&](Writer& w) { view.text(w, field("signer", "directives.signer", h.signer, 100)); });
        view.select(f, {.name = "urgency", .label = text_of_key(ctx, "directives.urgency"), .value = typed(ctx, "urgency", std::string{name_of(h.urgency)})}, urgencies);
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t("form.save")); }, html::Url{base}, t("form.cancel"));
    });
    return frame::page(ctx, {.title = text_of_key(ctx, "directives.correct_header"), .section = "directives.directives", .crumbs = {{text_of_key(ctx, "directives.directives"), "/directives"}, {directive_words(ctx, h), base}}}, body.take(), errors.empty() ? 200 : 422);
}

struct Opened {
    queries::DirectiveRecord record;
    Surroundings around;
};

// The directive as somebody who may change it sees it.
Result<Opened> opened(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    return ctx.read([&](store::ReadTx& tx) -> Result<Opened> {
        TRY_ASSIGN(auto record, queries::directive(tx, ctx.who(), id, ctx.today()));
        if (!record.may_register) return Error{Code::forbidden, "frame.forbidden"};
        return Opened{std::move(record), surroundings(tx, ctx.today())};
    });
}

Result<http::Response> get_header(Context& ctx) {
    TRY_ASSIGN(const auto open, opened(ctx));
    return header_page(ctx, open.record.directive, open.around, {});
}

Result<http::Response> post_header(Context& ctx) {
    TRY_ASSIGN(const auto open, opened(ctx));
    FormReader form{ctx.request().form};
    Header h;
    h.kind = form.text("kind", {.most = 10});
    h.number = form.text("number", {.most = 20});
    h.symbol = form.text("symbol", {.most = 60});
    h.issuer = form.text("issuer", {.most = 300});
    h.issuer_agency = form.id<Agency>("issuer_agency");
    h.subject = form.text("subject", {.most = 2000});
    h.issued_on = form.date("issued_on");
    h.received_on = form.date("received_on");
    h.meeting_on = form.date("meeting_on");
    h.place = form.text("place", {.most = 100});
    h.signer = form.text("signer", {.most = 100});
    h.urgency = parse_name<Urgency>(ctx.form("urgency")).value_or(Urgency::normal);
    auto errors = form.errors().all();
    const auto& d = open.record.directive;
    if (errors.empty()) {
        const auto version = parse_positive(ctx.form("version")).value_or(0);
        const auto done = ctx.write([&](store::WriteTx& tx) { return actions::correct_header(tx, ctx.who(), d.id, version, h); });
        if (done) return ctx.redirect("/directives/" + d.id.str(), "directives.header_saved");
        errors = done.error().fields;
        if (errors.empty()) errors.push_back({"number", done.error().reason, done.error().args});
    }
    return header_page(ctx, d, open.around, errors);
}

// ---- the end of a directive ---------------------------------------------------------------------------------------------------

Result<http::Response> end_page(Context& ctx, DirectiveAct act, const std::vector<FieldError>& errors) {
    TRY_ASSIGN(const auto open, opened(ctx));
    const auto& t = ctx.t();
    const auto& d = open.record.directive;
    TRY(advance(d.state, act));
    const auto base = "/directives/" + d.id.str();
    const auto key = key_of(act);
    const FormView view{ctx, errors};
    Writer body;
    body.put<R"(<blockquote class="ta-quote"><p>{}</p><footer>{}</footer></blockquote><p>{}</p>)">(
        shortened(d.header.subject, 600), full_symbol(d.header), t("directives.directive_effect_" + std::string{name_of(act)}));
    if (act == DirectiveAct::close && d.open > 0) frame::note(body, ctx, Tone::warn, t("directives.still_open", {std::to_string(d.open)}));
    else frame::form(body, ctx, {.action = base + "/" + std::string{name_of(act)}}, [&](Writer& f) {
        view.summary(f);
        frame::hidden(f, "version", std::to_string(d.version));
        if (act == DirectiveAct::withdraw)
            view.text(f, {.name = "reason", .label = text_of_key(ctx, "directives.reason"), .value = std::string{ctx.form("reason")}, .required = true, .rows = 4});
        f.put<R"(<div class="ta-form-acts">{}<a class="btn btn-quiet" href="{}">{}</a></div>)">([&](Writer& w) { frame::submit(w, t(key)); }, html::Url{base}, t("form.cancel"));
    });
    return frame::page(ctx, {.title = std::string{t(key)}, .section = "directives.directives", .crumbs = {{text_of_key(ctx, "directives.directives"), "/directives"}, {directive_words(ctx, d.header), base}}}, body.take(), errors.empty() ? 200 : 422);
}

Result<http::Response> post_end(Context& ctx, DirectiveAct act) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    FormReader form{ctx.request().form};
    const auto reason = act == DirectiveAct::withdraw ? form.text("reason", {.required = true, .most = 2000, .several_lines = true}) : std::string{};
    if (!form.errors().empty()) return end_page(ctx, act, form.errors().all());
    const auto version = parse_positive(ctx.form("version")).value_or(0);
    const auto done = ctx.write([&](store::WriteTx& tx) -> Result<Done> {
        switch (act) {
            case DirectiveAct::close: return actions::close(tx, ctx.who(), id, version);
            case DirectiveAct::reopen: return actions::reopen(tx, ctx.who(), id, version);
            case DirectiveAct::withdraw: return actions::withdraw(tx, ctx.who(), id, version, reason);
            case DirectiveAct::confirm: break;
        }
        return Error{Code::not_found, "frame.not_found"};
    });
    if (done) return ctx.redirect("/directives/" + id.str(), "directives.directive_done_" + std::string{name_of(act)});
    if (done.error().code == Code::invalid) return end_page(ctx, act, done.error().fields);
    if (done.error().reason != "frame.conflict") return done.error();
    TRY_ASSIGN(auto response, end_page(ctx, act, {{"form", done.error().reason, {}}}));
    response.status = 409;
    return response;
}

}  // namespace

void add_registering(frame::Routes& routes) {
    const auto may = frame::Access::needs(kRegister);
    http::Limits uploads;
    uploads.body = static_cast<std::uint64_t>(kMostUpload) + (8u << 20);
    uploads.field_bytes = 6u << 20;
    uploads.multipart = true;
    routes.get("/directives/new", may, [](Context& ctx) -> Result<http::Response> { return new_page(ctx, {}); });
    routes.post("/directives/new", may, post_new, uploads);
    routes.get("/directives/{id}/header", may, get_header);
    routes.post("/directives/{id}/header", may, post_header);
    for (const auto act : {DirectiveAct::close, DirectiveAct::reopen, DirectiveAct::withdraw}) {
        const auto path = "/directives/{id}/" + std::string{name_of(act)};
        routes.get(path, may, [act](Context& ctx) { return end_page(ctx, act, {}); });
        routes.post(path, may, [act](Context& ctx) { return post_end(ctx, act); });
    }
}

}  // namespace thienan::directives::pages
