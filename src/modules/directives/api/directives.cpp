#include "modules/directives/actions/registering.hpp"
#include "modules/directives/actions/reviewing.hpp"
#include "modules/directives/api/json.hpp"
#include "modules/directives/api/routes.hpp"
#include "modules/directives/api/schemas.hpp"

namespace thienan::directives::api {
namespace {

using http::Method;
using http::Response;

// Numbers of the bodies of acts on drafts.
struct Numbers {
    std::int64_t at = -1, other = 0, other_version = 0;
};

http::Limits document_limits() {
    http::Limits limits;
    limits.body = 8u << 20;  // a text of the most bytes allowed, with room for JSON's escapes
    return limits;
}

Result<Response> get_directives(Context& ctx) {
    queries::DirectiveFilter filter;
    filter.state = parse_name<DirectiveState>(ctx.query("state"));
    filter.text = std::string{ctx.query("text")};
    const auto page = ctx.read([&](store::ReadTx& tx) {
        return queries::directives(tx, ctx.who(), filter, {ctx.query("after"), ctx.query("before")});
    });
    return answer(ctx, {{"items", list_of(page.items)}, {"next", page.next}, {"previous", page.previous}});
}

Result<Response> post_directive(Context& ctx) {
    Body body{ctx};
    actions::NewDirective input{body.text("text"), body.id<File>("file"), std::nullopt, body.date("received_on")};
    if (const auto ocr = body.number("ocr", -1); ocr >= 0) input.ocr = static_cast<int>(std::min<std::int64_t>(ocr, 100));
    TRY(std::move(body).check());
    TRY_ASSIGN(const auto id, ctx.write([&](store::WriteTx& tx) { return actions::register_text(tx, ctx.who(), input); }));
    return answer(ctx, {{"id", id.value}});
}

Result<Response> get_directive(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(const auto record, ctx.read([&](store::ReadTx& tx) { return queries::directive(tx, ctx.who(), id, ctx.today()); }));
    return answer(ctx, to_json(record));
}

Result<Response> get_text(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(const auto text, ctx.read([&](store::ReadTx& tx) { return queries::text_of(tx, ctx.who(), id); }));
    return answer(ctx, {{"text", text}});
}

Result<Response> get_drafts(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    TRY_ASSIGN(const auto review, ctx.read([&](store::ReadTx& tx) { return queries::review(tx, ctx.who(), id); }));
    return answer(ctx, to_json(review));
}

// Runs f(tx, id, version, body) and answers with the directive.
template <class F>
frame::Handle act(F f) {
    return [f](Context& ctx) -> Result<Response> {
        TRY_ASSIGN(const auto id, ctx.id<Directive>());
        Body body{ctx};
        const auto version = body.version();
        const auto reason = body.text("reason");
        TRY(std::move(body).check());
        TRY(ctx.write([&](store::WriteTx& tx) { return f(tx, ctx.who(), id, version, reason); }));
        return get_directive(ctx);
    };
}

Result<Response> put_header(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    Body body{ctx};
    const auto version = body.version();
    const auto header = body.header();
    TRY(std::move(body).check());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::correct_header(tx, ctx.who(), id, version, header); }));
    return get_directive(ctx);
}

Result<Response> post_draft(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Directive>());
    Body body{ctx};
    const auto fields = body.draft();
    TRY(std::move(body).check());
    TRY_ASSIGN(const auto draft, ctx.write([&](store::WriteTx& tx) { return actions::add_draft(tx, ctx.who(), id, fields); }));
    return answer(ctx, {{"id", draft.value}});
}

Result<Response> put_draft(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Assignment>());
    Body body{ctx};
    const auto version = body.version();
    const auto fields = body.draft();
    TRY(std::move(body).check());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::correct_draft(tx, ctx.who(), id, version, fields); }));
    return answer(ctx, {{"id", id.value}});
}

// Runs f(tx, who, id, version, body) → an id to answer with.
template <class F>
frame::Handle draft_act(F f) {
    return [f](Context& ctx) -> Result<Response> {
        TRY_ASSIGN(const auto id, ctx.id<Assignment>());
        Body body{ctx};
        const auto version = body.version();
        const auto at = body.number("at", -1), other = body.number("other", 0), other_version = body.number("other_version", 0);
        TRY(std::move(body).check());
        TRY_ASSIGN(const auto answered, ctx.write([&](store::WriteTx& tx) -> Result<Id<Assignment>> {
            return f(tx, ctx.who(), id, version, Numbers{at, other, other_version});
        }));
        return answer(ctx, {{"id", answered.value}});
    };
}

Result<Response> post_point(Context& ctx) {
    TRY_ASSIGN(const auto id, ctx.id<Point>());
    Body body{ctx};
    const auto disposition = body.choice("disposition", Disposition::work);
    const auto reason = body.text("reason");
    TRY(std::move(body).check());
    TRY(ctx.write([&](store::WriteTx& tx) { return actions::mark_point(tx, ctx.who(), id, disposition, reason); }));
    return answer(ctx, {{"id", id.value}});
}

std::string header_schema() {
    Schema schema;
    schema.with("!version", kNumber);
    for (const auto name : {"kind", "number", "symbol", "issuer", "place", "subject", "signer", "urgency"}) schema.with(name, kText);
    for (const auto name : {"issued_on", "received_on", "meeting_on"}) schema.with(name, kDay);
    return schema.with("issuer_agency", kNumber).str();
}

Schema draft_schema() {
    Schema schema;
    schema.with("!text", kText).with("span", kNumbers).with("point", kNumber).with("leads", kBodies).with("with", kBodies);
    for (const auto name : {"product", "due_kind", "due_text", "recurrence", "condition", "force"}) schema.with(name, kText);
    for (const auto name : {"due_from", "due_on", "internal_due"}) schema.with(name, kDay);
    return schema.with("leader", kNumber).with("recurrence_day", kNumber);
}

