// A document's text becomes a draft directive; its header by hand; confirming, closing, reopening and withdrawing it.
#include "modules/directives/actions/registering.hpp"

#include "modules/directives/api/json.hpp"
#include "modules/directives/api/schemas.hpp"
#include "modules/directives/queries/records.hpp"

namespace thienan::directives::api {
namespace {

using frame::Context;
using http::Method;

// Escapes may make a text up to six times as long.
constexpr std::uint64_t kMostBody = 6 * kMostTextBytes + (64 << 10);

std::string directive_answer_schema() { return object({{"id", kInteger}, {"version", kInteger}, {"state", one_of<DirectiveState>()}}, 3); }

Result<http::Response> answer_directive(Context& ctx, Id<Directive> id) {
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::directive(tx, ctx.who(), id, ctx.today()); }));
    const auto& d = record.directive;
    return answer(ctx, {{"id", d.id.value}, {"version", d.version}, {"state", name_of(d.state)}});
}

Result<http::Response> post_directive(Context& ctx) {
    TRY_ASSIGN(auto body, Body::of(ctx));
    actions::NewDirective input;
    input.text = body.raw_text("text", kMostTextBytes);
    input.received_on = body.date("received_on");
    TRY(body.checked());
    TRY_ASSIGN(const auto id, ctx.write([&](store::WriteTx& tx) { return actions::register_text(tx, ctx.who(), input); }));
    return answer_directive(ctx, id);
}

Header header_of(Body& body) {
    Header h;
    h.kind = body.text("kind", {.most = 10});
    h.number = body.text("number", {.most = 20});
    h.symbol = body.text("symbol", {.most = 60});
    h.issuer = body.text("issuer", {.most = 300});
    h.issuer_agency = body.id<Agency>("issuer_agency");
    h.place = body.text("place", {.most = 100});
    h.issued_on = body.date("issued_on");
    h.received_on = body.date("received_on");
    h.subject = body.text("subject", {.most = 2000});
    h.signer = body.text("signer", {.most = 100});
    h.meeting_on = body.date("meeting_on");
    h.urgency = body.choice<Urgency>("urgency").value_or(Urgency::normal);
    return h;
}

Result<http::Response> put_header(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    Header header;
    body.inside("header", [&](Body& inner) { header = header_of(inner); }, Body::Need::required);
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::correct_header(tx, ctx.who(), id, version, header); }));
    return answer_directive(ctx, id);
}

Result<http::Response> post_act(Context& ctx, DirectiveAct act) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(auto body, Body::of(ctx));
    const auto version = body.version();
    const auto reason = act == DirectiveAct::withdraw ? body.text("reason", {.required = true, .most = 2000}) : std::string{};
    TRY(body.checked());
    TRY(ctx.write([&](store::WriteTx& tx) -> Result<Done> {
        switch (act) {
            case DirectiveAct::confirm: return actions::confirm_reading(tx, ctx.who(), id, version);
            case DirectiveAct::close: return actions::close(tx, ctx.who(), id, version);
            case DirectiveAct::reopen: return actions::reopen(tx, ctx.who(), id, version);
            case DirectiveAct::withdraw: return actions::withdraw(tx, ctx.who(), id, version, reason);
        }
        CHECK(false);
    }));
    return answer_directive(ctx, id);
}

std::string summary_of(DirectiveAct act) {
    switch (act) {
        case DirectiveAct::confirm: return "The reading is right: its drafts become live assignments";
        case DirectiveAct::close: return "All assignments are over: no longer tracked";
        case DirectiveAct::reopen: return "Tracks a closed directive again";
        case DirectiveAct::withdraw: return "Registered by mistake or revoked: open assignments are cancelled";
    }
    CHECK(false);
}

}  // namespace

void add_registering(frame::Routes& routes) {
    const auto may = frame::Access::needs(kRegister);
    http::Limits long_text;
    long_text.body = kMostBody;
    routes.api(Method::post, "/api/v1/directives", may, post_directive,
               {.summary = "Registers a document by its text and reads it into a draft", .request_schema = object({{"text", kString}, {"received_on", kMaybeDate}}, 1), .response_schema = directive_answer_schema(), .query = {}},
               long_text);
    routes.api(Method::put, "/api/v1/directives/{id}/header", may, put_header,
               {.summary = "Corrects what is known of the document besides its text; a field left out becomes empty",
                .request_schema = object({{"version", kInteger}, {"header", header_schema()}}, 2), .response_schema = directive_answer_schema(), .query = {}});
    for (const auto act : {DirectiveAct::confirm, DirectiveAct::close, DirectiveAct::reopen, DirectiveAct::withdraw}) {
        const bool asks = act == DirectiveAct::withdraw;
        routes.api(Method::post, "/api/v1/directives/{id}/" + std::string{name_of(act)}, may, [act](Context& ctx) { return post_act(ctx, act); },
                   {.summary = summary_of(act), .request_schema = asks ? object({{"version", kInteger}, {"reason", words(2000)}}, 2) : object({{"version", kInteger}}, 1),
                    .response_schema = directive_answer_schema(), .query = {}});
    }
}

}  // namespace thienan::directives::api