std::string versioned(std::initializer_list<std::string_view> numbers = {}) {
    Schema schema;
    schema.with("!version", kNumber);
    for (const auto name : numbers) schema.with(name, kNumber);
    return schema.str();
}

void add_reading(frame::Routes& routes) {
    const auto in = frame::Access::signed_in();
    routes.api(Method::get, "/api/v1/directives", in, get_directives,
               {.summary = "Directives you may see, newest first", .response_schema = std::string{kPage}, .query = {"state", "text", "after", "before"}});
    routes.api(Method::get, "/api/v1/directives/{id}", in, get_directive,
               {.summary = "One directive: outline with coverage, assignments, references", .response_schema = std::string{kAnyObject}});
    routes.api(Method::get, "/api/v1/directives/{id}/text", in, get_text,
               {.summary = "The document's own text; spans are bytes of it", .response_schema = Schema{}.with("text", kText).str()});
    routes.api(Method::get, "/api/v1/directives/{id}/drafts", in, get_drafts,
               {.summary = "The reading of a draft, to be corrected", .response_schema = std::string{kAnyObject}});
}

void add_registering(frame::Routes& routes) {
    const auto needs = frame::Access::needs(kRegister);
    const auto with_reason = Schema{}.with("!version", kNumber).with("reason", kText).str();
    const auto any = std::string{kAnyObject};
    routes.api(Method::post, "/api/v1/directives", needs, post_directive,
               {.summary = "Register a document's text; it is read and becomes a draft",
                .request_schema = Schema{}.with("!text", kText).with("file", kNumber).with("received_on", kDay).with("ocr", kNumber).str(),
                .response_schema = std::string{kNewId}}, document_limits());
    routes.api(Method::put, "/api/v1/directives/{id}/header", needs, put_header,
               {.summary = "Correct number, symbol, day, issuer …", .request_schema = header_schema(), .response_schema = any});
    const auto post = [&](std::string name, std::string summary, frame::Handle handle) {
        routes.api(Method::post, "/api/v1/directives/{id}/" + name, needs, std::move(handle),
                   {.summary = std::move(summary), .request_schema = with_reason, .response_schema = any});
    };
    using Tx = store::WriteTx;
    post("confirm", "Confirm the reading: drafts become live assignments", act([](Tx& tx, const Principal& who, Id<Directive> id, std::int64_t v, const std::string&) { return actions::confirm_reading(tx, who, id, v); }));
    post("close", "Close a directive whose assignments are all over", act([](Tx& tx, const Principal& who, Id<Directive> id, std::int64_t v, const std::string&) { return actions::close(tx, who, id, v); }));
    post("reopen", "Track a closed directive again", act([](Tx& tx, const Principal& who, Id<Directive> id, std::int64_t v, const std::string&) { return actions::reopen(tx, who, id, v); }));
    post("withdraw", "Withdraw a directive; open assignments are cancelled", act([](Tx& tx, const Principal& who, Id<Directive> id, std::int64_t v, const std::string& why) { return actions::withdraw(tx, who, id, v, why); }));
    routes.api(Method::post, "/api/v1/points/{id}", needs, post_point,
               {.summary = "Say what a point is: work, heading or no_work with a reason",
                .request_schema = Schema{}.with("!disposition", kText).with("reason", kText).str(), .response_schema = std::string{kNewId}});
}

void add_drafts(frame::Routes& routes) {
    const auto needs = frame::Access::needs(kRegister);
    const auto id = std::string{kNewId};
    using Tx = store::WriteTx;
    routes.api(Method::post, "/api/v1/directives/{id}/drafts", needs, post_draft,
               {.summary = "Add an assignment the reading missed", .request_schema = draft_schema().str(), .response_schema = id});
    routes.api(Method::put, "/api/v1/drafts/{id}", needs, put_draft,
               {.summary = "Correct a draft", .request_schema = draft_schema().with("!version", kNumber).str(), .response_schema = id});
    const auto post = [&](std::string name, std::string summary, std::string schema, frame::Handle handle) {
        routes.api(Method::post, "/api/v1/drafts/{id}/" + name, needs, std::move(handle),
                   {.summary = std::move(summary), .request_schema = std::move(schema), .response_schema = id});
    };
    const auto same = [](Id<Assignment> draft, Result<Done> done) { return done ? Result<Id<Assignment>>{draft} : Result<Id<Assignment>>{done.error()}; };
    post("check", "The reading of this draft is right", versioned(), draft_act([same](Tx& tx, const Principal& who, Id<Assignment> d, std::int64_t v, Numbers) { return same(d, actions::check_draft(tx, who, d, v)); }));
    post("drop", "Not an assignment", versioned(), draft_act([same](Tx& tx, const Principal& who, Id<Assignment> d, std::int64_t v, Numbers) { return same(d, actions::drop_draft(tx, who, d, v)); }));
    post("split", "Two drafts, the second from byte `at`; answers its id", versioned({"!at"}), draft_act([](Tx& tx, const Principal& who, Id<Assignment> d, std::int64_t v, Numbers n) { return actions::split_draft(tx, who, d, v, n.at); }));
    post("merge", "Take another draft up into this one", versioned({"!other", "!other_version"}), draft_act([same](Tx& tx, const Principal& who, Id<Assignment> d, std::int64_t v, Numbers n) { return same(d, actions::merge_drafts(tx, who, d, v, {n.other}, n.other_version)); }));
}

}  // namespace

void add_directives(frame::Routes& routes) {
    add_reading(routes);
    add_registering(routes);
    add_drafts(routes);
}

}  // namespace thienan::directives::api
